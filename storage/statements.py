"""Inserts that meet a row already there: words that both databases share, and SQLAlchemy's dialects do not."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, TextClause, bindparam, text

from storage.quick import run
from storage.tables import counters


def insert_new(connection: Connection, table: Table, **values: Any) -> bool:
    """Whether the row was new; another transaction about to insert the same one is waited for."""
    statement = _insert(table, tuple(values), "ON CONFLICT DO NOTHING")
    new: bool = run(connection, statement, values).rowcount == 1
    return new


def insert_or_update(connection: Connection, table: Table, values: dict[str, Any], update: tuple[str, ...]) -> None:
    """Inserts, or sets the columns `update` of the row with the same primary key."""
    key = ", ".join(column.name for column in table.primary_key.columns)
    columns = ", ".join(f"{name} = excluded.{name}" for name in update)
    connection.execute(_insert(table, tuple(values), f"ON CONFLICT ({key}) DO UPDATE SET {columns}"), values)


def next_number(connection: Connection, organisation: str, name: str) -> int:
    """The organisation's next number of that name; no two transactions are given the same one."""
    otherwise = "ON CONFLICT (organisation_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value"
    statement = _insert(counters, ("organisation_id", "name", "value"), otherwise)
    values = {"organisation_id": organisation, "name": name, "value": 1}
    return int(run(connection, statement, values).scalar_one())


@lru_cache(maxsize=64)
def _insert(table: Table, names: tuple[str, ...], otherwise: str) -> TextClause:
    """As text, because SQLAlchemy would compile its own ON CONFLICT again for each execution."""
    values = ", ".join(f":{name}" for name in names)
    # Only names of our own tables and columns are put together here.
    words = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({values}) {otherwise}"  # noqa: S608
    return text(words).bindparams(*(bindparam(name, type_=table.c[name].type) for name in names))
