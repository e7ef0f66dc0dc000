"""Which numbers and days stand on a chart's axes, and how they are said there."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_STEPS = (1, 2, 5, 10)
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Scale:
    """Values are shown divided by 10 to the power, so that a huge or tiny one has few digits."""

    low: float
    high: float
    ticks: tuple[float, ...]
    power: int
    unit: str

    @property
    def axis(self) -> str:
        """What stands above the axis."""
        power = f"×10{str(self.power).translate(_RAISED)}" if self.power else ""
        return f"{power} {'' if self.unit == '%' and not power else self.unit}".strip()

    def part(self, value: float) -> float:
        """How far up a value is, from 0 to 1."""
        return (self.shown(value) - self.low) / (self.high - self.low)

    def shown(self, value: float) -> float:
        return float(Decimal(value).scaleb(-self.power)) if self.power else value

    def tick(self, value: float) -> str:
        return self._said(f"{value:,.{self._digits}f}")

    def said(self, value: float) -> str:
        """A value itself, more exactly than the axis has them."""
        more = 2 if 1 <= self._step < 10 else 1
        written = f"{self.shown(value):,.{self._digits + more}f}"
        return self._said(written.rstrip("0").rstrip("."))

    @property
    def _step(self) -> float:
        return self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else 1.0

    @property
    def _digits(self) -> int:
        step = self._step
        return next((digits for digits in range(12) if abs(round(step, digits) - step) < step / 1000), 12)

    def _said(self, written: str) -> str:
        minus = written.startswith("-") and bool(written.strip("-0.,"))
        unit = "%" if self.unit == "%" and not self.power else ""
        return f"{'−' if minus else ''}{written.lstrip('-')}{unit}"


def scale(values: Iterable[float], unit: str) -> Scale:
    known = list(values) or [0.0, 1.0]
    largest = max(abs(each) for each in known)
    power = 0
    if largest and not 1e-3 <= largest < 1e7:
        power = 3 * math.floor(Decimal(largest).adjusted() / 3)
    low, high = (float(Decimal(each).scaleb(-power)) for each in (min(known), max(known)))
    level = high - low <= 1e-9 * max(abs(low), abs(high))
    room = (abs(high) * 0.1 or 1.0) if level else (high - low) * 0.06
    # Nothing is below none, nor above all.
    least = 0.0 if low >= 0 else -math.inf
    most = 100.0 if unit == "%" and high <= 100 and not power else math.inf
    low, high = max(low - room, least), min(high + room, most)
    return Scale(low, high, _ticks(low, high), power, unit)


def _ticks(low: float, high: float, most: int = 8) -> tuple[float, ...]:
    rough = (high - low) / most
    size: float = 10.0 ** math.floor(math.log10(rough))
    step = next(size * each for each in _STEPS if size * each >= rough * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(each * step for each in range(first, last + 1))


@dataclass(frozen=True)
class DayTick:
    at: int
    """Index of the point."""
    day: str
    year: str
    """"" where it is that of the one before, or all are of one year."""


def day_ticks(days: Sequence[date], most: int) -> list[DayTick]:
    """So many at most, the first and the last always."""
    if not days:
        return []
    count = max(2, min(most, len(days)))
    chosen = sorted({round(each * (len(days) - 1) / (count - 1)) for each in range(count)})
    one_year = len({days[at].year for at in chosen}) == 1
    ticks: list[DayTick] = []
    year = 0
    for at in chosen:
        day = days[at]
        ticks.append(DayTick(at, f"{day.day} {day:%b}", "" if one_year or day.year == year else str(day.year)))
        year = day.year
    return ticks
