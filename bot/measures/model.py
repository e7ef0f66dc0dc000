"""What a team measures, and the values it has recorded."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.charts.model import Direction, Kind, Rules
from bot.people.model import PersonId, TeamId

LONGEST_NAME = 80
LONGEST_TEXT = 1000
LONGEST_UNIT = 30
LONGEST_NOTE = 200
MOST_ELEMENTS = 12
"""Of a care bundle."""
MOST_OF_TEAM = 40
"""Measures of one team."""
MOST_VALUES = 10_000
"""Values of one measure."""
MOST_AT_ONCE = 400
"""Values in one paste."""
LARGEST = 1e12
"""Of a value, either way."""


class Purpose(StrEnum):
    OUTCOME = "outcome"
    PROCESS = "process"
    BALANCING = "balancing"


class Shape(StrEnum):
    """What one value is made of."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    """A numerator out of a denominator: 12/15."""
    RATE = "rate"
    """Events in an amount of opportunity: 3/412 bed days; shown per `Plan.per`."""
    CONTINUOUS = "continuous"
    BETWEEN = "between"
    """Time or cases between two events."""
    BUNDLE = "bundle"
    """Cases with every eligible element given, out of all cases with one; beside it each element."""


class Often(StrEnum):
    """How often it is collected, and reminded of."""

    NEVER = ""
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Plan:
    """What a team sets for a measure."""

    name: str
    purpose: Purpose = Purpose.OUTCOME
    shape: Shape = Shape.COUNT
    definition: str = ""
    """Operational: what counts, where it is read, who is left out."""
    unit: str = ""
    per: float = 1.0
    """Of a rate: 1000 for "per 1,000 bed days"."""
    direction: Direction = Direction.NEUTRAL
    target: float | None = None
    """On the scale that is shown: 95 for 95 %."""
    collector: PersonId | None = None
    often: Often = Often.NEVER
    elements: tuple[str, ...] = ()
    """Of a bundle, by name."""
    project: str = ""
    """P-2."""


@dataclass(frozen=True)
class NewPhase:
    """Centre and limits begin anew on that day, for a reason that a person has given."""

    day: date
    why: str


@dataclass(frozen=True)
class Note:
    day: date
    text: str


@dataclass(frozen=True)
class Drawing:
    """How a measure's chart is made; None or () where nobody has chosen."""

    kind: Kind = Kind.RUN
    rules: Rules = Rules.ANHOEJ
    freeze: int | None = None
    phases: tuple[NewPhase, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Measure:
    ref: str
    """M-3: numbered within the organisation."""
    team: TeamId
    plan: Plan
    created_by: PersonId | None
    created: datetime
    drawing: Drawing = field(default_factory=Drawing)
    ended: datetime | None = None
    """Deleted: found by its ref alone, so that what points at it can say so; its values stay."""


@dataclass(frozen=True)
class Value:
    day: date
    value: float
    """Or the numerator."""
    of: float | None = None
    """The denominator, of a percentage, a rate and a bundle."""
    elements: tuple[tuple[int, int], ...] = ()
    """Of a bundle: given and eligible of each element."""
    note: str = ""
    left_out: str = ""
    """Why it counts for nothing on the chart; "" where it counts."""
    recorded_by: PersonId | None = None
    recorded: datetime | None = None


@dataclass(frozen=True)
class Correction:
    """What a value was before somebody changed it."""

    day: date
    before: Value
    by: PersonId | None
    at: datetime
    removed: bool = False
    """The value was taken out instead."""
