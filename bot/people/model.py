"""Organisations, teams, places and people, by ids that say nothing about anybody."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NewType

from bot.people.renumbered import Renumbered

OrganisationId = NewType("OrganisationId", str)
TeamId = NewType("TeamId", str)
PlaceId = NewType("PlaceId", str)
PersonId = NewType("PersonId", str)
NetworkId = NewType("NetworkId", str)

LAST_TEAM_KEPT = timedelta(hours=12)
"""How long a personal chat remembers the team that somebody last worked with; bank staff move."""


def new_id() -> str:
    """64 random bits as 16 hexadecimal digits."""
    return secrets.token_hex(8)


class Role(IntEnum):
    """What somebody is in a team; each includes those before it."""

    MEMBER = 1
    LEAD = 2
    ADMIN = 3


class PlaceKind(StrEnum):
    CHANNEL = "channel"
    GROUP = "group"
    PERSONAL = "personal"


@dataclass(frozen=True)
class Team:
    id: TeamId
    name: str
    named: bool
    """False while the name is a stop-gap such as "general", and somebody should be asked."""


@dataclass(frozen=True)
class Person:
    id: PersonId
    name: str
    locale: str
    zone: str
    """An IANA time zone."""
    guest: bool = False
    """From outside the organisation."""
    admin: bool = False
    """Administers the platform; leads any team that they are in."""


@dataclass(frozen=True)
class Place:
    id: PlaceId
    kind: PlaceKind
    name: str
    team: TeamId | None


@dataclass(frozen=True)
class Known:
    """What is known of somebody who has just said something somewhere."""

    organisation: OrganisationId
    person: Person
    place: Place
    teams: Mapping[TeamId, Team]
    roles: Mapping[TeamId, Role]
    last_team: TeamId | None = None
    last_team_at: datetime | None = None
    follows: frozenset[TeamId] = frozenset()
    """The teams whose lead has agreed that this person follows them."""
    renumbered: tuple[Renumbered, ...] = ()
    """Where this was said, records have had other numbers: in that order."""

    def working_team(self, now: datetime) -> Team | None:
        """The place's team; in a personal chat the last one while it is fresh, or the only one."""
        if self.place.team is not None:
            return self.teams.get(self.place.team)
        if self.last_team and self.last_team_at and now - self.last_team_at < LAST_TEAM_KEPT:
            return self.teams.get(self.last_team)
        return next(iter(self.teams.values())) if len(self.teams) == 1 else None
