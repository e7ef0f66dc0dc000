"""Whoever collects a measure is asked for a value when one is missing: in private, once a day, and for all at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.card import plain_text
from bot.chat.turn import asker
from bot.measures.model import Often
from bot.measures.reminding import next_asked, wanted
from bot.ports import Store
from bot.timing.zones import rules_of
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, items, measure
from tests.talk import Talk, answers_in, buttons, opened, text

MONDAY, DAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC), timedelta(days=1)


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store, FRIDAY)


@pytest.fixture
def sister(ward: Ward) -> Talk:
    return ward.lead("sister")


def collector(who: Talk, name: str) -> Mapping[str, str]:
    """The form's answer that names somebody."""
    form = who.send(who.say("measure add x"), {"shape": "count"}, action="more")
    owner = next(each for each in opened(form).fields if each.name == "owner")
    return {"owner": {label: id for id, label in owner.options}[name]}  # type: ignore[union-attr]


def asked(ward: Ward, name: str) -> list[str]:
    return [plain_text(card) for card in ward.private(name)]


def test_the_collector_is_asked_on_monday_and_answers_from_there(ward: Ward, sister: Talk) -> None:
    ben = ward.person("ben")
    ben.say("hi")
    measure(sister, "Falls", {**collector(sister, "ben"), "often": "week"})
    ward.until(MONDAY - DAY)
    assert asked(ward, "ben") == asked(ward, "sister") == []
    ward.until(MONDAY)
    assert asked(ward, "ben") == ["A number is missing\n• Falls, the first one"]
    assert asked(ward, "sister") == []
    card = ward.private("ben")[0]
    assert list(buttons(card)) == ["Record", "Not this time"]
    form = ben.press(card, "Record")
    assert answers_in(opened(form))["day"] == "2026-11-23"
    ben.send(form, {"values": "3"})
    ward.until(MONDAY + timedelta(minutes=1))
    assert asked(ward, "ben") == ["Thank you. Nothing is missing today."]
    ward.until(MONDAY + 7 * DAY)
    assert asked(ward, "ben")[1:] == ["A number is missing\n• Falls, last on 23 Nov"]


def test_everything_that_is_missing_stands_in_one_message(ward: Ward, sister: Talk) -> None:
    for name in ("Falls", "Beds"):
        measure(sister, name, {"often": "week"})
    measure(sister, "Never asked")
    sister.say("measure falls 3 on 11 Nov")
    ward.until(MONDAY + timedelta(minutes=5))
    assert asked(ward, "sister") == ["Some numbers are missing\n• Beds, the first one\n• Falls, last on 11 Nov"]


def test_whoever_is_away_is_asked_once_they_are_back(ward: Ward, sister: Talk) -> None:
    ben = ward.person("ben")
    ben.say("huddle away Tuesday")
    measure(sister, "Falls", {**collector(sister, "ben"), "often": "day"})
    measure(sister, "Beds", {"often": "day"})
    ward.until(MONDAY)
    ward.until(MONDAY + DAY)
    assert asked(ward, "ben") == []
    assert len(asked(ward, "sister")) == 2
    ward.until(MONDAY + 2 * DAY)
    assert asked(ward, "ben") == ["A number is missing\n• Falls, the first one"]


def test_not_this_time_is_an_answer(ward: Ward, sister: Talk) -> None:
    measure(sister, "Falls", {"often": "day"})
    ward.until(MONDAY)
    assert text(sister.press(ward.private("sister")[0], "Not this time")) == "All right. I’ll ask again next time."
    ward.until(MONDAY + DAY)
    assert len(ward.private("sister")) == 2


def test_nobody_is_asked_for_what_is_there_or_has_ended_or_is_not_to_be_asked(ward: Ward, sister: Talk) -> None:
    for name in ("There", "Ended", "Quiet"):
        measure(sister, name, {"often": "day"})
    sister.say("measure there 3")
    sister.press(sister.say("measure delete M-2"), "Delete")
    form = sister.send(sister.say("measure edit M-3"), {}, action="more")
    sister.send(form, {"often": ""})
    ward.until(MONDAY)
    assert asked(ward, "sister") == []


def test_who_has_left_the_team_is_not_asked_and_nobody_in_their_place(ward: Ward, sister: Talk) -> None:
    dan = ward.person("dan", "Ward 9")
    dan.say("hi")
    measure(sister, "Falls", {"often": "day"})
    with ward.store.write(asker(ward.known(sister))) as unit:
        plan = unit.measures.get("M-1").plan
        unit.measures.save("M-1", replace(plan, collector=ward.known(dan).person.id))
        unit.commit()
    ward.until(MONDAY)
    assert asked(ward, "dan") == asked(ward, "sister") == []


def test_home_shows_what_i_am_to_record(ward: Ward, sister: Talk) -> None:
    assert "missing" not in text(sister.open_home())
    measure(sister, "Falls", {"often": "week"})
    home = sister.open_home()
    assert "Numbers that are missing" in text(home)
    assert "Falls, the first one" in items(home)
    sister.send(sister.press(home, "Record"), {"values": "3"})
    assert "missing" not in text(sister.open_home())


def test_at_nine_where_they_are(ward: Ward) -> None:
    talk = ward.lead("sister")
    talk.where = talk.where.__class__(**{**talk.where.__dict__, "zone": "Australia/Sydney"})
    measure(talk, "Falls", {"often": "day"})
    ward.until(datetime(2026, 11, 22, 21, 59, tzinfo=UTC))
    assert asked(ward, "sister") == []
    ward.until(datetime(2026, 11, 22, 22, 0, tzinfo=UTC))
    assert len(asked(ward, "sister")) == 1


@pytest.mark.parametrize(
    ("often", "last", "today", "is_wanted"),
    [
        (Often.DAY, date(2026, 11, 20), date(2026, 11, 23), False),  # Friday's is there on Monday
        (Often.DAY, date(2026, 11, 19), date(2026, 11, 23), True),
        (Often.DAY, date(2026, 11, 23), date(2026, 11, 23), False),
        (Often.WEEK, date(2026, 11, 17), date(2026, 11, 23), False),
        (Often.WEEK, date(2026, 11, 16), date(2026, 11, 23), True),  # who records each Monday
        (Often.MONTH, date(2026, 2, 1), date(2026, 3, 1), True),
        (Often.MONTH, date(2026, 2, 2), date(2026, 3, 1), False),
        (Often.NEVER, None, date(2026, 3, 1), False),
        (Often.WEEK, None, date(2026, 3, 1), True),
    ],
)
def test_when_a_value_is_missing(often: Often, last: date | None, today: date, is_wanted: bool) -> None:
    assert wanted(often, last, today) is is_wanted


@given(
    st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: MONDAY + timedelta(minutes=minutes)),
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"]),
    st.sampled_from([Often.DAY, Often.WEEK, Often.MONTH]),
)
def test_it_is_nine_on_a_working_day_soon(now: datetime, zone: str, often: Often) -> None:
    at = next_asked(often, now, zone)
    local = at.astimezone(rules_of(zone))
    assert (local.hour, local.minute) == (9, 0)
    assert local.weekday() < 5
    longest = {Often.DAY: 3, Often.WEEK: 7, Often.MONTH: 34}[often]
    assert timedelta(0) < at - now <= timedelta(days=longest, hours=2)
