"""Inserts that meet a row already there: words that both databases share, and SQLAlchemy's dialects do not."""

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, TextClause, bindparam, text

from storage.quick import run, run_many
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


def insert_all_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Those that meet a row already there are left out."""
    insert_all(connection, table, rows, "ON CONFLICT DO NOTHING")


def insert_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], otherwise: str) -> None:
    """In their order. `otherwise`: what becomes of those that meet a row already there."""
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "sqlite":
        run_many(connection, _insert(table, names, otherwise), rows)
    else:
        # All of them as one value: a statement a row is several times as slow.
        connection.execute(_insert_recordset(table, names, otherwise), {"rows": json.dumps(rows, default=_iso)})


def update_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Each row has the table's primary key, and the same columns to be set as the others."""
    if not rows:
        return
    key = tuple(column.name for column in table.primary_key.columns)
    names = tuple(name for name in rows[0] if name not in key)
    if connection.dialect.name == "sqlite":
        run_many(connection, _update(table, names, key), rows)
    else:
        connection.execute(_update_recordset(table, names, key), {"rows": json.dumps(rows, default=_iso)})


def delete_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], where: str) -> None:
    """Of the table's rows that have what one of `rows` says, those for which `where` is true."""
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "sqlite":
        run_many(connection, _delete(table, names, where), rows)
    else:
        connection.execute(_delete_recordset(table, names, where), {"rows": json.dumps(rows, default=_iso)})


def next_number(connection: Connection, organisation: str, name: str) -> int:
    """The organisation's next number of that name; no two transactions are given the same one."""
    return next_numbers(connection, organisation, name, 1)[0]


def next_numbers(connection: Connection, organisation: str, name: str, many: int) -> range:
    """As `next_number`, for many at once."""
    otherwise = "ON CONFLICT (organisation_id, name) DO UPDATE SET value = counters.value + excluded.value"
    statement = _insert(counters, ("organisation_id", "name", "value"), f"{otherwise} RETURNING value")
    values = {"organisation_id": organisation, "name": name, "value": many}
    last = int(run(connection, statement, values).scalar_one())
    return range(last - many + 1, last + 1)


def _iso(value: date) -> str:
    """Moments and days."""
    return value.isoformat()


def _recordset(table: Table) -> str:
    return f"json_populate_recordset(CAST(NULL AS {table.name}), CAST(:rows AS json))"


@lru_cache(maxsize=64)
def _insert_recordset(table: Table, names: tuple[str, ...], otherwise: str) -> TextClause:
    columns = ", ".join(names)
    return text(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {_recordset(table)} {otherwise}")  # noqa: S608


@lru_cache(maxsize=64)
def _update_recordset(table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> TextClause:
    values = ", ".join(f"{name} = given.{name}" for name in names)
    this = " AND ".join(f"{table.name}.{name} = given.{name}" for name in key)
    return text(f"UPDATE {table.name} SET {values} FROM {_recordset(table)} AS given WHERE {this}")  # noqa: S608


@lru_cache(maxsize=64)
def _update(table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> TextClause:
    values, this = (
        joint.join(f"{name} = :{name}" for name in several) for joint, several in ((", ", names), (" AND ", key))
    )
    words = f"UPDATE {table.name} SET {values} WHERE {this}"  # noqa: S608
    return text(words).bindparams(*(bindparam(name, type_=table.c[name].type) for name in (*names, *key)))


@lru_cache(maxsize=64)
def _delete_recordset(table: Table, names: tuple[str, ...], where: str) -> TextClause:
    this = " AND ".join(f"{table.name}.{name} = given.{name}" for name in names)
    words = f"DELETE FROM {table.name} USING {_recordset(table)} AS given WHERE {this} AND {where}"  # noqa: S608
    return text(words)


@lru_cache(maxsize=64)
def _delete(table: Table, names: tuple[str, ...], where: str) -> TextClause:
    this = " AND ".join(f"{name} = :{name}" for name in names)
    words = f"DELETE FROM {table.name} WHERE {this} AND {where}"  # noqa: S608
    return text(words).bindparams(*(bindparam(name, type_=table.c[name].type) for name in names))


@lru_cache(maxsize=64)
def _insert(table: Table, names: tuple[str, ...], otherwise: str) -> TextClause:
    """As text, because SQLAlchemy would compile its own ON CONFLICT again for each execution."""
    values = ", ".join(f":{name}" for name in names)
    # Only names of our own tables and columns are put together here.
    words = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({values}) {otherwise}"  # noqa: S608
    return text(words).bindparams(*(bindparam(name, type_=table.c[name].type) for name in names))
