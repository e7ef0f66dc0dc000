"""Where things are on a picture of a chart: its margins, its scale, its points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from adapters.chart_scale import Scale, scale
from adapters.paper import At, Dashes, Ink, Letters, Paper
from bot.chat.card import Chart

WIDTH = 1024
"""Pixels; no more are promised to be shown in a message. On a phone's 360 these letters are 11 high."""
HEIGHT = 640
"""Without the names of the marks, which stand below."""
MARGIN = 28
LINE = 42
"""From one line of words to the next."""
PAD = 18
"""Between the axis and the first point."""
TITLE = Letters(36, bold=True)
AXIS = Letters(30, Ink.QUIET)

Values = Sequence[float | None]


@dataclass(frozen=True)
class Words:
    """What a picture says of itself."""

    target: str
    nothing: str
    earlier: str
    """With "#" where their number stands, as in `more`."""
    more: str


class Name(NamedTuple):
    """Words beside the last point, and what they name."""

    value: float
    text: str
    letters: Letters
    ink: Ink
    dashes: Dashes
    thick: float


class Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def apart(self, other: "Area") -> bool:
        return (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )


class Plan:
    def __init__(self, paper: Paper, chart: Chart, words: Words) -> None:
        self.paper, self.chart, self.words = paper, _sound(chart), words
        chart = self.chart
        target = () if chart.target is None else (chart.target,)
        drawn = (*chart.values, *chart.centre, *chart.lower, *chart.upper, *target)
        self.scale: Scale = scale([each for each in drawn if each is not None], chart.unit)
        self.empty = not has_values(chart)
        self.title = paper.wrapped(chart.title, TITLE, WIDTH - 2 * MARGIN, 2)
        self.names = [] if self.empty else self._names(target)
        self.ticks = [(value, self.scale.tick(value)) for value in self.scale.ticks]
        self.area = self._area()

    def _area(self) -> Area:
        long = self.paper.long
        top = MARGIN + LINE * (len(self.title) + bool(self.scale.axis) + bool(self.chart.marks)) + 26
        left = MARGIN + max(long(text, AXIS) for _, text in self.ticks) + 14
        right = max((long(each.text, each.letters) for each in self.names), default=0.0) + (38 if self.names else 10)
        years = len({each.year for each in self.chart.days}) > 1
        return Area(left, top, WIDTH - MARGIN - right, HEIGHT - MARGIN - LINE * (1 + years) - 6)

    def _names(self, target: Sequence[float]) -> list[Name]:
        chart, said = self.chart, self.scale.said
        plain, quiet = Letters(30, Ink.CENTRE), Letters(30, Ink.QUIET)
        last = next(each for each in reversed(chart.values) if each is not None)
        names = [Name(last, said(last), Letters(32, Ink.DATA, bold=True), Ink.DATA, Dashes.FINE, 2.5)]
        for values, letters, ink, dashes in (
            (chart.centre, plain, Ink.CENTRE, Dashes.SOLID),
            (chart.lower, quiet, Ink.LIMIT, Dashes.LIMIT),
            (chart.upper, quiet, Ink.LIMIT, Dashes.LIMIT),
        ):
            if values and values[-1] is not None:
                names.append(Name(values[-1], said(values[-1]), letters, ink, dashes, 3))
        green, about = Letters(30, Ink.TARGET), self.words.target
        return [*names, *(Name(each, f"{about} {said(each)}", green, Ink.TARGET, Dashes.TARGET, 3) for each in target)]

    def x(self, index: float) -> float:
        left, right = self.area.left + PAD, self.area.right - PAD
        last = len(self.chart.days) - 1
        return left + (right - left) * index / last if last > 0 else (left + right) / 2

    def y(self, value: float) -> float:
        return self.up(self.scale.part(value))

    def up(self, part: float) -> float:
        return self.area.bottom - (self.area.bottom - self.area.top) * part

    def at(self, index: int) -> At | None:
        value = self.chart.values[index]
        return None if value is None else At(self.x(index), self.y(value))

    def phases(self) -> list[tuple[int, int]]:
        """The first point of each, and the one after its last."""
        count = len(self.chart.days)
        begins = sorted({0, *(each for each in self.chart.phases if 0 < each < count)})
        return list(pairwise([*begins, count]))


def has_values(chart: Chart) -> bool:
    return any(each is not None and math.isfinite(each) for each in chart.values)


def _sound(chart: Chart) -> Chart:
    """Without what is no number, and marks at no place on it."""
    there = (each for each in chart.marks if 0 <= each.at < len(chart.days))
    return replace(
        chart,
        values=_finite(chart.values),
        centre=_finite(chart.centre),
        lower=_finite(chart.lower),
        upper=_finite(chart.upper),
        target=_finite([chart.target])[0],
        marks=tuple(sorted(there, key=lambda each: each.at)),
    )


def _finite(values: Values) -> tuple[float | None, ...]:
    return tuple(each if each is not None and math.isfinite(each) else None for each in values)
