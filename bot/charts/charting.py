"""The one way to a chart: a series and its options in, points and phases out."""

from collections.abc import Sequence
from dataclasses import replace

from bot.charts.assurance import assurance, variation
from bot.charts.faults import faults
from bot.charts.limits import Lines, Part, Values, lines
from bot.charts.model import Charted, Kind, Options, Phase, Point, Rules, Series
from bot.charts.rules import Judged, beyond, judged
from bot.chat.errors import ChartRefused

UNDIVIDED = frozenset({Kind.C, Kind.G, Kind.T})
"""Kinds that plot a count or a time as it is, whatever it is out of."""


def chart(series: Series, options: Options) -> Charted:
    """Raises ChartRefused for what cannot be charted so: a value of 0 or less on a t chart, a denominator missing.

    Phases and points that are beyond the series are no fault: what they were set on may have been deleted.
    """
    for fault in faults(series, options):
        day = "" if fault.at is None else series.days[fault.at].isoformat()
        raise ChartRefused(why=fault.why.value, day=day)
    if options.kind is Kind.XMR:
        options = replace(options, rules=Rules.NHS)
    phases: list[Phase] = []
    points: list[Point] = []
    for first, last in _parts(len(series.days), options.phases_after):
        phase, added = _phase(series, options, len(phases) + 1, first, last)
        phases.append(phase)
        points += added
    if options.kind is not Kind.XMR or not points:
        return Charted(options, tuple(phases), tuple(points))
    newest = next((each for each in reversed(points[phases[-1].first - 1 :]) if each.y is not None), points[-1])
    return Charted(options, tuple(phases), tuple(points), newest.variation, assurance(newest, options))


def _parts(count: int, after: Sequence[int]) -> list[tuple[int, int]]:
    """From where to where, as slices."""
    starts = [0, *sorted({each for each in after if 0 < each < count})]
    return list(zip(starts, [*starts[1:], count])) if count else []


def _phase(series: Series, options: Options, number: int, first: int, last: int) -> tuple[Phase, list[Point]]:
    excluded = {each - 1 - first for each in options.exclude}
    kept = [i for i in range(last - first) if i not in excluded]
    freeze = None if options.phases_after else options.freeze
    base = kept if freeze is None else [i for i in kept if i < freeze]
    counts, of = series.values[first:last], series.of[first:last]
    values = _plotted(options.kind, counts, of, kept)
    found = lines(options.kind, Part(values, counts, of, base), options.centre, screen=options.screen)
    result = judged(options.rules, values, kept, found)
    phase = _summed_up(number, (first, last), len(kept), result, _times(found.centre, options.multiply))
    return phase, _points(series, options, first, values, excluded, found, result)


def _plotted(kind: Kind, counts: Values, of: Values, kept: Sequence[int]) -> Values:
    values = counts
    if of and kind not in UNDIVIDED:
        values = [None if a is None or not b else a / b for a, b in zip(counts, of)]
    return _ranges(values, kept) if kind is Kind.MR else values


def _ranges(values: Values, kept: Sequence[int]) -> Values:
    """From each point to the one before it; one that is left out is bridged, a missing one is not."""
    found: list[float | None] = []
    before: float | None = None
    counted = set(kept)
    for i, value in enumerate(values):
        found.append(None if value is None or before is None else abs(value - before))
        if i in counted:
            before = value
    return found


def _summed_up(number: int, ends: tuple[int, int], observed: int, result: Judged, centre: float | None) -> Phase:
    found = result.runs
    return Phase(
        part=number,
        first=ends[0] + 1,
        last=ends[1],
        n_obs=observed,
        n_useful=found.useful,
        longest_run=found.longest if found.useful else None,
        longest_run_max=result.longest_max,
        crossings=found.crossings if found.useful else None,
        crossings_min=result.crossings_min,
        runs_signal=result.signal,
        centre=centre,
        crossings_max=result.crossings_max,
        findings=tuple(replace(each, points=tuple(ends[0] + i for i in each.points)) for each in result.findings),
    )


def _points(
    series: Series, options: Options, first: int, values: Values, excluded: set[int], found: Lines, result: Judged
) -> list[Point]:
    times, centre = options.multiply, _times(found.centre, options.multiply)
    is_xmr = options.kind is Kind.XMR
    return [
        Point(
            day=series.days[first + i],
            y=_times(value, times),
            centre=centre,
            lower=_times(lower, times),
            upper=_times(upper, times),
            outside=beyond(value, lower, upper) is not None,
            excluded=i in excluded,
            signal=signal,
            variation=variation(signal if is_xmr else None, options.direction),
        )
        for i, (value, lower, upper, signal) in enumerate(
            zip(values, found.lower, found.upper, result.signals(len(values)))
        )
    ]


def _times(value: float | None, times: float) -> float | None:
    return None if value is None else value * times
