"""Reads what somebody has typed or pasted for a measure: one value, or a line for each day."""

import csv
import re
from dataclasses import dataclass, field, replace
from datetime import date

from bot.chat.phrases import Say
from bot.measures.figures import OUT_OF, bare, written
from bot.measures.model import LONGEST_NOTE, MOST_AT_ONCE, Plan, Value
from bot.measures.past import past_day_said
from bot.measures.reading import (
    Amount,
    Misread,
    amount_said,
    begin_amount,
    checked,
    number_said,
    says_percent,
    shortened,
    without_unit,
)

_NOTE = re.compile(r"(?<!\s)(?:\s+[-–—]\s+|\s*;\s*|\s*:\s+|\s+(?=\((?![\s0-9.]*%)))")
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "#n/a"})
"""How a spreadsheet has a day without a value."""
_BEFORE_THOUSANDS, _THOUSANDS = re.compile(r"[-+−]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d+)?(?!\d)")
_DAY_THEN_THOUSANDS = re.compile(r"((?:\w\S*\s+){1,4})([-+−]?\d{1,3}(?:,\d{3})+)(?![\d,])")
"""3 Nov 12,250: not the 250 of November 2012."""
MOST_TOLD = 3
"""Faults of one paste; mended, the next ones are told."""
_MOST_DAY_WORDS = 4
"""In "Tue 3 November 2026"."""


class TwoWays(Misread):
    """A value and a day, and just as well a day and a value: 4/5 3/11."""

    def __init__(self, one: Value, two: Value) -> None:
        super().__init__("misread-two-ways", one=bare(one), day=one.day, two=bare(two), other=two.day)
        self.ways = (one, two)


@dataclass(frozen=True)
class Read:
    values: tuple[Value, ...] = ()
    """In the order in which they were written, each day once."""
    faults: tuple[tuple[int, Misread], ...] = ()
    """(line, what is wrong with it)"""


def told(read: Read, say: Say) -> str:
    faults = [(number, say.line(fault.key, **fault.values_of)) for number, fault in read.faults]
    if len(faults) == 1 and not read.values:
        return faults[0][1]
    sentences = [say.line("measure-fault-of-line", number=number, what=what) for number, what in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        sentences.append(say.line("measure-faults-more", count=len(faults) - MOST_TOLD))
    return " ".join(sentences)


@dataclass
class _Days:
    """What each day has so far, and where."""

    values: dict[date, Value] = field(default_factory=dict)

    def take(self, value: Value, plan: Plan) -> None:
        before = self.values.setdefault(value.day, value)
        if (before.value, before.of) != (value.value, value.of):
            said = {"before": written(before, plan), "after": written(value, plan)}
            raise Misread("misread-day-twice", day=value.day, **said)


def read_values(text: str, plan: Plan, today: date, day: date | None = None) -> Read:
    """`day` is that of a value which stands alone, without its own."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        return Read(faults=((1, Misread("misread-nothing")),))
    if len(lines) > MOST_AT_ONCE:
        return Read(faults=((lines[MOST_AT_ONCE][0], Misread("misread-too-many", most=MOST_AT_ONCE)),))
    if len(lines) > 1 and _is_header(lines[0][1], today):
        lines = lines[1:]
    days, faults = _Days(), list[tuple[int, Misread]]()
    alone = day if len(lines) == 1 else None
    for number, line in lines:
        try:
            if len(lines) == 1 or not _is_empty(line, plan, today):
                days.take(_read_line(line.strip(), plan, today, alone), plan)
        except Misread as fault:
            faults.append((number, fault))
    if not days.values and not faults:
        faults.append((lines[0][0], Misread("misread-nothing")))
    return Read(tuple(days.values.values()), tuple(faults))


def _is_empty(line: str, plan: Plan, today: date) -> bool:
    """A day's row of a spreadsheet in which its number is missing: that day was not measured."""
    cells = _cells(line, plan)
    return len(cells) > 1 and cells[1].casefold() in _NOTHING and _day_alone(cells[0], today) is not None


def value_after_name(text: str, plan: Plan, today: date) -> Value:
    """`12/15 on 2026-11-20 - two agency staff`; of today where no day is said. Raises Misread, or TwoWays."""
    said, _, note = _split(text)
    amount, rest = begin_amount(said, plan)
    value = _value(_day_after(rest, plan, today), amount, note)
    try:
        other = _dated_line(text, plan, today)
    except Misread:
        return value
    if (value.day, value.value, value.of) == (other.day, other.value, other.of):
        return value
    raise TwoWays(value, other)


def _day_after(rest: str, plan: Plan, today: date) -> date:
    rest = rest.strip(" ,")
    if not rest:
        return today
    try:
        return past_day_said(rest, today)
    except Misread:
        bare = without_unit(rest, plan).strip(" ,")
        if bare == rest:
            raise
    return past_day_said(bare, today) if bare else today


def _split(text: str) -> tuple[str, str, str]:
    """What stands before and behind the first mark that begins a note."""
    found = _NOTE.search(text)
    if found is None:
        return text.strip(), "", ""
    return text[: found.start()].strip(), found[0], text[found.end() :].strip()


def _is_header(line: str, today: date) -> bool:
    """The names of columns: no figure, and no day such as "yesterday" first."""
    if any(each.isdigit() for each in line):
        return False
    try:
        past_day_said(re.split(r"[\t;,]", line)[0], today)
    except Misread:
        return True
    return False


def _read_line(line: str, plan: Plan, today: date, alone: date | None) -> Value:
    """12/15, 3 Nov 12/15, or 12/15 on 3 Nov, where it stands alone; the fault is that of the likeliest of these."""
    if alone is None:
        return _dated_line(line, plan, today)
    said, _, note = _split(line)
    try:
        return _value(alone, amount_said(said, plan), note)
    except Misread as fault:
        first = fault
    try:
        return value_after_name(line, plan, today)
    except TwoWays:
        raise
    except Misread:
        pass
    try:
        return _dated_line(line, plan, today)
    except Misread as fault:
        raise first if fault.key == "misread-no-day" else fault from fault


def _dated_line(line: str, plan: Plan, today: date) -> Value:
    if plan.shape not in OUT_OF and (large := _DAY_THEN_THOUSANDS.match(line)):
        line = large[1] + large[2].replace(",", "") + line[large.end() :]
    cells = _cells(line, plan)
    if len(cells) > 1:
        try:
            day = past_day_said(cells[0], today)
        except Misread as fault:
            if any(each.isalnum() for each in cells[0]) and fault.key != "misread-day":
                raise
        else:
            return _of_cells(day, cells[1:], plan)
    return _of_words(line, plan, today)


def _cells(line: str, plan: Plan) -> list[str]:
    mark = next((each for each in "\t;" if each in line), ",")
    try:
        cells = [each.strip() for each in next(csv.reader([line], delimiter=mark), [])]
    except csv.Error:
        return [line]
    if mark == "," and plan.shape not in OUT_OF and _in_thousands(cells):
        cells[1:3] = ["".join(cells[1:3])]
    return cells


def _in_thousands(cells: list[str]) -> bool:
    """1,250 that was divided at its comma."""
    return len(cells) > 2 and bool(_BEFORE_THOUSANDS.fullmatch(cells[1]) and _THOUSANDS.match(cells[2]))


def _of_cells(day: date, cells: list[str], plan: Plan) -> Value:
    """12/15 in one cell, or 12 and 15 in two; whatever is behind it is the note."""
    if plan.shape in OUT_OF and len(cells) > 1 and "/" not in cells[0]:
        try:
            of = number_said(cells[1])
        except Misread:
            pass
        else:
            return _noted(day, checked(Amount(number_said(cells[0]), of), plan), cells[2:])
    return _noted(day, amount_said(cells[0], plan), cells[1:])


def _noted(day: date, amount: Amount, cells: list[str]) -> Value:
    return _value(day, amount, ", ".join(each for each in cells if each and not says_percent(each, amount)))


def _of_words(line: str, plan: Plan, today: date) -> Value:
    """3 Nov 12/15: the day is as short as leaves a value behind it."""
    said, mark, note = _split(line)
    fault = Misread("misread-no-day", said=shortened(line))
    if mark and (day := _day_alone(said, today)):
        value, _, behind = _split(note)
        try:
            return _value(day, amount_said(value, plan), behind)
        except Misread as no_value:  # 3 Nov 12 - at night: that is no day of 2012
            fault = no_value
    words = said.split()
    for count in range(1, min(_MOST_DAY_WORDS, len(words) - 1) + 1):
        try:
            day = past_day_said(" ".join(words[:count]), today)
        except Misread as no_day:
            if no_day.key != "misread-day":
                fault = no_day
            continue
        try:
            return _value(day, amount_said(" ".join(words[count:]), plan), note)
        except Misread as no_value:
            fault = no_value
    raise fault


def _day_alone(said: str, today: date) -> date | None:
    try:
        return past_day_said(said, today)
    except Misread:
        return None


def _value(day: date, amount: Amount, note: str) -> Value:
    if len(note) > LONGEST_NOTE:
        raise Misread("misread-note", length=len(note), most=LONGEST_NOTE)
    return Value(day, amount.value, amount.of, note=note)


def with_elements(value: Value, lines: str, plan: Plan) -> Value:
    """Of a bundle: a line for each element, given/eligible, or nothing. Raises Misread."""
    said = [line.strip() for line in lines.split("\n")][: len(plan.elements)]
    if not any(said):
        return value
    counted = []
    for name, line in zip(plan.elements, [*said, *[""] * len(plan.elements)]):
        try:
            amount = amount_said(line, plan) if line else Amount(0, 0)
        except Misread as fault:
            raise Misread("misread-element", name=name, said=shortened(line)) from fault
        counted.append((int(amount.value), int(amount.of or 0)))
    return replace(value, elements=tuple(counted))
