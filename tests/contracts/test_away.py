"""A database that is away is said to be away, and is used again once it is back."""

import sqlite3
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from bot.chat.errors import StoreAway
from bot.people.model import Known
from bot.ports import Unit
from storage import engine
from storage.unit_of_work import SqlStore, SqlUnit, open_store
from tests import databases
from tests.contracts.world import NOW, add, meet, new, seen_by
from tests.patience import PATIENCE


@pytest.fixture
def own_server() -> Iterator[databases.Server]:
    """A server that this test alone may stop."""
    with databases.temporary_server() as server:
        yield server


@pytest.fixture
def sqlite_path(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


def test_postgresql_stopped_and_started_again(own_server: databases.Server) -> None:
    store = open_store(own_server.get_uri())
    sam = meet(store)
    entry = add(store, sam)
    with pytest.raises(StoreAway), store.write(seen_by(sam)) as unit:  # noqa: PT012 - it stops inside the unit
        unit.learning.add(new(sam))
        own_server.stop()
        unit.commit()
    for block in (lambda: store.read(seen_by(sam)), lambda: store.write(seen_by(sam)), store.desk):
        with pytest.raises(StoreAway), block():
            raise AssertionError("the block must not be entered")
    assert store.answers() is False
    with pytest.raises(StoreAway):
        open_store(own_server.get_uri())
    own_server.start()
    assert store.answers() is True
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.latest(None, 5) == (entry,)
    assert add(store, sam).ref == "L-2"
    store.close()


def test_postgresql_has_closed_connections_that_rested(own_server: databases.Server) -> None:
    """Nobody notices; not even that a moment ago they were still there."""
    store = open_store(own_server.get_uri())
    sam = meet(store)
    entry = add(store, sam)
    _close_all(own_server)
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.latest(None, 5) == (entry,)
    assert add(store, sam).ref == "L-2"
    store.close()


def test_postgresql_closes_a_connection_in_use(own_server: databases.Server) -> None:
    store = open_store(own_server.get_uri())
    sam = meet(store)
    with pytest.raises(StoreAway), store.write(seen_by(sam)) as unit:  # noqa: PT012 - it is closed inside the unit
        unit.learning.add(new(sam))
        _close_all(own_server)
        unit.learning.add(new(sam))
    entry = add(store, sam)
    with pytest.raises(StoreAway), store.read(seen_by(sam)) as unit:  # noqa: PT012
        unit.learning.get("L-1")
        _close_all(own_server)
        unit.learning.get("L-1")
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.get("L-1") == entry
    store.close()


def test_postgresql_gives_up_on_whoever_is_idle_in_a_transaction(own_server: databases.Server) -> None:
    """However the driver comes to hear of it, which is a race."""
    store = open_store(own_server.get_uri())
    sam = meet(store)
    with pytest.raises(StoreAway), store.write(seen_by(sam)) as unit:  # noqa: PT012
        assert isinstance(unit, SqlUnit)
        unit._connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 1")
        end = time.monotonic() + PATIENCE
        while "idle in transaction" in own_server.psql("SELECT state FROM pg_stat_activity"):
            assert time.monotonic() < end
        unit.learning.add(new(sam))
    assert add(store, sam).ref == "L-1"
    store.close()


def _close_all(server: databases.Server) -> None:
    ours = "application_name = 'huddlelog'"
    server.psql(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {ours}")  # noqa: S608


def test_sqlite_locked_by_somebody_else(sqlite_url: str, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(sqlite_url).close()
    monkeypatch.setattr(engine, "SECONDS_FOR_A_LOCK", 0.1)
    store = open_store(sqlite_url)
    sam = meet(store)
    other = sqlite3.connect(sqlite_path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreAway), store.write(seen_by(sam)) as unit:
        unit.learning.add(new(sam))
    assert store.answers() is True
    other.execute("ROLLBACK")
    other.close()
    assert add(store, sam).ref == "L-1"
    store.close()


def test_the_one_writer_is_waited_for_only_so_long(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SECONDS_FOR_A_CONNECTION", 0.1)
    store = open_store(sqlite_url)
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.learning.add(new(sam))
        with pytest.raises(StoreAway), store.write(seen_by(sam)):
            raise AssertionError("there is one writer")
        unit.commit()
    assert add(store, sam).ref == "L-2"
    store.close()


def test_sqlite_full(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        _pragma(unit, "max_page_count=1")
    with pytest.raises(StoreAway):
        _fill(store, sam)
    with store.write(seen_by(sam)) as unit:
        _pragma(unit, "max_page_count=1000000")
    with store.read(seen_by(sam)) as unit:
        kept = len(list(unit.learning.everything()))
    assert add(store, sam).ref == f"L-{kept + 1}"
    store.close()


def _fill(store: SqlStore, known: Known) -> None:
    for _ in range(200):
        add(store, known, "long " * 500)


def _pragma(unit: Unit, setting: str) -> None:
    assert isinstance(unit, SqlUnit)
    unit._connection.exec_driver_sql(f"PRAGMA {setting}")


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreAway):
        open_store(f"sqlite:///{tmp_path / 'folder.db'}")


def test_a_unit_that_only_reads_cannot_write(store: SqlStore) -> None:
    """And is told so as a fault, not as a database that is away."""
    sam = meet(store)
    with pytest.raises(DBAPIError), store.read(seen_by(sam)) as unit:
        unit.learning.add(new(sam))
    with pytest.raises(DBAPIError), store.desk() as desk:
        desk.tenancy.found("slack", "T9", "Other", NOW)


def test_no_words_of_people_in_what_is_logged(store: SqlStore) -> None:
    """PostgreSQL would quote the whole row that is at fault."""
    sam = meet(store)
    nowhere = new(sam, "Mrs Smith fell", message_link=None)
    with pytest.raises(DBAPIError) as caught, store.write(seen_by(sam)) as unit:
        unit.learning.add(nowhere)
    assert "Smith" not in "".join(traceback.format_exception(caught.value))
