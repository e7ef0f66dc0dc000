"""Joining two organisations, and two accounts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.people.model import OrganisationId, PersonId

PROPOSED_FOR = timedelta(days=1)
"""How long both sides' administrators have to agree."""
LINK_ASKED_FOR = timedelta(minutes=30)
"""How long somebody has to say that another account is theirs."""


@dataclass(frozen=True)
class Side:
    """One of the two that are to be joined."""

    organisation: OrganisationId
    name: str
    platforms: tuple[str, ...]
    teams: int
    entries: int


@dataclass(frozen=True)
class Proposal:
    """Two organisations that may become one."""

    id: str
    ours: Side
    theirs: Side
    ours_agreed: bool
    theirs_agreed: bool
    who: PersonId
    """Our administrator, and theirs."""
    tell: PersonId
    name: str
    """What both would be called."""
    asked: datetime

    @property
    def agreed(self) -> bool:
        return self.ours_agreed and self.theirs_agreed


@dataclass(frozen=True)
class Joined:
    """Two organisations that have become one."""

    organisation: OrganisationId
    first: PersonId
    second: PersonId
    """Who is told: the administrator of each."""
    added: tuple[int, int]
    """To the numbers of the first one's records, and of the second's."""
