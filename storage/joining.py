"""What two organisations, and two accounts, have to say before they become one; and becoming one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, or_, select, update

from bot.chat.errors import NotFound
from bot.joining.errors import JoinGoingOn, LinkNotTwo, OwnCode, SamePlatform
from bot.joining.model import LINK_ASKED_FOR, PROPOSED_FOR, Joined, Proposal, Side
from bot.people.codes import Code
from bot.people.model import OrganisationId, PersonId, new_id
from bot.people.renumbered import Renumbered
from bot.ports import Busy
from storage import budgets
from storage.engine import giving_way
from storage.joining_people import forget_cards, merge
from storage.joining_whole import become_one, hold_still
from storage.network_tables import joins, links, renumberings
from storage.quick import run
from storage.statements import insert_or_update
from storage.tables import accounts, installations, learning_entries, organisations, persons, teams
from storage.time_tables import lanes
from storage.types import AnyRow

_BECAME = select(renumberings.c.organisation_id, renumberings.c.steps).where(renumberings.c.was == bindparam("was"))
_DUE = select(joins.c.id).where(joins.c.next_try <= bindparam("now", type_=joins.c.next_try.type))
PATIENCE = 20
"""Tries, while a message is on its way to either; then it may arrive twice."""


class SqlJoining:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def propose(self, code: Code, by: PersonId, now: datetime) -> Proposal:
        if code.organisation == self._organisation:
            raise OwnCode
        both = (code.organisation, self._organisation)
        # One at a time, whichever of the two begins.
        two = select(organisations.c.id).where(organisations.c.id.in_(both)).order_by("id")
        self._run(two.with_for_update(key_share=True)).all()
        if set(self._platforms(both[0])) & set(self._platforms(both[1])):
            raise SamePlatform
        of_either = or_(joins.c.organisation_id.in_(both), joins.c.other_id.in_(both))
        self._run(delete(joins).where(of_either, joins.c.asked <= now - PROPOSED_FOR, joins.c.next_try.is_(None)))
        if self._run(select(joins.c.id).where(of_either)).first():
            raise JoinGoingOn
        row = {"id": new_id(), "organisation_id": both[0], "other_id": both[1], "made_by": code.made_by}
        self._run(joins.insert().values(**row, asked_by=by, asked=now))
        return self.get(row["id"] or "", now)

    def going_on(self, now: datetime) -> Proposal | None:
        row = self._run(select(joins).where(self._ours(now))).first()
        return None if row is None else self._proposal(row)

    def get(self, id: str, now: datetime) -> Proposal:
        return self._proposal(self._row(id, now))

    def agree(self, id: str, by: PersonId, now: datetime) -> Proposal:
        row = self._row(id, now, lock=True)
        first = row.organisation_id == self._organisation
        mine, who, theirs = ("agreed", "made_by", "other_agreed") if first else ("other_agreed", "asked_by", "agreed")
        if getattr(row, mine) is None:
            ready = {"next_try": now} if getattr(row, theirs) is not None else {}
            self._run(update(joins).where(joins.c.id == id).values(**{mine: now, who: by}, **ready))
        return self.get(id, now)

    def drop(self, id: str, now: datetime) -> Proposal:
        row = self._row(id, now, lock=True)
        if row.next_try is not None:
            raise JoinGoingOn
        self._run(delete(joins).where(joins.c.id == id))
        return self._proposal(row)

    def side(self) -> Side:
        return self._side(self._organisation)

    def platforms_of(self, person: PersonId) -> tuple[str, ...]:
        theirs = select(accounts.c.platform).where(*self._account(person))
        order = (accounts.c.chosen.is_(None), accounts.c.chosen.desc(), accounts.c.platform)
        return tuple(dict.fromkeys(self._run(theirs.order_by(*order)).scalars()))

    def reach(self, person: PersonId, platform: str, now: datetime) -> None:
        there = (*self._account(person), accounts.c.platform == platform)
        if not self._run(update(accounts).where(*there).values(chosen=now)).rowcount:
            raise NotFound
        forget_cards(self._connection, self._organisation, person)

    def make_admin(self, person: PersonId) -> None:
        this = and_(persons.c.organisation_id == self._organisation, persons.c.id == person)
        self._run(update(persons).where(this).values(admin=True))

    def ask_link(self, person: PersonId, other: PersonId, now: datetime) -> None:
        if person == other or set(self.platforms_of(person)) & set(self.platforms_of(other)):
            raise LinkNotTwo
        row = {"organisation_id": self._organisation, "person_id": person, "other_id": other, "asked": now}
        insert_or_update(self._connection, links, row, ("other_id", "asked"))

    def require_asked(self, person: PersonId, other: PersonId, now: datetime) -> None:
        asked = select(links.c.asked).where(*self._asked(person, other), links.c.asked > now - LINK_ASKED_FOR)
        if not self._run(asked).first():
            raise NotFound

    def link(self, person: PersonId, other: PersonId, now: datetime) -> None:
        both = persons.c.id.in_((person, other))
        here = select(persons.c.id).where(persons.c.organisation_id == self._organisation, both)
        if len(self._run(here.order_by(persons.c.id).with_for_update()).all()) < 2:
            raise NotFound
        self.require_asked(person, other, now)
        if set(self.platforms_of(person)) & set(self.platforms_of(other)):
            raise LinkNotTwo
        self._run(update(accounts).where(*self._account(person)).values(chosen=now))
        merge(self._connection, self._organisation, person, other, now)

    def refuse_link(self, person: PersonId, other: PersonId) -> None:
        self._run(delete(links).where(*self._asked(person, other)))

    def _run(self, statement: Any) -> Any:
        return self._connection.execute(statement)

    def _account(self, person: PersonId) -> tuple[ColumnElement[bool], ...]:
        return accounts.c.organisation_id == self._organisation, accounts.c.person_id == person

    def _asked(self, person: PersonId, other: PersonId) -> tuple[ColumnElement[bool], ...]:
        return links.c.organisation_id == self._organisation, links.c.person_id == person, links.c.other_id == other

    def _ours(self, now: datetime) -> ColumnElement[bool]:
        either = or_(joins.c.organisation_id == self._organisation, joins.c.other_id == self._organisation)
        return and_(either, or_(joins.c.asked > now - PROPOSED_FOR, joins.c.next_try.is_not(None)))

    def _row(self, id: str, now: datetime, *, lock: bool = False) -> AnyRow:
        wanted = select(joins).where(joins.c.id == id, self._ours(now))
        row: AnyRow | None = self._run(wanted.with_for_update() if lock else wanted).first()
        if row is None:
            raise NotFound
        return row

    def _proposal(self, row: AnyRow) -> Proposal:
        first = row.organisation_id == self._organisation
        agreed = (row.agreed is not None, row.other_agreed is not None)
        return Proposal(
            id=row.id,
            ours=self._side(self._organisation),
            theirs=self._side(row.other_id if first else row.organisation_id),
            ours_agreed=agreed[0] if first else agreed[1],
            theirs_agreed=agreed[1] if first else agreed[0],
            who=PersonId(row.made_by if first else row.asked_by),
            tell=PersonId(row.asked_by if first else row.made_by),
            name=self._side(row.organisation_id).name,
            asked=row.asked,
        )

    def _side(self, organisation: OrganisationId) -> Side:
        name = self._run(select(organisations.c.name).where(organisations.c.id == organisation)).scalar_one()
        teams_there = select(func.count()).where(teams.c.organisation_id == organisation)
        entries = select(func.count()).where(learning_entries.c.organisation_id == organisation)
        counts = (self._run(teams_there).scalar_one(), self._run(entries).scalar_one())
        return Side(OrganisationId(organisation), name, self._platforms(organisation), *counts)

    def _platforms(self, organisation: str) -> tuple[str, ...]:
        here = installations.c.organisation_id == organisation
        return tuple(self._run(select(installations.c.platform).where(here).order_by("platform")).scalars())


class SqlJoins:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def now(self, organisation: OrganisationId) -> tuple[OrganisationId, tuple[Renumbered, ...]]:
        row = run(self._connection, _BECAME, {"was": organisation}).first()
        if row is None:
            return organisation, ()
        return OrganisationId(row.organisation_id), tuple(Renumbered(below, added) for below, added in row.steps)

    def due(self, now: datetime) -> tuple[str, ...]:
        return tuple(run(self._connection, _DUE, {"now": now}).scalars())

    def join(self, id: str, spelled: Callable[[str], str], now: datetime) -> Joined | None:
        this = select(joins).where(joins.c.id == id, joins.c.next_try <= now)
        row = self._connection.execute(this.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        first, second = OrganisationId(row.organisation_id), OrganisationId(row.other_id)
        with giving_way():
            hold_still(self._connection)
        if row.tries < PATIENCE and self._sending(first, second):
            raise Busy
        whole = become_one(self._connection, first, second, spelled, now)
        return Joined(whole.id, PersonId(row.made_by), PersonId(row.asked_by), whole.added)

    def put_off(self, id: str, until: datetime) -> None:
        later = update(joins).where(joins.c.id == id).values(next_try=until, tries=joins.c.tries + 1)
        self._connection.execute(later)

    def give_up(self, id: str) -> tuple[tuple[OrganisationId, PersonId], ...]:
        row = self._connection.execute(select(joins).where(joins.c.id == id)).first()
        self._connection.execute(delete(joins).where(joins.c.id == id))
        if row is None:
            return ()
        sides = ((row.organisation_id, row.made_by), (row.other_id, row.asked_by))
        return tuple((OrganisationId(organisation), PersonId(person)) for organisation, person in sides)

    def _sending(self, *both: OrganisationId) -> bool:
        """Whether a message is on its way to somebody there, and will be marked as sent in a moment."""
        moment = budgets.seconds_now(self._connection)
        leased = select(lanes.c.target).where(lanes.c.organisation_id.in_(both), lanes.c.leased_until > moment)
        return self._connection.execute(leased.limit(1)).first() is not None
