"""Rules that hold for any series: no chart depends on its scale, and no number makes one fail."""

import json
import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.charting_told import as_json, in_words
from bot.charts.charting import chart
from bot.charts.faults import LARGEST, faults
from bot.charts.model import Charted, Direction, Kind, Options, Rules, Series
from bot.charts.picture import About, element
from bot.charts.reading import reading
from bot.charts.runs import runs
from bot.chat.errors import ChartRefused
from bot.chat.phrases import load
from tests.charts.series import charted, phase, series

SAY = load()
ANY = some.floats(allow_nan=False, allow_infinity=False)
NUMBER = some.one_of(ANY, some.floats(0, LARGEST), some.floats(0, 1), some.integers(1, 9).map(float))
MEASURED = some.none() | some.integers(-1000, 1000).map(float)
VALUES = some.lists(MEASURED, max_size=60)
AMOUNTS = some.sampled_from([NUMBER, some.floats(0, LARGEST), some.floats(0, 1), some.integers(1, 9).map(float)])
PAIRS = some.tuples(AMOUNTS, AMOUNTS).flatmap(
    lambda two: some.lists(some.tuples(some.none() | two[0], some.none() | two[1]), max_size=30)
)
OPTIONS = some.builds(
    Options,
    kind=some.sampled_from(Kind),
    rules=some.sampled_from(Rules),
    freeze=some.none() | some.integers(1, 40),
    phases_after=some.lists(some.integers(-2, 40), max_size=3).map(tuple),
    exclude=some.lists(some.integers(-2, 40), max_size=5).map(tuple),
    centre=some.none() | some.floats(0, 1) | NUMBER,
    multiply=some.sampled_from([1.0, 100.0]) | NUMBER,
    target=some.none() | NUMBER,
    direction=some.sampled_from(Direction),
    screen=some.booleans(),
)
STATISTICS = ("n_useful", "longest_run", "longest_run_max", "crossings", "crossings_min", "runs_signal")


def _statistics(found: Charted) -> list[tuple[Any, ...]]:
    return [tuple(getattr(each, name) for name in STATISTICS) for each in found.phases]


@settings(max_examples=400)
@given(PAIRS, some.booleans(), OPTIONS)
def test_any_numbers_are_charted_or_refused(
    pairs: Sequence[tuple[float | None, float | None]], divided: bool, options: Options
) -> None:
    numbers = [value for value, _ in pairs], [of for _, of in pairs] if divided else []
    if any(faults(series(*numbers), options)):
        with pytest.raises(ChartRefused) as refused:
            chart(series(*numbers), options)
        assert SAY.line(refused.value.phrase, **refused.value.values)
        return
    found = chart(series(*numbers), options)
    assert len(found.points) == len(pairs)
    text = as_json(found)
    assert "NaN" not in text
    assert "Infinity" not in text
    shown = element(found, About("Waits", "min"), SAY)
    assert shown.alt.endswith(reading(found, SAY, "min"))
    assert len(shown.table.rows) == len(shown.values) == len(shown.centre) == len(pairs)
    assert list(in_words(found, "waits", SAY))


@given(VALUES, some.sampled_from(Rules), some.sampled_from([0.5, 2.0, 1024.0]))
def test_the_scale_changes_no_statistics(values: list[float | None], rules: Rules, times: float) -> None:
    scaled = [None if value is None else value * times for value in values]
    for kind in (Kind.RUN, Kind.I, Kind.XMR, Kind.MR):
        one, other = charted(kind, values, rules=rules), charted(kind, scaled, rules=rules)
        assert _statistics(one) == _statistics(other)
        assert [each.signal for each in one.points] == [each.signal for each in other.points]
        assert [each.signal for each in charted(kind, values, rules=rules, multiply=times).points] == [
            each.signal for each in one.points
        ]


@given(VALUES, some.sampled_from(Rules))
def test_a_mirror_changes_sides_and_nothing_else(values: list[float | None], rules: Rules) -> None:
    mirrored = [None if value is None else -value for value in values]
    for kind in (Kind.RUN, Kind.I, Kind.XMR):
        one, other = charted(kind, values, rules=rules), charted(kind, mirrored, rules=rules)
        assert _statistics(one) == _statistics(other)
        for here, there in zip(one.points, other.points):
            assert (here.lower, here.upper, here.centre) == _negative(there.upper, there.lower, there.centre)
            assert (here.signal is None) is (there.signal is None)
            if here.signal and there.signal:
                assert here.signal.shape is there.signal.shape
                assert here.signal.side is not there.signal.side


def _negative(*values: float | None) -> tuple[float | None, ...]:
    return tuple(None if value is None else -value for value in values)


@given(some.lists(some.integers(0, 9).map(float), min_size=1, max_size=60), some.integers(0, 60))
def test_points_on_the_centre_and_missing_ones_change_no_runs(values: list[float], at: int) -> None:
    centre = phase(charted(Kind.RUN, values)).centre
    for nothing in (centre, None):
        more: list[float | None] = [*values[:at], nothing, *values[at:]]
        assert _statistics(charted(Kind.RUN, more, centre=centre)) == _statistics(charted(Kind.RUN, values))


@given(VALUES, VALUES, some.sampled_from([Kind.RUN, Kind.I, Kind.XMR, Kind.MR]), some.sampled_from(Rules))
def test_phases_know_nothing_of_one_another(
    one: list[float | None], other: list[float | None], kind: Kind, rules: Rules
) -> None:
    if not one or not other:
        return
    both = charted(kind, [*one, *other], phases_after=(len(one),), rules=rules)
    for alone, part in zip((one, other), (both.points[: len(one)], both.points[len(one) :])):
        expected = charted(kind, alone, rules=rules).points
        assert [(p.y, p.centre, p.lower, p.upper, p.signal, p.outside) for p in part] == [
            (p.y, p.centre, p.lower, p.upper, p.signal, p.outside) for p in expected
        ]


@given(VALUES, some.integers(1, 20), some.permutations([5, 12, 3]))
def test_the_order_in_which_phases_are_given_changes_nothing(
    values: list[float | None], freeze: int, after: list[int]
) -> None:
    one = charted(Kind.I, values, phases_after=(3, 5, 12))
    assert charted(Kind.I, values, phases_after=tuple(after)).points == one.points
    assert charted(Kind.I, values, phases_after=(3, 5, 12), freeze=freeze).points == one.points


@given(VALUES, some.integers(1, 70))
def test_frozen_lines_come_from_the_baseline_alone(values: list[float | None], freeze: int) -> None:
    found, baseline = charted(Kind.I, values, freeze=freeze), charted(Kind.I, values[:freeze])
    assert {(p.centre, p.lower, p.upper) for p in found.points} == {
        (p.centre, p.lower, p.upper) for p in baseline.points
    }


@given(some.lists(some.integers(0, 50).map(float), min_size=2, max_size=40), some.integers(1, 40))
def test_what_is_left_out_is_bridged_and_still_held_against_the_limits(values: list[float], left_out: int) -> None:
    at = min(left_out, len(values))
    rest = [*values[: at - 1], *values[at:]]
    found, without = charted(Kind.I, values, exclude=(at,)), charted(Kind.I, rest)
    assert _statistics(found) == _statistics(without)
    assert found.phases[0].centre == without.phases[0].centre
    assert found.points[0].upper == without.points[0].upper
    point = found.points[at - 1]
    assert point.excluded
    assert point.outside is (
        point.upper is not None and point.lower is not None and not point.lower <= values[at - 1] <= point.upper
    )


@given(some.lists(some.sampled_from([1.0, 5.0, 9.0, None]), max_size=50))
def test_runs_by_their_definition(values: list[float | None]) -> None:
    sides = "".join("+" if value > 5 else "-" for value in values if value is not None and value != 5)
    found = runs(values, 5.0)
    crossings = sum(a != b for a, b in pairwise(sides))
    longest = max((len(run) for run in sides.replace("+-", "+ -").replace("-+", "- +").split()), default=0)
    assert (found.useful, found.longest, found.crossings) == (len(sides), longest, crossings)


@pytest.mark.parametrize(
    ("kind", "values", "of", "options", "why"),
    [
        (Kind.T, (3, 0), (), {}, "not-above-zero"),
        (Kind.P, (3,), (), {}, "no-denominators"),
        (Kind.P, (3,), (2,), {}, "above-denominator"),
        (Kind.U, (3,), (0,), {}, "of-none"),
        (Kind.U, (3,), (-1,), {}, "negative-denominator"),
        (Kind.C, (-3,), (), {}, "negative"),
        (Kind.RUN, (math.inf,), (), {}, "too-large"),
        (Kind.RUN, (math.nan,), (), {}, "too-large"),
        (Kind.RUN, (LARGEST * 2,), (), {}, "too-large"),
        (Kind.C, (3,), (), {"centre": -1.0}, "centre"),
        (Kind.P, (1,), (2,), {"centre": 1.5}, "centre"),
        (Kind.RUN, (3,), (), {"multiply": 0.0}, "multiply"),
        (Kind.RUN, (3,), (), {"target": math.inf}, "target"),
    ],
)
def test_what_cannot_be_charted(
    kind: Kind, values: tuple[float, ...], of: tuple[float, ...], options: dict[str, float], why: str
) -> None:
    with pytest.raises(ChartRefused) as refused:
        charted(kind, values, of, **options)
    assert refused.value.values["why"] == why


def test_nothing_counted_in_nothing_is_missing() -> None:
    found = charted(Kind.P, (1, 0, 2), (10, 0, 10))
    assert [each.y for each in found.points] == [0.1, None, 0.2]
    assert found.points[1].upper is None
    assert found.points[0].centre == pytest.approx(0.15)


def test_little_or_nothing_is_charted_too() -> None:
    for values in ((), (None, None), (3,), (5,) * 30):
        for kind in (Kind.RUN, Kind.I, Kind.XMR, Kind.MR, Kind.C, Kind.G):
            found = charted(kind, values)
            assert not any(each.runs_signal for each in found.phases)
    assert charted(Kind.RUN, ()) == Charted(Options(Kind.RUN), (), ())


def test_ten_thousand_points() -> None:
    values = tuple(float(i * 7919 % 101) for i in range(10_000))
    found = chart(Series(tuple(date.fromordinal(700_000 + i) for i in range(10_000)), values), Options(Kind.XMR))
    assert phase(found).n_useful > 9_000
    assert len(json.loads(as_json(found))["points"]["y"]) == 10_000
