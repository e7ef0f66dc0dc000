"""Which addresses are taken, and how connections are set up."""

from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import engines


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/x"])
def test_a_database_that_cannot_serve_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///"):
        engines(url)


def test_the_folder_of_a_file_is_made(tmp_path: Path) -> None:
    both = engines(f"sqlite:///{tmp_path}/new/folder/huddlelog.db")
    with both.writer.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    both.dispose()


def test_what_is_committed_on_sqlite_outlives_a_power_cut(sqlite_url: str) -> None:
    both = engines(sqlite_url)
    with both.writer.connect() as connection:
        settings = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
        assert settings == ["wal", 2]
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    both.dispose()


def test_readers_on_sqlite_cannot_write(sqlite_url: str) -> None:
    both = engines(sqlite_url)
    with both.reader.connect() as connection:
        assert connection.execute(text("PRAGMA query_only")).scalar() == 1
    both.dispose()


def test_postgresql_speaks_utc_and_gives_up_in_time(postgresql_url: str) -> None:
    both = engines(postgresql_url)
    with both.reader.connect() as connection:
        names = ("timezone", "statement_timeout", "lock_timeout", "transaction_read_only")
        settings = [connection.execute(text(f"SHOW {name}")).scalar() for name in names]
    both.dispose()
    assert settings == ["UTC", "10s", "5s", "on"]
