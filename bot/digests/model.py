"""A subscription to a digest, and what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.chat.digest import Line
from bot.people.model import NetworkId, PersonId, TeamId
from bot.timing.recurrence import Schedule

DEFAULT_AT = time(8, 30)
DEFAULT_WEEKDAYS = (0,)
SHOWN = 3
"""Lines of a section in the message itself; the others stand in its thread."""
MOST_SHOWN = 15
"""Lines in the message itself, which is two screens of a phone: with many sections the later ones have fewer."""
MOST_LINES = 50
"""Of a section, in all."""
MOST_TEAMS = 500


class Quiet(StrEnum):
    """When there is nothing to tell."""

    SAY = "say"
    SILENT = "silent"


@dataclass(frozen=True)
class Subscription:
    """One for a reader: a team, in its channel, or a person, in private."""

    ref: str
    """D-3: numbered within the organisation."""
    team: TeamId
    """Whose channel; for a person the team that they subscribed from, for access and timers alone."""
    person: PersonId | None
    """None: it goes to the team's channel."""
    schedule: Schedule
    teams: tuple[TeamId, ...] = ()
    """Of a person: these of the teams that they are in or follow; () for all of them."""
    networks: tuple[NetworkId, ...] = ()
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Headings in the reader's own order; () for all in the usual one."""
    quiet: Quiet = Quiet.SILENT
    ended: datetime | None = None
    unreached: datetime | None = None
    """Since when it cannot be sent."""
    last: date | None = None
    """The day on which it was due last."""


@dataclass(frozen=True)
class Sent:
    """What was sent: which lines, with which figures."""

    ref: str
    """R-9: numbered within the organisation."""
    subscription: str
    first: date
    last: date
    made: datetime
    scope: Mapping[str, object]
    """What `Scope` says besides the days, as it was."""
    parts: Mapping[str, tuple[Line, ...]]
    """Part's name → its lines."""
