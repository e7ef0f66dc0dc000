"""Reads a file of learning entries into the log: good rows are kept, bad ones are reported by their number."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bot.learning.model import Visibility
from bot.learning.rows import KNOWN, Read, Row, RowFault, new_entry, read_row
from bot.people.audience import Audience
from bot.people.model import OrganisationId, TeamId
from bot.ports import Store
from bot.privacy import screening
from bot.timing.clock import Clock

BATCH = 200
"""Rows in one transaction."""
LONGEST_CELL = 10_000_000

Numbered = tuple[int, Row | RowFault]


class UnreadableFile(Exception):
    """The file as a whole cannot be read; `key` is a phrase's."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values_of = values


@dataclass
class Report:
    added: int = 0
    there_already: int = 0
    masked: int = 0
    """Identifiers hidden in the rows that were added."""
    faults: list[tuple[int, RowFault]] = field(default_factory=list)
    found: list[tuple[int, str, screening.Found]] = field(default_factory=list)
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    """(row, phrase, value) for what was understood only in part."""
    unknown_columns: Counter[str] = field(default_factory=Counter)
    teams: Counter[str] = field(default_factory=Counter)


def rows_of(path: Path) -> Iterator[Numbered]:
    """(row number, row or what is wrong with it). A CSV file's header is row 1; JSON Lines count lines.

    Raises UnreadableFile.
    """
    kinds = {".csv": _csv_rows, ".jsonl": _json_rows, ".ndjson": _json_rows, ".json": _json_rows}
    reader = kinds.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile("file-kind")
    try:
        # Bytes that are no UTF-8 become lone surrogates, so that only their own row is refused.
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
            yield from reader(lines)
    except OSError as error:
        raise UnreadableFile("file-not-opened", why=error.strerror or "") from error


def _csv_rows(lines: Iterable[str]) -> Iterator[Numbered]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.DictReader((line.replace("\0", "") for line in lines), strict=True)
    if not set(reader.fieldnames or ()) & {"happened", "learned"}:
        raise UnreadableFile("file-columns")
    number = 1
    while True:
        number += 1
        try:
            row: dict[str, object] = dict(next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield number, RowFault("row-not-csv")
            continue
        if None in row:  # DictReader's name for cells beyond the header
            yield number, RowFault("row-too-many-cells")
        else:
            yield number, _checked(row)


def _json_rows(lines: Iterable[str]) -> Iterator[Numbered]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield number, RowFault("row-not-json")
            continue
        yield number, _checked(row) if isinstance(row, dict) else RowFault("row-not-json")


def _checked(row: Row) -> Row | RowFault:
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return RowFault("row-not-utf8")
    return row


@dataclass(frozen=True)
class Import:
    store: Store
    clock: Clock
    organisation: OrganisationId
    team: str
    """Where entries go; with `team_from_column`, those whose row names no team."""
    team_from_column: bool = False
    dry_run: bool = False
    visibility: Visibility = Visibility.TEAM

    def run(self, rows: Iterable[Numbered], progress: Callable[[int], object] = lambda rows: None) -> Report:
        report = Report()
        everyone = Audience(self.organisation, frozenset())
        with self.store.read(everyone) as unit:
            known = set(unit.learning.imported_ids())
        teams: dict[str, TeamId] = {}
        numbered = iter(rows)
        while batch := list(islice(numbered, BATCH)):
            read = [(number, each) for number, row in batch if (each := self._read(number, row, known, report))]
            if not self.dry_run and read:
                self._write([each for _, each in read], teams, everyone)
            progress(len(batch))
        return report

    def _read(self, number: int, row: Row | RowFault, known: set[str], report: Report) -> Read | None:
        if isinstance(row, RowFault):
            report.faults.append((number, row))
            return None
        report.unknown_columns.update(str(column) for column in row if column not in KNOWN)
        try:
            read = read_row(row)
            team = self._team_of(read)
        except RowFault as fault:
            report.faults.append((number, fault))
            return None
        if read.imported.external_id in known:
            report.there_already += 1
            return None
        known.add(read.imported.external_id)
        report.added += 1
        report.masked += len(read.found)
        report.found += [(number, column, found) for column, found in read.found]
        report.notes += [(number, key, value) for key, value in read.notes]
        report.teams[team] += 1
        return read

    def _team_of(self, read: Read) -> str:
        team = read.team if self.team_from_column and read.team else self.team
        if not team:
            raise RowFault("row-no-team")
        return team[:80]

    def _write(self, batch: list[Read], teams: dict[str, TeamId], audience: Audience) -> None:
        now = self.clock.now()
        with self.store.write(audience) as unit:
            for read in batch:
                name = self._team_of(read)
                if name not in teams:
                    team = unit.people.team_called(name) or unit.people.add_team(name, None, now)
                    teams[name] = team.id
                unit.learning.add(new_entry(read, teams[name], now, self.visibility))
            unit.commit()
