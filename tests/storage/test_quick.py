"""Statements run at the driver's own price give what SQLAlchemy gives."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Float, bindparam, insert, literal_column, select
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.quick import run, tell
from storage.tables import learning_entries, organisations, teams
from storage.unit_of_work import SqlStore
from tests.contracts.world import add, meet

_ADD = organisations.insert()
_SEVERAL = select(organisations).where(organisations.c.id.in_(bindparam("ids", expanding=True)))
_ENTRIES = select(learning_entries).where(learning_entries.c.kind.is_(None), learning_entries.c.visibility != "none")
_RATE = select(literal_column("1.5", Float).label("rate"))
MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("ids", [[], ["o1"], ["o1", "o2", "o3"], ["o2"]])
def test_a_list_of_any_length(store: SqlStore, ids: list[str]) -> None:
    with store.engines.writer.connect() as connection:
        for id in ("o1", "o2"):
            run(connection, _ADD, {"id": id, "name": f"Trust {id}", "created": MOMENT})
        rows = run(connection, _SEVERAL, {"ids": ids}).all()
        assert [tuple(row) for row in rows] == [tuple(row) for row in connection.execute(_SEVERAL, {"ids": ids})]
        assert {(row.id, row.name, row.created) for row in rows} == {
            (id, f"Trust {id}", MOMENT) for id in ids if id != "o3"
        }


def test_every_type_comes_back_as_it_was(store: SqlStore) -> None:
    add(store, meet(store), "rails", tags=("nights", "café"))
    with store.engines.reader.connect() as connection:
        (row,) = run(connection, _ENTRIES, {}).all()
        assert tuple(row) == tuple(connection.execute(_ENTRIES).one())
        assert (row.tags, row.show_author, type(row.day)) == (["nights", "café"], False, date)


def test_a_number_with_a_fraction_is_a_float_whatever_the_database_calls_it(store: SqlStore) -> None:
    with store.engines.reader.connect() as connection:
        rate = run(connection, _RATE, {}).scalar()
    assert (type(rate), rate) == (float, 1.5)


def test_what_the_database_refuses_is_refused_as_ever(store: SqlStore) -> None:
    twice = {"id": "o1", "name": "Mrs Smith", "created": MOMENT}
    with store.engines.writer.connect() as connection:
        run(connection, _ADD, twice)
        with pytest.raises(IntegrityError) as refused:
            run(connection, _ADD, twice)
    assert "Smith" not in str(refused.value)
    with store.engines.reader.connect() as connection:
        if connection.dialect.name == "sqlite":
            with pytest.raises(OperationalError):
                run(connection, _ADD, twice)  # this connection only reads
            with pytest.raises(OperationalError):
                tell(connection, "BEGIN")  # there is a transaction already


def test_nothing_is_kept_without_a_commit(store: SqlStore) -> None:
    for keep in (False, True):
        with store.engines.writer.connect() as connection:
            run(connection, _ADD, {"id": "o1", "name": "", "created": MOMENT})
            if keep:
                connection.commit()
        with store.engines.reader.connect() as connection:
            assert len(run(connection, _SEVERAL, {"ids": ["o1"]}).all()) == keep


def test_a_foreign_key_holds(store: SqlStore) -> None:
    row = {"organisation_id": "none", "id": "t1", "name": "", "name_key": "", "named": True, "created": MOMENT}
    with pytest.raises(IntegrityError), store.engines.writer.connect() as connection:
        run(connection, insert(teams), row)
