"""Who follows which team."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, or_, select, update

from bot.following.model import NOT_ASKED_AGAIN_FOR, Consent, Follow
from bot.people.model import OrganisationId, PersonId, TeamId
from storage.quick import run
from storage.spread_tables import follows
from storage.statements import insert_new
from storage.tables import persons, teams
from storage.types import AnyRow

_all = follows.c
_STANDING = _all.consent != Consent.ENDED.value

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_ONE = (
    _all.organisation_id == bindparam("here"),
    _all.person_id == bindparam("follower"),
    _all.team_id == bindparam("team"),
)
_GET = select(follows).where(*_ONE)
_ASK_AGAIN = (
    update(follows)
    .where(
        *_ONE,
        _all.consent == Consent.ENDED.value,
        or_(_all.decided_by == bindparam("follower"), _all.decided <= bindparam("long_ago")),
    )
    .values(consent=Consent.ASKED.value, asked=bindparam("at"), decided=None, decided_by=None)
)
_DECIDED: dict[str, Any] = {
    "consent": bindparam("outcome"),
    "decided": bindparam("at"),
    "decided_by": bindparam("decider"),
}
_DECIDE = update(follows).where(*_ONE, _all.consent == Consent.ASKED.value).values(_DECIDED)
_END = update(follows).where(*_ONE, _STANDING).values(_DECIDED)
_HERE = select(follows).where(_all.organisation_id == bindparam("here"), _STANDING)
_OF_PERSON = (
    _HERE.join(teams, and_(teams.c.organisation_id == _all.organisation_id, teams.c.id == _all.team_id))
    .where(_all.person_id == bindparam("wanted"))
    .order_by(teams.c.name_key, teams.c.id)
)
_OF_TEAM = (
    _HERE.join(persons, and_(persons.c.organisation_id == _all.organisation_id, persons.c.id == _all.person_id))
    .where(_all.team_id == bindparam("wanted"))
    .order_by(persons.c.name_key, persons.c.id)
)
_ASKED_OF = (
    select(follows)
    .where(
        _all.organisation_id == bindparam("here"),
        _all.team_id.in_(bindparam("wanted", expanding=True)),
        _all.consent == Consent.ASKED.value,
    )
    .order_by(_all.asked, _all.team_id, _all.person_id)
    .limit(bindparam("most"))
)
_FOLLOWED = select(_all.team_id).where(
    _all.organisation_id == bindparam("here"),
    _all.person_id == bindparam("follower"),
    _all.consent == Consent.GIVEN.value,
)
AGREED = (
    select(1)
    .where(
        _all.organisation_id == persons.c.organisation_id,
        _all.person_id == persons.c.id,
        _all.consent == Consent.GIVEN.value,
        ~persons.c.guest,
    )
    .correlate(persons)
    .exists()
)
"""In a statement about persons: whether somebody follows any team; nobody does who has become a guest."""


def followed(connection: Connection, here: OrganisationId, person: PersonId) -> frozenset[TeamId]:
    rows = run(connection, _FOLLOWED, {"here": here, "follower": person})
    return frozenset(TeamId(id) for id in rows.scalars())


class SqlFollows:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def ask(self, person: PersonId, teams: Collection[TeamId], now: datetime) -> tuple[TeamId, ...]:
        # In one order, so that two who ask at once do not wait for each other.
        asked = {team for team in sorted(set(teams)) if self._ask(person, team, now)}
        return tuple(team for team in dict.fromkeys(teams) if team in asked)

    def _ask(self, person: PersonId, team: TeamId, now: datetime) -> bool:
        new = {"person_id": person, "team_id": team, "consent": Consent.ASKED.value, "asked": now}
        if insert_new(self._connection, follows, organisation_id=self._organisation, **new):
            return True
        return self._change(_ASK_AGAIN, person, team, now, long_ago=now - NOT_ASKED_AGAIN_FOR)

    def decide(self, person: PersonId, team: TeamId, agrees: bool, by: PersonId, now: datetime) -> bool:
        outcome = Consent.GIVEN if agrees else Consent.ENDED
        return self._change(_DECIDE, person, team, now, outcome=outcome.value, decider=by)

    def end(self, person: PersonId, team: TeamId, by: PersonId, now: datetime) -> bool:
        return self._change(_END, person, team, now, outcome=Consent.ENDED.value, decider=by)

    def get(self, person: PersonId, team: TeamId) -> Follow | None:
        row = run(self._connection, _GET, {"here": self._organisation, "follower": person, "team": team}).first()
        return None if row is None else _follow(row)

    def of_person(self, person: PersonId) -> tuple[Follow, ...]:
        return self._several(_OF_PERSON, person)

    def of_team(self, team: TeamId) -> tuple[Follow, ...]:
        return self._several(_OF_TEAM, team)

    def waiting(self, teams: Collection[TeamId], most: int) -> tuple[Follow, ...]:
        return self._several(_ASKED_OF, list(teams), most=most) if teams else ()

    def _several(self, statement: Select[Any], wanted: object, **values: int) -> tuple[Follow, ...]:
        return tuple(
            map(_follow, run(self._connection, statement, {"here": self._organisation, "wanted": wanted, **values}))
        )

    def _change(self, statement: Any, person: PersonId, team: TeamId, now: datetime, **values: object) -> bool:
        about = {"here": self._organisation, "follower": person, "team": team, "at": now}
        changed: bool = run(self._connection, statement, {**about, **values}).rowcount == 1
        return changed


def _follow(row: AnyRow) -> Follow:
    return Follow(
        PersonId(row.person_id),
        TeamId(row.team_id),
        Consent(row.consent),
        row.asked,
        row.decided,
        PersonId(row.decided_by) if row.decided_by else None,
    )
