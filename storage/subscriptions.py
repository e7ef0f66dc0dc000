"""Subscriptions to round-ups, and what was sent."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, exists, func, or_, select, update

from bot.chat.errors import NotFound
from bot.digests.model import Sent, Subscription
from bot.people.audience import Audience
from bot.people.model import OrganisationId, PersonId, Role, TeamId
from storage.network_tables import sent_digests, subscriptions
from storage.quick import run
from storage.refs import number_in
from storage.statements import insert_new, next_number, update_all
from storage.subscription_rows import sent_from, sent_values, subscription_from, subscription_values
from storage.tables import members, persons

SUBSCRIPTION, SENT = "subscription", "sent digest"
_all = subscriptions.c
_sent = sent_digests.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it.
_HERE = _all.organisation_id == bindparam("here")
_OURS = _all.team_id.in_(bindparam("ours", expanding=True))
_MINE_OR_OURS = or_(_all.person_id == bindparam("me"), and_(_all.person_id.is_(None), _OURS))
_SEEN = select(subscriptions).where(_HERE, _MINE_OR_OURS)
_ONE = _SEEN.where(_all.number == bindparam("wanted"))
_OF_READER = _SEEN.where(_all.reader == bindparam("wanted"))
_OF_READER_LOCKED = _OF_READER.with_for_update()
_NUMBERS: BindParameter[Any] = bindparam("wanted", expanding=True)
_OF_TEAMS = select(subscriptions).where(_HERE, _OURS, _all.number.in_(_NUMBERS)).order_by(_all.number)
_SENT_SEEN = (
    select(sent_digests)
    .join(
        subscriptions,
        and_(_sent.organisation_id == _all.organisation_id, _sent.subscription == _all.number),
    )
    .where(_HERE, _MINE_OR_OURS)
)
_SENT_ONE = _SENT_SEEN.where(_sent.number == bindparam("wanted"))
_SENT_FOR = _SENT_SEEN.where(_sent.subscription == bindparam("wanted"), _sent.last == bindparam("last"))


def led_without(connection: Connection, most: int) -> tuple[tuple[OrganisationId, TeamId, str], ...]:
    """Teams with a lead that have never had a round-up, organisation by organisation, with a zone of their leads'."""
    team = (members.c.organisation_id, members.c.team_id)
    never = ~exists().where(_all.organisation_id == members.c.organisation_id, _all.reader == members.c.team_id)
    lead = and_(persons.c.organisation_id == members.c.organisation_id, persons.c.id == members.c.person_id)
    found = select(*team, func.min(persons.c.zone)).join_from(members, persons, lead)
    wanted = found.where(members.c.role >= Role.LEAD, never).group_by(*team).order_by(*team).limit(most)
    rows = connection.execute(wanted)
    return tuple((OrganisationId(here), TeamId(id), zone) for here, id, zone in rows)


class SqlSubscriptions:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._seen_by: dict[str, Any] = {
            "here": audience.organisation,
            "ours": list(audience.teams),
            "me": audience.person,
        }

    def of(
        self, *, team: TeamId | None = None, person: PersonId | None = None, lock: bool = False
    ) -> Subscription | None:
        return self._first(_OF_READER_LOCKED if lock else _OF_READER, wanted=team if person is None else person)

    def get(self, ref: str) -> Subscription:
        found = self._first(_ONE, wanted=number_in(ref, "D"))
        if found is None:
            raise NotFound
        return found

    def get_due(self, refs: Collection[str]) -> Mapping[str, Subscription]:
        numbers = [number for ref in refs if (number := number_in(ref, "D")) is not None]
        if not numbers:
            return {}
        values = {"here": self._audience.organisation, "ours": list(self._audience.teams), "wanted": numbers}
        return {(each := subscription_from(row)).ref: each for row in run(self._connection, _OF_TEAMS, values)}

    def save(self, subscription: Subscription) -> Subscription:
        self._require_mine(subscription)
        here, values = self._audience.organisation, subscription_values(subscription)
        if subscription.ref:
            number = number_in(self.get(subscription.ref).ref, "D")
            this = _all.organisation_id == here, _all.number == number
            self._connection.execute(update(subscriptions).where(*this).values(**values))
            return subscription
        reader = subscription.person or subscription.team
        number = next_number(self._connection, here, SUBSCRIPTION)
        insert_new(self._connection, subscriptions, organisation_id=here, number=number, reader=reader, **values)
        kept = self._first(_OF_READER, wanted=reader)
        assert kept is not None
        return kept

    def reach(self, last: Mapping[str, date]) -> None:
        here = self._audience.organisation
        rows = [
            {"organisation_id": here, "number": number_in(ref, "D"), "last": last[ref]} for ref in self.get_due(last)
        ]
        update_all(self._connection, subscriptions, rows)

    def keep(self, sent: Sent) -> Sent:
        self.get(sent.subscription)
        before = self.sent_for(sent.subscription, sent.last)
        if before is not None:
            return before
        here = self._audience.organisation
        number = next_number(self._connection, here, SENT)
        insert_new(self._connection, sent_digests, organisation_id=here, number=number, **sent_values(sent))
        kept = self.sent_for(sent.subscription, sent.last)
        assert kept is not None
        return kept

    def sent(self, ref: str) -> Sent:
        number = number_in(ref, "R")
        row = number and run(self._connection, _SENT_ONE, {**self._seen_by, "wanted": number}).first()
        if not row:
            raise NotFound
        return sent_from(row)

    def sent_for(self, subscription: str, last: date) -> Sent | None:
        values = {**self._seen_by, "wanted": number_in(subscription, "D"), "last": last}
        row = run(self._connection, _SENT_FOR, values).first()
        return None if row is None else sent_from(row)

    def _require_mine(self, subscription: Subscription) -> None:
        audience = self._audience
        own = subscription.person is not None and subscription.person == audience.person
        if not own and (subscription.person is not None or subscription.team not in audience.teams):
            raise NotFound

    def _first(self, statement: Select[Any], **values: object) -> Subscription | None:
        row = run(self._connection, statement, {**self._seen_by, **values}).first()
        return None if row is None else subscription_from(row)
