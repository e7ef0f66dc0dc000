"""An action: what is to be done."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.people.model import PersonId, TeamId

LONGEST_ACTION = 500
LONGEST_WHO = 80


@dataclass(frozen=True)
class NewAction:
    team: TeamId
    text: str
    created_by: PersonId | None
    created: datetime
    owner: PersonId | None = None
    who: str = ""
    """Whoever does it where they have no account: "Sister"."""
    due: date | None = None
    about: str = ""
    """The record that it came from: H-12."""


@dataclass(frozen=True)
class Action:
    ref: str
    """A-3: numbered within the organisation."""
    team: TeamId
    text: str
    created_by: PersonId | None
    created: datetime
    owner: PersonId | None
    who: str
    due: date | None
    about: str
    done: datetime | None = None
    done_by: PersonId | None = None


def overdue(action: Action, today: date) -> bool:
    return action.done is None and action.due is not None and action.due < today
