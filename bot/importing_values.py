"""Reads a file of a measure's values, or of a care bundle's cases: good rows are kept, bad ones reported by number."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot.chat.outbox import card_key
from bot.importing import LONGEST_CELL, UnreadableFile
from bot.learning.cells import RowFault
from bot.measures.bundle import all_or_none
from bot.measures.errors import TooManyValues
from bot.measures.figures import bare
from bot.measures.model import LONGEST_NOTE, MOST_VALUES, Measure, Plan, Value
from bot.measures.naming import folded
from bot.measures.past import past_day_said
from bot.measures.reading import Amount, Misread, amount_said, checked, number_said, shortened
from bot.people.audience import Audience
from bot.people.ports import HOME_ZONE
from bot.ports import Store, Unit
from bot.privacy import screening
from bot.timing.clock import Clock
from bot.timing.zones import rules_of

COLUMNS = ("date", "value", "denominator", "note")
GIVEN = {"yes", "y", "1", "true", "given", "done"}
NOT_GIVEN = {"no", "n", "0", "false", "missed"}
NOT_ELIGIBLE = {"", "-", "n/a", "na"}

Fault = RowFault | Misread
Row = Mapping[str, str]


@dataclass
class Values:
    """What a file said."""

    values: dict[date, Value] = field(default_factory=dict)
    rows: dict[date, int] = field(default_factory=dict)
    """Where each day stands first."""
    faults: list[tuple[int, Fault]] = field(default_factory=list)
    masked: int = 0
    unknown_columns: tuple[str, ...] = ()


@dataclass
class Done:
    added: int = 0
    there_already: int = 0
    faults: list[tuple[int, Fault]] = field(default_factory=list)


def read_file(path: Path, plan: Plan, today: date) -> Values:
    """Raises UnreadableFile for a file that cannot be read as a whole."""
    if path.suffix.lower() != ".csv":
        raise UnreadableFile("file-kind-csv")
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
            csv.field_size_limit(LONGEST_CELL)
            reader = csv.reader((line.replace("\0", "") for line in lines), strict=True)
            header, elements = _header(reader, plan)
            rows = _rows(reader, header)
            found = _cases(rows, plan, elements, today) if elements else _values(rows, plan, today)
    except OSError as error:
        raise UnreadableFile("file-not-opened", why=error.strerror or "") from error
    known = {*COLUMNS[:1], *elements} if elements else set(COLUMNS)
    found.unknown_columns = tuple(shortened(each) for each in header if each not in known)
    found.faults.sort(key=lambda each: each[0])
    return found


def _header(reader: Iterator[list[str]], plan: Plan) -> tuple[list[str], list[str]]:
    """The columns, and of a bundle's cases those that are its elements."""
    try:
        header = [folded(cell) for cell in next(reader, [])]
    except csv.Error:
        header = []
    elements = [folded(name) for name in plan.elements if folded(name) in header]
    if "date" not in header or not ("value" in header or elements):
        raise UnreadableFile("file-value-columns")
    for column, count in Counter(header).items():
        if count > 1 and (column in COLUMNS or column in elements):
            raise UnreadableFile("file-column-twice", column=column)
    return header, [] if "value" in header else elements


def _rows(reader: Iterator[list[str]], header: Sequence[str]) -> Iterator[tuple[int, Row | RowFault]]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, RowFault("row-not-csv")
            continue
        if len(cells) > len(header):
            yield number, RowFault("row-too-many-cells")
        elif any("\ud800" <= each <= "\udfff" for cell in cells for each in cell):
            yield number, RowFault("row-not-utf8")
        elif any(cell.strip() for cell in cells):
            yield number, {name: cell.strip() for name, cell in zip(header, cells)}


def _values(rows: Iterator[tuple[int, Row | RowFault]], plan: Plan, today: date) -> Values:
    """A row without a value says nothing, and is no fault."""
    found = Values()
    for number, row in rows:
        if isinstance(row, RowFault):
            found.faults.append((number, row))
        elif row.get("value"):
            try:
                _take(found, number, _value(row, plan, today))
            except Misread as fault:
                found.faults.append((number, fault))
    return found


def _take(found: Values, number: int, value: Value) -> None:
    before = found.values.setdefault(value.day, value)
    if (before.value, before.of) != (value.value, value.of):
        raise Misread("misread-day-twice", day=value.day, before=bare(before), after=bare(value))
    if value.day not in found.rows:
        found.rows[value.day] = number
        hidden, count = screening.hide(value.note)
        found.masked += count
        found.values[value.day] = replace(value, note=hidden)


def _value(row: Row, plan: Plan, today: date) -> Value:
    day = past_day_said(row.get("date", ""), today)
    of, note = row.get("denominator", ""), " ".join(row.get("note", "").split())
    if screening.find(row["value"]) or screening.find(of):
        raise Misread("misread-identifier")
    if of:
        amount = checked(Amount(number_said(row["value"]), number_said(of)), plan)
    else:
        amount = amount_said(row["value"], plan)
    if len(note) > LONGEST_NOTE:
        raise Misread("misread-note", length=len(note), most=LONGEST_NOTE)
    return Value(day, amount.value, amount.of, note=note)


def _cases(rows: Iterator[tuple[int, Row | RowFault]], plan: Plan, elements: Sequence[str], today: date) -> Values:
    """A row for each case. A day of which a row cannot be read is left out, for its figures would be wrong."""
    found, days, broken = Values(), dict[date, list[list[bool | None]]](), set[date]()
    for number, row in rows:
        if isinstance(row, RowFault):
            found.faults.append((number, row))
            continue
        day: date | None = None
        try:
            day = past_day_said(row.get("date", ""), today)
            case = [_given(row, folded(name)) for name in plan.elements]
        except Misread as fault:
            found.faults.append((number, fault))
            broken |= {day} if day else set()
            continue
        days.setdefault(day, []).append(case)
        found.rows.setdefault(day, number)
    for day, cases in days.items():
        counted = all_or_none(cases, len(plan.elements))
        if counted.cases and day not in broken:
            found.values[day] = Value(day, float(counted.complete), float(counted.cases), counted.elements)
    return found


def _given(row: Row, element: str) -> bool | None:
    said = row.get(element, "").casefold()
    if said in NOT_ELIGIBLE:
        return None
    if said not in GIVEN | NOT_GIVEN:
        raise Misread("misread-yes-no", name=element, said=shortened(said))
    return said in GIVEN


@dataclass(frozen=True)
class ValueImport:
    store: Store
    clock: Clock
    audience: Audience
    measure: Measure
    dry_run: bool = False

    def read(self, path: Path) -> Values:
        return read_file(path, self.measure.plan, self.clock.now().astimezone(rules_of(HOME_ZONE)).date())

    def take(self, found: Values) -> Done:
        """Days that have another value keep it, and are reported."""
        now, done = self.clock.now(), Done(faults=list(found.faults))
        with self.store.write(self.audience) as unit:
            values = [replace(each, recorded=now) for each in found.values.values()]
            met = {each.day: each for each in unit.measures.put(self.measure.ref, values)}
            for day, before in met.items():
                new = found.values[day]
                if (before.value, before.of) != (new.value, new.of):
                    fault = Misread("misread-there-already", day=day, before=bare(before), after=bare(new))
                    done.faults.append((found.rows[day], fault))
            done.added = len(values) - len(met)
            done.there_already = len(values) - done.added - (len(done.faults) - len(found.faults))
            if not self.dry_run:
                _check_room(self.measure, unit)
                unit.outbox.show_again(card_key(self.measure.ref), now)
                unit.commit()
        done.faults.sort(key=lambda each: each[0])
        return done


def _check_room(measure: Measure, unit: Unit) -> None:
    if unit.measures.count(measure.ref) > MOST_VALUES:
        raise TooManyValues(most=MOST_VALUES)
