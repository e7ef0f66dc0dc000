"""A concern: what worries a team; one that it cannot solve is passed up to its site huddle."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.people.model import PersonId, TeamId

LONGEST_CONCERN = 500
LONGEST_WHO = 80
LONGEST_OUTCOME = 1000


class ConcernStatus(StrEnum):
    OPEN = "open"
    ACTIONED = "actioned"
    """Somebody sees to it."""
    PASSED_UP = "passed up"
    """The escalated issue of tiered huddles."""
    CLOSED = "closed"


def passed_key(ref: str) -> str:
    """Of the message that tells a site without a huddle of a concern, and of the timer that sees to it."""
    return f"passed {ref}"


@dataclass(frozen=True)
class NewConcern:
    team: TeamId
    text: str
    raised_by: PersonId | None
    """None: from the room, somebody without an account."""
    created: datetime
    who: str = ""
    """Whoever sees to it: "Sister"."""
    due: date | None = None
    about: str = ""
    """The record that it came from: H-12."""

    @property
    def status(self) -> ConcernStatus:
        return seen_to(self.who, self.due)


@dataclass(frozen=True)
class Concern:
    ref: str
    """K-3: numbered within the organisation."""
    team: TeamId
    text: str
    raised_by: PersonId | None
    created: datetime
    who: str
    due: date | None
    about: str
    status: ConcernStatus
    site: TeamId | None = None
    """The team whose huddle it was passed up to."""
    passed_up: datetime | None = None
    passed_up_by: PersonId | None = None
    outcome: str = ""
    solved: bool = False
    closed: datetime | None = None


def seen_to(who: str, due: date | None) -> ConcernStatus:
    """Before it is passed up: with somebody who takes it, or a day, something is being done."""
    return ConcernStatus.ACTIONED if who or due else ConcernStatus.OPEN
