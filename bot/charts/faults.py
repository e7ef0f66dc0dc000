"""What cannot be charted, and why."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.charts.model import Kind, Options, Series

LARGEST = 1e100
"""What is beyond it is no measurement, and its square would be no number."""
RATIOS = frozenset({Kind.P, Kind.PP, Kind.U, Kind.UP})
"""Kinds that cannot do without denominators."""
PROPORTIONS = frozenset({Kind.P, Kind.PP})
COUNTS = RATIOS | {Kind.C, Kind.G}


class Why(StrEnum):
    TOO_LARGE = "too-large"
    NEGATIVE = "negative"
    NOT_ABOVE_ZERO = "not-above-zero"
    ABOVE_DENOMINATOR = "above-denominator"
    OF_NONE = "of-none"
    """Something was counted where there was nothing to count in."""
    NEGATIVE_DENOMINATOR = "negative-denominator"
    NO_DENOMINATORS = "no-denominators"
    CENTRE = "centre"
    MULTIPLY = "multiply"
    TARGET = "target"


@dataclass(frozen=True)
class Fault:
    why: Why
    at: int | None = None
    """Index of the point; None where it is the chart as a whole."""
    in_denominator: bool = False


def faults(series: Series, options: Options) -> Iterator[Fault]:
    kind = options.kind
    if not (math.isfinite(options.multiply) and 0 < options.multiply <= LARGEST):
        yield Fault(Why.MULTIPLY)
    if options.centre is not None and not _can_be_centre(kind, options.centre):
        yield Fault(Why.CENTRE)
    if options.target is not None and not abs(options.target) <= LARGEST:
        yield Fault(Why.TARGET)
    if kind in RATIOS and not series.of:
        yield Fault(Why.NO_DENOMINATORS)
    for at, value in enumerate(series.values):
        of = series.of[at] if series.of else None
        if why := _of_denominator(value, of):
            yield Fault(why, at, in_denominator=True)
        elif why := _of_value(kind, value, of):
            yield Fault(why, at)


def _can_be_centre(kind: Kind, centre: float) -> bool:
    if not abs(centre) <= LARGEST:
        return False
    if kind in PROPORTIONS:
        return 0 <= centre <= 1
    if kind is Kind.T:
        return centre > 0
    return centre >= 0 or kind in (Kind.RUN, Kind.I, Kind.XMR)


def _of_denominator(value: float | None, of: float | None) -> Why | None:
    if of is None:
        return None
    if not abs(of) <= LARGEST or 0 < of < 1 / LARGEST:
        return Why.TOO_LARGE
    if of < 0:
        return Why.NEGATIVE_DENOMINATOR
    return Why.OF_NONE if of == 0 and value else None


def _of_value(kind: Kind, value: float | None, of: float | None) -> Why | None:
    if value is None:
        return None
    if not abs(value) <= LARGEST:
        return Why.TOO_LARGE
    if kind is Kind.T and value <= 0:
        return Why.NOT_ABOVE_ZERO
    if kind in COUNTS and value < 0:
        return Why.NEGATIVE
    if kind in PROPORTIONS and of is not None and value > of:
        return Why.ABOVE_DENOMINATOR
    return None
