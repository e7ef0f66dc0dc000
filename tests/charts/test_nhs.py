"""The rules of "Making Data Count", by hand."""

from typing import Any

import pytest

from bot.charts.model import Assurance, Direction, Kind, Rules, Shape, Side, Variation
from tests.charts.series import charted, phase

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def _shapes(values: tuple[float | None, ...], **options: Any) -> list[str]:
    return [each.signal.shape if each.signal else "" for each in charted(Kind.XMR, values, **options).points]


def test_seven_on_one_side_are_a_shift_and_six_are_none() -> None:
    assert _shapes((4, 4, 5, 4, 5, 4, 5, 4, 6, 7, 6, 7, 6, 7))[-6:] == [""] * 6
    shifted = _shapes((4, 5, 4, 5, 4, 5, 4, 6, 7, 6, 7, 6, 7, 6))
    assert shifted == [Shape.SHIFT] * 14


def test_a_point_on_the_mean_or_a_missing_one_ends_a_run() -> None:
    assert Shape.SHIFT not in _shapes((4, 5, 4, 5.5, 4, 5, 4, 6, 7, 6, 5.5, 6, 7, 7), centre=5.5)
    assert Shape.SHIFT not in _shapes((4, 5, 4, None, 4, 5, 4, 6, 7, 6, None, 7, 6, 7))
    assert Shape.SHIFT in _shapes((4, 5, 4, 5, 4, 5, 4, 6, 7, 6, 7, 7, 6, 7))


def test_seven_that_rise_are_a_trend_and_a_repeated_value_ends_it() -> None:
    rising = (10, 9, 8, 9, 10, 8.5, 9, 9.5, 10, 10.5, 11, 11.5, 10)
    assert [i for i, each in enumerate(_shapes(rising)) if each == Shape.TREND] == [5, 6, 7, 8, 9, 10, 11]
    assert Shape.TREND not in _shapes((10, 9, 8, 9, 10, 8.5, 9, 9.5, 9.5, 10, 10.5, 11, 10))


def test_a_peak_of_two_trends_shows_the_second() -> None:
    found = charted(Kind.XMR, (30, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1, 30), direction=UP).points
    assert [each.variation for each in found[6:9]] == [Variation.IMPROVEMENT, Variation.CONCERN, Variation.CONCERN]


def test_two_of_three_near_a_limit_are_marked_themselves() -> None:
    # Ranges are given by the even part; 8 is beyond two thirds of the way from 5 to the limit at 5 + 2.66 · 1.5 = 9.
    values = (4.5, 5.5) * 6 + (8, 6, 8, 4) + (4.5, 5.5) * 6
    found = charted(Kind.XMR, values, centre=5.0)
    near = [i for i, each in enumerate(found.points) if each.signal and each.signal.shape is Shape.TWO_OF_THREE]
    assert near == [12, 14]
    other_side = charted(Kind.XMR, (4.5, 5.5) * 6 + (8, 4, 8, 4) + (4.5, 5.5) * 6, centre=5.0)
    assert not any(each.signal and each.signal.shape is Shape.TWO_OF_THREE for each in other_side.points)


def test_what_is_outside_goes_before_a_shift() -> None:
    last = charted(Kind.XMR, (4, 5) * 10 + (5, 6, 5, 6, 5, 6, 30), direction=DOWN, freeze=20).points[-1]
    assert last.signal is not None
    assert (last.signal.shape, last.signal.side, last.variation) == (Shape.OUTSIDE, Side.HIGH, Variation.CONCERN)


def test_the_last_point_decides_on_the_icon() -> None:
    values = (4, 5, 4, 5, 4, 5, 4, 6, 7, 6, 7, 6, 7, 6)
    assert charted(Kind.XMR, values, direction=UP).variation is Variation.IMPROVEMENT
    assert charted(Kind.XMR, values, direction=DOWN).variation is Variation.CONCERN
    assert charted(Kind.XMR, values).variation is Variation.NEUTRAL_HIGH
    assert charted(Kind.XMR, (*values, None), direction=UP).variation is Variation.IMPROVEMENT
    assert charted(Kind.XMR, values[7:]).variation is Variation.COMMON


@pytest.mark.parametrize(
    ("target", "direction", "meets"),
    [
        (0, UP, Assurance.CONSISTENT_PASS),
        (0, DOWN, Assurance.CONSISTENT_FAIL),
        (20, UP, Assurance.CONSISTENT_FAIL),
        (20, DOWN, Assurance.CONSISTENT_PASS),
        (10, UP, Assurance.INCONSISTENT),
        (10, Direction.NEUTRAL, None),
        (None, UP, None),
    ],
)
def test_a_target_beyond_a_limit_is_met_or_missed_whatever_chance_does(
    target: float | None, direction: Direction, meets: Assurance | None
) -> None:
    found = charted(Kind.XMR, (10, 11, 9, 10, 11, 10, 9, 10, 11, 9, 10, 10), target=target, direction=direction)
    assert found.assurance is meets


def test_a_target_is_held_against_what_is_shown() -> None:
    values = (0.10, 0.11, 0.09, 0.10, 0.11, 0.10, 0.09, 0.10, 0.11, 0.09, 0.10, 0.10)
    assert charted(Kind.XMR, values, target=95, direction=UP, multiply=100).assurance is Assurance.CONSISTENT_FAIL
    assert charted(Kind.XMR, values, target=1, direction=UP, multiply=100).assurance is Assurance.CONSISTENT_PASS


def test_an_xmr_chart_is_read_by_the_nhs_rules_whatever_is_chosen() -> None:
    values = (4, 5, 4, 5, 4, 5, 4, 6, 7, 6, 7, 6, 7, 6)
    found = charted(Kind.XMR, values, rules=Rules.IHI)
    assert found == charted(Kind.XMR, values, rules=Rules.NHS)
    assert (phase(found).longest_run_max, phase(found).runs_signal) == (6, True)
