"""Brings the schema up to date at start, one process at a time; costs next to nothing when it is."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, column, select, table, text

from storage.engine import SECONDS_FOR_A_LOCK, Engines

HEAD = "0009"
"""The newest revision in migrations/versions."""
_LOCK = 4_824_551_073
"""The number of the advisory lock: any that nobody else takes."""
_SECONDS_FOR_ANOTHER = 60
_version = table("alembic_version", column("version_num"))


def migrate(engines: Engines) -> None:
    """Safe when several processes start at once: the first migrates, the others wait for it."""
    postgresql = engines.writer.dialect.name == "postgresql"
    with engines.reader.connect() as connection:
        if _revision(connection, postgresql) == HEAD:
            return
    with engines.writer.connect() as connection:
        if postgresql:
            for setting in ("lock_timeout", "statement_timeout"):
                connection.execute(text(f"SET LOCAL {setting} = '{_SECONDS_FOR_ANOTHER}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        else:
            # The writer begins with BEGIN IMMEDIATE, which is the lock; only its patience is too short.
            _set(connection, f"busy_timeout={_SECONDS_FOR_ANOTHER * 1000}")
            # A table to which others refer can be made anew only while nobody minds.
            _set(connection, "foreign_keys=OFF")
        if _revision(connection, postgresql) != HEAD:
            _upgrade(connection)
            if not postgresql and connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                raise RuntimeError("after the upgrade a row refers to one that is not there")
        connection.commit()
        if not postgresql:
            _set(connection, "foreign_keys=ON")
            _set(connection, f"busy_timeout={SECONDS_FOR_A_LOCK * 1000}")


def _set(connection: Connection, setting: str) -> None:
    """Said to the driver itself, for SQLAlchemy would begin a transaction first."""
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA {setting}")


def _revision(connection: Connection, postgresql: bool) -> str | None:
    """None for a new database."""
    if postgresql:
        exists = text("SELECT to_regclass('alembic_version') IS NOT NULL")
    else:
        exists = text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
    if not connection.execute(exists).scalar_one():
        return None
    revision: str | None = connection.execute(select(_version.c.version_num)).scalar()
    return revision


def _upgrade(connection: Connection) -> None:
    # Imported here, because nearly every start finds nothing to do.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
