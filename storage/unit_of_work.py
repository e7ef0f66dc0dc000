"""The store: transactions bound to one organisation, and the desk that serves all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Table, delete, select, tuple_

from bot.chat.errors import StoreAway
from bot.chat.outbox import Outbox
from bot.learning.ports import LearningRepository
from bot.people.audience import Audience
from bot.people.ports import PeopleRepository, Tenancy
from bot.ports import Desk, Memory, Message, Receipts, Unit
from bot.privacy.ports import DraftRepository
from bot.search.ports import SearchIndex
from storage.conversation_tables import drafts, receipts
from storage.drafts import SqlDrafts
from storage.engine import Engines, away, engines
from storage.learning import SqlLearning
from storage.memory import SqlMemory
from storage.migrate import migrate
from storage.outbox import SqlOutbox, due, mark_failed, mark_sent
from storage.people import SqlPeople
from storage.receipts import KEPT, SqlReceipts
from storage.search import SqlSearch
from storage.search_words import tidy_on_sqlite
from storage.tenancy import SqlTenancy

MOST_FORGOTTEN = 500
"""Rows of a kind that one call deletes, so that nobody waits behind a long transaction."""


class SqlUnit:
    learning: LearningRepository
    people: PeopleRepository
    search: SearchIndex
    drafts: DraftRepository
    receipts: Receipts
    outbox: Outbox

    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        organisation = audience.organisation
        search = SqlSearch(connection, audience)
        self.learning = SqlLearning(connection, audience, search)
        self.people = SqlPeople(connection, organisation)
        self.search = search
        self.drafts = SqlDrafts(connection, organisation)
        self.receipts = SqlReceipts(connection, organisation)
        self.outbox = SqlOutbox(connection, organisation)

    def commit(self) -> None:
        self._connection.commit()


class SqlDesk:
    tenancy: Tenancy

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.tenancy = SqlTenancy(connection)

    def due(self, now: datetime, most: int) -> tuple[Message, ...]:
        return due(self._connection, now, most)

    def sent(self, message: Message, shown_as: str, now: datetime) -> None:
        mark_sent(self._connection, message, shown_as, now)

    def failed(self, message: int, next_try: datetime | None) -> None:
        mark_failed(self._connection, message, next_try)

    def forget_expired(self, now: datetime) -> int:
        """At most so many at once; call it again while it finds some."""
        if self._connection.dialect.name == "sqlite":
            tidy_on_sqlite(self._connection)
        return self._forget(drafts, "expires", now) + self._forget(receipts, "at", now - KEPT)

    def commit(self) -> None:
        self._connection.commit()

    def _forget(self, table: Table, moment: str, until: datetime) -> int:
        key = tuple_(*table.primary_key.columns)
        old = select(*table.primary_key.columns).where(table.c[moment] <= until).limit(MOST_FORGOTTEN)
        return self._connection.execute(delete(table).where(key.in_(old))).rowcount


class SqlStore:
    """Its units may be used from any thread, each by one at a time."""

    memory: Memory

    def __init__(self, engines: Engines) -> None:
        self.engines = engines
        self.memory = SqlMemory(engines)

    @contextmanager
    def read(self, audience: Audience) -> Iterator[Unit]:
        with away(writes=False), self.engines.reader.connect() as connection:
            yield SqlUnit(connection, audience)

    @contextmanager
    def write(self, audience: Audience) -> Iterator[Unit]:
        with away(writes=True), self.engines.writer.connect() as connection:
            yield SqlUnit(connection, audience)

    @contextmanager
    def desk(self, *, writes: bool = False) -> Iterator[Desk]:
        engine = self.engines.writer if writes else self.engines.reader
        with away(writes=writes), engine.connect() as connection:
            yield SqlDesk(connection)

    def answers(self) -> bool:
        try:
            with away(writes=False), self.engines.reader.connect() as connection:
                connection.execute(select(1))
        except StoreAway:
            return False
        return True

    def close(self) -> None:
        self.engines.dispose()


def open_store(url: str) -> SqlStore:
    """Brings the database up to date first. StoreAway if it cannot be reached."""
    both = engines(url)
    try:
        with away(writes=True):
            migrate(both)
    except BaseException:
        both.dispose()
        raise
    return SqlStore(both)
