"""Which addresses are taken, and how connections are set up."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.chat.errors import StoreAway
from storage.engine import engines
from storage.unit_of_work import open_store


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/x"])
def test_a_database_that_cannot_serve_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///"):
        engines(url)


@pytest.mark.parametrize("url", ["postgresql://h/d?port=abc", "nonsense"])
def test_an_address_that_the_driver_refuses_is_away(url: str) -> None:
    with pytest.raises(StoreAway):
        engines(url)


def test_a_file_that_is_no_database_is_away(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database " * 500, "utf-8")
    with pytest.raises(StoreAway):
        open_store(f"sqlite:///{tmp_path}/x.db")


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
