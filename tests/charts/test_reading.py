"""What charts say."""

from typing import Any

import pytest

from bot.charts.amounts import amount
from bot.charts.model import Direction, Kind, Rules
from bot.charts.picture import About, element
from bot.charts.reading import reading
from bot.chat.card import Mark
from bot.chat.phrases import load
from tests.charts.series import charted

SAY = load()
UP, DOWN = Direction.INCREASE, Direction.DECREASE
CALM = (12, 14, 11, 13, 15, 10, 14, 11, 13, 10, 15, 12)
LOW, HIGH = (4, 6, 5, 4, 6, 5, 4, 6, 5), (14, 16, 15, 14, 16, 15, 14, 16, 15)


def _read(kind: Kind, values: tuple[float | None, ...], unit: str = "", **options: Any) -> str:
    return reading(charted(kind, values, **options), SAY, unit)


def test_too_few_points() -> None:
    assert _read(Kind.RUN, CALM[:7], centre=12.5) == "Too few points to tell yet (7 of 10)."
    assert _read(Kind.RUN, LOW, centre=12.5) == "Too few points to tell yet (9 of 10)."
    assert _read(Kind.I, (*CALM[:8], 900)) == "Too few points to tell yet (9 of 10)."
    assert _read(Kind.RUN, ()) == _read(Kind.RUN, (None, None)) == "There are no values yet."


def test_values_that_are_all_alike() -> None:
    said = "Every value is 5 min, so there is nothing to tell apart yet."
    assert _read(Kind.RUN, (5,) * 30, "min") == said
    assert _read(Kind.RUN, (5,) * 12 + (6, 4), "min") == (
        "Too many points lie on the median to tell: 2 of 14 lie off it, and 10 are needed."
    )


def test_no_signal() -> None:
    assert _read(Kind.RUN, CALM, "min") == "No signal: what you see is ordinary variation around 12.5 min."


def test_a_shift() -> None:
    # 12 calm points below the line, then nine above it; the first of those is 12 weeks after 5 January.
    values = (11, 9, 12, 8, 11, 9, 11, 8, 12, 9, 11, 8, *HIGH)
    assert _read(Kind.RUN, values, freeze=12, centre=10.0) == (
        "A shift: the last 9 points are above the centre line; something has changed since 30 Mar."
    )
    assert _read(Kind.RUN, values, direction=UP).startswith("A shift for the better: the last ")
    assert _read(Kind.RUN, values, direction=DOWN).startswith("A shift for the worse: the last ")
    assert "the last 9 points are below the median" in _read(Kind.RUN, tuple(-value for value in values), freeze=12)


def test_a_shift_with_points_on_the_line_goes_on() -> None:
    values = (11, 9, 12, 8, 11, 9, 11, 8, 12, 9, 11, 8, *HIGH[:4], 10, *HIGH[4:], 10)
    assert _read(Kind.RUN, values, centre=10.0) == (
        "A shift: the last 9 points off the centre line are above the centre line; something has changed since 30 Mar."
    )


def test_a_shift_that_is_over() -> None:
    values = (*HIGH, 9, 11, 8, 12, 9, 11, 8, 12, 9, 11, 8, 12)
    assert _read(Kind.RUN, values, centre=10.0) == (
        "A shift: 9 points in a row, from 5 Jan to 2 Mar, are above the centre line; something was different then."
    )


def test_a_day_of_another_year_is_said_with_its_year() -> None:
    values = (*HIGH, *HIGH, *(9, 11, 8, 12) * 12)
    assert "18 points in a row, from 5 Jan 2026 to 4 May 2026, are above" in _read(Kind.RUN, values, centre=10.0)


def test_few_crossings() -> None:
    values = (1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9)
    assert _read(Kind.RUN, values, centre=5.0) == (
        "A signal: the points cross the centre line 3 times, and 8 or more would be ordinary; something has changed on "
        "the way."
    )


def test_one_crossing_is_said_as_people_say_it() -> None:
    assert "cross the median once, and 2 or more" in _read(Kind.RUN, tuple(range(1, 11)))


def test_many_crossings_by_the_ihi_rules() -> None:
    assert _read(Kind.RUN, (1, 9) * 10, rules=Rules.IHI) == (
        "A signal: the points cross the median 19 times, and 15 or fewer would be ordinary; perhaps two different "
        "things are mixed, such as days and nights."
    )


def test_a_trend_by_the_ihi_rules() -> None:
    values = (5, 9, 3, 8, 2, 9, 3, 8, 2, 9, 3, 4, 6, 7, 8)
    assert _read(Kind.RUN, values, rules=Rules.IHI, direction=DOWN) == (
        "A trend for the worse: the last 5 points go up, each from the one before; something has been changing since "
        "16 Mar."
    )
    assert _read(Kind.RUN, (*values, 1, 9, 1, 9), rules=Rules.IHI) == (
        "A trend: 5 points go up, each from the one before, from 16 Mar to 13 Apr; something was changing then."
    )
    assert _read(Kind.RUN, values).startswith("No signal")


def test_a_point_outside_the_limits() -> None:
    assert _read(Kind.I, (*CALM, 40), "min", direction=DOWN) == (
        "A signal for the worse: the latest point, 40 min on 30 Mar, is above what ordinary variation brings."
    )
    assert _read(Kind.I, (*CALM, 40, *CALM), "min") == (
        "A signal: 40 min on 30 Mar is above what ordinary variation brings."
    )
    assert _read(Kind.I, (*CALM, 40, *CALM), "min", exclude=(13,)).startswith("No signal")


def test_an_xmr_chart() -> None:
    assert _read(Kind.XMR, CALM, "%", target=30, direction=UP) == (
        "No signal: what you see is ordinary variation around 12.5%. As things are, you can expect to miss the target "
        "of 30% every time: it needs a change in how things are done."
    )
    assert _read(Kind.XMR, CALM, "%", target=30, direction=DOWN).endswith(
        "As things are, you can expect to meet the target of 30% every time."
    )
    assert _read(Kind.XMR, CALM, "%", target=12, direction=DOWN).endswith(
        "The target of 12% is met at times and missed at times, by chance alone."
    )
    assert _read(Kind.XMR, CALM[:11]).endswith("With fewer than 12 points the limits are provisional.")


def test_two_of_three_near_a_limit() -> None:
    values = (4.5, 5.5) * 6 + (8, 6, 8)
    assert _read(Kind.XMR, values, centre=5.0, direction=UP) == (
        "A signal for the better: of the latest three points at least two are close to the upper limit, since 30 Mar."
    )
    assert _read(Kind.XMR, values + (4.5, 5.5) * 6, centre=5.0) == (
        "A signal: from 30 Mar to 13 Apr at least two of three points are close to the upper limit."
    )


def test_what_is_said_agrees_with_the_mark_of_the_last_point() -> None:
    """It lies below the mean, in a shift, and yet ends a trend upwards: marked, and told, is the trend."""
    values = (30, 31, 30, 31, 30, 31, 30, 31, 30, 31, 30, 31, 10, 11, 12, 13, 14, 15, 16)
    found = charted(Kind.XMR, values, direction=UP, freeze=12, centre=20.0)
    assert found.variation is not None
    said = reading(found, SAY)
    assert ("for the better" in said) is (found.variation.value == "special_cause_improvement")


def test_only_the_last_phase_is_read() -> None:
    values = (*HIGH, *HIGH, *LOW, *LOW)
    assert _read(Kind.RUN, values, phases_after=(18,)).startswith(
        "No signal: what you see is ordinary variation around 5"
    )
    assert (
        _read(Kind.RUN, (*values, 9), phases_after=(36,))
        == "Too few points to tell yet since the new line began (1 of 10)."
    )


def test_the_element_of_a_card() -> None:
    found = charted(Kind.I, (*CALM, None, 40), exclude=(2,), phases_after=(), target=15)
    shown = element(found, About("Waits", "min", (Mark(3, "C-7"),), "https://x.example/p"), SAY)
    assert shown.alt == (
        "Waits: I chart, 13 values from 5 Jan 2026 to 6 Apr 2026. The latest is 40 min, the mean 14.7 min. "
        "The limits are 6.69 min and 22.6 min. A signal: the latest point, 40 min on 6 Apr, is above what ordinary "
        "variation brings."
    )
    assert shown.table.header == ("Day", "Value", "Mean", "Lower limit", "Upper limit")
    assert shown.table.rows[1] == ("12 Jan 2026", "14 min (left out)", "14.7 min", "6.69 min", "22.6 min")
    assert shown.table.rows[12][:2] == ("30 Mar 2026", "–")
    assert (shown.signals, shown.left_out, shown.phases, shown.target) == ((13,), (1,), (), 15)
    assert (shown.marks, shown.unit, shown.picture) == ((Mark(3, "C-7"),), "min", "https://x.example/p")


def test_a_run_chart_has_no_limits() -> None:
    shown = element(charted(Kind.RUN, CALM, phases_after=(6,)), About("Waits", ""), SAY)
    assert (shown.lower, shown.upper, shown.phases) == ((), (), (6,))
    assert shown.table.header == ("Day", "Value", "Median")
    assert shown.alt.startswith(
        "Waits: Run chart, 12 values from 5 Jan 2026 to 23 Mar 2026. The latest is 12, the median"
    )
    alone = element(charted(Kind.RUN, (12,)), About("Waits", ""), SAY)
    assert alone.alt.startswith("Waits: Run chart, 1 value on 5 Jan 2026. The latest is 12")
    empty = element(charted(Kind.RUN, ()), About("Waits", ""), SAY)
    assert empty.alt == "Waits: Run chart. There are no values yet."


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (12, "min", "12 min"),
        (12.5, "%", "12.5%"),
        (5588.0833, "", "5,588"),
        (0.01234, "", "0.0123"),
        (999.96, "", "1,000"),
        (-3.25, "h", "-3.25 h"),
        (0.0, "", "0"),
        (-0.0, "", "0"),
        (2e20, "", "2e+20"),
        (3e-9, "", "3e-09"),
    ],
)
def test_amounts(value: float, unit: str, said: str) -> None:
    assert amount(value, unit) == said
