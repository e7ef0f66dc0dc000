"""Gives the learning log back as a file, in the columns that import reads."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from bot.learning.cells import tags_cell
from bot.learning.entries import people_in
from bot.learning.model import Entry
from bot.learning.rows import COLUMNS, KNOWN, written
from bot.people.audience import Audience
from bot.people.model import OrganisationId
from bot.ports import Store, Unit

STORY = ("problem", "support", "results", "points", "next_steps", "quote", "quoted", "measures")
"""What a story's row says."""


@dataclass(frozen=True)
class Exported:
    entries: int
    masked: int
    """Identifiers that the guard hid in them when they came in."""
    entries_masked: int


def export(store: Store, organisation: OrganisationId, form: str, out: TextIO) -> Exported:
    """Every entry of the organisation, hidden ones too; `form` is "csv" or "jsonl"."""
    with store.read(Audience(organisation, frozenset())) as unit:
        counts = [entry.masked for entry in unit.learning.everything()]
        if form == "csv":
            used = {column for row in _rows(unit, organisation) for column in row}
            _write_csv(
                _rows(unit, organisation), [column for column in KNOWN if column in used or column in COLUMNS], out
            )
        else:
            _write_jsonl(_with_stories(unit, organisation), out)
    return Exported(len(counts), sum(counts), sum(1 for count in counts if count))


def _rows(unit: Unit, organisation: OrganisationId) -> Iterator[dict[str, object]]:
    for entry in unit.learning.everything():
        yield _row(entry, unit, organisation)


def _with_stories(unit: Unit, organisation: OrganisationId) -> Iterator[dict[str, object]]:
    """A story is no column of a table."""
    stories = {each.ref: each for each in unit.stories.everything()}
    for entry in unit.learning.everything():
        row = _row(entry, unit, organisation)
        if (story := stories.get(entry.ref)) is not None:
            row["story"] = {name: said for name in STORY if (said := getattr(story, name))}
        yield row


def _row(entry: Entry, unit: Unit, organisation: OrganisationId) -> dict[str, object]:
    people = people_in(entry)
    names = unit.people.names(people) if people else {}
    return written(entry, unit.people.team_names([entry.team])[entry.team], organisation, names)


def _write_jsonl(rows: Iterator[dict[str, object]], out: TextIO) -> None:
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_csv(rows: Iterator[dict[str, object]], columns: Sequence[str], out: TextIO) -> None:
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: tags_cell(cell) if isinstance(cell, list) else cell for name, cell in row.items()})
