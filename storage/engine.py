"""Connections to either database, and which of its failures mean that it is away."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from bot.chat.errors import StoreAway
from bot.ports import Busy
from storage.quick import keep_words_out, tell

SECONDS_FOR_A_LOCK = 2
SECONDS_FOR_A_CONNECTION = 5
SQLITE_READERS = 4
POSTGRESQL_CONNECTIONS = 8
"""Of each kind."""
SECONDS_TRUSTED = 5
"""For so long a connection that rests is taken to be still there, as long as its line is quiet."""
_RESTING = "resting since"

# SQLite's own numbers for busy, locked, read-only, interrupted by a fault of the disk, damaged, full, cannot open,
# a lock protocol that fails, and a file that is no database; an error in a statement is none of these.
_SQLITE_AWAY = {5, 6, 8, 10, 11, 13, 14, 15, 26}
_SQLITE_READ_ONLY = 8
_POSTGRESQL_READ_ONLY = "25006"
_POSTGRESQL_IN_A_CIRCLE = "40P01"
_POSTGRESQL_BUSY = {"55P03", _POSTGRESQL_IN_A_CIRCLE}

_POSTGRESQL_OPTIONS = " ".join(
    f"-c {setting}"
    for setting in (
        "timezone=UTC",
        "statement_timeout=10s",
        "lock_timeout=5s",
        "idle_in_transaction_session_timeout=60s",
        # Compiling a ranked search takes longer than running it.
        "jit=off",
    )
)
_READS_ONLY = " -c default_transaction_read_only=on"


@dataclass(frozen=True)
class Engines:
    """Connections that write, of which SQLite has one, and some that cannot."""

    writer: Engine
    reader: Engine

    def dispose(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


def engines(url: str) -> Engines:
    """Raises StoreAway for an address that only the driver knows to be wrong."""
    try:
        return _engines(make_url(url))
    except exc.ArgumentError as error:
        raise StoreAway from error


def _engines(parsed: URL) -> Engines:
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() in ("postgresql", "postgres"):
        return _postgresql(parsed)
    raise ValueError("a database's address begins with sqlite:/// or postgresql://")


def _sqlite(url: URL) -> Engines:
    if not url.database or url.database == ":memory:":
        raise ValueError("SQLite needs a file: sqlite:///path")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return Engines(_sqlite_engine(url, 1, writes=True), _sqlite_engine(url, SQLITE_READERS, writes=False))


def _sqlite_engine(url: URL, connections: int, *, writes: bool) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite"),
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=SECONDS_FOR_A_CONNECTION,
        hide_parameters=True,
        connect_args={"timeout": SECONDS_FOR_A_LOCK, "check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: SqliteConnection, _record: object) -> None:
        if writes:
            connection.execute("PRAGMA journal_mode=WAL")
            # FULL, so that what was answered with "saved" outlives a power cut: measured at 0.25 ms a
            # commit (4,000 commits a second against 35,000), which nobody waiting for a chat can feel.
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
        else:
            connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA cache_size=-32768")
        connection.execute("PRAGMA temp_store=MEMORY")

    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        tell(connection, begin)

    return engine


def _postgresql(url: URL) -> Engines:
    return Engines(_postgresql_engine(url, writes=True), _postgresql_engine(url, writes=False))


def _postgresql_engine(url: URL, *, writes: bool) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=POSTGRESQL_CONNECTIONS,
        max_overflow=0,
        pool_timeout=SECONDS_FOR_A_CONNECTION,
        # A statement by itself sees what one in a transaction would, and saves it two round trips.
        isolation_level="READ COMMITTED" if writes else "AUTOCOMMIT",
        skip_autocommit_rollback=True,
        # As `storage.quick` gives values.
        paramstyle="format",
        hide_parameters=True,
        connect_args={
            "connect_timeout": 3,
            "tcp_user_timeout": 10_000,
            "application_name": "huddlelog",
            "options": _POSTGRESQL_OPTIONS + ("" if writes else _READS_ONLY),
        },
    )
    event.listen(engine, "handle_error", _keep_words_out)
    event.listen(engine, "checkin", _rest)

    @event.listens_for(engine, "checkout")
    def _look(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        """Whether it is still there. Only where that may be in doubt, for it costs a round trip to ask."""
        since = record.info.get(_RESTING)
        if since is None:
            return
        try:
            if monotonic() - since > SECONDS_TRUSTED or _has_come(connection):
                engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise exc.InvalidatePoolError from error

    return engine


def _rest(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[_RESTING] = monotonic()


def _has_come(connection: Any) -> bool:
    """Whether the server has said something that nobody asked for, such as farewell."""
    with DefaultSelector() as line:
        line.register(connection, EVENT_READ)
        return bool(line.select(0))


def _keep_words_out(context: ExceptionContext) -> None:
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None:
            keep_words_out(error)


class WaitedInACircle(StoreAway, Busy):
    """Of two who waited for each other this one was stopped; nothing is written, and it can begin again."""


@contextmanager
def away(*, writes: bool) -> Iterator[None]:
    """Raises StoreAway for a database that is away, locked, full, read-only or out of reach."""
    try:
        yield
    except exc.TimeoutError as error:
        raise StoreAway from error
    except exc.DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == _POSTGRESQL_IN_A_CIRCLE:
            raise WaitedInACircle from error
        if _is_away(error, writes):
            raise StoreAway from error
        raise


@contextmanager
def giving_way() -> Iterator[None]:
    """Raises Busy where PostgreSQL has waited for a lock for as long as it was told to, or in a circle."""
    try:
        yield
    except exc.DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) in _POSTGRESQL_BUSY:
            raise Busy from error
        raise


def _is_away(error: exc.DBAPIError, writes: bool) -> bool:
    original: Any = error.orig
    if (code := getattr(original, "sqlite_errorcode", None)) is not None:
        # A unit that only reads and yet writes is a fault of ours, not of the database.
        return code & 0xFF in _SQLITE_AWAY and (writes or code & 0xFF != _SQLITE_READ_ONLY)
    if getattr(original, "sqlstate", None) == _POSTGRESQL_READ_ONLY:
        return writes
    if isinstance(original, SqliteError):
        return False
    if isinstance(error, exc.ProgrammingError) and error.statement is None:
        return getattr(original, "sqlstate", None) is None  # the address has an option that there is not
    return error.connection_invalidated or isinstance(error, exc.OperationalError | exc.InterfaceError)
