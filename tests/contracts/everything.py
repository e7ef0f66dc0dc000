"""Two rows in every table for an organisation, made from the tables themselves: a new one cannot be forgotten."""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Date, Float, Integer, LargeBinary, select

from bot.people.model import new_id
from storage.every_table import metadata
from storage.joining_columns import APART, MOVED, Is
from storage.types import Instant

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
ROWS = (1, 2)
Made = dict[str, dict[int, dict[str, Any]]]


def fill(connection: Connection, organisation: str, platform: str) -> Made:
    """Table → row → column → value; "people" are known before there is a row of them. In every text of row 2 stands the
    id of person 2."""
    trust = {"id": organisation, "name": f"Trust {organisation}", "created": NOW}
    made: Made = {"people": {row: {"id": new_id()} for row in ROWS}, "organisations": {0: trust}}
    connection.execute(metadata.tables["organisations"].insert().values(**made["organisations"][0]))
    for table in metadata.sorted_tables:
        if table.name in MOVED:
            made[table.name] = {}
            for row in ROWS[:1] if table.name in ("installations", "renumberings") else ROWS:
                values = {column.name: _value(column, row, organisation, platform, made) for column in table.columns}
                values = {name: value for name, value in values.items() if value is not None}
                connection.execute(table.insert().values(**values))
                made[table.name][row] = values
    counters = metadata.tables["counters"]
    connection.execute(counters.insert().values(organisation_id=organisation, name="learning", value=7))
    return made


def everything(connection: Connection) -> dict[str, list[str]]:
    """Every row of every table, as it can be compared."""
    tables = (table for table in metadata.sorted_tables)
    return {table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in tables}


def unclassified() -> set[str]:
    """Columns of which nobody has said what becomes of them, or that are no more."""
    there = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    apart = {each for each in there if each.partition(".")[0] in APART}
    named = {f"{table}.{column}" for table, columns in MOVED.items() for column in columns}
    return (there - apart) ^ named


def _value(column: Column[Any], row: int, organisation: str, platform: str, made: Made) -> Any:
    table, kind = column.table.name, MOVED[column.table.name][column.name]
    if kind is Is.HERE:
        return organisation
    if (referred := _referred(column)) is not None:
        other, name = referred
        return made[other][row][name] if row in made.get(other, {}) else None
    if column.autoincrement is True or (column.name in ("id", "number") and kind is Is.KEPT and _counts(column)):
        return None
    if (table, column.name) == ("search_docs", "id"):
        return int(new_id(), 16) >> 4
    if column.name == "platform":
        return platform
    if column.name == "reader" or (table, column.name) == ("persons", "id"):
        return made["people"][row]["id"]
    return _plain(column, kind, row, made)


def _counts(column: Column[Any]) -> bool:
    """By the database."""
    single = len(column.table.primary_key.columns) == 1
    return single and isinstance(column.type, Integer) and column.table.name != "search_docs"


def _referred(column: Column[Any]) -> tuple[str, str] | None:
    for key in column.table.foreign_key_constraints:
        names = [each.name for each in key.columns]
        if column.name in names:
            return key.referred_table.name, list(key.elements)[names.index(column.name)].column.name
    return None


def _plain(column: Column[Any], kind: Is, row: int, made: Made) -> Any:
    person = made["people"][row]["id"]
    words = json.dumps({"do": "x", "ref": f"L-{row}", "some": [f"M-{row}"], "who": person})
    match kind:
        case Is.NUMBER:
            return row
        case Is.REF:
            return f"L-{row}"
        case Is.KEY:
            return f"{column.name} H-{row} {person} {new_id()}"
        case Is.TOKENS:
            return f"o{made['organisations'][0]['id']}learning t{person}"
        case Is.VALUES if isinstance(column.type, JSON):
            return json.loads(words)
        case Is.VALUES:
            return words.encode() if isinstance(column.type, LargeBinary) else words
        case _:
            return _kept(column, row, person)


def _kept(column: Column[Any], row: int, person: str) -> Any:
    match column.type:
        case JSON():
            return [] if column.name in ("renumbered", "steps") else [person]
        case Boolean():
            return True
        case Integer() | Float():
            return float(row) if isinstance(column.type, Float) else row
        case Date():
            return date(2026, 11, row)
        case Instant():
            return NOW
        case _:
            return new_id() if column.name in ("id", "hash", "was") else f"{column.name} {person} {new_id()}"
