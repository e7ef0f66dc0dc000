"""A small test of change (PDSA cycle): what is planned, what happened, what it told us, what next."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from bot.people.model import PersonId, TeamId

LONGEST_TEXT = 1500
LONGEST_SHORT = 200
MOST_PREDICTIONS = 5
MOST_AMENDMENTS = 20
"""Of one prediction."""


class Stage(StrEnum):
    """What is to be done next with it."""

    PLAN = "plan"
    """Not started."""
    DO = "do"
    """Started; what happened is not written yet."""
    STUDY = "study"
    ACT = "act"
    CLOSED = "closed"


class Scale(IntEnum):
    """How far a test reaches; an ordinal."""

    ONE = 1
    """One person, once."""
    SHIFT = 2
    """One shift, or a few (5 at most)."""
    PART = 3
    UNIT = 4
    SEVERAL = 5
    ORGANISATION = 6


class Matched(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Decision(StrEnum):
    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


@dataclass(frozen=True)
class Amendment:
    """What was written into a guess after the test had started; the guess itself stays as it was."""

    text: str
    at: datetime


@dataclass(frozen=True)
class Prediction:
    question: str
    guess: str
    """What they think will happen; "" where they are not sure."""
    made: datetime | None = None
    """When the guess was saved first."""
    result: str = ""
    matched: Matched | None = None
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True)
class Plan:
    trying: str
    """What will be tried: the change idea."""
    objective: str = ""
    rationale: str = ""
    """Why we think so."""
    tell: str = ""
    """How will you tell: the data that is looked at."""
    scale: Scale = Scale.ONE
    when: date | None = None
    """The day of the first test."""
    who: str = ""
    where: str = ""
    collector: str = ""
    collect_when: str = ""
    tested: int | None = None
    """People tested."""
    project: str = ""
    """P-2."""
    idea: int = 0
    """The node of the project that it tries; 0 for none."""
    measure: str = ""
    """M-3."""


@dataclass(frozen=True)
class Did:
    as_planned: bool | None = None
    differed: str = ""
    observations: str = ""
    problems: str = ""
    """And surprises."""
    data: str = ""


@dataclass(frozen=True)
class Act:
    decision: Decision
    why: str = ""
    """Of a test that is stopped; what led to the decision."""
    changes: str = ""
    """For the next one."""
    sustain: str = ""
    """How it will be kept up, where it is adopted."""
    first: datetime | None = None
    """When something was decided first, where that was taken back: what was planned since has gone on from it."""


@dataclass(frozen=True)
class Due:
    """When each stage is to be written; None where nobody has said."""

    STAGES: ClassVar[tuple[Stage, ...]] = (Stage.PLAN, Stage.DO, Stage.STUDY, Stage.ACT)
    plan: date | None = None
    """To be started by."""
    do: date | None = None
    study: date | None = None
    act: date | None = None


@dataclass(frozen=True)
class Cycle:
    ref: str
    """C-7: numbered within the organisation."""
    team: TeamId
    plan: Plan
    created_by: PersonId | None
    planned: datetime
    predictions: tuple[Prediction, ...] = ()
    due: Due = field(default_factory=Due)
    started: datetime | None = None
    did: Did | None = None
    done: datetime | None = None
    """What happened was saved."""
    learned: str = ""
    studied: datetime | None = None
    act: Act | None = None
    acted: datetime | None = None
    previous: str = ""
    """The test that it goes on from: C-6."""
    order: int = 1
    """Of the tests in its ramp, from 1."""
    ramp: str = ""
    """The ref of the ramp's first test; its own where it is that."""
    about: str = ""
    """The record that it began from: L-12, H-12."""
    lead: PersonId | None = None
    """Who is asked about it: whoever planned it, unless somebody else is named."""

    @property
    def stage(self) -> Stage:
        if self.started is None:
            return Stage.PLAN
        if self.done is None:
            return Stage.DO
        if self.studied is None:
            return Stage.STUDY
        return Stage.ACT if self.acted is None else Stage.CLOSED
