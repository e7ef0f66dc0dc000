"""A huddle that comes again: what a lead has set, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.people.model import PersonId, TeamId
from bot.timing.recurrence import Schedule

LONGEST_NAME = 80
REMINDER = 10
"""Minutes before the huddle that its channel is reminded, unless the lead sets another number."""
WINDOW = 240
"""Minutes that answers by form may take, unless the lead sets another number."""
MOST_SLOTS = 6
"""Times of day."""
MOST_OF_TEAM = 12
"""Series; what a list shows at once."""
LONGEST_REMINDER = 1440
SHORTEST_WINDOW, LONGEST_WINDOW = 5, 7 * 1440
"""Minutes."""
PREPARED = timedelta(minutes=5)
"""A huddle is made so long before it starts, or when the channel is reminded, whichever is earlier."""


class Way(StrEnum):
    ROOM = "room"
    """The room speaks and one person writes."""
    FORM = "form"
    """Each answers when it suits them."""


class Paused(StrEnum):
    BY_LEAD = "by lead"
    NO_CHANNEL = "no channel"
    """The bot is no longer in it."""


@dataclass(frozen=True)
class Plan:
    """What a lead sets."""

    name: str
    question_set: str
    way: Way
    schedule: Schedule
    by_itself: bool
    """Starts when its time has come; otherwise the lead presses Start. By form always."""
    lead: PersonId | None = None
    """Reminded in private; None for the team's leads."""
    people: tuple[PersonId, ...] = ()
    """Who takes part; () for everybody in the channel."""
    window: int = WINDOW
    reminder: int = REMINDER
    """Minutes; 0 for none."""
    nudges: bool = False
    by_person: bool = False
    """The summary is ordered by person, otherwise by question."""


@dataclass(frozen=True)
class Series:
    ref: str
    """S-3: numbered within the organisation."""
    team: TeamId
    plan: Plan
    since: datetime
    """Nothing that was to start before is held: when it was made, changed, or resumed."""
    paused: Paused | None = None
    ended: datetime | None = None
    """Deleted; its huddles stay."""
    reached: Mapping[int, date] = field(default_factory=dict)
    """Slot → the last day for which a huddle was made. Earlier days are never held again, whatever is changed."""
