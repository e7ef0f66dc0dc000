"""Two organisations become one: every record moves, under its new number, or nothing does."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

import storage
from bot.joining.errors import SamePlatform, TooManyToJoin
from bot.people.model import OrganisationId
from storage import joining_whole
from storage.every_table import metadata
from storage.joining_columns import MOVED, Is
from storage.joining_whole import COUNTED, become_one, hold_still
from storage.unit_of_work import SqlStore
from tests.contracts.everything import NOW, Made, everything, fill, unclassified

FIRST, SECOND = OrganisationId("a" * 16), OrganisationId("b" * 16)
_OLD = re.compile(r"(?<![\w-])[A-Z]-[1-9][0-9]{0,2}(?![\w-])")


def both(connection: Connection) -> dict[OrganisationId, Made]:
    return {each: fill(connection, each, platform) for each, platform in ((FIRST, "slack"), (SECOND, "msteams"))}


def test_of_every_column_somebody_has_said_what_becomes_of_it() -> None:
    assert unclassified() == set()


def test_every_row_moves_under_its_new_number(store: SqlStore) -> None:
    with store.engines.writer.begin() as connection:
        made = both(connection)
        hold_still(connection)
        whole = become_one(connection, FIRST, SECOND, str, NOW)
        assert whole.added == (1000, 2000)
        for table in metadata.sorted_tables:
            if table.name in MOVED and table.name not in ("installations", "renumberings"):
                there = [dict(row) for row in connection.execute(select(table)).mappings()]
                wanted = [
                    _moved(table.name, row, whole.id, old, added)
                    for old, added in zip((FIRST, SECOND), whole.added)
                    for row in made[old][table.name].values()
                ]
                assert _comparable(there, wanted) == _comparable(wanted, wanted), table.name
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                assert table.name == "organisations" or not ({FIRST, SECOND} & {getattr(row, "organisation_id", "")})
                assert table.name in ("shared_entries", "networks") or not _OLD.search(repr(row)), table.name


def _moved(table: str, row: dict[str, Any], new: str, old: str, added: int) -> dict[str, Any]:
    """Reckoned another way."""
    after = {}
    for name, value in row.items():
        kind = MOVED[table][name]
        if kind is Is.HERE:
            value = new
        elif kind is Is.NUMBER:
            value += added
        elif kind is Is.TOKENS:
            value = value.replace(old, new)
        elif kind is not Is.KEPT:
            value = _said(value)
            for number in (1, 2):
                value = re.sub(rf"\b([LMH])-{number}\b", rf"\1-{number + added}", value)
        after[name] = value
    return after


def _said(value: Any) -> Any:
    """JSON and encoded intents as text without spaces between."""
    if isinstance(value, bytes):
        value = value.decode()
    if isinstance(value, dict | list):
        value = repr(value).replace("'", '"')
    return value.replace(": ", ":").replace(", ", ",")


def _comparable(rows: list[dict[str, Any]], like: list[dict[str, Any]]) -> list[str]:
    names = sorted(like[0]) if like else []
    found = []
    for row in rows:
        said = {name: row[name] for name in names}
        found.append(repr([_said(v) if isinstance(v, str | bytes | dict | list) else v for v in said.values()]))
    return sorted(found)


def test_what_fails_half_way_has_changed_nothing(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.engines.writer.begin() as connection:
        both(connection)
        before = everything(connection)
    monkeypatch.setattr(joining_whole, "delete", None)  # after half of it has moved
    with pytest.raises(TypeError), store.engines.writer.begin() as connection:  # noqa: PT012
        hold_still(connection)
        become_one(connection, FIRST, SECOND, str, NOW)
    with store.engines.reader.connect() as connection:
        assert everything(connection) == before


def test_two_on_one_platform_stay_two(store: SqlStore) -> None:
    with store.engines.writer.begin() as connection:
        fill(connection, FIRST, "slack")
        fill(connection, SECOND, "slack")
        with pytest.raises(SamePlatform):
            become_one(connection, FIRST, SECOND, str, NOW)


@pytest.mark.parametrize(("last", "added"), [(999, 1_000), (1_000, 10_000), (123_456_7, 10_000_000)])
def test_numbers_go_on_beyond_all_that_there_were(store: SqlStore, last: int, added: int) -> None:
    counters = metadata.tables["counters"]
    with store.engines.writer.begin() as connection:
        both(connection)
        connection.execute(counters.update().where(counters.c.organisation_id == SECOND).values(value=last))
        whole = become_one(connection, FIRST, SECOND, str, NOW)
        assert whole.added == (added, 2 * added)
        counted = {row.name: row.value for row in connection.execute(select(counters))}
        assert counted == dict.fromkeys(COUNTED, added) | {"learning": last + 2 * added}


def test_everything_that_is_counted_is_known() -> None:
    asked = {}
    for file in Path(storage.__file__).parent.glob("*.py"):
        for name in re.findall(r"next_numbers?\(self\._connection, [\w.]+, (\w+)", file.read_text("utf-8")):
            asked[getattr(import_module(f"storage.{file.stem}"), name)] = file.name
    assert set(asked) == set(COUNTED)


def test_numbers_that_would_be_too_long(store: SqlStore) -> None:
    counters = metadata.tables["counters"]
    with store.engines.writer.begin() as connection:
        both(connection)
        connection.execute(counters.update().values(value=400_000_000))
        with pytest.raises(TooManyToJoin):
            become_one(connection, FIRST, SECOND, str, NOW)
