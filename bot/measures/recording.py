"""What happens when values are recorded, corrected and taken out."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers, Intent
from bot.chat.outbox import card_key
from bot.chat.turn import Turn
from bot.measures import leftover
from bot.measures.errors import MeasureEnded, TooManyValues, ValueRefused
from bot.measures.figures import bare, line_of
from bot.measures.intents import ShowMeasure
from bot.measures.lines import Read, TwoWays, read_values, told, value_after_name, with_elements
from bot.measures.model import LONGEST_NOTE, MOST_VALUES, Measure, Value
from bot.measures.naming import begins, name_in
from bot.measures.past import past_day_said
from bot.measures.ports import MeasureUnit
from bot.measures.reading import Misread
from bot.measures.reminding import wanted_key
from bot.measures.value_intents import (
    AskAboutValues,
    AskWhichMeasure,
    RecordKept,
    RecordLine,
    RecordValues,
    RemoveValue,
    WriteLine,
    WriteValue,
)
from bot.measures.work import day_of
from bot.people.model import TeamId


def record_line(intent: RecordLine, unit: MeasureUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    if intent.measure:
        measure = unit.measures.get(intent.measure)
        _, rest = begins(intent.line, [measure]) or (measure, intent.line)
        return record_said(measure, rest, turn.today, unit, turn)
    found = begins(intent.line, unit.measures.of_team(team))
    if found is None:
        rest = intent.line.strip().removeprefix(name_in(intent.line)).strip() or intent.line.strip()
        answers = {"line": intent.line.strip(), "values": rest, "today": turn.today.isoformat()}
        leftover.keep(WriteLine, "", answers, unit, turn)
        return AskWhichMeasure(team)
    measure, rest = found
    return record_said(measure, rest, turn.today, unit, turn) if rest else ShowMeasure(measure.ref)


def record_said(measure: Measure, words: str, today: date, unit: MeasureUnit, turn: Turn) -> Intent:
    """What stands behind a measure's name: a value, or lines of them."""
    measure = unit.measures.get(measure.ref, lock=True)
    read = read_said(measure, words, today)
    if read.faults:
        leftover.keep(WriteValue, measure.ref, {"values": words}, unit, turn)
        return AskAboutValues(measure.ref)
    return take(measure, read.values, unit, turn)


def read_said(measure: Measure, words: str, today: date) -> Read:
    if len(words.splitlines()) < 2:
        try:
            return Read((value_after_name(words, measure.plan, today),))
        except Misread as fault:
            read = read_values(words, measure.plan, today)
            return Read(faults=((1, fault),)) if read.faults or isinstance(fault, TwoWays) else read
    return read_values(words, measure.plan, today)


def record_values(intent: RecordValues, unit: MeasureUnit, turn: Turn) -> Intent:
    """From the form, which comes back with every word in it where something cannot be read."""
    measure = unit.measures.get(intent.ref, lock=True)  # what its values are made of stays so until they are there
    try:
        day = past_day_said(intent.day, turn.today) if intent.day.strip() else turn.today
        values = _read_all(intent, measure, day, turn)
    except Misread as fault:
        raise ValueRefused(why=turn.say.line(fault.key, **fault.values_of)) from fault
    was = day_of(intent.was) if intent.was else None
    if was is not None and len(values) == 1 and values[0].day == was:
        return take(measure, values, unit, turn, correct=True)
    shown = take(measure, values, unit, turn)
    if was is not None and len(values) == 1 and isinstance(shown, ShowMeasure):
        with suppress(NotFound):  # somebody else was quicker
            unit.measures.remove(measure.ref, was, turn.person, turn.now)
    return shown


def _read_all(intent: RecordValues, measure: Measure, day: date, turn: Turn) -> Sequence[Value]:
    read = read_values(intent.values, measure.plan, turn.today, day)
    if read.faults:
        raise ValueRefused(why=told(read, turn.say))
    if len(read.values) != 1:
        return read.values
    value = with_elements(read.values[0], intent.elements, measure.plan)
    note = " ".join(intent.note.split())
    if len(note) > LONGEST_NOTE:
        raise Misread("misread-note", length=len(note), most=LONGEST_NOTE)
    return (replace(value, note=note or value.note),)


def record_kept(intent: RecordKept, unit: MeasureUnit, turn: Turn) -> Intent:
    measure = unit.measures.get(intent.ref, lock=True)
    words = leftover.kept(WriteValue, measure.ref, unit, turn).get("values", "")
    if not words:
        return ShowMeasure(measure.ref)
    read = read_values(words, measure.plan, turn.today)
    if read.faults:
        return AskAboutValues(measure.ref)
    if intent.correct:
        return take(measure, read.values, unit, turn, correct=True)
    leftover.forget(measure.ref, unit, turn)
    return ShowMeasure(measure.ref)


def take(measure: Measure, values: Sequence[Value], unit: MeasureUnit, turn: Turn, *, correct: bool = False) -> Intent:
    """Days that have the same value already are no fault. Those that have another are asked about, and all others are
    recorded; with `correct` they are changed."""
    ref = measure.ref
    if unit.measures.get(ref, lock=True).ended is not None:
        raise MeasureEnded(name=measure.plan.name)
    new = {each.day: replace(each, recorded_by=turn.person, recorded=turn.now) for each in values}
    met = unit.measures.put(ref, list(new.values()))
    if unit.measures.count(ref) > MOST_VALUES:
        raise TooManyValues(most=MOST_VALUES)
    others = [each for each in met if not _same(each, new[each.day])]
    _correct(ref, met if correct else [each for each in met if each not in others], new, unit, turn)
    unit.people.remember_team(turn.person, measure.team, turn.now)
    show_again(ref, unit, turn)
    leftover.forget(ref, unit, turn)
    if others and not correct:
        waiting = "\n".join(line_of(new[each.day]) for each in others)
        leftover.keep(WriteValue, ref, {"values": waiting}, unit, turn)
        return AskAboutValues(ref)
    return ShowMeasure(ref, saved=values[0].day.isoformat() if len(values) == 1 else str(len(values)))


def _same(one: Value, other: Value) -> bool:
    return (one.value, one.of) == (other.value, other.of)


def _correct(ref: str, met: Iterable[Value], new: dict[date, Value], unit: MeasureUnit, turn: Turn) -> None:
    """What is not said anew stays: why a value is left out, the note and the elements of the same value."""
    corrected = []
    for before in met:
        after = replace(new[before.day], left_out=before.left_out)
        if _same(before, after):
            after = replace(after, note=after.note or before.note, elements=after.elements or before.elements)
        if (bare(before), before.note, before.elements) != (bare(after), after.note, after.elements):
            corrected.append(after)
    if corrected:
        unit.measures.correct(ref, corrected, turn.person, turn.now)


def remove_value(intent: RemoveValue, unit: MeasureUnit, turn: Turn) -> Intent:
    unit.measures.remove(intent.ref, day_of(intent.day), turn.person, turn.now)
    show_again(intent.ref, unit, turn)
    return ShowMeasure(intent.ref)


def show_again(ref: str, unit: MeasureUnit, turn: Turn) -> None:
    """The chart in the channel, and what the asker was reminded of today."""
    unit.outbox.show_again(card_key(ref), turn.now)
    unit.outbox.show_again(wanted_key(turn.person, turn.today), turn.now)


RECORDING: Handlers = {
    RecordLine: record_line,
    RecordValues: record_values,
    RecordKept: record_kept,
    RemoveValue: remove_value,
}
