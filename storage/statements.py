"""What is written in one way on both databases, and not so by SQLAlchemy: what may be there already, many rows at once,
the next number; and the lock on an organisation."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, TextClause, bindparam, select, text

from storage.arrays import array, plain
from storage.quick import run, run_many
from storage.tables import counters, organisations

_HOLD = select(organisations.c.id).where(organisations.c.id == bindparam("here")).with_for_update(key_share=True)


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
        differ, values = _by_column(rows)
        run(connection, _insert_given(connection.dialect, table, names, differ, otherwise), values)


def update_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Each row has the table's primary key, and the same columns to be set as the others."""
    if not rows:
        return
    key = tuple(column.name for column in table.primary_key.columns)
    names = tuple(name for name in rows[0] if name not in key)
    if connection.dialect.name == "sqlite":
        run_many(connection, _update(table, names, key), rows)
    else:
        differ, values = _by_column(rows)
        run(connection, _update_given(connection.dialect, table, names, key, differ), values)


def delete_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], where: str) -> None:
    """Of the table's rows that have what one of `rows` says, those for which `where` is true."""
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "sqlite":
        run_many(connection, _delete(table, names, where), rows)
    else:
        differ, values = _by_column(rows)
        run(connection, _delete_given(connection.dialect, table, names, differ, where), values)


def hold_organisation(connection: Connection, organisation: str) -> None:
    """Whoever else holds it waits until this transaction has ended; whoever writes something in it need not."""
    run(connection, _HOLD, {"here": organisation})


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


def _by_column(rows: Sequence[dict[str, Any]]) -> tuple[tuple[str, ...], dict[str, str | None]]:
    """For PostgreSQL, where a statement a row is several times as slow: the columns that differ, each as an array; what
    is the same in all rows, such as a huddle's questions, as one value."""
    differ, values = [], dict[str, str | None]()
    for name, first in rows[0].items():
        column = [row[name] for row in rows]
        if column.count(first) == len(column):
            values[name] = plain(first)
        else:
            differ.append(name)
            values[name] = array(column)
    return tuple(differ), values


@lru_cache(maxsize=64)
def _given(
    dialect: Dialect, table: Table, names: tuple[str, ...], differ: tuple[str, ...]
) -> tuple[Mapping[str, str], str]:
    """Each column's value, and the rows from which those come that differ; "" where none does."""
    kinds = {name: table.c[name].type.compile(dialect) for name in names}
    values = {name: f"given.{name}" if name in differ else f"CAST(:{name} AS {kinds[name]})" for name in names}
    arrays = ", ".join(f"CAST(:{name} AS {kinds[name]}[])" for name in differ)
    return values, f"unnest({arrays}) AS given({', '.join(differ)})" if differ else ""


@lru_cache(maxsize=64)
def _insert_given(
    dialect: Dialect, table: Table, names: tuple[str, ...], differ: tuple[str, ...], otherwise: str
) -> TextClause:
    values, rows = _given(dialect, table, names, differ)
    found = f"SELECT {', '.join(values.values())}{rows and ' FROM '}{rows}"  # noqa: S608
    return text(f"INSERT INTO {table.name} ({', '.join(names)}) {found} {otherwise}")


@lru_cache(maxsize=64)
def _update_given(
    dialect: Dialect, table: Table, names: tuple[str, ...], key: tuple[str, ...], differ: tuple[str, ...]
) -> TextClause:
    values, rows = _given(dialect, table, (*names, *key), differ)
    new = ", ".join(f"{name} = {values[name]}" for name in names)
    this = " AND ".join(f"{table.name}.{name} = {values[name]}" for name in key)
    return text(f"UPDATE {table.name} SET {new}{rows and ' FROM '}{rows} WHERE {this}")  # noqa: S608


@lru_cache(maxsize=64)
def _delete_given(
    dialect: Dialect, table: Table, names: tuple[str, ...], differ: tuple[str, ...], where: str
) -> TextClause:
    values, rows = _given(dialect, table, names, differ)
    this = " AND ".join(f"{table.name}.{name} = {values[name]}" for name in names)
    return text(f"DELETE FROM {table.name}{rows and ' USING '}{rows} WHERE {this} AND {where}")  # noqa: S608


@lru_cache(maxsize=64)
def _update(table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> TextClause:
    values, this = (
        joint.join(f"{name} = :{name}" for name in several) for joint, several in ((", ", names), (" AND ", key))
    )
    words = f"UPDATE {table.name} SET {values} WHERE {this}"  # noqa: S608
    return text(words).bindparams(*(bindparam(name, type_=table.c[name].type) for name in (*names, *key)))


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
