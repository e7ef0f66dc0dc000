"""The forms of measures: what is measured, what was measured, and how it is drawn."""

from dataclasses import replace
from typing import Any

from bot.chat.form import (
    Answers,
    ChoiceField,
    Choices,
    Field,
    FormSpec,
    PersonField,
    TextField,
)
from bot.chat.intent import Intent
from bot.chat.offering import offered, options
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.measures.drawing_form import DRAW
from bot.measures.intents import AddMeasure, ChangeMeasure, DrawOtherwise, EditMeasure, SaveMeasure
from bot.measures.model import LONGEST_NAME, LONGEST_TEXT, LONGEST_UNIT, MOST_ELEMENTS, Often, Plan
from bot.measures.planning import answers_of, faults
from bot.measures.ports import MeasureUnit
from bot.measures.value_forms import LINE, VALUE
from bot.measures.value_intents import CorrectValue, WriteLine, WriteValue
from bot.measures.words import DIRECTIONS, OFTEN, PURPOSES, SHAPES
from bot.people.model import TeamId


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    return _first(say), _more(choices, say)


def _first(say: Say) -> tuple[Field, ...]:
    name, target = say.line("measure-name"), say.line("measure-target")
    return (
        TextField("called", name, say.line("measure-name-hint"), required=True, most=LONGEST_NAME),
        ChoiceField("shape", say.line("measure-shape"), options(SHAPES, say), required=True),
        ChoiceField("direction", say.line("measure-direction"), options(DIRECTIONS, say)),
        TextField("target", target, say.line("measure-target-hint"), most=LONGEST_UNIT),
        TextField("unit", say.line("measure-unit"), say.line("measure-unit-hint"), most=LONGEST_UNIT),
    )


def _more(choices: Choices, say: Say) -> tuple[Field, ...]:
    def line(key: str) -> str:
        return say.line(key)

    projects, elements = offered("project", choices, say), line("measure-elements-of-bundle")
    most = MOST_ELEMENTS * LONGEST_NAME
    return (
        TextField("per", line("measure-per"), line("measure-per-hint"), most=LONGEST_UNIT),
        ChoiceField("purpose", line("measure-purpose"), options(PURPOSES, say)),
        TextField(
            "definition", line("measure-definition"), line("measure-definition-hint"), long=True, most=LONGEST_TEXT
        ),
        PersonField("owner", line("measure-collector"), options=tuple(choices.people.items())),
        ChoiceField("often", line("measure-often"), options(OFTEN, say), hint=line("measure-often-hint")),
        TextField("elements", elements, line("measure-elements-hint"), long=True, most=most),
        *((ChoiceField("project", line("measure-project"), projects),) if projects else ()),
    )


def _read(
    intent: AddMeasure | EditMeasure, answers: Answers, unit: MeasureUnit, turn: Turn
) -> tuple[tuple[Field, ...], ...]:
    """The team's aims."""
    found = unit.projects.of_team(TeamId(intent.team)) if intent.team else ()
    return ((ChoiceField("project", "", tuple((each.ref, each.aim.name) for each in found)),),)


def _add(intent: AddMeasure, unit: MeasureUnit, turn: Turn) -> tuple[Intent, Answers]:
    plan = Plan(" ".join(intent.called.split())[:LONGEST_NAME], project=intent.project)
    answers = {**answers_of(plan), "shape": "", "direction": "", "often": Often.NEVER.value}
    return replace(intent, called=""), answers


def _edit(intent: EditMeasure, unit: MeasureUnit, turn: Turn) -> tuple[Intent, Answers]:
    measure = unit.measures.get(intent.ref)
    return replace(intent, team=measure.team), answers_of(measure.plan)


_FIELDS = frozenset(answers_of(Plan("")))
_NAMES = {"owner": "collector"}
"""Fields that the intent has under another name."""


def _values(answers: Answers) -> dict[str, Any]:
    said = {_NAMES.get(name, name): answer for name, answer in answers.items() if name in _FIELDS}
    return {**said, "answered": tuple(said)}


def _answers(intent: SaveMeasure | ChangeMeasure) -> Answers:
    names = {_NAMES.get(name, name): name for name in _FIELDS}
    return {names[name]: getattr(intent, name) for name in intent.answered if name in names}


def _save(opened_by: AddMeasure, answers: Answers) -> Intent:
    return SaveMeasure(team=opened_by.team, **{"project": opened_by.project, **_values(answers)})


def _spec(**more: Any) -> FormSpec:
    return FormSpec(
        save="measure-save",
        steps=_steps,
        faults=lambda answers: dict(faults(answers)),
        more="measure-form-more",
        questions=_read,
        ends_early=True,
        **more,
    )


FORMS: dict[type[Intent], FormSpec] = {
    AddMeasure: _spec(
        title="measure-form",
        start=_add,
        intent=_save,
        again=lambda save: (AddMeasure(team=save.team, project=save.project), _answers(save)),
        makes=(SaveMeasure,),
    ),
    EditMeasure: _spec(
        title="measure-form-edit",
        start=_edit,
        intent=lambda opened_by, answers: ChangeMeasure(ref=opened_by.ref, **_values(answers)),
        again=lambda change: (EditMeasure(change.ref), _answers(change)),
        makes=(ChangeMeasure,),
    ),
    WriteValue: VALUE,
    CorrectValue: VALUE,
    WriteLine: LINE,
    DrawOtherwise: DRAW,
}
