"""A huddle by form that is made before its time, so that the evening before counts."""

import pytest

from bot.chat.turn import asker
from bot.huddles.making import next_of
from bot.huddles.model import Huddle, Status
from bot.ports import Store
from tests.bot.huddling import MONDAY, Ward, lines, statuses
from tests.talk import Talk, text

ANSWER = {"q-today": "Two staff short"}


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def sister(ward: Ward) -> Talk:
    """Leads a huddle by form, weekdays 08:25 to 12:25; it is 09:00 on Monday."""
    sister = ward.lead()
    ward.schedule(sister, {"way": "form"})
    ward.at("09:00")
    return sister


def made_early(ward: Ward, who: Talk) -> Huddle:
    with ward.store.write(asker(ward.known(who))) as unit:
        made = next_of(unit.series.get("S-1"), unit, ward.clock.moment)
        assert made == next_of(unit.series.get("S-1"), unit, ward.clock.moment)
        unit.commit()
    assert made is not None
    return made


def answered(ward: Ward, who: Talk) -> str:
    """Tuesday's, the evening before."""
    who.say("huddle close")
    ward.at("20:00")
    huddle = made_early(ward, who)
    assert (huddle.ref, huddle.starts, huddle.status) == (
        "H-2",
        MONDAY.replace(day=24, hour=8, minute=25),
        Status.PLANNED,
    )
    form = who.say("huddle answer H-2") if False else who.press(who.say(f"huddle {huddle.ref}"), "Answer")
    who.send(form, ANSWER)
    return huddle.ref


def test_what_was_answered_the_evening_before_is_in_the_huddle(ward: Ward, sister: Talk) -> None:
    answered(ward, sister)
    ward.at("08:15", days=1)
    assert lines(ward.card()) == ["Ward 7 huddle", "Opens at 08:25. You can answer now."]
    ward.at("08:25", days=1)
    assert lines(ward.card())[1] == "1 has answered. Open until 12:25."
    assert [each.text.splitlines()[0] for each in ward.shows.posted if not each.under] == ["Ward 7 huddle"] * 2


def test_while_it_is_paused_what_was_answered_waits(ward: Ward, sister: Talk) -> None:
    ref = answered(ward, sister)
    sister.press(sister.say("huddle pause"), "Pause")
    ward.go()
    assert statuses(ward, sister, ref) == [Status.PLANNED]
    sister.press(sister.say("huddle resume"), "Go on")
    ward.at("08:25", days=1)
    assert lines(ward.card())[1] == "1 has answered. Open until 12:25."


def test_paused_until_it_is_over_it_was_not_held(ward: Ward, sister: Talk) -> None:
    ref = answered(ward, sister)
    sister.press(sister.say("huddle pause"), "Pause")
    ward.go()
    ward.at("12:30", days=1)
    assert statuses(ward, sister, ref) == [Status.PLANNED]
    sister.press(sister.say("huddle resume"), "Go on")
    ward.go()
    assert statuses(ward, sister, ref) == [Status.MISSED]
    assert len([each for each in ward.shows.posted if not each.under]) == 1


def test_with_its_series_what_was_answered_is_called_off(ward: Ward, sister: Talk) -> None:
    ref = answered(ward, sister)
    sister.press(sister.press(sister.say("huddle pause"), "Delete"), "Delete it")
    ward.go()
    assert statuses(ward, sister, ref) == [Status.CANCELLED]


def test_what_nobody_has_answered_is_as_if_it_had_never_been_made(ward: Ward, sister: Talk) -> None:
    sister.say("huddle close")
    ward.at("20:00")
    ref = made_early(ward, sister).ref
    sister.press(sister.say("huddle pause"), "Pause")
    ward.go()
    assert statuses(ward, sister, ref) == []
    assert text(sister.say(f"huddle {ref}")).startswith("I can’t find that.")
    sister.press(sister.say("huddle resume"), "Go on")
    ward.at("08:15", days=1)
    assert lines(ward.card()) == ["Ward 7 huddle", "Opens at 08:25. You can answer now."]
