"""A measure over time, how its chart is to be made, and what came of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ENOUGH = 10
"""Useful points below which nothing is said about signals."""


class Kind(StrEnum):
    RUN = "run"
    I = "i"  # noqa: E741  # the chart's own name
    MR = "mr"
    T = "t"
    P = "p"
    PP = "pp"
    C = "c"
    U = "u"
    UP = "up"
    G = "g"
    XMR = "xmr"
    """The NHS form of the I chart, "Making Data Count"."""


class Rules(StrEnum):
    ANHOEJ = "anhoej"
    IHI = "ihi"
    NHS = "nhs"


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Shape(StrEnum):
    """Of a signal: what is out of the ordinary."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two-of-three"
    SHIFT = "shift"


class Side(StrEnum):
    HIGH = "high"
    LOW = "low"


class Variation(StrEnum):
    """Of a point, and of the last one for the whole: the icons of "Making Data Count"."""

    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


class Assurance(StrEnum):
    """Whether a target is met whatever chance does, or missed, or now this and now that."""

    CONSISTENT_PASS = "consistent_pass"
    CONSISTENT_FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True)
class Series:
    """What is charted, in order of its days; all three have one length."""

    days: tuple[date, ...]
    values: tuple[float | None, ...]
    """Values, or numerators where there are denominators; None is missing."""
    of: tuple[float | None, ...] = ()
    """Denominators; () where there are none."""


@dataclass(frozen=True)
class Options:
    kind: Kind = Kind.RUN
    rules: Rules = Rules.ANHOEJ
    freeze: int | None = None
    """Points of the baseline; phases override it."""
    phases_after: tuple[int, ...] = ()
    """A new phase begins after each of these points, counted from 1."""
    exclude: tuple[int, ...] = ()
    """Points left out of centre, limits and runs, counted from 1."""
    centre: float | None = None
    """Given, instead of computed."""
    multiply: float = 1.0
    """Values, centre and limits, once all is computed."""
    target: float | None = None
    """On the scale that is shown, after `multiply`."""
    direction: Direction = Direction.NEUTRAL
    screen: bool = False
    """Moving ranges of 3.267 times their mean or more are left out of it, once."""


@dataclass(frozen=True)
class Signal:
    """Why a point is marked."""

    shape: Shape
    side: Side


@dataclass(frozen=True)
class Finding:
    """Points that together are out of the ordinary."""

    signal: Signal
    points: tuple[int, ...]
    """Indices into the chart's points."""


@dataclass(frozen=True)
class Phase:
    part: int
    """From 1."""
    first: int
    last: int
    """Points, counted from 1."""
    n_obs: int
    n_useful: int
    longest_run: int | None
    longest_run_max: int | None
    crossings: int | None
    crossings_min: int | None
    """These four are None where no point is useful, and what the rules say nothing of is None too."""
    runs_signal: bool
    centre: float | None
    crossings_max: int | None = None
    """Only by the IHI's rules."""
    findings: tuple[Finding, ...] = ()
    """What the rules find in its points. A point in several is marked by the one whose shape stands first."""


@dataclass(frozen=True)
class Point:
    day: date
    y: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    outside: bool
    """Strictly beyond a limit."""
    excluded: bool = False
    signal: Signal | None = None
    """By the rules that were chosen; runs and trends only where there are points enough."""
    variation: Variation = Variation.COMMON
    """Only on an XmR chart."""


@dataclass(frozen=True)
class Charted:
    """A chart: everything that is drawn, printed or read out is in here."""

    options: Options
    """An XmR chart's rules are always the NHS's."""
    phases: tuple[Phase, ...]
    points: tuple[Point, ...]
    variation: Variation | None = None
    """The last point's; only on an XmR chart, as is `assurance`."""
    assurance: Assurance | None = None
    """None without a target, or where no way is better."""
