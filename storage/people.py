"""Names, roles and teams of one organisation."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, select, update

from bot.chat.errors import NotFound
from bot.people.model import OrganisationId, PersonId, PlaceId, Role, Team, TeamId, new_id
from storage.names import name_key
from storage.quick import run
from storage.statements import hold_organisation, insert_or_update
from storage.tables import members, persons, places, teams

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it.
_NAMES = select(persons.c.id, persons.c.name).where(
    persons.c.organisation_id == bindparam("here"), persons.c.id.in_(bindparam("wanted", expanding=True))
)
_TEAM_NAMES = select(teams.c.id, teams.c.name).where(
    teams.c.organisation_id == bindparam("here"), teams.c.id.in_(bindparam("wanted", expanding=True))
)
_COLLEAGUES = (
    select(persons.c.id, persons.c.name)
    .join_from(
        members,
        persons,
        and_(members.c.organisation_id == persons.c.organisation_id, members.c.person_id == persons.c.id),
    )
    .where(members.c.organisation_id == bindparam("here"), members.c.team_id == bindparam("wanted"))
    .order_by(persons.c.name_key, persons.c.id)
)
_PLACE = select(places.c.id).where(
    places.c.organisation_id == bindparam("here"), places.c.team_id == bindparam("wanted")
)
_PLACES = select(places.c.team_id.label("id"), places.c.id.label("name")).where(
    places.c.organisation_id == bindparam("here"), places.c.team_id.in_(bindparam("wanted", expanding=True))
)
_MANY = func.count().label("many")
_PLATFORMS = (
    select(places.c.platform, _MANY)
    .where(places.c.organisation_id == bindparam("here"), places.c.team_id.in_(bindparam("wanted", expanding=True)))
    .group_by(places.c.platform)
    .order_by(_MANY.desc(), places.c.platform)
)
_ZONES = select(persons.c.id, persons.c.zone.label("name")).where(
    persons.c.organisation_id == bindparam("here"), persons.c.id.in_(bindparam("wanted", expanding=True))
)
_AWAY = select(persons.c.id, persons.c.away_until).where(
    persons.c.organisation_id == bindparam("here"),
    persons.c.id.in_(bindparam("wanted", expanding=True)),
    persons.c.away_until.is_not(None),
)
_SITE = select(teams.c.site_id).where(teams.c.organisation_id == bindparam("here"), teams.c.id == bindparam("wanted"))
_REMEMBER = (
    update(persons)
    .where(
        persons.c.organisation_id == bindparam("here"),
        persons.c.id == bindparam("person"),
        exists().where(teams.c.organisation_id == bindparam("here"), teams.c.id == bindparam("team")),
    )
    .values(last_team_id=bindparam("team"), last_team_at=bindparam("now"))
)

_HELD = (
    select(teams.c.id)
    .where(teams.c.organisation_id == bindparam("here"), teams.c.id.in_(bindparam("wanted", expanding=True)))
    .order_by(teams.c.id)
    .with_for_update(key_share=True)
)
"""Whoever writes something of the team in the meantime need not wait."""

_LONGEST_LIKE = 1_000
"""Characters of a name that are looked for; SQLite refuses very long ones."""


class SqlPeople:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def names(self, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        if not people:
            return {}
        return {PersonId(id): name for id, name in self._pairs(_NAMES, list(people))}

    def team_names(self, wanted: Collection[TeamId]) -> Mapping[TeamId, str]:
        if not wanted:
            return {}
        return {TeamId(id): name for id, name in self._pairs(_TEAM_NAMES, list(wanted))}

    def hold(self, *wanted: TeamId) -> None:
        self._about(_HELD, list(wanted)).all()

    def team_called(self, name: str, *, lock: bool = False) -> Team | None:
        """The oldest, should there be several."""
        if lock:
            hold_organisation(self._connection, self._organisation)
        statement = (
            select(teams.c.id, teams.c.name, teams.c.named)
            .where(teams.c.organisation_id == self._organisation, teams.c.name_key == name_key(name))
            .order_by(teams.c.created, teams.c.id)
        )
        row = self._connection.execute(statement).first()
        return None if row is None else Team(TeamId(row.id), row.name, row.named)

    def colleagues(self, team: TeamId) -> Mapping[PersonId, str]:
        return {PersonId(id): name for id, name in self._pairs(_COLLEAGUES, team)}

    def leads(self, team: TeamId) -> tuple[PersonId, ...]:
        statement = (
            select(members.c.person_id)
            .where(
                members.c.organisation_id == self._organisation,
                members.c.team_id == team,
                members.c.role >= Role.LEAD,
            )
            .order_by(members.c.person_id)
        )
        return tuple(PersonId(id) for id in self._connection.execute(statement).scalars())

    def give_role(self, team: TeamId, person: PersonId, role: Role) -> None:
        self._lock_team(team)
        self._require_person(person)
        self._set_role(team, person, role)

    def take_empty_lead(self, team: TeamId, person: PersonId) -> bool:
        self._lock_team(team)
        self._require_person(person)
        if self.leads(team):
            return False
        self._set_role(team, person, Role.LEAD)
        return True

    def add_team(self, name: str, lead: PersonId | None, now: datetime) -> Team:
        if lead is not None:
            self._require_person(lead)
        team = Team(TeamId(new_id()), name, named=True)
        self._connection.execute(
            teams.insert().values(
                organisation_id=self._organisation,
                id=team.id,
                name=name,
                name_key=name_key(name),
                named=True,
                created=now,
            )
        )
        if lead is not None:
            self._set_role(team.id, lead, Role.LEAD)
        return team

    def name_team(self, team: TeamId, name: str) -> None:
        statement = update(teams).where(*self._this_team(team))
        values = {"name": name, "name_key": name_key(name), "named": True}
        if not self._connection.execute(statement.values(**values)).rowcount:
            raise NotFound

    def remember_team(self, person: PersonId, team: TeamId, now: datetime) -> None:
        values = {"here": self._organisation, "person": person, "team": team, "now": now}
        if not run(self._connection, _REMEMBER, values).rowcount:
            raise NotFound

    def place_of(self, team: TeamId) -> PlaceId | None:
        id = self._about(_PLACE, team).scalar()
        return None if id is None else PlaceId(id)

    def places_of(self, wanted: Collection[TeamId]) -> Mapping[TeamId, PlaceId]:
        return {TeamId(team): PlaceId(place) for team, place in self._pairs(_PLACES, list(wanted))}

    def platforms(self, wanted: Collection[TeamId]) -> Mapping[str, int]:
        values = {"here": self._organisation, "wanted": list(wanted)}
        return {row.platform: row[1] for row in run(self._connection, _PLATFORMS, values)}

    def site_of(self, team: TeamId) -> TeamId | None:
        id = self._about(_SITE, team).scalar()
        return None if id is None else TeamId(id)

    def set_site(self, team: TeamId, site: TeamId | None) -> None:
        if site is not None and not self.team_names([site]):
            raise NotFound
        if not self._connection.execute(update(teams).where(*self._this_team(team)).values(site_id=site)).rowcount:
            raise NotFound

    def teams_like(self, words: str, most: int) -> Mapping[TeamId, str]:
        statement = (
            select(teams.c.id, teams.c.name)
            .where(
                teams.c.organisation_id == self._organisation,
                teams.c.name_key.contains(name_key(words[:_LONGEST_LIKE]), autoescape=True),
            )
            .order_by(teams.c.name_key, teams.c.id)
            .limit(most)
        )
        return {TeamId(row.id): row.name for row in self._connection.execute(statement)}

    def admins(self) -> tuple[PersonId, ...]:
        statement = (
            select(persons.c.id)
            .where(persons.c.organisation_id == self._organisation, persons.c.admin)
            .order_by(persons.c.id)
        )
        return tuple(PersonId(id) for id in self._connection.execute(statement).scalars())

    def zones(self, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        if not people:
            return {}
        return {PersonId(id): zone for id, zone in self._pairs(_ZONES, list(people))}

    def away_until(self, people: Collection[PersonId]) -> Mapping[PersonId, date]:
        if not people:
            return {}
        return {PersonId(row.id): row.away_until for row in self._about(_AWAY, list(people))}

    def _pairs(self, statement: Select[Any], wanted: object) -> Iterator[tuple[str, str]]:
        return ((row.id, row.name) for row in self._about(statement, wanted))

    def _about(self, statement: Select[Any], wanted: object) -> Any:
        return run(self._connection, statement, {"here": self._organisation, "wanted": wanted})

    def _this_team(self, team: TeamId) -> tuple[ColumnElement[bool], ...]:
        return teams.c.organisation_id == self._organisation, teams.c.id == team

    def _this_person(self, person: PersonId) -> tuple[ColumnElement[bool], ...]:
        return persons.c.organisation_id == self._organisation, persons.c.id == person

    def _lock_team(self, team: TeamId) -> None:
        """So that of two who would be its first lead at once, one is."""
        if self._about(_HELD, [team]).first() is None:
            raise NotFound

    def _require_person(self, person: PersonId) -> None:
        if not self._connection.execute(select(persons.c.id).where(*self._this_person(person))).first():
            raise NotFound

    def _set_role(self, team: TeamId, person: PersonId, role: Role) -> None:
        row = {"organisation_id": self._organisation, "team_id": team, "person_id": person, "role": int(role)}
        insert_or_update(self._connection, members, row, ("role",))
