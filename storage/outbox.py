"""Messages still to be sent, written in the same transaction as what they tell of."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, case, delete, func, literal, null, select, update

from bot.people.model import Known, OrganisationId, Person, PersonId, Place, PlaceId, PlaceKind, Role, Team, TeamId
from bot.people.ports import HOME_ZONE, Address
from bot.ports import Destination, Message
from storage.conversation_tables import outbox
from storage.statements import insert_new
from storage.tables import accounts, installations, members, persons, places, teams
from storage.types import AnyRow

_DUE = (
    select(
        outbox,
        places.c.platform.label("place_platform"),
        places.c.key.label("place_key"),
        places.c.kind,
        places.c.name.label("place_name"),
        teams.c.id.label("team_id"),
        teams.c.name.label("team_name"),
        teams.c.named,
        accounts.c.platform.label("person_platform"),
        accounts.c.key.label("person_key"),
        persons.c.name.label("person_name"),
        persons.c.locale,
        persons.c.zone,
        persons.c.last_team_id,
        persons.c.last_team_at,
        persons.c.guest,
        persons.c.admin,
        installations.c.key.label("organisation_key"),
    )
    .outerjoin(places, and_(outbox.c.organisation_id == places.c.organisation_id, outbox.c.place_id == places.c.id))
    .outerjoin(teams, and_(places.c.organisation_id == teams.c.organisation_id, places.c.team_id == teams.c.id))
    .outerjoin(persons, and_(outbox.c.organisation_id == persons.c.organisation_id, outbox.c.person_id == persons.c.id))
    .outerjoin(
        accounts,
        and_(persons.c.organisation_id == accounts.c.organisation_id, persons.c.id == accounts.c.person_id),
    )
    .outerjoin(
        installations,
        and_(
            outbox.c.organisation_id == installations.c.organisation_id,
            installations.c.platform == func.coalesce(places.c.platform, accounts.c.platform),
        ),
    )
)

_Teams = dict[tuple[str, str], tuple[dict[TeamId, Team], dict[TeamId, Role]]]


class SqlOutbox:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def post(
        self,
        view: str,
        key: str,
        now: datetime,
        *,
        place: PlaceId | None = None,
        person: PersonId | None = None,
        asked_by: PersonId | None = None,
        otherwise: str = "",
    ) -> bool:
        if (place is None) == (person is None):
            raise ValueError("a message goes to a place or to a person")
        given_up = (outbox.c.target == (place or person), outbox.c.key == key, outbox.c.next_try.is_(None))
        self._connection.execute(
            delete(outbox).where(outbox.c.organisation_id == self._organisation, *given_up, outbox.c.sent.is_(None))
        )
        return insert_new(
            self._connection,
            outbox,
            organisation_id=self._organisation,
            key=key,
            target=place or person,
            place_id=place,
            person_id=person,
            view=view,
            created=now,
            next_try=now,
            tries=0,
            shown_as="",
            asked_by=asked_by,
            otherwise=otherwise,
        )

    def show_again(self, key: str, now: datetime) -> None:
        """What is on its way at this moment is counted too, so that `mark_sent` knows that it is out of date."""
        ours = (outbox.c.organisation_id == self._organisation, outbox.c.key == key)
        self._connection.execute(update(outbox).where(*ours).values(version=outbox.c.version + 1))
        self._connection.execute(update(outbox).where(*ours, outbox.c.sent.is_not(None)).values(next_try=now, tries=0))


def due(connection: Connection, now: datetime, most: int) -> tuple[Message, ...]:
    """A message whose person has no account left is not among them."""
    first = select(outbox.c.id).where(outbox.c.next_try <= now).order_by(outbox.c.id).limit(most)
    rows = connection.execute(_DUE.where(outbox.c.id.in_(first)).order_by(outbox.c.id, accounts.c.platform)).all()
    by_id = {row.id: row for row in reversed(rows) if row.organisation_key}
    memberships = _memberships(connection, {row.person_id for row in by_id.values() if row.person_id})
    return tuple(_message(by_id[id], memberships) for id in sorted(by_id))


def mark_sent(connection: Connection, message: Message, shown_as: str, now: datetime) -> None:
    """Due again at once where it has changed since it was composed."""
    next_try = case((outbox.c.version == message.version, null()), else_=literal(now, outbox.c.next_try.type))
    values = {"sent": now, "next_try": next_try, "tries": 0, "shown_as": shown_as}
    connection.execute(update(outbox).where(outbox.c.id == message.id).values(**values))


def mark_failed(connection: Connection, message: int, next_try: datetime | None) -> None:
    connection.execute(update(outbox).where(outbox.c.id == message).values(tries=outbox.c.tries + 1, next_try=next_try))


def _memberships(connection: Connection, people: Collection[str]) -> _Teams:
    found: _Teams = {}
    if not people:
        return found
    statement = select(members, teams.c.name, teams.c.named).join(
        teams, and_(members.c.organisation_id == teams.c.organisation_id, members.c.team_id == teams.c.id)
    )
    for row in connection.execute(statement.where(members.c.person_id.in_(people))):
        theirs, roles = found.setdefault((row.organisation_id, row.person_id), ({}, {}))
        theirs[TeamId(row.team_id)] = Team(TeamId(row.team_id), row.name, row.named)
        roles[TeamId(row.team_id)] = Role(row.role)
    return found


def _message(row: AnyRow, memberships: _Teams) -> Message:
    known = _at_place(row) if row.person_id is None else _in_person(row, memberships)
    platform, key = row.place_platform or row.person_platform, row.place_key or row.person_key
    to = Destination(platform, row.organisation_key, known.place.kind, key)
    return Message(row.id, to, known, row.view, row.tries, row.shown_as, row.asked_by, row.otherwise, row.version)


def _at_place(row: AnyRow) -> Known:
    team = None if row.team_id is None else TeamId(row.team_id)
    return Known(
        organisation=OrganisationId(row.organisation_id),
        person=Person(PersonId(""), "", Address.locale, HOME_ZONE),
        place=Place(PlaceId(row.place_id), PlaceKind(row.kind), row.place_name, team),
        teams={} if team is None else {team: Team(team, row.team_name, row.named)},
        roles={},
    )


def _in_person(row: AnyRow, memberships: _Teams) -> Known:
    theirs, roles = memberships.get((row.organisation_id, row.person_id), ({}, {}))
    return Known(
        organisation=OrganisationId(row.organisation_id),
        person=Person(PersonId(row.person_id), row.person_name, row.locale, row.zone, row.guest, row.admin),
        place=Place(PlaceId(""), PlaceKind.PERSONAL, "", None),
        teams=theirs,
        roles=roles,
        last_team=None if row.last_team_id is None else TeamId(row.last_team_id),
        last_team_at=row.last_team_at,
    )
