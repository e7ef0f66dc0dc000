"""A database is brought up to date once, whoever opens it and how many do at the same time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from storage import migrate
from storage.engine import engines
from storage.every_table import metadata
from storage.unit_of_work import open_store
from tests.contracts.world import add, meet
from tests.patience import PATIENCE

OPEN = "import sys; from storage.unit_of_work import open_store; open_store(sys.argv[1]).close()"


def test_two_processes_open_a_new_database_at_once(any_store_url: str) -> None:
    running = [subprocess.Popen([sys.executable, "-W", "error", "-c", OPEN, any_store_url]) for _ in range(3)]
    assert [process.wait(2 * PATIENCE) for process in running] == [0, 0, 0]
    store = open_store(any_store_url)
    assert add(store, meet(store)).ref == "L-1"
    store.close()


def test_two_threads_open_a_new_database_at_once(any_store_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(open_store, [any_store_url] * 4))
    assert [add(store, meet(store)).ref for store in stores] == ["L-1", "L-2", "L-3", "L-4"]
    for store in stores:
        store.close()


def test_opening_again_changes_nothing(any_store_url: str) -> None:
    for expected in ("L-1", "L-2"):
        store = open_store(any_store_url)
        assert add(store, meet(store)).ref == expected
        store.close()


def test_the_newest_revision_is_the_one_that_is_expected(tmp_path: Path) -> None:
    script = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert script.get_heads() == [migrate.HEAD]


def test_the_schema_is_that_of_the_tables(any_store_url: str) -> None:
    open_store(any_store_url).close()
    both = engines(any_store_url)
    with both.writer.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
        assert _foreign_keys(connection) == {
            (table.name, tuple(key.column_keys))
            for table in metadata.tables.values()
            for key in table.foreign_key_constraints
        }
    both.dispose()


def _ours(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Not the index over words, which differs by database."""
    return not (kind == "table" and name is not None and name.startswith("search_words"))


def _foreign_keys(connection: Connection) -> set[tuple[str, tuple[str, ...]]]:
    found = inspect(connection)
    return {
        (name, tuple(key["constrained_columns"]))
        for name in found.get_table_names()
        if not name.startswith("search_words")
        for key in found.get_foreign_keys(name)
    }


@pytest.mark.parametrize("import_named", ["alembic", "psycopg", "sqlalchemy.dialects.postgresql"])
def test_an_up_to_date_start_imports_only_what_it_needs(sqlite_url: str, import_named: str) -> None:
    open_store(sqlite_url).close()
    check = f"{OPEN}; sys.exit({import_named!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check, sqlite_url], check=False).returncode == 0


def test_a_database_of_a_newer_version_is_refused(sqlite_url: str) -> None:
    open_store(sqlite_url).close()
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Exception, match="9999"):
        open_store(sqlite_url)
