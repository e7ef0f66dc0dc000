"""Days on which clocks, calendars and holidays have their ways, by name."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

import pytest

from bot.timing.recurrence import Planned, Schedule, Slot, comes, moment, planned
from tests.patience import little_work
from tests.timing.schedules import ZONES, local

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
ALL = tuple(range(7))


def daily(zone: str, *at: time, anchor: date = date(2026, 1, 1), **more: Any) -> Schedule:
    slots = tuple(Slot(number, each) for number, each in enumerate(at, start=1))
    return replace(Schedule(zone, slots, ALL, anchor), **more)


def on(schedule: Schedule, *days: date) -> list[Planned]:
    return [each for each in islice(planned(schedule, days[0]), 40) if each.day in days]


def held(schedule: Schedule, first: date, most: int) -> list[date]:
    return [each.day for each in islice(planned(schedule, first), most)]


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "day", "starts"),
    [
        (time(0, 30), SPRING, utc(SPRING, 0, 30)),
        (time(1, 30), SPRING, utc(SPRING, 1, 30)),  # 02:30 by then: 01:30 does not come
        (time(2), SPRING, utc(SPRING, 1)),
        (time(0, 30), AUTUMN, utc(AUTUMN - timedelta(days=1), 23, 30)),
        (time(1, 30), AUTUMN, utc(AUTUMN, 0, 30)),  # the first of two
        (time(2), AUTUMN, utc(AUTUMN, 2)),
    ],
)
def test_in_london_the_clocks_change(at: time, day: date, starts: datetime) -> None:
    schedule = daily("Europe/London", at)
    assert on(schedule, day) == [Planned(1, day, starts)]
    around = on(schedule, day - timedelta(days=1), day, day + timedelta(days=1))
    assert [each.day for each in around] == [day - timedelta(days=1), day, day + timedelta(days=1)]


def test_only_one_time_of_london_s_year_does_not_come() -> None:
    assert not comes(SPRING, time(1), "Europe/London")
    assert not comes(SPRING, time(1, 59), "Europe/London")
    assert comes(SPRING, time(0, 59), "Europe/London")
    assert comes(SPRING, time(2), "Europe/London")
    assert comes(AUTUMN, time(1, 30), "Europe/London")


def test_a_time_leapt_over_can_come_after_a_later_one() -> None:
    schedule = daily("Europe/London", time(1, 30), time(2, 15))
    assert [each.slot for each in on(schedule, SPRING)] == [2, 1]
    assert [each.slot for each in on(schedule, AUTUMN)] == [1, 2]


def test_two_that_fall_together_come_by_their_slot() -> None:
    schedule = replace(daily("Europe/London", time(9)), slots=(Slot(7, time(2, 30)), Slot(3, time(1, 30))))
    assert [each.slot for each in on(schedule, SPRING)] == [3, 7]


def test_lord_howe_changes_by_half_an_hour() -> None:
    zone, forward, back = "Australia/Lord_Howe", date(2026, 10, 4), date(2026, 4, 5)
    assert local(moment(forward, time(2, 15), zone), zone).time() == time(2, 45)
    assert not comes(forward, time(2, 29), zone)
    assert comes(forward, time(2, 30), zone)
    assert moment(back, time(1, 45), zone) == utc(back - timedelta(days=1), 14, 45)
    assert moment(back, time(2), zone) - moment(back, time(1, 45), zone) == timedelta(minutes=45)
    assert held(daily(zone, time(2, 15)), forward - timedelta(days=1), 3) == [
        forward + timedelta(days=number) for number in (-1, 0, 1)
    ]


@pytest.mark.parametrize(
    ("zone", "gone"),
    [
        ("Pacific/Apia", date(2011, 12, 30)),
        ("Pacific/Fakaofo", date(2011, 12, 30)),
        ("Pacific/Kiritimati", date(1994, 12, 31)),
        ("Pacific/Kwajalein", date(1993, 8, 21)),
    ],
)
@pytest.mark.parametrize("at", [time(0), time(8, 25), time(23, 59)])
def test_a_day_that_never_was_has_no_huddle_and_the_next_has_one(zone: str, gone: date, at: time) -> None:
    schedule = daily(zone, at, anchor=gone - timedelta(days=30))
    found = on(schedule, *(gone + timedelta(days=number) for number in (-1, 0, 1)))
    assert [each.day for each in found] == [gone - timedelta(days=1), gone + timedelta(days=1)]
    assert [local(each.starts, zone).date() for each in found] == [each.day for each in found]
    assert on(replace(schedule, once=gone), gone) == []


def test_a_saturday_that_ends_an_hour_early_keeps_its_huddle() -> None:
    day = date(2026, 3, 28)
    schedule = daily("America/Nuuk", time(23, 30))
    (only,) = on(schedule, day)
    shown = local(only.starts, "America/Nuuk")
    assert (shown.date(), shown.time()) == (day + timedelta(days=1), time(0, 30))


def test_the_last_friday_and_the_second_tuesday() -> None:
    last = daily("UTC", time(9), nth=-1, weekdays=(4,))
    assert held(last, date(2026, 1, 1), 3) == [date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 27)]
    second = daily("UTC", time(9), nth=2, weekdays=(1,))
    assert held(second, date(2026, 1, 1), 3) == [date(2026, 1, 13), date(2026, 2, 10), date(2026, 3, 10)]


def test_every_second_week_counts_from_the_monday_of_the_anchor() -> None:
    thursday = date(2026, 11, 26)
    schedule = daily("UTC", time(9), anchor=thursday, every_weeks=2, weekdays=(0, 4))
    expected = [date(2026, 11, 27), date(2026, 12, 7), date(2026, 12, 11), date(2026, 12, 21)]
    assert held(schedule, date(2026, 1, 1), 4) == expected
    assert held(schedule, date(2026, 12, 1), 3) == expected[1:]


def test_once_is_on_its_day_whatever_else_is_set() -> None:
    christmas = date(2026, 12, 25)
    schedule = daily("Europe/London", time(9), time(21), weekdays=(0,), once=christmas, region="GB-ENG")
    assert held(schedule, date(2026, 1, 1), 9) == [christmas, christmas]
    assert held(schedule, christmas + timedelta(days=1), 9) == []


def test_scotland_has_its_own_second_of_january() -> None:
    january = date(2026, 1, 1)
    assert held(daily("Europe/London", time(9), region="GB-SCT"), january, 1) == [date(2026, 1, 3)]
    assert held(daily("Europe/London", time(9), region="GB-ENG"), january, 1) == [date(2026, 1, 2)]


def test_a_region_that_is_none_has_no_holidays() -> None:
    assert held(daily("Europe/London", time(9), region="XX"), date(2026, 1, 1), 1) == [date(2026, 1, 1)]


def test_without_a_day_or_a_time_nothing_is_held() -> None:
    assert held(daily("UTC", time(9), weekdays=()), date(2026, 1, 1), 1) == []
    assert held(daily("UTC"), date(2026, 1, 1), 1) == []


@pytest.mark.parametrize("zone", ZONES)
def test_the_calendar_ends_quietly(zone: str) -> None:
    days = held(daily(zone, time(0, 5), time(23, 55)), date.max - timedelta(days=2), 99)
    assert 4 <= len(days) <= 6
    assert held(daily(zone, time(0, 5), once=date.min), date.min, 99) in ([], [date.min])
    assert held(daily(zone, time(9), anchor=date.max), date.max, 99) in ([], [date.max])


def test_thousands_ask_for_their_next_time_in_well_under_a_second() -> None:
    many = [
        daily(ZONES[number % len(ZONES)], time(number % 24, 25), weekdays=(0, 2), every_weeks=1 + number % 4)
        for number in range(10_000)
    ]
    many = [replace(each, region="GB-ENG", nth=number % 5) for number, each in enumerate(many)]
    next(planned(many[0], AUTUMN))  # what is read once
    with little_work(10):  # 0.2 s on an idle core; 0.5 s is the aim
        for each in many:
            next(planned(each, AUTUMN))
