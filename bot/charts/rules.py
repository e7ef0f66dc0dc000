"""What is out of the ordinary in a phase: Anhøj's rules, the IHI's, and the NHS's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import assert_never

from bot.charts.limits import Lines, Values
from bot.charts.model import ENOUGH, Finding, Rules, Shape, Side, Signal
from bot.charts.runs import Runs, crossings_min, longest_run_max, ordinary_runs, runs

IHI_SHIFT, IHI_TREND = 6, 5
NHS_SHIFT, NHS_TREND = 7, 7
NEAR = 2 / 3
"""Of the way from the centre to a limit; beyond it a point is near that limit."""

Step = tuple[int, int]
"""A point's index, and on which side it is or which way it goes: 1, -1, or 0 for neither."""


@dataclass(frozen=True)
class Judged:
    """A phase by the rules that were chosen."""

    runs: Runs
    longest_max: int | None = None
    crossings_min: int | None = None
    crossings_max: int | None = None
    signal: bool = False
    findings: Sequence[Finding] = ()
    """Those of the runs, and then those of the limits."""

    def signals(self, count: int) -> list[Signal | None]:
        """A point's strongest."""
        found: list[Signal | None] = [None] * count
        for shape in reversed(Shape):
            for each in self.findings:
                if each.signal.shape is shape:
                    for i in each.points:
                        found[i] = each.signal
        return found


def judged(rules: Rules, values: Values, kept: Sequence[int], lines: Lines) -> Judged:
    """`kept`: the indices that are not left out."""
    if lines.centre is None:
        return Judged(Runs(0, 0, 0))
    found = runs([values[i] for i in kept], lines.centre)
    match rules:
        case Rules.ANHOEJ:
            return _anhoej(values, kept, lines, found)
        case Rules.IHI:
            return _ihi(values, kept, lines, found)
        case Rules.NHS:
            return _nhs(values, kept, lines, found)
        case _:
            assert_never(rules)


def beyond(value: float | None, lower: float | None, upper: float | None) -> Side | None:
    """On which side a value is outside its limits; on a limit is inside."""
    if value is None:
        return None
    if upper is not None and value > upper:
        return Side.HIGH
    if lower is not None and value < lower:
        return Side.LOW
    return None


def _anhoej(values: Values, kept: Sequence[int], lines: Lines, found: Runs) -> Judged:
    if not found.useful:
        return Judged(found)
    most, fewest = longest_run_max(found.useful), crossings_min(found.useful)
    signal = found.longest > most or found.crossings < fewest
    findings: list[Finding] = []
    if found.useful >= ENOUGH:
        if found.longest > most:
            findings += _found(Shape.SHIFT, _alike(_off_centre(values, kept, lines), most + 1))
        findings += _outside(values, lines)
    return Judged(found, most, fewest, None, signal, findings)


def _ihi(values: Values, kept: Sequence[int], lines: Lines, found: Runs) -> Judged:
    if found.useful < ENOUGH:
        return Judged(found, IHI_SHIFT - 1 if found.useful else None)
    findings = [
        *_found(Shape.SHIFT, _alike(_off_centre(values, kept, lines), IHI_SHIFT)),
        *_found(Shape.TREND, _trends(_changes(values, kept), values, IHI_TREND)),
    ]
    fewest, most = (count - 1 for count in ordinary_runs(found.useful))
    signal = bool(findings) or not fewest <= found.crossings <= most
    return Judged(found, IHI_SHIFT - 1, fewest, most, signal, [*findings, *_outside(values, lines)])


def _nhs(values: Values, kept: Sequence[int], lines: Lines, found: Runs) -> Judged:
    """A missing point, or one on the mean, ends a run and a trend."""
    sides = [(i, _sign(values[i], lines.centre)) for i in kept]
    findings = [
        *_found(Shape.SHIFT, _alike(sides, NHS_SHIFT)),
        *_found(Shape.TWO_OF_THREE, _two_of_three(sides, values, lines)),
        *_found(Shape.TREND, _trends(kept, values, NHS_TREND)),
    ]
    longest = max((len(run) for run in _alike(sides, 1)), default=0)
    found = Runs(found.useful, longest, found.crossings)
    most = NHS_SHIFT - 1 if found.useful else None
    return Judged(found, most, None, None, bool(findings), [*findings, *_outside(values, lines)])


def _found(shape: Shape, points: Iterable[Sequence[Step]]) -> list[Finding]:
    """Of points that all are on the last one's side, or go its way."""
    return [
        Finding(Signal(shape, Side.HIGH if each[-1][1] > 0 else Side.LOW), tuple(i for i, _ in each)) for each in points
    ]


def _outside(values: Values, lines: Lines) -> list[Finding]:
    """Points that are left out are held against the limits too."""
    if lines.upper.count(None) == len(values):
        return []
    return [
        Finding(Signal(Shape.OUTSIDE, side), (i,))
        for i, value in enumerate(values)
        if (side := beyond(value, lines.lower[i], lines.upper[i]))
    ]


def _sign(value: float | None, beside: float | None) -> int:
    if value is None or beside is None:
        return 0
    return (value > beside) - (value < beside)


def _off_centre(values: Values, kept: Sequence[int], lines: Lines) -> list[Step]:
    return [(i, side) for i in kept if (side := _sign(values[i], lines.centre))]


def _alike(steps: Iterable[Step], least: int) -> Iterator[list[Step]]:
    """Runs on one side."""
    for side, group in groupby(steps, key=lambda step: step[1]):
        run = list(group)
        if side and len(run) >= least:
            yield run


def _changes(values: Values, kept: Sequence[int]) -> list[int]:
    """Points that are there and not as the one before them."""
    found: list[int] = []
    for i in kept:
        if values[i] is not None and not (found and values[found[-1]] == values[i]):
            found.append(i)
    return found


def _trends(points: Sequence[int], values: Values, least: int) -> Iterator[list[Step]]:
    """Points that all go up or all go down; a peak belongs to both of its slopes, and shows the second."""
    ways = (_sign(values[after], values[before]) for before, after in pairwise(points))
    start = 0
    for way, group in groupby(ways):
        length = len(list(group))
        if way and length + 1 >= least:
            yield [(i, way) for i in points[start : start + length + 1]]
        start += length


def _two_of_three(sides: Sequence[Step], values: Values, lines: Lines) -> Iterator[list[Step]]:
    """Points near a limit, but inside, where two of three in a row are and all three are on that side."""
    near = [_is_near(values[i], i, lines) for i, _ in sides]
    for at in range(len(sides) - 2):
        if abs(sum(side for _, side in sides[at : at + 3])) == 3 and sum(near[at : at + 3]) >= 2:
            yield [sides[k] for k in range(at, at + 3) if near[k]]


def _is_near(value: float | None, i: int, lines: Lines) -> bool:
    lower, upper, centre = lines.lower[i], lines.upper[i], lines.centre
    if value is None or centre is None or lower is None or upper is None or beyond(value, lower, upper):
        return False
    return value > centre + NEAR * (upper - centre) or value < centre - NEAR * (centre - lower)
