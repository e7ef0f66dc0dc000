"""Learning entries as rows of a file: read with everything that is odd in them, and given back as written."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from dateutil import parser

from bot.chat.spans import clean, spell_mentions
from bot.chat.tags import tidy_tags
from bot.learning.model import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    UNDATED,
    Content,
    Entry,
    Evidence,
    Imported,
    Kind,
    Setting,
    Visibility,
)
from bot.learning.ports import NewEntry
from bot.people.model import PersonId, TeamId
from bot.privacy.screening import Found, find, hide

COLUMNS = ("external_id", "date", "title", "happened", "learned", "kind", "tags", "team", "source", "licence")
MORE_COLUMNS = ("expected", "why", "next_step", "due", "setting", "service", "evidence")
"""Written only where an entry says something there; read where they are."""
KNOWN = (*COLUMNS, *MORE_COLUMNS)
_TEXT = ("title", "happened", "learned", "expected", "why", "next_step", "service", "source", "licence")
_SYNONYMS = {
    "did not work": Kind.DID_NOT_WORK.value,
    "insight from service users": Kind.INSIGHT.value,
    "story": Kind.STORY.value,
}

Row = Mapping[str, object]


class RowFault(Exception):
    """A row that cannot be taken; `key` is a phrase's, `values` belong to it."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values_of = values


@dataclass(frozen=True)
class Read:
    """A row as it will be stored."""

    team: str
    """As written in the row."""
    content: Content
    day: date
    found: tuple[tuple[str, Found], ...]
    """(column, identifier) for each that the guard hid."""
    notes: tuple[tuple[str, str], ...]
    """(phrase, value) for what was understood only in part."""
    imported: Imported


def read_row(row: Row) -> Read:
    """Raises RowFault. What is stored in another form is kept as it was written too, identifiers masked."""
    found = tuple((column, each) for column in KNOWN for text in _strings(row.get(column)) for each in find(text))
    given = {column: _masked(column, row.get(column)) for column in KNOWN}
    texts = {column: clean(_text(given, column)) for column in _TEXT}
    _check_lengths(texts)
    if not texts["happened"].strip() and not texts["learned"].strip():
        raise RowFault("row-empty")
    notes: list[tuple[str, str]] = []
    day = _day(given["date"], notes)
    due = _day(given["due"], notes)
    words: Any = {column: texts[column] for column in _TEXT if column not in ("source", "licence")}
    content = Content(
        **words,
        kind=_one_of(Kind, "kind", given, notes),
        setting=_one_of(Setting, "setting", given, notes),
        evidence=_one_of(Evidence, "evidence", given, notes),
        due=None if due == UNDATED else due,
        tags=_tags(given["tags"]),
    )
    external_id = _text(given, "external_id").strip()
    if not external_id or any(column == "external_id" for column, _ in found):
        external_id = _fingerprint(row)
    stored = _columns(external_id, content, day, texts["source"], texts["licence"])
    as_written = {
        column: [value, stored.get(column)]
        for column, value in given.items()
        if column in row and stored.get(column) != value
    }
    imported = Imported(external_id, texts["source"], texts["licence"], as_written)
    return Read(_text(given, "team").strip(), content, day, found, tuple(notes), imported)


def new_entry(read: Read, team: TeamId, now: datetime, visibility: Visibility = Visibility.TEAM) -> NewEntry:
    masked = len(read.found)
    return NewEntry(team, None, read.content, now, read.day, visibility, masked=masked, imported=read.imported)


def written(entry: Entry, team: str, organisation: str, names: Mapping[PersonId, str]) -> dict[str, object]:
    """An entry as a row: a column as it was written, where the entry still says the same there."""
    imported = entry.imported or Imported(f"{organisation}:{entry.ref}", "", "", {})
    now = _columns(imported.external_id, entry.content, entry.day, imported.source, imported.licence)
    row: dict[str, object] = {"team": team, **now}
    for column, (was, stored) in imported.as_written.items():
        if column == "team" or now.get(column) == stored:
            row[column] = was
    spelled = {
        column: spell_mentions(value, names) if isinstance(value, str) else value for column, value in row.items()
    }
    return {column: spelled[column] for column in KNOWN if column in COLUMNS or spelled.get(column)}


def _columns(external_id: str, content: Content, day: date, source: str, licence: str) -> dict[str, object]:
    """What is stored, in the form of a file; the team stands in the file alone."""
    texts = {column: getattr(content, column) for column in _TEXT if column not in ("source", "licence")}
    return texts | {
        "external_id": external_id,
        "date": "" if day == UNDATED else day.isoformat(),
        "kind": content.kind or "",
        "tags": list(content.tags),
        "source": source,
        "licence": licence,
        "due": content.due.isoformat() if content.due else "",
        "setting": content.setting or "",
        "evidence": content.evidence or "",
    }


def _masked(column: str, value: object) -> object:
    """A value with its identifiers hidden, in its own form; raises RowFault for a form that no column has."""
    if isinstance(value, str):
        return hide(value.replace("\0", ""))[0]
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value if hide(str(value))[1] == 0 else hide(str(value))[0]
    if column == "tags" and isinstance(value, list) and all(isinstance(tag, str) for tag in value):
        return [hide(tag)[0] for tag in value]
    raise RowFault("row-not-text", column=column)


def _strings(value: object) -> list[str]:
    if isinstance(value, list):
        return [tag for tag in value if isinstance(tag, str)]
    return [] if value is None else [str(value)]


def _text(given: Row, column: str) -> str:
    value = given[column]
    return "" if value is None else str(value)


def _check_lengths(texts: Mapping[str, str]) -> None:
    for column, text in texts.items():
        most = LONGEST_TITLE if column == "title" else LONGEST_TEXT
        if len(text) > most:
            raise RowFault("row-too-long", column=column, length=len(text), most=most)


def _day(value: object, notes: list[tuple[str, str]]) -> date:
    """ISO 8601 first; then whatever else people write, day before month."""
    text = "" if value is None else str(value).strip()
    if not text:
        return UNDATED
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        if re.search(r"(?<!\d)\d{4}(?!\d)", text):  # without a year it would be this year's, by guess
            return parser.parse(text, dayfirst=True).date()
    except (ValueError, OverflowError):
        pass
    notes.append(("row-date-not-read", text))
    return UNDATED


_Choice = TypeVar("_Choice", Kind, Setting, Evidence)


def _one_of(choices: type[_Choice], column: str, given: Row, notes: list[tuple[str, str]]) -> _Choice | None:
    text = _text(given, column).strip().lower().replace("’", "'")
    text = _SYNONYMS.get(text, text)
    if not text:
        return None
    try:
        return choices(text)
    except ValueError:
        notes.append((f"row-{column}-not-known", text))
        return None


def _tags(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tidy_tags(value)
    return tidy_tags(re.split(r"[;,]", "" if value is None else str(value)))


def _fingerprint(row: Row) -> str:
    """Stands in for an id that is missing, or that may not be kept: the same row is the same entry."""
    texts = json.dumps([row.get(column) for column in COLUMNS], ensure_ascii=False)
    return f"row-{hashlib.sha256(texts.encode('utf-8', 'replace')).hexdigest()[:24]}"
