"""The forms of values: one with its day and a note, several lines of them, and what was meant for a measure that is
not known."""

from bot.chat.form import Answers, ChoiceField, Choices, DateField, Field, FormSpec, TextField
from bot.chat.intent import Intent
from bot.chat.offering import offered
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.measures import leftover
from bot.measures.figures import bare
from bot.measures.model import LONGEST_NOTE, Shape
from bot.measures.ports import MeasureUnit
from bot.measures.value_intents import CorrectValue, RecordLine, RecordValues, WriteLine, WriteValue
from bot.measures.work import value_on
from bot.people.model import TeamId

ELEMENT = "element"
"""What the fields of a bundle's elements are called, with their number behind it."""


def _value_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    value, hint = say.line("measure-values"), say.line("measure-values-hint")
    asked = [each for fields in choices.questions for each in fields if each.name.startswith(ELEMENT)]
    return (
        (
            TextField("values", value, hint, required=True, long=True),
            DateField("day", say.line("measure-day"), say.line("measure-day-hint")),
            *(TextField(each.name, each.label, say.line("measure-element-hint"), most=40) for each in asked),
            TextField("note", say.line("measure-note"), most=LONGEST_NOTE),
        ),
    )


def _elements(
    intent: WriteValue | CorrectValue, answers: Answers, unit: MeasureUnit, turn: Turn
) -> tuple[tuple[Field, ...], ...]:
    plan = unit.measures.get(intent.ref).plan
    if plan.shape is not Shape.BUNDLE:
        return ()
    return (tuple(TextField(f"{ELEMENT}-{number}", name) for number, name in enumerate(plan.elements)),)


def _write(intent: WriteValue, unit: MeasureUnit, turn: Turn) -> tuple[Intent, Answers]:
    """Today's; lines that wait bring their own days."""
    unit.measures.get(intent.ref)
    waits = bool(leftover.kept(WriteValue, intent.ref, unit, turn))
    return intent, {"day": "" if waits else turn.today.isoformat()}


def _correct(intent: CorrectValue, unit: MeasureUnit, turn: Turn) -> tuple[Intent, Answers]:
    value = value_on(intent.day, intent.ref, unit)
    parts = {f"{ELEMENT}-{n}": f"{given}/{of}" for n, (given, of) in enumerate(value.elements) if of}
    return intent, {"values": bare(value), "day": intent.day, "note": value.note, **parts}


def _record(opened_by: WriteValue | CorrectValue, answers: Answers) -> Intent:
    numbers = [int(number) for name in answers if (number := name.removeprefix(f"{ELEMENT}-")).isdecimal()]
    lines = [answers.get(f"{ELEMENT}-{number}", "") for number in range(max(numbers, default=-1) + 1)]
    return RecordValues(
        ref=opened_by.ref,
        values=answers.get("values", ""),
        day=answers.get("day", ""),
        note=answers.get("note", ""),
        elements="\n".join(lines),
        was=opened_by.day if isinstance(opened_by, CorrectValue) else "",
    )


def _record_again(record: RecordValues) -> tuple[Intent, Answers]:
    parts = {f"{ELEMENT}-{n}": line for n, line in enumerate(record.elements.split("\n")) if line}
    answers = {"values": record.values, "day": record.day, "note": record.note, **parts}
    return CorrectValue(record.ref, record.was) if record.was else WriteValue(record.ref), answers


def _line_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    measures = offered("measure", choices, say)
    value, hint = say.line("measure-values"), say.line("measure-values-hint")
    return (
        (
            ChoiceField("measure", say.line("measure-which"), measures),
            TextField("values", value, hint, required=True, long=True),
        ),
    )


def _measures(intent: WriteLine, answers: Answers, unit: MeasureUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    found = unit.measures.of_team(TeamId(intent.team))
    return ((ChoiceField("measure", "", tuple((each.ref, each.plan.name) for each in found)),),)


VALUE = FormSpec(
    title="measure-value-form",
    save="measure-save",
    start=lambda intent, unit, turn: (_correct if isinstance(intent, CorrectValue) else _write)(intent, unit, turn),
    steps=_value_steps,
    intent=_record,
    again=_record_again,
    makes=(RecordValues,),
    questions=_elements,
    ends_early=True,
)
LINE = FormSpec(
    title="measure-value-form",
    save="measure-save",
    start=lambda intent, unit, turn: (intent, {}),
    steps=_line_steps,
    intent=lambda opened_by, answers: RecordLine(
        team=opened_by.team, measure=answers.get("measure", ""), line=answers.get("values", "")
    ),
    again=lambda record: (WriteLine(record.team), {"measure": record.measure, "values": record.line}),
    makes=(RecordLine,),
    questions=_measures,
    ends_early=True,
)
