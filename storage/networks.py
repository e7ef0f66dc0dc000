"""Networks of organisations, and what one of them publishes there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, select, update

from bot.chat.errors import NoSuchCode, NotFound
from bot.learning.model import Entry, Tried
from bot.networks.errors import AskedNetworkAlready, InNetworkAlready, NetworkFull, TooManyNetworks
from bot.networks.model import MOST_MEMBERS, MOST_NETWORKS, Invitation, Left, Member, Network, Standing
from bot.people.audience import Audience
from bot.people.codes import Code
from bot.people.model import NetworkId, OrganisationId, PersonId, new_id
from storage.adoptions import SqlAdoptions
from storage.network_tables import network_members, networks, shared_entries
from storage.refs import number_in
from storage.shared_rows import Published, document_of, ref_of, values_of, withdraw
from storage.statements import hold_organisation
from storage.tables import learning_entries, organisations
from storage.types import AnyRow

_members = network_members.c
_shared = shared_entries.c
MEMBER, ASKED, LEFT = (each.value for each in (Standing.MEMBER, Standing.ASKED, Standing.LEFT))


class SqlNetworks:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._here = audience.organisation

    def mine(self) -> tuple[Network, ...]:
        if self._audience.guest:
            return ()
        rows = self._connection.execute(self._of_ours().order_by(func.lower(networks.c.name), networks.c.id))
        return tuple(map(self._network, rows))

    def get(self, id: NetworkId) -> Network:
        return self._network(self._row(id))

    def our_name(self) -> str:
        name: str = self._connection.execute(
            select(organisations.c.name).where(organisations.c.id == self._here)
        ).scalar_one()
        return name

    def make(self, name: str, called: str, by: PersonId, now: datetime, *, team_names: bool = True) -> Network:
        self._require_room()
        id = NetworkId(new_id())
        new = {"id": id, "organisation_id": self._here, "name": name, "created": now}
        self._connection.execute(networks.insert().values(**new))
        self._enter(id, called, MEMBER, by, now, team_names)
        return self.get(id)

    def invitation(self, code: Code) -> Invitation:
        row = self._connection.execute(
            select(networks.c.name, _members.called)
            .join_from(networks, network_members, _maker())
            .where(networks.c.id == code.about, networks.c.organisation_id == code.organisation)
        ).first()
        if row is None:
            raise NoSuchCode
        here = self._ours(NetworkId(code.about))
        standing = self._connection.execute(select(_members.standing).where(*here)).scalar()
        if standing == MEMBER:
            raise InNetworkAlready(name=row.name)
        if standing == ASKED:
            raise AskedNetworkAlready(name=row.name)
        return Invitation(row.name, row.called)

    def ask(self, code: Code, called: str, by: PersonId, now: datetime, *, team_names: bool = True) -> Network:
        id = NetworkId(code.about)
        self._require_room()
        self._lock(id)
        self.invitation(code)
        if self._count(_members.network_id == id) >= MOST_MEMBERS:
            raise NetworkFull(most=MOST_MEMBERS)
        self.clear(id)
        self._connection.execute(network_members.delete().where(*self._ours(id)))
        self._enter(id, called, ASKED, by, now, team_names)
        return self.get(id)

    def members(self, id: NetworkId) -> tuple[Member, ...]:
        network = self.get(id)
        if network.standing is not Standing.MEMBER:
            raise NotFound
        standings = (MEMBER, ASKED) if network.ours else (MEMBER,)
        rows = self._connection.execute(
            select(network_members)
            .where(_members.network_id == id, _members.standing.in_(standings))
            .order_by(func.lower(_members.called), _members.key)
        )
        return tuple(
            Member(row.key, row.called, Standing(row.standing), row.since, row.organisation_id == self._here)
            for row in rows
        )

    def decide(self, id: NetworkId, member: str, accepts: bool, now: datetime) -> bool:
        self._lock(id)
        self._require_ours(id)
        return self._change(id, member, ASKED, MEMBER if accepts else LEFT, now)

    def let_go(self, id: NetworkId, member: str, now: datetime) -> bool:
        self._lock(id)
        self._require_ours(id)
        if self.our_key(id) == member:
            raise NotFound  # itself: it leaves
        return self._change(id, member, MEMBER, LEFT, now)

    def leave(self, id: NetworkId, now: datetime) -> Left:
        self._lock(id)
        network = self.get(id)
        self._connection.execute(update(network_members).where(*self._ours(id)).values(standing=LEFT, since=now))
        self.clear(id)
        return self._hand_on(id, now) if network.ours else Left()

    def appear(self, id: NetworkId, called: str, *, team_names: bool) -> None:
        self._row(id)
        changed = update(network_members).where(*self._ours(id))
        self._connection.execute(changed.values(called=called, team_names=team_names))

    def clear(self, id: NetworkId) -> None:
        withdraw(self._connection, self._here, network=id)

    def our_key(self, id: NetworkId) -> str:
        self._row(id)
        key: str = self._connection.execute(select(_members.key).where(*self._ours(id))).scalar_one()
        return key

    def whom_to_tell(self, id: NetworkId, member: str = "") -> OrganisationId:
        if member:
            wanted = select(_members.organisation_id).where(_members.network_id == id, _members.key == member)
            self._require_ours(id)
        else:
            wanted = select(networks.c.organisation_id).where(networks.c.id == id)
            self._row(id)
        found = self._connection.execute(wanted).scalar()
        if found is None:
            raise NotFound
        return OrganisationId(found)

    def publish(self, entry: Entry, id: NetworkId, team_name: str, themes: Sequence[str], now: datetime) -> str:
        """The membership is locked: whoever leaves at this moment takes this with them, or is out of it already."""
        member = (*self._ours(id), _members.standing == MEMBER)
        if (
            self._audience.guest
            or not self._connection.execute(select(_members.key).where(*member).with_for_update()).first()
        ):
            raise NotFound
        entry_number = number_in(entry.ref, "L")
        this = (_shared.network_id == id, _shared.organisation_id == self._here, _shared.entry_number == entry_number)
        values = {**values_of(entry), "team_name": team_name, "themes": list(themes), "shared": now}
        number = self._connection.execute(select(_shared.number).where(*this)).scalar()
        if number is None:
            key = {"network_id": id, "organisation_id": self._here, "entry_number": entry_number}
            tries = SqlAdoptions(self._connection, self._audience).tried((entry.ref,)).get(entry.ref, Tried())
            new = insert(shared_entries).values(**key, **values, **vars(tries)).returning(_shared.number)
            number = self._connection.execute(new).scalar_one()
        else:
            self._connection.execute(update(shared_entries).where(*this).values(**values))
        document = document_of(ref_of(number), entry, tuple(themes))
        Published(self._connection, self._audience, id).put(document)
        return document.ref

    def withdraw(self, ref: str, id: NetworkId | None = None) -> None:
        number = number_in(ref, "L")
        if number is None:
            raise NotFound
        withdraw(self._connection, self._here, number, id)

    def hold(self, ref: str) -> None:
        this = (learning_entries.c.organisation_id == self._here, learning_entries.c.number == number_in(ref, "L"))
        held = select(learning_entries.c.number).where(*this).with_for_update(key_share=True)
        self._connection.execute(held)

    def count(self, ref: str, tried: Tried) -> None:
        this = (_shared.organisation_id == self._here, _shared.entry_number == number_in(ref, "L"))
        self._connection.execute(update(shared_entries).where(*this).values(**vars(tried)))

    # Within

    def _of_ours(self) -> Select[Any]:
        return (
            select(networks, _members.called, _members.standing, _members.team_names)
            .join_from(networks, network_members, networks.c.id == _members.network_id)
            .where(_members.organisation_id == self._here, _members.standing != LEFT)
        )

    def _network(self, row: AnyRow) -> Network:
        ours = row.organisation_id == self._here
        return Network(NetworkId(row.id), row.name, ours, row.called, Standing(row.standing), row.team_names)

    def _row(self, id: NetworkId) -> AnyRow:
        row = self._connection.execute(self._of_ours().where(networks.c.id == id)).first()
        if row is None or self._audience.guest:
            raise NotFound
        return row

    def _ours(self, id: NetworkId) -> tuple[ColumnElement[bool], ...]:
        return _members.network_id == id, _members.organisation_id == self._here

    def _require_ours(self, id: NetworkId) -> None:
        if not self.get(id).ours:
            raise NotFound

    def _lock(self, id: NetworkId) -> None:
        """One at a time joins and leaves."""
        self._connection.execute(select(networks.c.id).where(networks.c.id == id).with_for_update(key_share=True))

    def _require_room(self) -> None:
        """Under a lock on the organisation, so that two at once do not each take the last place."""
        hold_organisation(self._connection, self._here)
        if self._count(_members.organisation_id == self._here) >= MOST_NETWORKS:
            raise TooManyNetworks(most=MOST_NETWORKS)

    def _count(self, where: ColumnElement[bool]) -> int:
        counted = select(func.count()).select_from(network_members).where(where, _members.standing != LEFT)
        return int(self._connection.execute(counted).scalar_one())

    def _enter(self, id: NetworkId, called: str, standing: str, by: PersonId, now: datetime, team_names: bool) -> None:
        row = {
            "network_id": id,
            "organisation_id": self._here,
            "key": new_id(),
            "called": called,
            "team_names": team_names,
            "standing": standing,
            "since": now,
            "agreed_by": by,
        }
        self._connection.execute(network_members.insert().values(**row))

    def _change(self, id: NetworkId, member: str, before: str, after: str, now: datetime) -> bool:
        this = (_members.network_id == id, _members.key == member)
        changed = update(network_members).where(*this, _members.standing == before)
        if self._connection.execute(changed.values(standing=after, since=now)).rowcount:
            return True
        if self._connection.execute(select(_members.key).where(*this)).first() is None:
            raise NotFound
        return False

    def _hand_on(self, id: NetworkId, now: datetime) -> Left:
        """To whoever has been in it longest; where nobody is left, whoever has asked waits no longer."""
        there = _members.network_id == id
        longest = (
            select(_members.organisation_id)
            .where(there, _members.standing == MEMBER)
            .order_by(_members.since, _members.key)
            .limit(1)
        )
        next_one = self._connection.execute(longest).scalar()
        if next_one is None:
            asked = update(network_members).where(there, _members.standing == ASKED)
            waiting = self._connection.execute(
                asked.values(standing=LEFT, since=now).returning(_members.organisation_id)
            )
            return Left(waiting=tuple(map(OrganisationId, waiting.scalars())))
        self._connection.execute(update(networks).where(networks.c.id == id).values(organisation_id=next_one))
        return Left(OrganisationId(next_one))


def _maker() -> ColumnElement[bool]:
    """The row of whoever lets others in."""
    return and_(networks.c.id == _members.network_id, networks.c.organisation_id == _members.organisation_id)
