"""Stores for every test that asks: the same test runs on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage

import pytest
from hypothesis import settings

from storage.unit_of_work import SqlStore, open_store
from tests import databases, patience
from tests.shared import SHARED

IN_MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30


def pytest_configure() -> None:
    """A computer that has much else to do is no fault of an example."""
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")
    # Waiting for the disk after each transaction is most of many tests' time.
    if IN_MEMORY.is_dir() and disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


@pytest.fixture(scope="session", autouse=True)
def _unhurried() -> Iterator[None]:
    with patience.at_work():
        yield


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[databases.Server]:
    with databases.temporary_server() as server:
        yield server


@pytest.fixture(scope="session")
def _postgresql_kept(postgresql_server: databases.Server) -> Iterator[databases.Kept]:
    with databases.kept(postgresql_server) as kept:
        yield kept


@pytest.fixture(scope="session")
def _sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without a row, to be copied: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'huddlelog.db'}"


@pytest.fixture
def postgresql_url(postgresql_server: databases.Server) -> str:
    """An empty database, without a schema."""
    return databases.new_database(postgresql_server)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    if request.param == "postgresql":
        yield request.getfixturevalue("_postgresql_kept").emptied()
        return
    with databases.copied(request.getfixturevalue("_sqlite_file"), tmp_path / "store.db") as opened:
        yield opened


@pytest.fixture(params=["sqlite_url", "postgresql_url"])
def any_store_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(request.param)
    return url


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where nothing may be left out, a skipped test is a failure; the data beside the project may be absent."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter is not None else []
    left_out = [each for each in skipped if SHARED.exists() or "HUDDLELOG_SHARED" not in str(each.longrepr)]
    if os.environ.get("HUDDLELOG_NO_SKIPS") and left_out:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
