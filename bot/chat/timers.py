"""What is to happen later, by itself: an intent that is carried out when its time has come."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.chat.intent import Intent
from bot.people.model import PersonId, TeamId

NO_TEAM = TeamId("")
"""Of what is about the whole organisation."""


@dataclass(frozen=True)
class Timer:
    key: str
    """One of its kind: setting it again moves it."""
    do: str
    """An encoded intent."""
    at: datetime
    team: TeamId
    """Whose records it is about."""


@dataclass(frozen=True)
class Due:
    """A timer whose time has come; it is gone, unless whoever carries it out sets it again."""

    intent: Any
    at: datetime
    team: TeamId


class Timers(Protocol):
    def set(self, *timers: Timer) -> None: ...

    def cancel(self, key: str) -> None: ...


WhenDue = Mapping[type[Intent], Callable[[Sequence[Due], Any, datetime], None]]
"""Intent → handler(all that are due of that kind in one organisation, unit, now). It is called again with each alone
should it fail with all of them."""

WhenUnreachable = Callable[[Any, TeamId, datetime], Collection[PersonId]]
"""(unit, the team whose channel cannot be reached any more, now) → whoever is told of it, or was told before."""
