"""What somebody answered by form, and what they have set for themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.people.model import PersonId, TeamId


@dataclass(frozen=True)
class Answer:
    huddle: str
    person: PersonId
    words: Mapping[str, str]
    """Question's key → answer, as a form has it; {} for somebody who skips today."""
    at: datetime
    skipped: bool = False
    late: bool = False
    """After the huddle had closed."""
    named: bool = False
    """Given to a form that said: your answers are shown with your name."""


@dataclass(frozen=True)
class Habits:
    """What somebody has set for themselves."""

    nudges: bool | None = None
    """None: as each team has it."""
    away_until: str = ""
    """The last day away, ISO 8601; "" while here."""

    def away(self, today: date) -> bool:
        return self.away_until >= today.isoformat()


def nudge_key(person: PersonId, day: date) -> str:
    """Of the one message that nudges somebody on a day of theirs."""
    return f"nudge {person} {day.isoformat()}"


def daily_key(person: PersonId, team: TeamId) -> str:
    """Of the timer that looks each day for what is due for somebody in a team."""
    return f"daily {person} {team}"


def later_key(ref: str, person: PersonId) -> str:
    """Of the timer of a nudge that waits for somebody's morning."""
    return f"nudge {ref} {person}"
