"""Learning entries as rows of a file: read with everything that is odd in them, and given back as written."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from bot.chat.spans import clean, spell_mentions
from bot.learning.cells import (
    LISTS,
    Notes,
    RowFault,
    day_of,
    found_in,
    masked,
    one_of,
    readable,
    separate_tags,
    tags_of,
    text_of,
    themes_of,
)
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
from bot.privacy.screening import Found

COLUMNS = ("external_id", "date", "title", "happened", "learned", "kind", "tags", "team", "source", "licence")
MORE_COLUMNS = ("expected", "why", "next_step", "due", "setting", "service", "evidence", "themes")
"""Written only where an entry says something there; read where they are."""
KNOWN = (*COLUMNS, *MORE_COLUMNS)
_TEXT = ("title", "happened", "learned", "expected", "why", "next_step", "service", "source", "licence")
LONGEST_ID = 200
_FINGERPRINT = re.compile(r"(row-[0-9a-f]{24})(?:-\d+)?")
"""As an export names the rows whose own id was hidden."""

Row = Mapping[str, object]


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
    fingerprint: str
    """The same for rows that say the same, identifiers masked."""


def read_row(row: Row, fingerprints: Counter[str]) -> Read:
    """Raises RowFault. What is stored in another form is kept as it was written too, identifiers masked.

    `fingerprints` counts the rows of the file whose id is their fingerprint.
    """
    plain = {column: readable(column, row.get(column)) for column in KNOWN}
    found = tuple((column, each) for column, value in plain.items() for each in found_in(column, value))
    given = {column: masked(column, value) for column, value in plain.items()}
    fingerprint = _fingerprint(given)
    id_hidden = any(column == "external_id" for column, _ in found)
    external_id = _id("" if id_hidden else text_of(given["external_id"]).strip(), fingerprint, fingerprints)
    texts = {column: clean(text_of(given[column])) for column in _TEXT}
    _check_lengths(texts | {"external_id": external_id})
    if not texts["happened"].strip() and not texts["learned"].strip():
        raise RowFault("row-empty")
    content, day, notes = _understood(given, texts)
    stored = _columns(external_id, content, day, texts["source"], texts["licence"])
    as_written = {
        column: [value, stored.get(column)]
        for column, value in given.items()
        if column in row and stored.get(column) != value and not (column == "external_id" and id_hidden)
    }
    imported = Imported(external_id, texts["source"], texts["licence"], as_written)
    return Read(text_of(given["team"]).strip(), content, day, found, tuple(notes), imported, fingerprint)


def _id(given: str, fingerprint: str, fingerprints: Counter[str]) -> str:
    """`given`, or else the fingerprint, numbered among the rows of the file that say the same."""
    if given:
        if exported := _FINGERPRINT.fullmatch(given):
            fingerprints[exported[1]] += 1
        return given
    fingerprints[fingerprint] += 1
    nth = fingerprints[fingerprint]
    return fingerprint if nth == 1 else f"{fingerprint}-{nth}"


def _understood(given: Row, texts: Mapping[str, str]) -> tuple[Content, date, Notes]:
    notes: Notes = []
    day, due = day_of(given["date"], notes), day_of(given["due"], notes)
    words: Any = {column: texts[column] for column in _TEXT if column not in ("source", "licence")}
    content = Content(
        **words,
        kind=one_of(Kind, "kind", given["kind"], notes),
        setting=one_of(Setting, "setting", given["setting"], notes),
        evidence=one_of(Evidence, "evidence", given["evidence"], notes),
        due=None if due == UNDATED else due,
        tags=tags_of(given["tags"]),
        themes=themes_of(given["themes"], notes),
    )
    return content, day, notes


def new_entry(read: Read, team: TeamId, now: datetime, visibility: Visibility = Visibility.TEAM) -> NewEntry:
    """Written when its file says, so that no round-up takes what is years old for news."""
    then = now if read.day == UNDATED else min(now, datetime.combine(read.day, time(12), UTC))
    masked = len(read.found)
    return NewEntry(team, None, read.content, then, read.day, visibility, masked=masked, imported=read.imported)


def written(entry: Entry, team: str, organisation: str, names: Mapping[PersonId, str]) -> dict[str, object]:
    """An entry as a row: a column as it was written, where the entry still says the same there."""
    imported = entry.imported or Imported(f"{organisation}:{entry.ref}", "", "", {})
    now = _columns(imported.external_id, entry.content, entry.day, imported.source, imported.licence)
    row: dict[str, object] = {
        column: spell_mentions(value, names) if isinstance(value, str) else value for column, value in now.items()
    }
    row["team"] = team
    for column, (was, stored) in imported.as_written.items():
        if column == "team" or now.get(column) == stored:
            row[column] = was
    return {column: row[column] for column in KNOWN if column in COLUMNS or row.get(column)}


def _columns(external_id: str, content: Content, day: date, source: str, licence: str) -> dict[str, object]:
    """What is stored, in the form of a file; the team stands in the file alone."""
    texts = {column: getattr(content, column) for column in _TEXT if column not in ("source", "licence")}
    return texts | {
        "external_id": external_id,
        "date": "" if day == UNDATED else day.isoformat(),
        "kind": content.kind or "",
        "tags": list(content.tags),
        "themes": list(content.themes),
        "source": source,
        "licence": licence,
        "due": content.due.isoformat() if content.due else "",
        "setting": content.setting or "",
        "evidence": content.evidence or "",
    }


def _check_lengths(texts: Mapping[str, str]) -> None:
    for column, text in texts.items():
        most = {"title": LONGEST_TITLE, "external_id": LONGEST_ID}.get(column, LONGEST_TEXT)
        if len(text) > most:
            raise RowFault("row-too-long", column=column, length=len(text), most=most)


def _fingerprint(given: Row) -> str:
    """Of what a row says besides its id; only of masked values, for an identifier could be guessed from its hash."""
    texts = [text_of(given[column]) for column in KNOWN if column not in ("external_id", *LISTS)]
    tags, themes = ([each for each in separate_tags(given[column]) if each] for column in LISTS)
    said = json.dumps([*texts, tags, *([themes] if themes else [])])  # rows without themes are known from before
    return f"row-{hashlib.sha256(said.encode()).hexdigest()[:24]}"
