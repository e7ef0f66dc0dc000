"""The search's one statement, bare and as it is planned."""

import pytest

from bot.search.query import parse
from storage.search import SqlSearch, sql
from storage.unit_of_work import SqlStore
from tests.contracts.world import add, add_wide, meet, seen_by


@pytest.mark.parametrize("words", ["rails", "rails since:2026 by:me", "tag:nights", "", "team:ward-7"])
def test_the_bare_statement_finds_the_same(store: SqlStore, words: str) -> None:
    sam = meet(store)
    add(store, sam, "rails", tags=("nights",)), add_wide(store, sam, "rails", tags=("nights",))
    with store.engines.reader.connect() as connection:
        search = SqlSearch(connection, seen_by(sam))
        statement = search.statement("learning", parse(words), 5)
        assert statement is not None
        rows = connection.exec_driver_sql(*sql(statement, connection.dialect)).scalars()
        assert tuple(rows) == search.find("learning", parse(words), 5) == ("L-2", "L-1")


@pytest.mark.parametrize("words", ["rails", "tag:nights", "", "team:ward-7", "rails by:me team:ward-7 since:2026"])
def test_sqlite_reads_no_table_from_end_to_end(store: SqlStore, words: str) -> None:
    sam = meet(store)
    with store.engines.reader.connect() as connection:
        if connection.dialect.name != "sqlite":
            return  # an empty PostgreSQL reads everything, rightly
        statement = SqlSearch(connection, seen_by(sam)).statement("learning", parse(words), 5)
        assert statement is not None
        text, values = sql(statement, connection.dialect)
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]
    scans = [step for step in plan if step.startswith("SCAN")]
    assert [
        step for step in scans if "VIRTUAL TABLE INDEX" not in step and "anon" not in step and "best" not in step
    ] == []
