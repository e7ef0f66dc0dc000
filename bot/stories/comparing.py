"""What a measure's numbers were before and after something was changed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

FEWEST = 5
"""Values on either side, below which nothing is compared."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Split:
    """Where before ends and after begins: one day, or two where there was more than one change between."""

    until: date
    """The first day that is not before."""
    since: date


@dataclass(frozen=True)
class Compared:
    split: Split
    before: float | None
    """Medians; None where there are too few values on that side."""
    after: float | None
    values_before: int
    values_after: int


def split_at(phases: Sequence[date], tests: Sequence[date]) -> Split | None:
    """By the new lines that the team has drawn in its chart: what was before the first, and since the last; where
    there are none, by the day on which the first small test was started. None where nobody knows."""
    if phases:
        return Split(min(phases), max(phases))
    return Split(min(tests), min(tests)) if tests else None


def compare(points: Sequence[tuple[date, float]], split: Split) -> Compared:
    before = [value for day, value in points if day < split.until]
    after = [value for day, value in points if day >= split.since]
    return Compared(split, _middle(before), _middle(after), len(before), len(after))


def _middle(values: Sequence[float]) -> float | None:
    return median(values) if len(values) >= FEWEST else None


def percent(value: float) -> Decimal:
    """As it is told: to one decimal place, and none where it is 0."""
    rounded = Decimal(repr(value)).quantize(_TENTH, ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded


def points_between(before: float, after: float) -> Decimal:
    """In percentage points, between the two as they are told: who adds up what they read finds the same."""
    return percent(after) - percent(before)
