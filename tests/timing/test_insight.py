"""A team's own figures: held of possible, in time, and the milestone after three weeks in a row."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.huddles.insight import EVERY_DAY, IN_TIME, WORKING_DAYS, Insight, insight
from bot.huddles.model import Record, Status

MONDAY = date(2026, 9, 7)
LETTERS = {"h": Status.CLOSED, "o": Status.OPEN, "m": Status.MISSED, "c": Status.CANCELLED, "p": Status.PLANNED}


def record(day: date, status: Status, late: timedelta = timedelta()) -> Record:
    starts = datetime.combine(day, time(8, 25), UTC)
    opened = starts + late if status in (Status.OPEN, Status.CLOSED) else None
    return Record(day, status, starts, opened)


def weekdays(statuses: str) -> list[Record]:
    """From a Monday on, Monday to Friday."""
    days = (MONDAY + timedelta(days=number // 5 * 7 + number % 5) for number in range(len(statuses)))
    return [record(day, LETTERS[letter]) for day, letter in zip(days, statuses, strict=True)]


def every_day(statuses: str) -> list[Record]:
    return [record(MONDAY + timedelta(days=number), LETTERS[letter]) for number, letter in enumerate(statuses)]


def milestone(found: Insight) -> tuple[date | None, int]:
    return found.embedded, found.run


def test_a_team_without_huddles_has_held_none_of_none() -> None:
    assert insight([]) == Insight(held=0, possible=0, in_time=0, embedded=None, run=0, needed=15)


def test_what_was_cancelled_or_still_waits_was_not_possible() -> None:
    found = insight(weekdays("hmcop"))
    assert (found.held, found.possible) == (2, 3)


@pytest.mark.parametrize(("late", "in_time"), [(-600, 1), (0, 1), (300, 1), (301, 0)])
def test_in_time_is_up_to_five_minutes_late(late: int, in_time: int) -> None:
    assert insight([record(MONDAY, Status.CLOSED, timedelta(seconds=late))]).in_time == in_time


def test_fifteen_weekdays_in_a_row_are_embedded_on_the_third_friday() -> None:
    assert milestone(insight(weekdays("h" * 14))) == (None, 14)
    assert milestone(insight(weekdays("h" * 15))) == (MONDAY + timedelta(days=18), 15)


def test_one_that_was_missed_begins_the_run_again() -> None:
    assert milestone(insight(weekdays("h" * 14 + "m"))) == (None, 0)
    assert milestone(insight(weekdays("hhhm" + "h" * 15))) == (date(2026, 10, 1), 15)


def test_once_embedded_it_is_not_lost_though_the_run_is() -> None:
    assert milestone(insight(weekdays("h" * 15 + "mh"))) == (MONDAY + timedelta(days=18), 1)


def test_one_cancelled_neither_breaks_the_run_nor_counts() -> None:
    assert milestone(insight(weekdays("hhhc" + "h" * 11))) == (None, 14)
    assert milestone(insight(weekdays("hhhc" + "h" * 12))) == (MONDAY + timedelta(days=21), 15)


def test_a_run_that_takes_more_than_three_weeks_is_not_one() -> None:
    """Two days off: the fifteenth comes 22 days after the first; the run that counts begins a day later."""
    assert milestone(insight(weekdays("hhhcc" + "h" * 12))) == (None, 14)
    weekly = [record(MONDAY + timedelta(weeks=number), Status.CLOSED) for number in range(40)]
    assert milestone(insight(weekly)) == (None, 4)


def test_a_team_that_huddles_every_day_needs_twenty_one() -> None:
    assert milestone(insight(every_day("h" * 20), every_day=True)) == (None, 20)
    assert milestone(insight(every_day("h" * 21), every_day=True)) == (MONDAY + timedelta(days=20), 21)
    assert milestone(insight(every_day("h" * 9 + "c" + "h" * 12), every_day=True)) == (MONDAY + timedelta(days=21), 21)


lines = st.text("hhhhhhhhhhhhomcp", max_size=80)


@given(lines, st.booleans())
def test_cancelled_ones_change_no_figure_of_a_team_that_huddles_every_day(line: str, late: bool) -> None:
    records = every_day(line)
    without = [each for each in records if each.status is not Status.CANCELLED]
    assert insight(records, every_day=True) == insight(without, every_day=True)


@given(lines)
def test_figures_agree_with_one_another(line: str) -> None:
    for found in (insight(weekdays(line)), insight(every_day(line), every_day=True)):
        assert 0 <= found.in_time <= found.held <= found.possible <= len(line)
        assert 0 <= found.run <= min(found.needed, found.held)
        assert found.run < found.needed or found.embedded is not None


@given(lines)
def test_embedded_is_the_first_day_that_ends_a_long_enough_row(line: str) -> None:
    """Without cancelled and undecided ones a row of letters says it all; every day, so that nothing is too far off."""
    plain = line.replace("c", "").replace("p", "").replace("o", "h")
    at = plain.find("h" * EVERY_DAY)
    expected = None if at < 0 else MONDAY + timedelta(days=at + EVERY_DAY - 1)
    assert insight(every_day(plain), every_day=True).embedded == expected


@given(lines)
def test_weekdays_are_embedded_with_fifteen_in_the_last_three_weeks_and_none_missed_among_them(line: str) -> None:
    records = [each for each in weekdays(line) if each.status not in (Status.CANCELLED, Status.PLANNED)]
    expected = None
    for last in range(WORKING_DAYS - 1, len(records)):
        row = records[last - WORKING_DAYS + 1 : last + 1]
        near = row[-1].day - row[0].day <= timedelta(days=21)
        if expected is None and near and all(each.status is not Status.MISSED for each in row):
            expected = row[-1].day
    assert insight(weekdays(line)).embedded == expected


@given(st.lists(st.integers(-3600, 3600), max_size=30))
def test_in_time_counts_those_opened_soon_enough(seconds: list[int]) -> None:
    records = [
        record(MONDAY + timedelta(days=number), Status.CLOSED, timedelta(seconds=late))
        for number, late in enumerate(seconds)
    ]
    assert insight(records).in_time == sum(timedelta(seconds=late) <= IN_TIME for late in seconds)
