"""What the networks of one organisation share: the only reader over organisations, for one audience.

Every statement goes from what is shared to two memberships, the reader's and the sharer's. The search index has a token
of the network beside the words, which leaves out most of what is shared elsewhere before anything is ranked.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    true,
)

from bot.chat.errors import NotFound
from bot.chat.spans import clean
from bot.chat.tags import tidy_tags
from bot.networks.model import Shared, Source, Standing
from bot.people.audience import Audience
from bot.people.model import NetworkId, OrganisationId, TeamId
from bot.search.query import Query
from storage.names import name_key
from storage.network_tables import network_members, shared_entries
from storage.quick import run
from storage.refs import number_in
from storage.search_words import POSTGRESQL, SQLITE, tagged, themed
from storage.shared_rows import (
    COLUMNS,
    MINE,
    READABLE,
    RECORD,
    THEIRS,
    TRIES,
    in_network,
    ref_of,
    shared_of,
)
from storage.tables import learning_entries, search_docs

_shared, _members, _docs = shared_entries.c, network_members.c, search_docs.c

# Built once, because every learning that is saved and every search asks for them.
_MINE = select(_members.network_id).where(
    _members.organisation_id == bindparam("here"), _members.standing == bindparam("standing")
)
_OF = (
    select(*COLUMNS)
    .select_from(READABLE)
    .where(
        MINE.c.organisation_id == bindparam("here"),
        _shared.organisation_id == bindparam("here"),
        _shared.entry_number == bindparam("wanted"),
    )
    .order_by(_shared.number)
)


class SqlShared:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._here = audience.organisation
        self._postgresql = connection.dialect.name == "postgresql"
        self._mine: list[NetworkId] | None = None

    def get(self, ref: str) -> Shared:
        found = self.get_many((ref,))
        if not found:
            raise NotFound
        return found[0]

    def get_many(self, refs: tuple[str, ...]) -> tuple[Shared, ...]:
        numbers = [number for ref in refs if (number := number_in(ref, "N")) is not None]
        if not numbers:
            return ()
        found = {each.ref: each for each in self._several(self._readable(*COLUMNS).where(_shared.number.in_(numbers)))}
        return tuple(found[ref] for ref in refs if ref in found)

    def find(self, query: Query, most: int, skip: int = 0) -> tuple[str, ...]:
        """What was shared in several networks is one: there are at most as many rows of it as there are networks."""
        networks = self._networks()
        statement = self.statement(query, networks, (skip + most) * len(networks))
        if statement is None:
            return ()
        found: dict[tuple[str, int], int] = {}
        for row in self._connection.execute(statement):
            found.setdefault((row.organisation_id, row.entry_number), row.number)
        return tuple(map(ref_of, list(found.values())[skip : skip + most]))

    def statement(self, query: Query, networks: Sequence[NetworkId], most: int) -> Select[Any] | None:
        """The one statement that finds; None where nothing can be found."""
        tags = tidy_tags((clean(query.tag),))
        if not networks or query.by or (query.tag and not tags):
            return None
        key = (_shared.number, _shared.organisation_id, _shared.entry_number)
        filtered = self._readable(*key).where(*self._filters(query)).limit(most)
        marked = (*map(tagged, tags), *([themed(name_key(clean(query.theme)))] if query.theme else ()))
        if not query.terms and not marked:
            return filtered.order_by(_shared.shared.desc(), _shared.number.desc())
        words = POSTGRESQL if self._postgresql else SQLITE
        values = words.values(query, tuple((in_network(each),) for each in networks), marked)
        ranked = bool(query.terms) and not query.newest
        document = (_docs.record == RECORD) & (_shared.number == cast(func.substr(_docs.ref, 3), BigInteger))
        return (
            filtered.join(search_docs, document)
            .join(words.source, words.id == _docs.id)
            .where(*words.match(values))
            .order_by(words.score() if ranked else literal(0.0), words.id.desc())
            .params(values)
        )

    def between(self, networks: Sequence[NetworkId], begins: datetime, ends: datetime, most: int) -> tuple[Shared, ...]:
        mine = [each for each in self._networks() if each in networks]
        within = (_shared.network_id.in_(mine), _shared.shared >= begins, _shared.shared < ends)
        best = (TRIES.desc(), _shared.shared.desc(), _shared.number.desc())
        turn = func.row_number().over(partition_by=_shared.organisation_id, order_by=best).label("turn")
        once = select(func.min(_shared.number)).where(*within).group_by(_shared.organisation_id, _shared.entry_number)
        chosen = self._readable(*COLUMNS, turn).where(_shared.number.in_(once))
        return self._several(chosen.order_by(turn, *best).limit(most))

    def of(self, entry: str) -> tuple[Shared, ...]:
        if not self._networks():
            return ()
        rows = run(self._connection, _OF, {"here": self._here, "wanted": number_in(entry, "L") or 0})
        return tuple(shared_of(row, self._here) for row in rows)

    def same(self, ref: str) -> tuple[str, ...]:
        this = shared_entries.alias()
        entry = and_(this.c.organisation_id == _shared.organisation_id, this.c.entry_number == _shared.entry_number)
        rows = self._connection.execute(
            self._readable(_shared.number)
            .join(this, entry)
            .where(this.c.number == (number_in(ref, "N") or 0))
            .order_by(_shared.number)
        )
        return tuple(map(ref_of, rows.scalars()))

    def source(self, ref: str) -> Source:
        number = number_in(ref, "N") or 0
        entry = (
            learning_entries.c.organisation_id == _shared.organisation_id,
            learning_entries.c.number == _shared.entry_number,
        )
        wanted = self._readable(_shared.organisation_id, _shared.entry_number, learning_entries.c.team_id)
        row = self._connection.execute(
            wanted.join(learning_entries, entry[0] & entry[1]).where(_shared.number == number)
        ).first()
        if row is None:
            raise NotFound
        return Source(OrganisationId(row.organisation_id), TeamId(row.team_id), f"L-{row.entry_number}")

    def themes(self, network: NetworkId) -> Mapping[str, tuple[int, int]]:
        apart = func.json_array_elements_text if self._postgresql else func.json_each
        theme = apart(_shared.themes).table_valued("value", name="theme")
        sharing = func.count(_shared.organisation_id.distinct())
        counted = (
            self._readable(theme.c.value, sharing, cast(func.sum(TRIES), Integer))
            .join(theme, true())
            .where(_shared.network_id == network)
            .group_by(theme.c.value)
            .order_by(theme.c.value)
        )
        return {name: (many, tries) for name, many, tries in self._connection.execute(counted)}

    def _readable(self, *columns: Any) -> Select[Any]:
        if self._audience.guest:
            return select(*columns).select_from(READABLE).where(false())
        return select(*columns).select_from(READABLE).where(MINE.c.organisation_id == self._here)

    def _several(self, statement: Select[Any]) -> tuple[Shared, ...]:
        return tuple(shared_of(row, self._here) for row in self._connection.execute(statement))

    def _networks(self) -> list[NetworkId]:
        if self._audience.guest:
            return []
        if self._mine is None:
            mine = run(self._connection, _MINE, {"here": self._here, "standing": Standing.MEMBER.value})
            self._mine = [NetworkId(id) for id in mine.scalars()]
        return self._mine

    def _filters(self, query: Query) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = [_shared.organisation_id != self._here]
        if query.kind:
            found.append(_shared.kind == clean(query.kind).casefold().replace("’", "'"))
        if query.since is not None:
            found.append(_shared.day >= query.since)
        if query.team:
            name = clean(query.team).lower()
            team = (func.lower(_shared.team_name) == name) & THEIRS.c.team_names
            found.append(or_(team, func.lower(THEIRS.c.called) == name))
        return found
