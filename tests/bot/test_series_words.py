"""When a huddle comes, in words; and the rules that keep a time's slot."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.phrases import load
from bot.people.model import TeamId
from bot.series.model import Paused, Plan, Series, Way
from bot.series.reading import kept_slots
from bot.series.words import next_in_words, rhythm_in_words
from bot.timing.recurrence import Schedule, Slot

SAY = load()
MONDAY = date(2026, 11, 23)
WEEKDAYS = Schedule("Europe/London", (Slot(0, time(8, 25)),), (0, 1, 2, 3, 4), MONDAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Weekdays 08:25"),
        ({"weekdays": (0, 1, 2, 3, 4, 5, 6)}, "Every day 08:25"),
        ({"weekdays": (5, 6)}, "Weekends 08:25"),
        ({"weekdays": (3,)}, "Every Thursday 08:25"),
        ({"weekdays": (0, 2, 4)}, "Every Monday, Wednesday and Friday 08:25"),
        ({"weekdays": (3,), "every_weeks": 2}, "Every 2 weeks on Thursday 08:25"),
        ({"every_weeks": 4}, "Every 4 weeks on weekdays 08:25"),
        ({"weekdays": (5, 6), "every_weeks": 3}, "Every 3 weeks on Saturday and Sunday 08:25"),
        ({"weekdays": tuple(range(7)), "every_weeks": 2}, "Every 2 weeks on all seven days 08:25"),
        ({"weekdays": (0,), "nth": 1}, "First Monday of the month 08:25"),
        ({"weekdays": (1, 3), "nth": -1}, "Last Tuesday and Thursday of the month 08:25"),
        ({"once": date(2026, 11, 27)}, "Once, Friday 27 November 08:25"),
        ({"slots": (Slot(0, time(7, 45)), Slot(2, time(20, 0)))}, "Weekdays 07:45 and 20:00"),
    ],
)
def test_a_rhythm_in_words(changes: dict[str, object], words: str) -> None:
    assert rhythm_in_words(replace(WEEKDAYS, **changes), SAY) == words  # type: ignore[arg-type]


def series(schedule: Schedule = WEEKDAYS, **changes: object) -> Series:
    plan = Plan("Ward 7 huddle", "daily", Way.ROOM, schedule, by_itself=False)
    made = Series("S-1", TeamId("7" * 16), plan, datetime(2026, 11, 20, tzinfo=UTC))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T08:24", "today, 08:25"),
        ("2026-11-23T08:25", "tomorrow, 08:25"),
        ("2026-11-27T09:00", "Monday, 08:25"),
        ("2026-11-12T09:00", "Monday 23 November, 08:25"),
        ("2026-11-17T00:00", "Monday, 08:25"),
        ("2026-11-16T23:59", "Monday 23 November, 08:25"),
    ],
)
def test_the_next_time_in_words(now: str, words: str) -> None:
    assert next_in_words(series(), datetime.fromisoformat(now + "+00:00"), SAY) == words


def test_the_next_time_is_told_where_the_huddle_is() -> None:
    there = series(replace(WEEKDAYS, zone="Australia/Sydney"))
    assert next_in_words(there, datetime(2026, 11, 23, 20, 0, tzinfo=UTC), SAY) == "today, 08:25"


def test_there_is_no_next_time() -> None:
    now = datetime(2026, 11, 28, tzinfo=UTC)
    assert next_in_words(series(replace(WEEKDAYS, once=date(2026, 11, 27))), now, SAY) == ""
    assert next_in_words(series(paused=Paused.BY_LEAD), now, SAY) == ""
    assert next_in_words(series(ended=now), now, SAY) == ""


def test_what_was_held_today_is_not_held_again_at_a_later_time() -> None:
    moved = series(replace(WEEKDAYS, slots=(Slot(0, time(14, 0)),)), reached={0: MONDAY})
    assert next_in_words(moved, datetime(2026, 11, 23, 9, 0, tzinfo=UTC), SAY) == "tomorrow, 14:00"


def test_what_is_made_already_is_still_to_come() -> None:
    assert next_in_words(series(reached={0: MONDAY}), datetime(2026, 11, 23, 8, 16, tzinfo=UTC), SAY) == "today, 08:25"


HALF_HOURS = st.integers(0, 47).map(lambda number: time(number // 2, number % 2 * 30))
TIMES = st.lists(HALF_HOURS, min_size=1, max_size=6, unique=True).map(sorted)


@given(TIMES, st.lists(TIMES, max_size=5), st.sets(st.integers(0, 20)))
def test_slots_stay_with_their_times(first: list[time], changes: list[list[time]], used: set[int]) -> None:
    slots = kept_slots((), first)
    for times in changes:
        after = kept_slots(slots, times, used)
        before = {slot.at: slot.id for slot in slots}
        ids = {slot.id for slot in after}
        assert [slot.at for slot in after] == times
        assert len(ids) == len(after)
        assert all(before[slot.at] == slot.id for slot in after if slot.at in before)
        assert len(ids & set(before.values())) == min(len(before), len(after))
        assert not (ids - set(before.values())) & used
        slots = after


def test_a_changed_time_keeps_its_slot() -> None:
    morning_and_night = kept_slots((), (time(8, 25), time(20, 25)))
    assert morning_and_night == (Slot(0, time(8, 25)), Slot(1, time(20, 25)))
    assert kept_slots(morning_and_night, (time(8, 30), time(20, 25))) == (Slot(0, time(8, 30)), Slot(1, time(20, 25)))
    assert kept_slots((Slot(0, time(8, 25)),), (time(8, 25), time(13, 0)), used=(0, 1))[1] == Slot(2, time(13, 0))
