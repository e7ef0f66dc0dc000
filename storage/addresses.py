"""Where a message goes, and to whom, as it is when the message is sent."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, and_, bindparam, func, select

from bot.messaging import Destination
from bot.people.model import Known, OrganisationId, Person, PersonId, Place, PlaceId, PlaceKind, Role, Team, TeamId
from bot.people.ports import HOME_ZONE, Address
from storage.follows import AGREED, followed
from storage.quick import run
from storage.tables import accounts, installations, members, persons, places, teams
from storage.types import AnyRow


@dataclass(frozen=True)
class Whereto:
    known: Known
    to: Destination | None
    """None for a person who has no account left."""


_INSTALLED = and_(
    installations.c.organisation_id == bindparam("here"),
    installations.c.platform == func.coalesce(places.c.platform, ""),
)
_PLACE = (
    select(
        places.c.id,
        places.c.platform,
        places.c.key,
        places.c.kind,
        places.c.name,
        teams.c.id.label("team_id"),
        teams.c.name.label("team_name"),
        teams.c.named,
        installations.c.key.label("organisation_key"),
    )
    .outerjoin(teams, and_(places.c.organisation_id == teams.c.organisation_id, places.c.team_id == teams.c.id))
    .outerjoin(installations, _INSTALLED)
    .where(places.c.organisation_id == bindparam("here"), places.c.id == bindparam("target"))
)
_PERSON = (
    select(
        persons.c.id,
        persons.c.name,
        persons.c.locale,
        persons.c.zone,
        persons.c.last_team_id,
        persons.c.last_team_at,
        persons.c.guest,
        persons.c.admin,
        AGREED.label("follows"),
        accounts.c.platform,
        accounts.c.key,
        installations.c.key.label("organisation_key"),
    )
    .outerjoin(
        accounts,
        and_(persons.c.organisation_id == accounts.c.organisation_id, persons.c.id == accounts.c.person_id),
    )
    .outerjoin(
        installations,
        and_(
            installations.c.organisation_id == persons.c.organisation_id,
            installations.c.platform == accounts.c.platform,
        ),
    )
    .where(persons.c.organisation_id == bindparam("here"), persons.c.id == bindparam("target"))
    # Of several platforms the one that was chosen last, of those that the organisation still uses.
    .order_by(installations.c.key.is_(None), accounts.c.chosen.is_(None), accounts.c.chosen.desc(), accounts.c.platform)
    .limit(1)
)
_TEAMS = (
    select(members.c.role, teams.c.id, teams.c.name, teams.c.named)
    .join(teams, and_(members.c.organisation_id == teams.c.organisation_id, members.c.team_id == teams.c.id))
    .where(members.c.organisation_id == bindparam("here"), members.c.person_id == bindparam("target"))
)


def whereto(connection: Connection, here: OrganisationId, target: str) -> Whereto | None:
    """None where nothing of that id is left."""
    about = {"here": here, "target": target}
    place = run(connection, _PLACE, about).first()
    if place is not None:
        return Whereto(_at_place(here, place), _destination(place, PlaceKind(place.kind)))
    person = run(connection, _PERSON, about).first()
    if person is None:
        return None
    theirs = run(connection, _TEAMS, about).all()
    known = _in_person(here, person, theirs)
    if person.follows:
        known = replace(known, follows=followed(connection, here, known.person.id))
    return Whereto(known, _destination(person, PlaceKind.PERSONAL))


def _destination(row: AnyRow, kind: PlaceKind) -> Destination | None:
    return None if row.organisation_key is None else Destination(row.platform, row.organisation_key, kind, row.key)


def _at_place(here: OrganisationId, row: AnyRow) -> Known:
    team = None if row.team_id is None else TeamId(row.team_id)
    return Known(
        organisation=here,
        person=Person(PersonId(""), "", Address.locale, HOME_ZONE),
        place=Place(PlaceId(row.id), PlaceKind(row.kind), row.name, team),
        teams={} if team is None else {team: Team(team, row.team_name, row.named)},
        roles={},
    )


def _in_person(here: OrganisationId, row: AnyRow, theirs: list[AnyRow]) -> Known:
    return Known(
        organisation=here,
        person=Person(PersonId(row.id), row.name, row.locale, row.zone, row.guest, row.admin),
        place=Place(PlaceId(""), PlaceKind.PERSONAL, "", None),
        teams={TeamId(each.id): Team(TeamId(each.id), each.name, each.named) for each in theirs},
        roles={TeamId(each.id): Role(each.role) for each in theirs},
        last_team=None if row.last_team_id is None else TeamId(row.last_team_id),
        last_team_at=row.last_team_at,
    )
