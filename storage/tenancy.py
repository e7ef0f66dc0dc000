"""From a platform's keys to one organisation, and writing down who and where when it is new."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, select, update

from bot.people.model import (
    Known,
    OrganisationId,
    Person,
    PersonId,
    Place,
    PlaceId,
    PlaceKind,
    Role,
    Team,
    TeamId,
    new_id,
)
from bot.people.ports import HOME_ZONE, Address
from bot.people.renumbered import Renumbered
from storage.accounts import changed, person_of
from storage.addresses import whereto
from storage.follows import AGREED, followed
from storage.names import name_key, spelled, team_name
from storage.quick import run
from storage.statements import hold_organisation, insert_new
from storage.tables import accounts, installations, members, organisations, persons, places, teams
from storage.types import AnyRow

# One statement, for it stands before the answer to every message; a row for each of the person's teams.
_FIND = (
    select(
        installations.c.organisation_id,
        installations.c.name.label("organisation_name"),
        installations.c.renumbered,
        persons.c.id.label("person_id"),
        persons.c.name.label("person_name"),
        persons.c.locale,
        persons.c.zone,
        persons.c.guest,
        persons.c.admin,
        persons.c.last_team_id,
        persons.c.last_team_at,
        places.c.id.label("place_id"),
        places.c.kind,
        places.c.name.label("place_name"),
        places.c.team_id.label("place_team"),
        members.c.role,
        teams.c.id.label("team_id"),
        teams.c.name.label("team_name"),
        teams.c.named,
        AGREED.label("follows"),
    )
    .join_from(installations, accounts, installations.c.organisation_id == accounts.c.organisation_id)
    .join(
        persons,
        and_(accounts.c.organisation_id == persons.c.organisation_id, accounts.c.person_id == persons.c.id),
    )
    .join(places, accounts.c.organisation_id == places.c.organisation_id)
    .outerjoin(
        members,
        and_(persons.c.organisation_id == members.c.organisation_id, persons.c.id == members.c.person_id),
    )
    .outerjoin(teams, and_(members.c.organisation_id == teams.c.organisation_id, members.c.team_id == teams.c.id))
    .where(
        installations.c.platform == bindparam("platform"),
        installations.c.key == bindparam("organisation_key"),
        accounts.c.platform == bindparam("platform"),
        accounts.c.key == bindparam("person_key"),
        places.c.platform == bindparam("platform"),
        places.c.key == bindparam("place_key"),
    )
)

_KEYS = ("platform", "organisation_key", "person_key", "place_key")


class SqlTenancy:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, address: Address) -> Known | None:
        keys = {name: getattr(address, name) for name in _KEYS}
        rows = run(self._connection, _FIND, keys).all()
        if not rows or _renamed(rows[0], address):
            return None
        known = _known(rows)
        if rows[0].follows:
            known = replace(known, follows=followed(self._connection, known.organisation, known.person.id))
        return known if known.place.team is None or known.place.team in known.roles else None

    def meet(self, address: Address, now: datetime) -> Known:
        organisation = self.found(address.platform, address.organisation_key, address.organisation_name, now)
        if not address.person_key:
            return self._place_alone(organisation, address, now)
        person = person_of(self._connection, organisation, address, now)
        if (team := self._place_team(organisation, address, now)) is not None:
            insert_new(
                self._connection,
                members,
                organisation_id=organisation,
                team_id=team,
                person_id=person,
                role=Role.MEMBER,
            )
        known = self.find(address)
        assert known is not None
        return known

    def named(self, address: Address, people: Mapping[str, str], now: datetime) -> Mapping[str, PersonId]:
        organisation = self.found(address.platform, address.organisation_key, address.organisation_name, now)
        nothing_else = replace(address, zone="", guest=None, admin=None)
        each = {key: replace(nothing_else, person_key=key, person_name=name) for key, name in people.items()}
        return {key: person_of(self._connection, organisation, called, now) for key, called in each.items()}

    def found(self, platform: str, organisation_key: str, name: str, now: datetime) -> OrganisationId:
        if self._connection.dialect.name == "postgresql":
            # One meeting at a time in an organisation; on SQLite there is only one writer anyway.
            lock = func.hashtextextended(f"{platform} {organisation_key}", 0)
            self._connection.execute(select(func.pg_advisory_xact_lock(lock)))
        here = (installations.c.platform == platform, installations.c.key == organisation_key)
        row = self._connection.execute(
            select(installations.c.organisation_id, installations.c.name).where(*here)
        ).first()
        if row is None:
            id = OrganisationId(new_id())
            self._connection.execute(organisations.insert().values(id=id, name=name, created=now))
            self._connection.execute(
                installations.insert().values(platform=platform, key=organisation_key, organisation_id=id, name=name)
            )
            return id
        if name and row.name != name:
            self._connection.execute(update(installations).where(*here).values(name=name))
            self._connection.execute(
                update(organisations)
                .where(organisations.c.id == row.organisation_id, organisations.c.name == row.name)
                .values(name=name)
            )
        return OrganisationId(row.organisation_id)

    def in_private(self, organisation: OrganisationId, person: PersonId) -> Known | None:
        found = whereto(self._connection, organisation, person)
        return found.known if found is not None and found.known.person.id == person else None

    def organisations(self) -> tuple[tuple[OrganisationId, str], ...]:
        statement = select(organisations.c.id, organisations.c.name).order_by(
            organisations.c.created, organisations.c.id
        )
        return tuple((OrganisationId(id), name) for id, name in self._connection.execute(statement))

    def rooms(self, platform: str, organisation_key: str) -> tuple[tuple[str, str], ...]:
        statement = (
            select(func.coalesce(places.c.key, ""), teams.c.name)
            .join_from(installations, teams, installations.c.organisation_id == teams.c.organisation_id)
            .outerjoin(
                places,
                and_(
                    teams.c.organisation_id == places.c.organisation_id,
                    teams.c.id == places.c.team_id,
                    places.c.platform == platform,
                ),
            )
            .where(installations.c.platform == platform, installations.c.key == organisation_key)
            .order_by(teams.c.name, teams.c.id)
        )
        return tuple((key, name) for key, name in self._connection.execute(statement))

    def _place_alone(self, organisation: OrganisationId, address: Address, now: datetime) -> Known:
        """A place with nobody in it yet."""
        self._place_team(organisation, address, now)
        row = self._connection.execute(
            select(places, teams.c.name.label("team_name"), teams.c.named)
            .outerjoin(teams, and_(places.c.organisation_id == teams.c.organisation_id, places.c.team_id == teams.c.id))
            .where(
                places.c.organisation_id == organisation,
                places.c.platform == address.platform,
                places.c.key == address.place_key,
            )
        ).one()
        team = None if row.team_id is None else Team(TeamId(row.team_id), row.team_name, row.named)
        nobody = Person(PersonId(""), "", address.locale, HOME_ZONE)
        place = Place(PlaceId(row.id), PlaceKind(row.kind), row.name, team.id if team else None)
        return Known(organisation, nobody, place, {team.id: team} if team else {}, {})

    def _place_team(self, organisation: OrganisationId, address: Address, now: datetime) -> TeamId | None:
        """Writes the place down and gives its team."""
        here = (
            places.c.organisation_id == organisation,
            places.c.platform == address.platform,
            places.c.key == address.place_key,
        )
        row = self._connection.execute(select(places.c.name, places.c.team_id).where(*here)).first()
        if row is not None:
            if address.place_name and row.name != address.place_name:
                self._connection.execute(update(places).where(*here).values(name=address.place_name))
                self._rename_after(organisation, row.team_id, row.name, address)
            return None if row.team_id is None else TeamId(row.team_id)
        team = None
        if address.place_kind is not PlaceKind.PERSONAL:
            team = self._team_for(organisation, address, now)
        self._connection.execute(
            places.insert().values(
                organisation_id=organisation,
                id=new_id(),
                platform=address.platform,
                key=address.place_key,
                kind=address.place_kind.value,
                name=address.place_name,
                team_id=team,
            )
        )
        return team

    def _team_for(self, organisation: OrganisationId, address: Address, now: datetime) -> TeamId:
        """The team of that name that has no channel yet, or a new one."""
        hold_organisation(self._connection, organisation)
        name, named = team_name(address)
        same_name = self._connection.execute(
            select(teams.c.id, places.c.id.label("place_id"))
            .outerjoin(
                places,
                and_(teams.c.organisation_id == places.c.organisation_id, teams.c.id == places.c.team_id),
            )
            .where(teams.c.organisation_id == organisation, teams.c.name_key == name_key(name))
            .order_by(teams.c.created, teams.c.id)
        ).all()
        if named and (free := [row.id for row in same_name if row.place_id is None]):
            return TeamId(free[0])
        if same_name and name not in (address.place_name, spelled(address.place_name)):
            # "general" and "random" of one workspace: only the first of them is called after it.
            name, named = address.place_name or name, False
        id = TeamId(new_id())
        self._connection.execute(
            teams.insert().values(
                organisation_id=organisation,
                id=id,
                name=name,
                name_key=name_key(name),
                named=named,
                created=now,
            )
        )
        return id

    def _rename_after(self, organisation: OrganisationId, team: str | None, old_name: str, address: Address) -> None:
        name, named = team_name(address)
        self._connection.execute(
            update(teams)
            .where(
                teams.c.organisation_id == organisation,
                teams.c.id == team,
                teams.c.name.in_((old_name, spelled(old_name))) | ~teams.c.named,
            )
            .values(name=name, name_key=name_key(name), named=named)
        )


def _renamed(row: AnyRow, address: Address) -> bool:
    """A name that the platform does not tell has not changed; a personal chat's is never shown."""
    told = [(row.organisation_name, address.organisation_name)]
    if row.kind != PlaceKind.PERSONAL:
        told.append((row.place_name, address.place_name))
    return any(new and new != old for old, new in told) or changed(row.person_name, row, address)


def _known(rows: Sequence[AnyRow]) -> Known:
    row = rows[0]
    return Known(
        organisation=OrganisationId(row.organisation_id),
        person=Person(PersonId(row.person_id), row.person_name, row.locale, row.zone, row.guest, row.admin),
        place=Place(
            PlaceId(row.place_id),
            PlaceKind(row.kind),
            row.place_name,
            None if row.place_team is None else TeamId(row.place_team),
        ),
        teams={TeamId(r.team_id): Team(TeamId(r.team_id), r.team_name, r.named) for r in rows if r.team_id},
        roles={TeamId(r.team_id): Role.ADMIN if row.admin else Role(r.role) for r in rows if r.team_id},
        last_team=None if row.last_team_id is None else TeamId(row.last_team_id),
        last_team_at=row.last_team_at,
        renumbered=tuple(Renumbered(below, added) for below, added in row.renumbered or ()),
    )
