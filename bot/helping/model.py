"""What one team's lead is told by somebody of another: they alone, and an answer is optional."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.people.model import PersonId, TeamId

LONGEST_TEXT = 1000
MOST_A_DAY = 20
"""Of one person."""


YES, NO = "yes", "no"
"""What is kept as the answer to an offer."""


def ask_key(ref: str) -> str:
    """Of the message that tells a team's leads."""
    return f"ask {ref}"


class AskKind(StrEnum):
    HELP = "help"
    """An offer."""
    QUESTION = "question"
    MEETING = "meeting"
    """Two teams at the same thing: each lead is told of the other."""


@dataclass(frozen=True)
class Ask:
    ref: str
    """E-3: numbered within the organisation."""
    kind: AskKind
    by: PersonId
    team: TeamId
    """Whose lead is told."""
    about: str
    """The record: C-7."""
    text: str
    """The question; of a meeting the record that `team` has."""
    created: datetime
    other: TeamId | None = None
    """The team that the asker speaks for, where there is one; of a meeting the one that has `about`."""
    answer: str = ""
    answered: datetime | None = None
    answered_by: PersonId | None = None
