"""A test that waits for long: whoever leads it is asked, once and then weekly, and only where nudges are wished."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.intents import OnToday, PutOffTest, SetAway, ShowOpen, SwitchNudges
from bot.chat.card import Card, Items, plain_text
from bot.chat.reply import OpenForm
from bot.pdsa.due import MOST_ASKED, due_day, timer_of, waits, waits_from
from bot.pdsa.model import Due, Stage
from bot.ports import Store
from tests.bot.answering import MONDAY, Ward
from tests.bot.cycles import PLAN, cycle
from tests.bot.test_nudges import ZONES, action
from tests.bot.testing import acted, begun, done, planned, studied
from tests.talk import buttons, text

LONDON = "Europe/London"
DAY = timedelta(days=1)
NINE = MONDAY.replace(hour=9, minute=0, second=1)
ASKED = "amina: Open for you today"


@pytest.fixture
def ward(store: Store) -> Ward:
    ward = Ward(store)
    ward.press(ward.amina, SwitchNudges(on=True))
    return ward


def started(ward: Ward, trying: str = "Key on a hook") -> None:
    planned(ward.amina, trying)
    begun(ward.amina)


def on_day(ward: Ward, number: int) -> list[str]:
    """Whom something is sent to at nine of that day from Monday."""
    ward.at(NINE + number * DAY)
    return ward.time_passes()


def nudge(ward: Ward) -> Card:
    sent = [each for each in ward.messenger.posted if each.in_private][-1].card
    assert sent is not None
    return sent


def test_whoever_leads_it_is_asked_once_it_has_gone_on_for_a_week(ward: Ward) -> None:
    started(ward)
    assert [on_day(ward, number) for number in (1, 6)] == [[], []]
    assert on_day(ward, 7) == [ASKED]
    (sent,) = (each for each in ward.messenger.posted if each.in_private)
    assert sent.text == "Open for you today\n• C-1 Key on a hook has been going for 7 days. What happened?"
    assert list(buttons(nudge(ward))) == ["What happened", "Not yet", "My settings"]
    assert isinstance(ward.amina.press(nudge(ward), "What happened"), OpenForm)


def test_then_weekly_and_three_times_at_most(ward: Ward) -> None:
    started(ward)
    asked = [number for number in range(1, 60) if on_day(ward, number)]
    assert asked == [7, 14, 21]


def test_each_stage_is_asked_about_in_its_own_words(ward: Ward) -> None:
    planned(ward.amina, "Key on a hook")
    assert on_day(ward, 2) == [ASKED]
    assert "C-1 Key on a hook: planned 2 days ago. Has it started?" in plain_text(nudge(ward))
    assert text(ward.amina.press(nudge(ward), "We’ve started")).startswith("Test C-1 has started.")
    done(ward.amina)
    assert on_day(ward, 14) == [ASKED]
    assert "C-1 Key on a hook: done 12 days ago. What did it tell you?" in plain_text(nudge(ward))
    studied(ward.amina)
    assert on_day(ward, 26) == [ASKED]
    assert "you have known for 12 days what it told you. What next?" in plain_text(nudge(ward))
    acted(ward.amina)
    assert [on_day(ward, number) for number in range(27, 60) if on_day(ward, number)] == []


def test_going_on_stops_the_asking(ward: Ward) -> None:
    started(ward)
    ward.at(NINE + 7 * DAY - timedelta(hours=1))
    done(ward.amina)
    assert on_day(ward, 7) == []


def test_nobody_is_asked_who_does_not_wish_it_and_home_and_board_still_say_so(ward: Ward) -> None:
    ward.press(ward.amina, SwitchNudges(on=False))
    started(ward)
    assert [on_day(ward, number) for number in (7, 14)] == [[], []]
    assert "C-1 Key on a hook, for 2 weeks" in text(ward.ben.say("pdsa"))
    assert "C-1 Key on a hook, for 2 weeks" in text(ward.amina.open_home())


def test_a_team_s_nudges_and_being_on_today_count_as_for_huddles(store: Store) -> None:
    ward = Ward(store)
    started(ward)
    assert on_day(ward, 7) == []
    ward.at(NINE + 14 * DAY - timedelta(hours=1))
    ward.press(ward.amina, OnToday(ward.team))
    assert on_day(ward, 14) == [ASKED]
    ward.series(nudges=True)
    assert ASKED in on_day(ward, 21)


def test_nobody_is_asked_while_away_or_in_another_team(ward: Ward) -> None:
    started(ward)
    ward.press(ward.amina, SetAway("in 10 days"))
    assert on_day(ward, 7) == []
    assert on_day(ward, 14) == [ASKED]


def test_it_is_one_message_a_day_with_whatever_else_is_open(ward: Ward) -> None:
    started(ward)
    action(ward, ward.amina, "Order red lanyards", (MONDAY + 7 * DAY).date())
    assert on_day(ward, 7) == [ASKED]
    assert [item.button and item.button.label for item in items(nudge(ward))] == ["Done", "What happened"]
    assert len([each for each in ward.messenger.posted if each.in_private]) == 1


def items(card: Card) -> list[Any]:
    return [item for element in card.elements if isinstance(element, Items) for item in element.items]


def test_not_yet_asks_again_in_a_week(ward: Ward) -> None:
    started(ward)
    on_day(ward, 7)
    reply = ward.amina.press(nudge(ward), "Not yet")
    assert text(reply) == "All done. Thank you.\nAll right: I’ll ask about C-1 again in a week."
    assert text(ward.amina.press(nudge(ward), "Not yet")) == text(reply)
    assert [number for number in range(8, 40) if on_day(ward, number)] == [14, 21, 28]
    zed = ward.person("zed", "Ward 9")
    assert text(ward.press(zed, PutOffTest("C-1"))).startswith("I can’t find that.")


def test_a_nudge_whose_tests_have_all_gone_on_says_so(ward: Ward) -> None:
    started(ward)
    on_day(ward, 7)
    done(ward.amina)
    assert text(ward.press(ward.amina, ShowOpen(("C-1",)))) == "All done. Thank you."
    assert text(ward.press(ward.amina, ShowOpen(("C-9", "C-0", "A-1")))).startswith("I can’t find that.")


def test_after_a_night_without_the_bot_it_waits_for_the_morning(ward: Ward) -> None:
    started(ward)
    ward.at(MONDAY + 7 * DAY + timedelta(hours=14))
    assert ward.time_passes() == []
    assert on_day(ward, 8) == [ASKED]


def test_a_test_that_is_gone_asks_nobody(ward: Ward) -> None:
    planned(ward.amina, "Key on a hook")
    ward.amina.press(ward.amina.say("pdsa delete C-1"), "Delete it")
    assert text(ward.amina.say("pdsa")).startswith("Ward 7 has no small tests yet")
    assert on_day(ward, 2) == []


# When it waits


@pytest.mark.parametrize(
    ("stage", "due", "day"),
    [
        (Stage.PLAN, Due(), 12),
        (Stage.DO, Due(), 1 + 7),
        (Stage.STUDY, Due(), 2 + 12),
        (Stage.ACT, Due(), 3 + 12),
        (Stage.PLAN, Due(plan=date(2026, 11, 18)), 3),
        (Stage.DO, Due(plan=date(2026, 11, 18), do=date(2026, 11, 20)), 5),
        (Stage.DO, Due(study=date(2026, 11, 18)), 1 + 7),
        (Stage.STUDY, Due(study=date(2026, 11, 1)), 3),
        (Stage.ACT, Due(act=date(2026, 12, 16)), 31),
    ],
)
def test_a_stage_waits_from_the_day_after_it_was_due(stage: Stage, due: Due, day: int) -> None:
    """Days are counted from Monday, on which it was planned."""
    monday = date(2026, 11, 16)
    of = cycle(stage, due=due)
    assert waits_from(of, LONDON) == monday + day * DAY
    assert waits(of, monday + day * DAY, LONDON)
    assert not waits(of, monday + (day - 1) * DAY, LONDON)


def test_the_day_of_the_first_test_counts_where_none_is_set() -> None:
    when = date(2026, 11, 19)
    assert due_day(cycle(plan=replace(PLAN, when=when))) == when
    assert due_day(cycle(plan=replace(PLAN, when=when), due=Due(plan=date(2026, 11, 25)))) == date(2026, 11, 25)


@pytest.mark.parametrize(
    "never", [cycle(Stage.CLOSED), cycle(lead=None), cycle(due=Due(plan=date.max)), cycle(due=Due(plan=date.min))]
)
def test_nothing_is_set_where_nobody_is_to_be_asked(never: Any) -> None:
    far = datetime(2026, 12, 31, tzinfo=UTC)
    assert timer_of(never, LONDON, far) is None


@given(
    st.sampled_from(list(Stage)),
    st.integers(-400, 400),
    st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.sampled_from(ZONES),
)
def test_it_is_asked_about_at_nine_there_and_at_most_so_often(
    stage: Stage, hours: int, due: date | None, zone: str
) -> None:
    of, now = cycle(stage, due=Due(due, due, due, due)), cycle().planned + timedelta(hours=hours)
    moments = []
    while timer := timer_of(of, zone, now):
        assert timer.at > now
        now = timer.at
        moments.append(now)
    assert len(moments) <= MOST_ASKED
    for first, second in pairwise(moments):
        assert timedelta(days=6, hours=22) < second - first < timedelta(days=7, hours=2)
    for each in moments:
        local = each.astimezone(ZoneInfo(zone))
        assert (local.hour, local.minute) == (9, 0)
        assert waits(of, local.date(), zone)
