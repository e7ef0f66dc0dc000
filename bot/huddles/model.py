"""One huddle: held or to be held, in the room or by form."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.people.model import PersonId, TeamId
from bot.questions.model import Question
from bot.series.model import Way

CLOSES_ITSELF = timedelta(minutes=30)
"""After a huddle in the room was started."""
LEAD_TOLD = timedelta(minutes=5)
"""Before a huddle, its lead is asked: start, or not today?"""
WAITS = timedelta(minutes=60)
"""After its time, for a huddle in the room to be started; then it counts as missed."""


class Status(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class NewHuddle:
    team: TeamId
    name: str
    way: Way
    questions: tuple[Question, ...]
    """As they were when the huddle was made: those of its day."""
    starts: datetime
    ends: datetime
    """By form: when answers close. In the room: when it closes itself, as it was planned."""
    minutes: int
    """How long it is meant to take."""
    lead: PersonId | None
    series: str = ""
    """S-3; "" for one that was started by hand."""
    slot: int = 0
    day: date = date.min
    status: Status = Status.PLANNED
    opened: datetime | None = None
    opened_by: PersonId | None = None


@dataclass(frozen=True)
class Huddle(NewHuddle):
    ref: str = ""
    """H-12: numbered within the organisation."""
    step: int = 0
    """Of the agenda, in the room; 0 for the first question."""
    in_room: int | None = None
    closed: datetime | None = None
    closed_by: PersonId | None = None
    """None where it closed itself."""
    lead_told: bool = False
    nudged: bool = False


@dataclass(frozen=True)
class Record:
    """What a series' insight is made of."""

    day: date
    status: Status
    starts: datetime
    opened: datetime | None


def keep_key(ref: str) -> str:
    """Of the huddle's own timer."""
    return f"huddle {ref}"


def nudges_key(ref: str) -> str:
    """Of the timer that nudges for answers, once for all of them."""
    return f"nudge {ref}"


def lead_key(huddle: Huddle) -> str:
    """Of the lead's private reminder; a huddle that was moved has another."""
    return f"lead {huddle.ref} {huddle.starts:%Y-%m-%dT%H:%M}"


def summary_key(ref: str, page: int) -> str:
    """Of a page of the summary, in the thread of the huddle's card."""
    return f"summary {ref} {page}"
