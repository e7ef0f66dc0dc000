"""Where a median that was frozen no longer holds: suggests where new phases might begin, for a person to decide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from bot.charts.limits import Values
from bot.charts.model import Side

BOTH = (Side.HIGH, Side.LOW)


@dataclass(frozen=True)
class Stretch:
    """Where one median holds: from its baseline on, until a run away from it."""

    median: float
    first: int
    last: int
    """Indices of the points that the median comes from."""
    until: int
    """Index of the point up to which it is drawn: where the next one begins, or the last of all."""


def rephase(values: Values, baseline: int, run: int, sides: Sequence[Side] = BOTH) -> list[Stretch]:
    """The first points are the baseline. `run` points in a row beyond its median, on one of these sides, make the next
    one; points that are missing or on the median neither count nor break a run. [] where the baseline is not full."""
    points = [(i, value) for i, value in enumerate(values) if value is not None]
    if baseline < 1 or len(points) < baseline:
        return []
    stretches = [_stretch(points[:baseline], points[-1][0])]
    rest = points[baseline:]
    while found := _run(rest, stretches[-1].median, run, sides):
        stretches[-1] = replace(stretches[-1], until=found[0][0])
        stretches.append(_stretch(found, points[-1][0]))
        rest = [point for point in rest if point[0] > found[-1][0]]
    return stretches


def _stretch(points: Sequence[tuple[int, float]], until: int) -> Stretch:
    return Stretch(median(value for _, value in points), points[0][0], points[-1][0], until)


def _run(
    points: Sequence[tuple[int, float]], centre: float, length: int, sides: Sequence[Side]
) -> list[tuple[int, float]]:
    """The first run that is long enough."""
    found: list[tuple[int, float]] = []
    for point in points:
        if point[1] == centre:
            continue
        if found and (point[1] > centre) is not (found[-1][1] > centre):
            found = []
        if (Side.HIGH if point[1] > centre else Side.LOW) in sides:
            found.append(point)
        if len(found) == length:
            return found
    return []
