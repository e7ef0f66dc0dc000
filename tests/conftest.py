"""Stores for every test that asks: the same test runs on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import settings

from storage.unit_of_work import SqlStore, open_store
from tests import databases
from tests.shared import SHARED


def pytest_configure() -> None:
    """A computer that has much else to do is no fault of an example."""
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[databases.Server]:
    with databases.server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="session")
def _postgresql_store(postgresql_server: databases.Server) -> Iterator[tuple[str, SqlStore]]:
    """One migrated database for all tests, emptied before each."""
    url = databases.new_database(postgresql_server)
    store = open_store(url)
    yield url, store
    store.close()


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
        url, kept = request.getfixturevalue("_postgresql_store")
        databases.empty(url)
        yield kept
        return
    file = tmp_path / "store.db"
    copyfile(request.getfixturevalue("_sqlite_file"), file)
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


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
