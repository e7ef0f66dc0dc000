"""What stands on a chart's axes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chart_scale import day_ticks, scale

MONDAY = date(2026, 11, 2)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=9), st.sampled_from(["", "%"]))
def test_all_values_are_on_the_scale_and_its_numbers_differ(values: list[float], unit: str) -> None:
    made = scale(values, unit)
    assert all(-1e-6 <= made.part(each) <= 1 + 1e-6 for each in values)
    assert 2 <= len(made.ticks) <= 9
    assert list(made.ticks) == sorted(made.ticks)
    assert len({made.tick(each) for each in made.ticks}) == len(made.ticks)
    assert all(made.low - 1e-9 * abs(made.low) <= each <= made.high + 1e-9 * abs(made.high) for each in made.ticks)


@pytest.mark.parametrize(
    ("values", "unit", "ticks", "axis"),
    [
        ([1.0, 9.0], "min", ["2", "4", "6", "8"], "min"),
        ([61.0, 98.0], "%", ["60%", "70%", "80%", "90%", "100%"], ""),
        ([0.5, 0.9], "", ["0.5", "0.6", "0.7", "0.8", "0.9"], ""),
        ([1e12, 9e12], "£", ["2", "4", "6", "8"], "×10¹² £"),
        ([1e-6, 9e-6], "mg", ["2", "4", "6", "8"], "×10⁻⁶ mg"),
        ([-3.0, 3.0], "", ["−3", "−2", "−1", "0", "1", "2", "3"], ""),
        ([100_000.0, 900_000.0], "", ["200,000", "400,000", "600,000", "800,000"], ""),
    ],
)
def test_ticks_are_round_numbers(values: list[float], unit: str, ticks: list[str], axis: str) -> None:
    made = scale(values, unit)
    assert ([made.tick(each) for each in made.ticks], made.axis) == (ticks, axis)


@pytest.mark.parametrize(
    ("value", "said"), [(6.0, "6"), (6.5, "6.5"), (6.4286, "6.43"), (0.001, "0"), (-0.001, "0"), (-2.5, "−2.5")]
)
def test_a_value_is_said_briefly(value: float, said: str) -> None:
    assert scale([-3.0, 9.0], "").said(value) == said


def test_nothing_is_shown_below_none_or_above_all() -> None:
    percent = scale([0.0, 100.0], "%")
    assert (percent.low, percent.high) == (0.0, 100.0)
    assert scale([1.0, 30.0], "").low == 0.0


@given(st.integers(0, 400), st.integers(0, 9))
def test_the_first_day_and_the_last_are_always_named(count: int, most: int) -> None:
    days = [MONDAY + timedelta(days=each) for each in range(count)]
    ticks = day_ticks(days, most)
    assert [each.at for each in ticks] == sorted({each.at for each in ticks})
    assert len(ticks) <= max(2, most)
    if count:
        assert (ticks[0].at, ticks[-1].at) == (0, count - 1)


def test_a_year_is_named_when_it_changes() -> None:
    days = [date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1)]
    assert [(each.day, each.year) for each in day_ticks(days, 3)] == [
        ("30 Dec", "2025"),
        ("31 Dec", ""),
        ("1 Jan", "2026"),
    ]
    assert [each.year for each in day_ticks(days[:2], 3)] == ["", ""]
