"""What the core needs to know about people, and asks of whoever stores it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.people.model import Known, OrganisationId, PersonId, PlaceId, PlaceKind, Role, Team, TeamId

HOME_ZONE = "Europe/London"
"""Where nothing else is known."""


@dataclass(frozen=True)
class Address:
    """Where something was said and by whom, in a platform's own keys; only tenancy reads it."""

    platform: str
    organisation_key: str
    organisation_name: str
    person_key: str
    person_name: str
    place_key: str
    place_kind: PlaceKind
    place_name: str = ""
    wider_name: str = ""
    """What the place stands in: a team of teams, or the workspace."""
    locale: str = "en-GB"
    zone: str = ""
    """An IANA time zone; "" while it is not known."""
    guest: bool | None = None
    """From outside: sees what is in their own teams, never what all of the organisation may. None: not known."""
    admin: bool | None = None
    """Administers the platform for the organisation; leads any team that they are in. None: not known."""


LOCAL = ("playground", "local")
"""Platform and key of the organisation on this computer: the playground's, and where a file goes before any
platform is connected."""


class Tenancy(Protocol):
    """From a platform's keys to one organisation; the only reader that is not bound to one."""

    def find(self, address: Address) -> Known | None:
        """None when anything of it is new or has changed its name."""
        ...

    def meet(self, address: Address, now: datetime) -> Known:
        """Writes down what is new: organisation, person, place, a channel's team, membership.

        With a `person_key` of "" the place alone. A channel's team is the one of the channel's name that has no
        channel yet, or else a new one; whoever speaks in a team's channel is a member. A renamed channel renames a
        team that was named after it.
        """
        ...

    def named(self, address: Address, people: Mapping[str, str], now: datetime) -> Mapping[str, PersonId]:
        """Platform keys of people who were mentioned there, with names → their ids; new people are written down."""
        ...

    def found(self, platform: str, organisation_key: str, name: str, now: datetime) -> OrganisationId:
        """The organisation of that key, made if it is new."""
        ...

    def in_private(self, organisation: OrganisationId, person: PersonId) -> Known | None:
        """Somebody as they are in their own chat; None for nobody of the organisation."""
        ...

    def organisations(self) -> tuple[tuple[OrganisationId, str], ...]:
        """(id, name) of each."""
        ...

    def rooms(self, platform: str, organisation_key: str) -> tuple[tuple[str, str], ...]:
        """(place key, name) of every team; the key is "" while the team has no channel."""
        ...


class PeopleRepository(Protocol):
    def names(self, people: Collection[PersonId]) -> Mapping[PersonId, str]: ...

    def team_names(self, teams: Collection[TeamId]) -> Mapping[TeamId, str]: ...

    def colleagues(self, team: TeamId) -> Mapping[PersonId, str]: ...

    def leads(self, team: TeamId) -> tuple[PersonId, ...]: ...

    def give_role(self, team: TeamId, person: PersonId, role: Role) -> None: ...

    def take_empty_lead(self, team: TeamId, person: PersonId) -> bool:
        """Makes `person` the lead if the team has none; whether it did."""
        ...

    def hold(self, *teams: TeamId) -> None:
        """Whoever else holds one of them waits until this transaction has ended."""
        ...

    def team_called(self, name: str, *, lock: bool = False) -> Team | None:
        """By its name, in any case. `lock`: whoever else would name a team waits until this transaction has ended."""
        ...

    def add_team(self, name: str, lead: PersonId | None, now: datetime) -> Team: ...

    def name_team(self, team: TeamId, name: str) -> None: ...

    def remember_team(self, person: PersonId, team: TeamId, now: datetime) -> None: ...

    def place_of(self, team: TeamId) -> PlaceId | None:
        """The team's channel, if it has one."""
        ...

    def places_of(self, teams: Collection[TeamId]) -> Mapping[TeamId, PlaceId]:
        """The channels of those that have one."""
        ...

    def platforms(self, teams: Collection[TeamId]) -> Mapping[str, int]:
        """How many of these have their channel on which platform, by its own name; most first."""
        ...

    def site_of(self, team: TeamId) -> TeamId | None:
        """The team whose huddle hears what this one cannot solve."""
        ...

    def set_site(self, team: TeamId, site: TeamId | None) -> None: ...

    def teams_like(self, words: str, most: int) -> Mapping[TeamId, str]:
        """Of the whole organisation, whose name has `words` in it; by name."""
        ...

    def admins(self) -> tuple[PersonId, ...]:
        """Those whom the platform calls administrators of the organisation."""
        ...

    def zones(self, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        """Their time zones."""
        ...

    def away_until(self, people: Collection[PersonId]) -> Mapping[PersonId, date]:
        """The last day on which nobody waits for them, past or to come, of those who have said so."""
        ...
