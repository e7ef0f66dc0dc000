"""Reads a file of learning entries into the log: good rows are kept, bad ones are reported by their number."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from bot.chat.spans import clean
from bot.learning.cells import RowFault, shortened
from bot.learning.model import Visibility
from bot.learning.rows import KNOWN, Read, Row, new_entry, read_row
from bot.people.audience import Audience
from bot.people.model import OrganisationId, TeamId
from bot.ports import Store
from bot.privacy import screening
from bot.timing.clock import Clock

BATCH = 200
"""Rows in one transaction."""
LONGEST_CELL = 10_000_000
LONGEST_TEAM = 80

Numbered = tuple[int, Row | RowFault]
Rows = list[tuple[int, Read]]


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

    def count(self, number: int, team: str, read: Read) -> None:
        """A row that was added."""
        self.added += 1
        self.masked += len(read.found)
        self.found += [(number, column, found) for column, found in read.found]
        self.notes += [(number, key, value) for key, value in read.notes]
        self.teams[team] += 1


def rows_of(path: Path) -> Iterator[Numbered]:
    """(row number, row or what is wrong with it). A CSV file's header is row 1, and its rows are counted as
    a spreadsheet does; JSON Lines count lines.

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
    reader = csv.reader((line.replace("\0", "") for line in lines), strict=True)
    header = _header(reader)
    number = 1
    while True:
        number += 1
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            swallowed = reader.line_num - begins
            yield number, RowFault("row-quote-open", count=swallowed) if swallowed > 0 else RowFault("row-not-csv")
            number += swallowed
            continue
        if len(cells) > len(header):
            yield number, RowFault("row-too-many-cells")
        elif cells:
            yield number, _checked(dict(zip_longest(header, cells)))


def _header(reader: Any) -> list[str]:
    try:
        header: list[str] = next(reader, [])
    except csv.Error:
        header = []
    if not set(header) & {"happened", "learned"}:
        raise UnreadableFile("file-columns")
    for column, count in Counter(header).items():
        if count > 1 and column in KNOWN:
            raise UnreadableFile("file-column-twice", column=column)
    return header


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


def tidy_team(name: str) -> str:
    return " ".join(clean(name).split())


@dataclass
class _Seen:
    """What the file said so far."""

    ids: dict[str, str] = field(default_factory=dict)
    """External id → the row's fingerprint."""
    fingerprints: Counter[str] = field(default_factory=Counter)


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
        report, seen = Report(), _Seen()
        teams: dict[str, TeamId] = {}
        numbered = iter(rows)
        while batch := list(islice(numbered, BATCH)):
            read = [(number, each) for number, row in batch if (each := self._read(number, row, seen, report))]
            new = _without(self._known(read), read)
            added = new if self.dry_run or not new else self._write(new, teams)
            for number, each in added:
                report.count(number, self._team_of(each), each)
            report.there_already += len(read) - len(added)
            progress(len(batch))
        return report

    def _read(self, number: int, row: Row | RowFault, seen: _Seen, report: Report) -> Read | None:
        """None for a row that has a fault, or an id that an earlier one has."""
        if isinstance(row, RowFault):
            report.faults.append((number, row))
            return None
        report.unknown_columns.update(str(column) for column in row if column not in KNOWN)
        try:
            read = read_row(row, seen.fingerprints)
            self._team_of(read)
        except RowFault as fault:
            report.faults.append((number, fault))
            return None
        id = read.imported.external_id
        if id not in seen.ids:
            seen.ids[id] = read.fingerprint
            return read
        report.there_already += 1
        if seen.ids[id] != read.fingerprint:
            report.notes.append((number, "row-same-id", shortened(id)))
        return None

    def _team_of(self, read: Read) -> str:
        team = (tidy_team(read.team) if self.team_from_column else "") or self.team
        if not team:
            raise RowFault("row-no-team")
        if len(team) > LONGEST_TEAM:
            raise RowFault("row-too-long", column="team", length=len(team), most=LONGEST_TEAM)
        return team

    def _known(self, batch: Rows) -> frozenset[str]:
        with self.store.read(self._everyone) as unit:
            return unit.learning.imported_among(_ids(batch))

    @property
    def _everyone(self) -> Audience:
        return Audience(self.organisation, frozenset())

    def _write(self, batch: Rows, teams: dict[str, TeamId]) -> Rows:
        """What was added: another import may add the same rows at the same time."""
        while True:
            try:
                return self._write_new(batch, teams)
            except Exception:
                left = _without(self._known(batch), batch)
                if len(left) == len(batch):  # nobody was quicker, so it is no collision
                    raise
                batch = left

    def _write_new(self, batch: Rows, teams: dict[str, TeamId]) -> Rows:
        now = self.clock.now()
        known_teams = dict(teams)
        with self.store.write(self._everyone) as unit:
            new = _without(unit.learning.imported_among(_ids(batch)), batch)
            for _, read in new:
                name = self._team_of(read)
                if name not in known_teams:
                    team = unit.people.team_called(name, lock=True) or unit.people.add_team(name, None, now)
                    known_teams[name] = team.id
                unit.learning.add(new_entry(read, known_teams[name], now, self.visibility))
            unit.commit()
        teams.update(known_teams)
        return new


def _ids(batch: Rows) -> list[str]:
    return [read.imported.external_id for _, read in batch]


def _without(known: frozenset[str], rows: Rows) -> Rows:
    return [(number, read) for number, read in rows if read.imported.external_id not in known]
