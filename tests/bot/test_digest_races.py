"""A round-up that is set by two at the same moment, or while it turns out that nobody can be reached."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import Intent, encode
from bot.chat.turn import asker
from bot.digests.intents import EndDigest, SaveDigest
from bot.digests.model import Quiet, Subscription
from bot.digests.unreachable import person_gone
from bot.huddles.intents import NotToday
from bot.ports import Store
from storage.lanes import SqlLanes
from tests.bot.digesting import telling
from tests.bot.huddling import Ward
from tests.bot.meanwhile import just_before, meanwhile, presses
from tests.patience import PATIENCE
from tests.talk import Talk

LATER = SaveDigest(times="16:00", quiet="silent", answered=("times", "quiet"))


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def cara(ward: Ward) -> Talk:
    ward.person("cara").say("hi")
    found = ward.person("cara", "")
    found.say("digest subscribe")
    return found


def mine(ward: Ward, who: Talk) -> Subscription:
    with ward.store.read(asker(ward.known(who))) as unit:
        found = unit.subscriptions.of(person=ward.known(who).person.id)
    assert found is not None
    return found


def while_unreached(ward: Ward, who: Talk, intent: Intent) -> Subscription:
    """It is pressed at the moment at which a message to them did not arrive."""
    known = ward.known(who)

    def park() -> None:
        with ward.store.write(asker(known)) as unit:
            person_gone(unit, known.person.id, ward.clock.moment)
            unit.commit()

    meanwhile(ward.store, ward.clock, lambda app: replace(who, app=app).press_intent(encode(intent)), park)
    return mine(ward, who)


def test_stopped_while_it_cannot_be_sent(ward: Ward, cara: Talk) -> None:
    assert while_unreached(ward, cara, EndDigest()).ended == ward.clock.moment


def test_changed_while_it_cannot_be_sent(ward: Ward, cara: Talk) -> None:
    after = while_unreached(ward, cara, LATER)
    assert (after.schedule.slots[0].at.hour, after.quiet) == (16, Quiet.SILENT)
    assert after.unreached == ward.clock.moment


def test_two_windows_change_two_things(ward: Ward, cara: Talk) -> None:
    presses(
        ward,
        (cara, SaveDigest(times="16:00", answered=("times",))),
        (cara, SaveDigest(quiet="silent", answered=("quiet",))),
    )
    assert (mine(ward, cara).schedule.slots[0].at.hour, mine(ward, cara).quiet) == (16, Quiet.SILENT)


def test_two_leads_set_it_for_the_first_time(ward: Ward) -> None:
    """Whoever is told last that it is set so has set it so."""
    sister, boss = ward.person("sister"), ward.person("boss")
    boss = Talk(ward.app, replace(boss.where, admin=True))
    sister = Talk(ward.app, replace(sister.where, admin=True))
    for each in (sister, boss):
        each.say("hi")
    team = ward.team_of(sister)
    at = [SaveDigest(team, times=f"{hour}:00", answered=("times",)) for hour in (15, 16)]
    _, told = presses(ward, (sister, at[0]), (boss, at[1]))
    with ward.store.read(asker(ward.known(sister))) as unit:
        found = unit.subscriptions.of(team=team)
    assert found is not None
    assert found.schedule.slots[0].at.hour == 16, told
    assert "16:00" in told


@pytest.fixture
def sister(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Whose round-up is due while her huddle is planned."""
    telling(monkeypatch).news = {"learned": ["c"]}
    found = ward.lead()
    ward.schedule(found, {"times": "08:35"})
    ward.at("08:29")
    ward.clock.moment = ward.clock.moment.replace(minute=30, second=0)
    ward.app.tick(ward.clock.moment)
    return found


def round_ups(ward: Ward) -> int:
    ward.until(ward.clock.moment + timedelta(minutes=2))
    return sum(plain_text(card).startswith("Ward 7, ") for card in ward.channel())


def test_its_huddle_is_called_off_after_it_was_left_out(
    ward: Ward, sister: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was to stand on the huddle's card, and is not marked as sent yet."""
    off = just_before(monkeypatch, ward.store, SqlLanes, "sent", lambda: sister.press_intent(encode(NotToday("H-1"))))
    ward.app.deliver(ward.clock.moment)
    off[0].result(PATIENCE)
    assert round_ups(ward) == 1


def test_its_huddle_is_called_off_while_it_is_left_out(ward: Ward, sister: Talk) -> None:
    meanwhile(
        ward.store,
        ward.clock,
        lambda app: replace(sister, app=app).press_intent(encode(NotToday("H-1"))),
        lambda: ward.app.deliver(ward.clock.moment),
    )
    assert round_ups(ward) == 1
