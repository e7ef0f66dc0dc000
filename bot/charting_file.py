"""Reads a series from a CSV file, and says of each fault in it on which line and in which column it is."""

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from pathlib import Path

from bot.charts.faults import Why, faults
from bot.charts.model import Options, Series

DATE, VALUE, DENOMINATOR = COLUMNS = ("date", "value", "denominator")
LARGEST_FILE = 20_000_000
"""Bytes."""
LONGEST_SHOWN = 40
_BOM = b"\xef\xbb\xbf"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_WHY = {
    Why.TOO_LARGE: "chart-file-too-large",
    Why.NEGATIVE: "chart-file-negative",
    Why.NOT_ABOVE_ZERO: "chart-file-not-above-zero",
    Why.ABOVE_DENOMINATOR: "chart-file-above-denominator",
    Why.OF_NONE: "chart-file-of-none",
    Why.NEGATIVE_DENOMINATOR: "chart-file-negative-denominator",
    Why.NO_DENOMINATORS: "chart-file-no-denominators",
    Why.CENTRE: "chart-file-centre",
    Why.TARGET: "chart-file-target",
    Why.MULTIPLY: "chart-file-multiply",
}


@dataclass(frozen=True)
class FileFault:
    """`key` is a phrase's, `values` belong to it."""

    line: int
    """0 where it is no line's but an option's."""
    column: str
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


class Unchartable(Exception):
    """A file whose numbers cannot be charted as they stand."""

    def __init__(self, found: Sequence[FileFault]) -> None:
        super().__init__(found[0].key)
        self.faults = found


@dataclass(frozen=True)
class _Row:
    line: int
    day: date
    value: float | None
    of: float | None


def series_of(path: Path, options: Options) -> Series:
    """In order of its days. Raises Unchartable, with every fault in it, and OSError."""
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)  # what is no file on a disk says nothing of its size
    if len(content) > LARGEST_FILE:
        raise Unchartable([FileFault(1, DATE, "chart-file-too-long", {"most": LARGEST_FILE // 1_000_000})])
    content = content.removeprefix(_BOM)
    if fault := next(_no_text(content), None):
        raise Unchartable([fault])
    found: list[FileFault] = []
    rows, columns = _rows(content.decode(), found)
    if found:
        raise Unchartable(found)
    rows.sort(key=attrgetter("day"))
    of = tuple(row.of for row in rows) if columns == len(COLUMNS) else ()
    series = Series(tuple(row.day for row in rows), tuple(row.value for row in rows), of)
    if found := [_in_file(each.why, each.at, each.in_denominator, rows) for each in faults(series, options)]:
        raise Unchartable(sorted(found, key=lambda each: each.line))
    return series


def _in_file(why: Why, at: int | None, in_denominator: bool, rows: Sequence[_Row]) -> FileFault:
    if at is None:
        return FileFault(1 if why is Why.NO_DENOMINATORS else 0, DENOMINATOR, _WHY[why])
    return FileFault(rows[at].line, DENOMINATOR if in_denominator else VALUE, _WHY[why])


def _no_text(content: bytes) -> Iterator[FileFault]:
    """What no text file holds. Where there is some, there is more of it."""
    if not content.strip():
        yield FileFault(1, DATE, "chart-file-empty")
    for number, line in enumerate(content.split(b"\n"), 1):
        if b"\0" in line:
            yield FileFault(number, _column_at(line[: line.index(b"\0")]), "chart-file-nul")
            continue
        try:
            line.decode()
        except UnicodeDecodeError as error:
            yield FileFault(number, _column_at(line[: error.start]), "chart-file-not-utf8")


def _column_at(before: bytes) -> str:
    return COLUMNS[min(before.count(b","), len(COLUMNS) - 1)]


def _rows(text: str, found: list[FileFault]) -> tuple[list[_Row], int]:
    """The rows that can be read, and how many columns they have; what is wrong goes into `found`."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[_Row] = []
    lines: dict[date, int] = {}
    columns = line = 0
    try:
        for cells in reader:
            begins, line = line + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = len(cells)
                if fault := _of_header(begins, cells):
                    found.append(fault)
                    break
                continue
            row = _row(begins, cells, columns, found)
            if row is None:
                continue
            if row.day in lines:
                earlier: dict[str, str | int] = {"day": row.day.isoformat(), "line": lines[row.day]}
                found.append(FileFault(begins, DATE, "chart-file-day-twice", earlier))
            lines.setdefault(row.day, begins)
            rows.append(row)
    except csv.Error:
        found.append(FileFault(line + 1, DATE, "chart-file-not-csv"))
    return rows, columns


def _of_header(line: int, cells: Sequence[str]) -> FileFault | None:
    names = tuple(cell.strip().casefold() for cell in cells)
    if names in (COLUMNS, COLUMNS[:2]):
        return None
    wrong = next((i for i, name in enumerate(names) if COLUMNS[i : i + 1] != (name,)), len(names))
    if wrong >= len(COLUMNS):
        return FileFault(line, str(wrong + 1), "chart-file-too-many-cells", {"columns": len(COLUMNS)})
    return FileFault(line, COLUMNS[wrong], "chart-file-header", {"said": _shown(",".join(cells))})


def _row(line: int, cells: Sequence[str], columns: int, found: list[FileFault]) -> _Row | None:
    if len(cells) > columns:
        found.append(FileFault(line, str(columns + 1), "chart-file-too-many-cells", {"columns": columns}))
        return None
    if len(cells) < columns:
        found.append(FileFault(line, COLUMNS[len(cells)], "chart-file-too-few-cells", {"columns": columns}))
        return None
    before = len(found)
    day = _day(line, cells[0].strip(), found)
    value = _number(line, VALUE, cells[1].strip(), found)
    of = _number(line, DENOMINATOR, cells[2].strip(), found) if columns == len(COLUMNS) else None
    return None if day is None or len(found) > before else _Row(line, day, value, of)


def _day(line: int, said: str, found: list[FileFault]) -> date | None:
    try:
        if _DATE.fullmatch(said):
            return date.fromisoformat(said)
    except ValueError:
        found.append(FileFault(line, DATE, "chart-file-no-such-day", {"said": said}))
        return None
    found.append(FileFault(line, DATE, "chart-file-not-a-day", {"said": _shown(said)}))
    return None


def _number(line: int, column: str, said: str, found: list[FileFault]) -> float | None:
    """None where nothing is said: the value is missing."""
    if not said:
        return None
    if not _NUMBER.fullmatch(said):
        found.append(FileFault(line, column, "chart-file-not-a-number", {"said": _shown(said)}))
    elif not math.isfinite(float(said)):
        found.append(FileFault(line, column, _WHY[Why.TOO_LARGE]))
    else:
        return float(said)
    return None


def _shown(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"
