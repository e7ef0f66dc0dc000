"""Moves every record of an organisation into another, under new numbers."""

import json
import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Table,
    Text,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from bot.people.renumbered import LETTERS
from storage.every_table import metadata
from storage.joining_columns import MOVED, Is

_REF = f"^[{LETTERS}]-[1-9][0-9]{{0,8}}$"
_WHOLE = re.compile(rf"[{LETTERS}]-[1-9][0-9]{{0,8}}(,[{LETTERS}]-[1-9][0-9]{{0,8}})*")
"""A record, or several that were chosen in a form."""
_WITHIN = re.compile(rf"(?<![\w-])[{LETTERS}]-[1-9][0-9]{{0,8}}(?![\w-])")
_REINDEX = text(
    "UPDATE search_words SET words = ts_delete(words, 'o' || :old || docs.record)"
    " || to_tsvector('simple', 'o' || :new || docs.record)"
    " FROM search_docs AS docs"
    " WHERE docs.id = search_words.id AND docs.organisation_id = :old AND docs.organisation_wide"
)
"""On SQLite triggers do this."""


def tables() -> list[Table]:
    """Each after those that it refers to."""
    return [table for table in metadata.sorted_tables if table.name in MOVED]


def _referred_to() -> set[str]:
    """By rows that have to find it in their own organisation: it is copied, and removed when they have moved."""
    every = (key for table in metadata.sorted_tables for key in table.foreign_key_constraints)
    return {key.referred_table.name for key in every if "organisation_id" in key.column_keys and len(key.columns) > 1}


def move(connection: Connection, old: str, new: str, added: int) -> None:
    """What is left of the old one is nothing but itself."""
    copied = _referred_to()
    if connection.dialect.name == "postgresql":
        connection.execute(_REINDEX, {"old": old, "new": new})
    for table in tables():
        _rewrite(connection, table, old, added)
        values = {column.name: _value(column, old, new, added) for column in table.columns}
        here = table.c.organisation_id == old
        if table.name in copied:
            connection.execute(insert(table).from_select(list(values), select(*values.values()).where(here)))
        else:
            changed = {name: value for name, value in values.items() if value is not table.c[name]}
            connection.execute(update(table).where(here).values(**changed))
    for table in reversed(tables()):
        if table.name in copied:
            connection.execute(delete(table).where(table.c.organisation_id == old))


def _value(column: ColumnElement[Any], old: str, new: str, added: int) -> ColumnElement[Any]:
    """What the database can work out by itself."""
    kind = MOVED[column.table.name][column.name]
    match kind:
        case Is.HERE:
            return literal(new, Text)
        case Is.NUMBER:
            return case((column > 0, column + added), else_=column)
        case Is.REF:
            number = cast(func.substr(column, 3), Integer) + added
            return case((column.regexp_match(_REF), func.substr(column, 1, 2).concat(cast(number, Text))), else_=column)
        case Is.TOKENS:
            return func.replace(column, f"o{old}", f"o{new}")
        case Is.KEPT | Is.KEY | Is.VALUES:
            return column


def _rewrite(connection: Connection, table: Table, old: str, added: int) -> None:
    """The columns in which names of records stand among other things."""
    kinds = {name: kind for name, kind in MOVED[table.name].items() if kind in (Is.KEY, Is.VALUES)}
    if not kinds:
        return
    keys = list(table.primary_key.columns)
    wanted = select(*keys, *(table.c[name] for name in kinds)).where(table.c.organisation_id == old)
    changed = []
    for row in connection.execute(wanted).mappings().all():
        before = {name: row[name] for name in kinds}
        after = {name: _REWRITE[kind](before[name], added) for name, kind in kinds.items()}
        if after != before:
            changed.append({f"this_{key.name}": row[key.name] for key in keys} | after)
    if changed:
        this = (key == bindparam(f"this_{key.name}", type_=key.type) for key in keys)
        new = {name: bindparam(name, type_=table.c[name].type) for name in kinds}
        connection.execute(update(table).where(*this).values(**new), changed)


def _key(kept: str, added: int) -> str:
    return _WITHIN.sub(lambda found: _called(found[0], added), kept)


def _called(ref: str, added: int) -> str:
    return f"{ref[:2]}{int(ref[2:]) + added}"


def _values(kept: Any, added: int) -> Any:
    """Of JSON as the column has it: as text, as bytes, or read already."""
    if isinstance(kept, bytes):
        return _values(kept.decode(), added).encode()
    if not isinstance(kept, str):
        return _walk(kept, added)
    if not kept:
        return kept
    return json.dumps(_walk(json.loads(kept), added), separators=(",", ":"), ensure_ascii=False)


def _walk(value: Any, added: int) -> Any:
    if isinstance(value, dict):
        return {name: _walk(each, added) for name, each in value.items()}
    if isinstance(value, list):
        return [_walk(each, added) for each in value]
    return _key(value, added) if isinstance(value, str) and _WHOLE.fullmatch(value) else value


_REWRITE: dict[Is, Callable[[Any, int], Any]] = {Is.KEY: _key, Is.VALUES: _values}
