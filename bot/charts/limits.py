"""Where a chart's lines lie: centre and limits of each kind, from the points of its baseline."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import assert_never

from bot.charts.model import Kind

D2 = 1.128
"""The mean range of two, in standard deviations. Montgomery, appendix VI."""
D4 = 3.267
"""The upper limit of such ranges, in their mean."""
XMR = 2.66
"""Three standard deviations in mean ranges: 3/1.128, as the NHS rounds it."""
MEDIAN_OF_MEAN = 0.693
"""The median of rare events, as a part of their mean: ln 2. Provost & Murray 2011."""
T_POWER = 3.6
"""Makes times between events nearly normal. Nelson 1994."""

Values = Sequence[float | None]


@dataclass(frozen=True)
class Part:
    """A phase's points."""

    values: Values
    """As they are plotted."""
    counts: Values
    """Numerators, where there are denominators."""
    of: Values
    base: Sequence[int]
    """Which points the lines come from; missing ones among them."""

    def present(self) -> list[float]:
        return [value for i in self.base if (value := self.values[i]) is not None]


@dataclass(frozen=True)
class Lines:
    centre: float | None
    lower: Values
    upper: Values


def lines(kind: Kind, part: Part, given: float | None, *, screen: bool) -> Lines:
    """`given`: the centre, where it is not to be computed."""
    match kind:
        case Kind.RUN:
            return _level(part, _centre(part, given, median), None, None)
        case Kind.I | Kind.XMR:
            return _individuals(part, given, XMR if kind is Kind.XMR else 3 / D2, screen=screen)
        case Kind.MR:
            centre = _centre(part, given, mean)
            return _level(part, centre, None if centre is None else 0.0, None if centre is None else centre * D4)
        case Kind.T:
            return _times(part, given, screen=screen)
        case Kind.C:
            centre = _centre(part, given, mean)
            return _around(part, centre, centre, lambda mean: 3 * math.sqrt(mean))
        case Kind.G:
            middle = _centre(part, given, mean)
            centre = _centre(part, None if given is None else MEDIAN_OF_MEAN * given, median)
            return _around(part, centre, middle, lambda mean: 3 * math.sqrt(mean * (mean + 1)))
        case Kind.P | Kind.PP | Kind.U | Kind.UP:
            return _ratios(kind, part, given, screen=screen)
        case _:
            assert_never(kind)


def mean(values: Sequence[float]) -> float:
    """Of equal values exactly that value, so that none of them stands off the centre."""
    return values[0] if min(values) == max(values) else math.fsum(values) / len(values)


def mean_range(values: Values, *, screen: bool) -> float | None:
    """The mean distance from one value to the next; there is none to a missing one. With `screen`, those that are far
    too large are left out, once (Nelson 1982); of a constant series none is left."""
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if screen and ranges:
        most = D4 * mean(ranges)
        ranges = [each for each in ranges if each < most]
    return mean(ranges) if ranges else None


def _centre(part: Part, given: float | None, of: Callable[[list[float]], float]) -> float | None:
    if given is not None:
        return given
    present = part.present()
    return of(present) if present else None


def _level(part: Part, centre: float | None, lower: float | None, upper: float | None) -> Lines:
    """The same limits all along."""
    return Lines(centre, [lower] * len(part.values), [upper] * len(part.values))


def _around(part: Part, centre: float | None, middle: float | None, spread: Callable[[float], float]) -> Lines:
    """Limits of what cannot be below 0."""
    if middle is None:
        return _level(part, centre, None, None)
    return _level(part, centre, max(middle - spread(middle), 0.0), middle + spread(middle))


def _individuals(part: Part, given: float | None, width: float, *, screen: bool) -> Lines:
    """`width` in mean ranges."""
    centre = _centre(part, given, mean)
    step = mean_range([part.values[i] for i in part.base], screen=screen)
    if centre is None or step is None:
        return _level(part, centre, None, None)
    return _level(part, centre, centre - width * step, centre + width * step)


def _times(part: Part, given: float | None, *, screen: bool) -> Lines:
    """An I chart of what is nearly normal, and back again."""
    power = 1 / T_POWER
    straight = Part([None if value is None else value**power for value in part.values], (), (), part.base)
    found = _individuals(straight, None if given is None else given**power, 3 / D2, screen=screen)

    def back(value: float | None) -> float | None:
        return None if value is None else max(value, 0.0) ** T_POWER

    return Lines(back(found.centre), [back(each) for each in found.lower], [back(each) for each in found.upper])


def _ratios(kind: Kind, part: Part, given: float | None, *, screen: bool) -> Lines:
    """Limits that are the wider the less there is to count in."""
    centre = given if given is not None else _pooled(part)
    if centre is None:
        return _level(part, None, None, None)
    most = 1.0 if kind in (Kind.P, Kind.PP) else math.inf
    one = centre * (1 - centre) if kind in (Kind.P, Kind.PP) else centre
    spreads = [math.sqrt(one / of) if of else None for of in part.of]
    times: float | None = 1.0
    if kind in (Kind.PP, Kind.UP):
        times = _times_as_wide(part, centre, spreads, screen=screen)
    if times is None:
        return _level(part, centre, None, None)
    widths = [None if each is None else 3 * times * each for each in spreads]
    return Lines(
        centre,
        [None if width is None else max(centre - width, 0.0) for width in widths],
        [None if width is None else min(centre + width, most) for width in widths],
    )


def _pooled(part: Part) -> float | None:
    """All that was counted, of all in which it was."""
    pairs = [(part.counts[i] or 0.0, part.of[i] or 0.0) for i in part.base if part.values[i] is not None]
    return math.fsum(count for count, _ in pairs) / math.fsum(of for _, of in pairs) if pairs else None


def _times_as_wide(part: Part, centre: float, spreads: Values, *, screen: bool) -> float | None:
    """How much more the points vary than chance alone would have them. Laney 2002."""
    scores = [
        (value - centre) / spread if (value := part.values[i]) is not None and (spread := spreads[i]) else None
        for i in part.base
    ]
    step = mean_range(scores, screen=screen)
    return None if step is None else step / D2
