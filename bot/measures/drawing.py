"""What happens when somebody changes how a chart is drawn; all of it can be taken back."""

from dataclasses import replace
from datetime import date

from bot.charts.model import Kind, Rules
from bot.chat.errors import OldButton
from bot.chat.intent import Handlers, Intent
from bot.chat.outbox import card_key
from bot.chat.turn import Turn
from bot.measures.drawn import KINDS
from bot.measures.errors import ValueRefused
from bot.measures.intents import ChangeDrawing, ShowChart, TakeBackDrawing
from bot.measures.model import LONGEST_NOTE, MOST_VALUES, Drawing, Measure, NewPhase, Note
from bot.measures.past import past_day_said
from bot.measures.ports import MeasureUnit
from bot.measures.reading import Misread
from bot.measures.work import day_of

MOST_MARKED = 20
"""New lines, and notes, of one chart."""


def change_drawing(intent: ChangeDrawing, unit: MeasureUnit, turn: Turn) -> Intent:
    measure = unit.measures.get(intent.ref, lock=True)
    drawing = replace(
        measure.drawing,
        kind=_kind(intent.kind, measure),
        rules=_rules(intent.rules, measure.drawing),
        freeze=_freeze(intent.freeze, measure.drawing, turn),
    )
    if intent.phase_day:
        phase = NewPhase(_day(intent.phase_day, turn), _reason(intent.phase_why, "measure-why-new-line", turn))
        others = [each for each in drawing.phases if each.day != phase.day]
        drawing = replace(drawing, phases=tuple(sorted([*others, phase], key=lambda each: each.day)))
    if intent.note_day:
        note = Note(_day(intent.note_day, turn), _reason(intent.note, "measure-why-note", turn))
        others_too = [each for each in drawing.notes if each.day != note.day]
        drawing = replace(drawing, notes=tuple(sorted([*others_too, note], key=lambda each: each.day)))
    if max(len(drawing.phases), len(drawing.notes)) > MOST_MARKED:
        raise ValueRefused(why=turn.say.line("measure-too-many-marked", most=MOST_MARKED))
    if intent.leave_out_day:
        why = _reason(intent.leave_out_why, "measure-why-leave-out", turn)
        _leave_out(measure, _day(intent.leave_out_day, turn), why, unit, turn)
    if drawing != measure.drawing:
        unit.measures.draw(intent.ref, drawing)
    unit.outbox.show_again(card_key(intent.ref), turn.now)
    return ShowChart(intent.ref)


def _kind(said: str, measure: Measure) -> Kind:
    """One that suits it; a button may be older than what its values are made of."""
    try:
        kind = Kind(said) if said else measure.drawing.kind
    except ValueError as error:
        raise OldButton from error
    if said and kind not in KINDS[measure.plan.shape]:
        raise OldButton
    return kind


def _rules(said: str, before: Drawing) -> Rules:
    try:
        return Rules(said) if said else before.rules
    except ValueError as error:
        raise OldButton from error


def _freeze(said: str, before: Drawing, turn: Turn) -> int | None:
    """How many points; 0 for none."""
    if not said.strip():
        return before.freeze
    try:
        points = int(float(said))
    except (ValueError, OverflowError):
        points = -1
    if not 0 <= points <= MOST_VALUES or points == 1:
        raise ValueRefused(why=turn.say.line("measure-baseline-of", most=MOST_VALUES))
    return points or None


def _day(said: str, turn: Turn) -> date:
    try:
        return past_day_said(said, turn.today)
    except Misread as fault:
        raise ValueRefused(why=turn.say.line(fault.key, **fault.values_of)) from fault


def _reason(words: str, needed: str, turn: Turn) -> str:
    """A person's own, of so many characters."""
    text = " ".join(words.split())
    if not text:
        raise ValueRefused(why=turn.say.line(needed))
    if len(text) > LONGEST_NOTE:
        raise ValueRefused(why=turn.say.line("misread-note", length=len(text), most=LONGEST_NOTE))
    return text


def _leave_out(measure: Measure, day: date, why: str, unit: MeasureUnit, turn: Turn) -> None:
    """ "" takes it in again."""
    found = unit.measures.on(measure.ref, [day])
    if not found:
        raise ValueRefused(why=turn.say.line("measure-no-value-that-day", day=day))
    if found[0].left_out != why:
        after = replace(found[0], left_out=why, recorded_by=turn.person, recorded=turn.now)
        unit.measures.correct(measure.ref, [after], turn.person, turn.now)


def take_back(intent: TakeBackDrawing, unit: MeasureUnit, turn: Turn) -> Intent:
    measure = unit.measures.get(intent.ref, lock=True)
    drawing, day = measure.drawing, day_of(intent.day)
    match intent.what:
        case "phase":
            drawing = replace(drawing, phases=tuple(each for each in drawing.phases if each.day != day))
        case "note":
            drawing = replace(drawing, notes=tuple(each for each in drawing.notes if each.day != day))
        case "left-out":
            _leave_out(measure, day, "", unit, turn)
        case _:
            raise OldButton
    if drawing != measure.drawing:
        unit.measures.draw(intent.ref, drawing)
    unit.outbox.show_again(card_key(intent.ref), turn.now)
    return ShowChart(intent.ref)


DRAWING: Handlers = {ChangeDrawing: change_drawing, TakeBackDrawing: take_back}
