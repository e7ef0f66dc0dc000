"""The form of a chart: which one and by which rules; then a new line, a note, a value that is left out."""

from typing import Any

from bot.charts.model import Kind
from bot.chat.form import Answers, ChoiceField, Choices, DateField, Fault, Field, FormSpec, NumberField, TextField
from bot.chat.intent import Intent
from bot.chat.offering import offered, options
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.measures.drawn import KINDS as SUITED
from bot.measures.intents import ChangeDrawing, DrawOtherwise
from bot.measures.model import LONGEST_NOTE
from bot.measures.ports import MeasureUnit
from bot.measures.words import KINDS, RULES

_PAIRS = (("phase_day", "phase_why"), ("note_day", "note"), ("leave_out_day", "leave_out_why"))
"""A day, and what is said of it."""
_FIELDS = ("kind", "rules", *(name for pair in _PAIRS for name in pair))


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    def line(key: str) -> str:
        return say.line(key)

    kinds = offered("kind", choices, say) or options(KINDS, say)
    baseline = NumberField("freeze", line("measure-baseline"), line("measure-baseline-hint"), least=0)
    return (
        (
            ChoiceField("kind", line("measure-kind"), kinds, required=True),
            ChoiceField("rules", line("measure-rules"), options(RULES, say), required=True),
            baseline,
        ),
        (
            DateField("phase_day", line("measure-phase-day"), line("measure-phase-day-hint")),
            TextField("phase_why", line("measure-phase-why"), line("measure-phase-why-hint"), most=LONGEST_NOTE),
            DateField("note_day", line("measure-note-day")),
            TextField("note", line("measure-note-text"), line("measure-note-text-hint"), most=LONGEST_NOTE),
            DateField("leave_out_day", line("measure-leave-out-day")),
            TextField(
                "leave_out_why", line("measure-leave-out-why"), line("measure-leave-out-why-hint"), most=LONGEST_NOTE
            ),
        ),
    )


def _kinds(intent: DrawOtherwise, answers: Answers, unit: MeasureUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    suited = SUITED[unit.measures.get(intent.ref).plan.shape]
    names = {kind: KINDS[kind] for kind in suited}
    return ((ChoiceField("kind", "", options(names, turn.say)),),)


def _start(intent: DrawOtherwise, unit: MeasureUnit, turn: Turn) -> tuple[Intent, Answers]:
    measure = unit.measures.get(intent.ref)
    drawing = measure.drawing
    kind = drawing.kind if drawing.kind in SUITED[measure.plan.shape] else Kind.RUN
    freeze = "" if drawing.freeze is None else str(drawing.freeze)
    answers = {"kind": kind.value, "rules": drawing.rules.value, "freeze": freeze, "leave_out_day": intent.day}
    return intent, answers


def _faults(answers: Answers) -> dict[str, Fault]:
    """A day without its reason, or the other way round."""
    found: dict[str, Fault] = {}
    for day, why in _PAIRS:
        said = {name for name in (day, why) if answers.get(name, "").strip()}
        if len(said) == 1:
            (missing,) = {day, why} - said
            found[missing] = ("form-required", {})
    return found


def _change(opened_by: DrawOtherwise, answers: Answers) -> Intent:
    values: dict[str, Any] = {name: answers.get(name, "") for name in _FIELDS}
    if "freeze" in answers:
        values["freeze"] = answers["freeze"].strip() or "0"
    return ChangeDrawing(ref=opened_by.ref, **values)


def _again(change: ChangeDrawing) -> tuple[Intent, Answers]:
    answers = {name: getattr(change, name) for name in (*_FIELDS, "freeze")}
    return DrawOtherwise(change.ref, step=0 if change.kind else 1), {
        name: each for name, each in answers.items() if each
    }


DRAW = FormSpec(
    title="measure-draw-form",
    save="measure-save",
    start=_start,
    steps=_steps,
    intent=_change,
    again=_again,
    makes=(ChangeDrawing,),
    faults=_faults,
    more="measure-draw-more",
    questions=_kinds,
    ends_early=True,
)
