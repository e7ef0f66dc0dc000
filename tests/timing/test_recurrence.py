"""For any schedule in any zone, what is planned is what a slow and simple reading of it says."""

from datetime import date, datetime, time, timedelta
from itertools import takewhile

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.timing.holidays import days_off
from bot.timing.recurrence import Planned, Schedule, comes, moment, planned
from tests.timing.schedules import changes, days, first_moment_of, held_on, local, schedules, times

SPAN = timedelta(days=120)


def in_span(schedule: Schedule, first: date) -> list[Planned]:
    return list(takewhile(lambda each: each.day <= first + SPAN, planned(schedule, first)))


@settings(max_examples=300)
@given(schedules(), days)
def test_every_slot_of_every_day_that_should_be_held_comes_once_and_in_order(schedule: Schedule, first: date) -> None:
    found = in_span(schedule, first)
    expected = [(day, slot.id) for day in held_on(schedule, first, first + SPAN) for slot in schedule.slots]
    assert sorted((each.day, each.slot) for each in found) == sorted(expected)
    assert [(each.day, each.starts, each.slot) for each in found] == sorted(
        (each.day, each.starts, each.slot) for each in found
    )


@given(schedules(), days)
def test_none_is_on_a_holiday_unless_its_day_was_chosen(schedule: Schedule, first: date) -> None:
    for each in in_span(schedule, first):
        assert not schedule.region or schedule.once or each.day not in days_off(schedule.region, each.day.year)


@given(schedules(), days)
def test_the_clock_on_the_wall_shows_the_time_that_was_set(schedule: Schedule, first: date) -> None:
    at = {slot.id: slot.at for slot in schedule.slots}
    for each in in_span(schedule, first):
        wall = datetime.combine(each.day, at[each.slot])
        assert each.starts.utcoffset() == timedelta()
        if comes(each.day, at[each.slot], schedule.zone):
            assert local(each.starts, schedule.zone).replace(tzinfo=None) == wall
        else:
            assert timedelta() < local(each.starts, schedule.zone).replace(tzinfo=None) - wall <= timedelta(hours=1)


@given(schedules(), days, st.integers(0, 60))
def test_where_one_begins_to_look_changes_nothing(schedule: Schedule, first: date, later: int) -> None:
    start = first + timedelta(days=later)
    assert [each for each in in_span(schedule, first) if each.day >= start] == [
        each for each in in_span(schedule, start) if each.day <= first + SPAN
    ]


@settings(max_examples=200)
@given(changes(), times)
def test_round_a_change_the_first_of_two_is_meant_and_what_is_leapt_over_is_later(
    change: tuple[str, date], at: time
) -> None:
    zone, day = change
    wall = datetime.combine(day, at)
    first = first_moment_of(wall, zone)
    assert comes(day, at, zone) == (first is not None)
    if first is not None:
        assert moment(day, at, zone) == first
        return
    shown = local(moment(day, at, zone), zone).replace(tzinfo=None)
    leap = local(moment(day, at, zone), zone).utcoffset()
    before = local(moment(day, at, zone) - timedelta(hours=12), zone).utcoffset()
    assert leap is not None
    assert before is not None
    assert shown - wall == leap - before
