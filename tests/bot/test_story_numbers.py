"""What a story says of a measure before and after: medians, and percentages in points."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import median
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.phrases import load
from bot.chat.spans import plain
from bot.measures.model import Drawing, Measure, NewPhase, Plan, Shape, Value
from bot.people.model import TeamId
from bot.stories.comparing import FEWEST, compare, percent, points_between, split_at
from bot.stories.model import Numbers
from bot.stories.numbers import told

SAY, LONDON = load(), ZoneInfo("Europe/London")
START, MARCH = date(2026, 1, 1), date(2026, 3, 2)
_percentages = st.floats(0, 100, allow_nan=False)
_days = st.dates(date(2025, 1, 1), date(2027, 1, 1))
_points = st.lists(st.tuples(_days, st.floats(-1e6, 1e6, allow_nan=False)), max_size=40)


def measure(shape: Shape = Shape.COUNT, **plan: object) -> Measure:
    named: dict[str, object] = {"name": "Falls a month", "shape": shape, **plan}
    return Measure("M-1", TeamId("t"), Plan(**named), None, datetime(2026, 1, 1, tzinfo=UTC))  # type: ignore[arg-type]


def values(*before_and_after: tuple[list[float], list[float]], of: float | None = None) -> tuple[Value, ...]:
    ((before, after),) = before_and_after
    early = [Value(START + timedelta(number), each, of) for number, each in enumerate(before)]
    return (*early, *(Value(MARCH + timedelta(number), each, of) for number, each in enumerate(after)))


def said(numbers: Numbers, ours: bool = True) -> str:
    return plain(told(numbers, ours, LONDON, SAY))


BEGAN = (datetime(2026, 3, 2, 9, 0, tzinfo=UTC),)


def test_before_and_after_the_test_began() -> None:
    numbers = Numbers(measure(), values(([5, 6, 7, 6, 6], [3, 3, 2, 4, 3])), BEGAN)
    assert said(numbers) == "Falls a month: median 6 before, 3 since 2 Mar 2026"


def test_a_unit_stands_beside_each_number() -> None:
    numbers = Numbers(measure(Shape.CONTINUOUS, unit="min"), values(([7.5] * 5, [1] * 5)), BEGAN)
    assert said(numbers) == "Falls a month: median 7.5 min before, 1 min since 2 Mar 2026"


@pytest.mark.parametrize(
    ("before", "after", "points"),
    [
        (3, 29, "+26 percentage points"),
        (29, 3, "−26 percentage points"),
        (50, 51, "+1 percentage point"),
        (50, 50, "no difference in percentage points"),
        (33.333, 33.4, "+0.1 percentage points"),
    ],
)
def test_a_difference_of_percentages_is_in_points(before: float, after: float, points: str) -> None:
    numbers = Numbers(measure(Shape.PERCENTAGE), values(([before] * 5, [after] * 5), of=100), BEGAN)
    was, now = percent(before), percent(after)
    assert said(numbers) == f"Falls a month: median from {was}% before to {now}% since 2 Mar 2026: {points}"


def test_the_lines_of_the_chart_go_before_the_day_of_a_test() -> None:
    phases = (NewPhase(date(2026, 1, 6), "new staff"), NewPhase(MARCH, "lanyards"))
    drawn = replace(measure(), drawing=Drawing(phases=phases))
    numbers = Numbers(drawn, values(([9, 9, 9, 9, 9, 5, 5, 5], [3] * 5)), (datetime(2026, 2, 1, tzinfo=UTC),))
    assert said(numbers) == "Falls a month: median 9 before 6 Jan 2026, 3 since 2 Mar 2026"


def test_what_counts_for_nothing_on_the_chart_counts_for_nothing_here() -> None:
    odd = tuple(replace(each, left_out="move") if each.value == 900 else each for each in values(([6] * 5, [3] * 5)))
    numbers = Numbers(measure(), (*odd, Value(date(2026, 4, 1), 900, left_out="move")), BEGAN)
    assert said(numbers) == "Falls a month: median 6 before, 3 since 2 Mar 2026"


def test_too_few_values_are_said_to_be_so() -> None:
    numbers = Numbers(measure(), values(([6] * 5, [3, 3])), BEGAN)
    start = "Falls a month: too few values to compare yet"
    assert said(numbers) == f"{start}: 5 before 2 Mar 2026 and 2 since. 5 on either side are needed."
    assert said(numbers, ours=False) == f"{start}."


def test_where_nobody_knows_when_it_changed_nothing_is_compared() -> None:
    assert "no day is known" in said(Numbers(measure(), values(([6] * 5, [3] * 5))))
    assert said(Numbers(measure(), (), BEGAN)) == (
        "Falls a month: too few values to compare yet: 0 before 2 Mar 2026 and 0 since. 5 on either side are needed."
    )
    assert said(Numbers(measure(), ())) == "Falls a month: no values yet."


@pytest.mark.parametrize(("count", "told_so"), [(0, "0"), (1, "fewer than 5"), (4.5, "fewer than 5"), (5, "5")])
def test_beyond_the_team_no_small_count_is_told(count: float, told_so: str) -> None:
    numbers = Numbers(measure(), values(([12] * 5, [count] * 5)), BEGAN)
    assert said(numbers, ours=False) == f"Falls a month: median 12 before, {told_so} since 2 Mar 2026"
    assert "fewer" not in said(numbers)


@given(_percentages, _percentages)
def test_who_adds_up_what_they_read_finds_the_same(before: float, after: float) -> None:
    points = points_between(before, after)
    assert percent(before) + points == percent(after)
    assert abs(points - (Decimal(repr(after)) - Decimal(repr(before)))) <= Decimal("0.1")
    assert points_between(after, before) == -points


@given(_points, st.lists(_days, max_size=3), st.lists(_days, max_size=3))
def test_before_and_after_are_medians_of_what_lies_there(
    points: list[tuple[date, float]], phases: list[date], tests: list[date]
) -> None:
    split = split_at(phases, tests)
    if split is None:
        assert not phases
        assert not tests
        return
    assert split.until <= split.since
    found = compare(points, split)
    before = [value for day, value in points if day < split.until]
    after = [value for day, value in points if day >= split.since]
    assert (found.values_before, found.values_after) == (len(before), len(after))
    assert found.before == (median(before) if len(before) >= FEWEST else None)
    assert found.after == (median(after) if len(after) >= FEWEST else None)
    assert len(before) + len(after) <= len(points)


@given(_points, _days)
def test_every_point_is_before_or_after_a_single_change(points: list[tuple[date, float]], day: date) -> None:
    split = split_at([], [day])
    assert split is not None
    found = compare(points, split)
    assert found.values_before + found.values_after == len(points)
