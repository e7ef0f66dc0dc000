"""Connections to either database, and which of its failures mean that it is away."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.pool import QueuePool

from bot.chat.errors import StoreAway
from bot.ports import Busy
from storage.quick import tell

SECONDS_FOR_A_LOCK = 2
SECONDS_FOR_A_CONNECTION = 5
SQLITE_READERS = 4
POSTGRESQL_CONNECTIONS = 10

# SQLite's own numbers for busy, locked, read-only, interrupted by a fault of the disk, damaged, full, cannot open,
# a lock protocol that fails, and a file that is no database; an error in a statement is none of these.
_SQLITE_AWAY = {5, 6, 8, 10, 11, 13, 14, 15, 26}
_SQLITE_READ_ONLY = 8
_POSTGRESQL_READ_ONLY = "25006"
_POSTGRESQL_BUSY = {"55P03", "40P01"}

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


@dataclass(frozen=True)
class Engines:
    """The same engine twice on PostgreSQL; on SQLite one connection that writes, and a few that cannot."""

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
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=POSTGRESQL_CONNECTIONS,
        max_overflow=0,
        pool_timeout=SECONDS_FOR_A_CONNECTION,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 3,
            "tcp_user_timeout": 10_000,
            "application_name": "huddlelog",
            "options": _POSTGRESQL_OPTIONS,
        },
    )
    event.listen(engine, "handle_error", _keep_words_out)
    return Engines(engine, engine.execution_options(postgresql_readonly=True))


def _keep_words_out(context: ExceptionContext) -> None:
    """PostgreSQL's details quote the row at fault, and a row holds people's words: first lines only."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args and isinstance(error.args[0], str):
            error.args = (error.args[0].split("\n", 1)[0], *error.args[1:])


@contextmanager
def away(*, writes: bool) -> Iterator[None]:
    """Raises StoreAway for a database that is away, locked, full, read-only or out of reach."""
    try:
        yield
    except exc.TimeoutError as error:
        raise StoreAway from error
    except exc.DBAPIError as error:
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
