"""Every huddle that should be held is held once, whatever the zone, the clocks and the hours in which nobody ticked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.huddles.model import Huddle, Status
from bot.series.model import Plan
from bot.timing.recurrence import Schedule, Slot
from storage.unit_of_work import SqlStore, open_store
from tests.timing.engine import announced, as_expected, by_form, engine, expected
from tests.timing.schedules import ZONES, changes, local, schedules, times

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WEDNESDAY = date(2026, 11, 25)
LONDON = "Europe/London"
gaps = st.one_of(
    st.integers(1, 90).map(lambda number: number * MINUTE),
    st.integers(1, 26).map(lambda number: number * HOUR),
    st.integers(1, 7).map(lambda number: number * DAY),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('engine') / 'store.db'}")
    yield store
    store.close()


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, datetime]:
    """A series by form, and when it is set: a few days before or after the clocks of its zone change."""
    zone, change = draw(changes())
    schedule = replace(draw(schedules()), zone=zone)
    start = datetime.combine(change, time(), UTC) - draw(st.integers(-24 * 60, 9 * 24 * 60)) * MINUTE
    anchor = start.date() + draw(st.integers(-60, 10)) * DAY
    once = start.date() + draw(st.integers(0, 12)) * DAY if schedule.once else None
    plan = by_form(
        replace(schedule, anchor=anchor, once=once),
        window=draw(st.sampled_from((5, 30, 240, 1440))),
        reminder=draw(st.sampled_from((0, 5, 10, 60, 1440))),
    )
    return plan, start


@settings(max_examples=120)
@given(plan=plans(), downtimes=st.lists(gaps, min_size=6, max_size=30))
def test_each_is_made_once_and_opened_if_somebody_ticked_in_its_time(
    kept: SqlStore, plan: tuple[Plan, datetime], downtimes: list[timedelta]
) -> None:
    it = engine(kept)
    it.set(*plan)
    for gap in downtimes:
        it.tick(it.ticks[-1] + gap)
    found = it.huddles()
    assert as_expected(found) == expected(plan[0], it.ticks)
    assert it.cards() == sorted(each.ref for each in found if announced(plan[0], each, it.ticks))


@settings(max_examples=25)
@given(plan=plans(), downtimes=st.lists(gaps, min_size=1, max_size=12))
def test_each_that_is_announced_is_posted_once(
    kept: SqlStore, plan: tuple[Plan, datetime], downtimes: list[timedelta]
) -> None:
    it = engine(kept, delivers=True)
    it.set(*plan)
    for gap in downtimes:
        it.tick(it.ticks[-1] + gap)
    made = expected(plan[0], it.ticks)
    assert len(it.messenger.posted) == sum(announced(plan[0], each, it.ticks) for each in made)


@settings(max_examples=80)
@given(
    plan=plans(),
    before=st.lists(gaps, min_size=3, max_size=12),
    after=st.lists(gaps, min_size=3, max_size=12),
    zone=st.sampled_from(ZONES),
    at=times,
)
def test_whatever_is_changed_no_day_is_held_twice_and_days_further_off_are_as_planned(
    kept: SqlStore,
    plan: tuple[Plan, datetime],
    before: list[timedelta],
    after: list[timedelta],
    zone: str,
    at: time,
) -> None:
    old, start = plan
    slots = (replace(old.schedule.slots[0], at=at), *old.schedule.slots[1:])
    new = replace(old, schedule=replace(old.schedule, zone=zone, slots=slots))
    it = engine(kept)
    ref = it.set(old, start)
    for gap in before:
        it.tick(it.ticks[-1] + gap)
    changed = len(it.ticks)
    it.change(ref, new, it.ticks[-1] + MINUTE)
    for gap in after:
        it.tick(it.ticks[-1] + gap)
    found = it.huddles()
    assert max(Counter((each.slot, each.day) for each in found).values(), default=0) <= 1
    earlier, later = it.ticks[:changed], it.ticks[changed:]
    near = 3 * DAY  # zones lie up to 26 hours apart
    long_ago, far_off = later[0] - near, later[0] + near
    assert [each for each in as_expected(found) if each.starts < long_ago] == [
        each for each in expected(old, [*earlier, *later]) if each.starts < long_ago
    ]
    assert [each for each in as_expected(found) if each.starts > far_off] == [
        each for each in expected(new, later) if each.starts > far_off
    ]


def weekdays(at: time, zone: str = LONDON) -> Plan:
    return by_form(Schedule(zone, (Slot(1, at),), (0, 1, 2, 3, 4), date(2026, 11, 1)), window=60)


def utc(hour: int, minute: int = 0, day: date = WEDNESDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def told(huddles: list[Huddle]) -> list[tuple[date, str]]:
    """(day, when it starts in UTC, which is London's time in November)"""
    return [(each.day, f"{each.starts:%a %H:%M}") for each in huddles]


THURSDAY, FRIDAY = WEDNESDAY + DAY, WEDNESDAY + 2 * DAY


@pytest.mark.parametrize(
    ("moved_at", "zone", "held"),
    [
        # In London's morning: that day is still to come in New York, and has gone by in Tokyo.
        (utc(6), "America/New_York", [(WEDNESDAY, "Wed 13:25"), (THURSDAY, "Thu 13:25")]),
        (utc(6), "Asia/Tokyo", [(THURSDAY, "Wed 23:25"), (FRIDAY, "Thu 23:25")]),
        # After it was held in London, it is not held again that day.
        (utc(12), "America/New_York", [(WEDNESDAY, "Wed 08:25"), (THURSDAY, "Thu 13:25")]),
        (utc(12), "Asia/Tokyo", [(WEDNESDAY, "Wed 08:25"), (THURSDAY, "Wed 23:25"), (FRIDAY, "Thu 23:25")]),
        (utc(12), "Pacific/Kiritimati", [(WEDNESDAY, "Wed 08:25"), (THURSDAY, "Wed 18:25"), (FRIDAY, "Thu 18:25")]),
        # While it is announced, and while it is open.
        (utc(8, 20), "America/New_York", [(WEDNESDAY, "Wed 13:25"), (THURSDAY, "Thu 13:25")]),
        (utc(8, 30), "America/New_York", [(WEDNESDAY, "Wed 08:25"), (THURSDAY, "Thu 13:25")]),
    ],
)
def test_a_series_that_is_moved_to_another_zone_in_the_week(
    kept: SqlStore, moved_at: datetime, zone: str, held: list[tuple[date, str]]
) -> None:
    it = engine(kept)
    ref = it.set(weekdays(time(8, 25)), utc(5))
    it.every(25 * MINUTE, moved_at - MINUTE)
    it.change(ref, weekdays(time(8, 25), zone), moved_at)
    it.every(25 * MINUTE, utc(14, 0, THURSDAY))
    if held[-1][0] == FRIDAY:
        it.every(25 * MINUTE, utc(23, 30, THURSDAY))
    assert told([each for each in it.huddles() if each.opened]) == held


@pytest.mark.parametrize(
    ("changed_at", "to", "held"),
    [
        ((7, 0), time(9, 0), [(WEDNESDAY, "Wed 09:00"), (THURSDAY, "Thu 09:00")]),
        ((7, 0), time(7, 30), [(WEDNESDAY, "Wed 07:30"), (THURSDAY, "Thu 07:30")]),
        # Announced for 08:25 already: it moves, and its message with it.
        ((8, 20), time(9, 0), [(WEDNESDAY, "Wed 09:00"), (THURSDAY, "Thu 09:00")]),
        # Open, or closed: what is set is for tomorrow.
        ((8, 30), time(9, 0), [(WEDNESDAY, "Wed 08:25"), (THURSDAY, "Thu 09:00")]),
        ((10, 0), time(11, 0), [(WEDNESDAY, "Wed 08:25"), (THURSDAY, "Thu 11:00")]),
        # Into the past, before anything was made of it: from tomorrow on.
        ((7, 0), time(6, 0), [(THURSDAY, "Thu 06:00")]),
    ],
)
def test_a_time_that_is_changed_on_the_day(
    kept: SqlStore, changed_at: tuple[int, int], to: time, held: list[tuple[date, str]]
) -> None:
    it = engine(kept)
    ref = it.set(weekdays(time(8, 25)), utc(5))
    it.every(25 * MINUTE, utc(*changed_at) - MINUTE)
    it.change(ref, weekdays(to), utc(*changed_at))
    it.every(25 * MINUTE, utc(12, 0, THURSDAY))
    opened = [each for each in it.huddles() if each.opened]
    assert told(opened) == held
    assert it.cards() == sorted(each.ref for each in opened)


def test_after_a_night_without_anybody_what_was_missed_is_recorded_and_what_is_still_on_is_held(kept: SqlStore) -> None:
    plan = weekdays(time(8, 25))
    it = engine(kept)
    it.set(plan, utc(5, 0, WEDNESDAY))
    it.tick(utc(9, 0, FRIDAY))
    statuses = [(each.day, each.status) for each in it.huddles()]
    assert statuses == [(WEDNESDAY, Status.MISSED), (THURSDAY, Status.MISSED), (FRIDAY, Status.OPEN)]
    assert it.cards() == [it.huddles()[-1].ref]


@pytest.mark.parametrize("at", [time(0, 30), time(1, 30), time(2)])
@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_in_london_the_clocks_change_and_nothing_is_held_twice_or_left_out(
    kept: SqlStore, at: time, sunday: date
) -> None:
    plan = by_form(Schedule(LONDON, (Slot(1, at),), tuple(range(7)), date(2026, 1, 1)), window=30)
    it = engine(kept)
    it.set(plan, utc(12, 0, sunday - 2 * DAY))
    it.every(25 * MINUTE, utc(12, 0, sunday + DAY))
    opened = [each for each in it.huddles() if each.opened]
    assert [each.day for each in opened] == [sunday - DAY, sunday, sunday + DAY]
    leapt = (at, sunday) == (time(1, 30), date(2026, 3, 29))
    assert local(opened[1].starts, LONDON).time() == (time(2, 30) if leapt else at)


def test_the_next_day_s_huddle_can_come_before_the_last_of_the_day(kept: SqlStore) -> None:
    """In Nuuk a Saturday ends at 23:00: its 23:30 is Sunday's 00:30."""
    saturday, slots = date(2026, 3, 28), (Slot(1, time(23, 30)), Slot(2, time(0, 15)))
    it = engine(kept)
    it.set(by_form(Schedule("America/Nuuk", slots, (5, 6), saturday), window=5, reminder=0), utc(12, 0, saturday))
    it.every(5 * MINUTE, utc(3, 0, saturday + DAY))
    first, second = sorted((each for each in it.huddles() if each.opened), key=lambda each: each.starts)
    assert (first.slot, first.day, first.opened) == (2, saturday + DAY, utc(1, 15, saturday + DAY))
    assert (second.slot, second.day, second.opened) == (1, saturday, utc(1, 30, saturday + DAY))
