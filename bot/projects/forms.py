"""The forms of projects: the aim in two steps, and a driver or an idea."""

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from bot.chat.errors import NotFound
from bot.chat.form import Answers, ChoiceField, Choices, DateField, Fault, Field, FormSpec, NumberField, TextField
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn
from bot.measures.model import LARGEST
from bot.projects.intents import (
    AimFields,
    ChangeProject,
    EditProject,
    SaveNode,
    SaveProject,
    StartProject,
    WriteNode,
)
from bot.projects.model import LONGEST_NAME, LONGEST_TEXT, LONGEST_UNIT, Aim, Node, NodeKind
from bot.projects.nodes import find, places_for
from bot.projects.ports import ProjectUnit

_NUMBERS = ("baseline", "target")


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    word = say.line
    called = TextField("called", word("project-called"), word("project-called-hint"), required=True, most=LONGEST_NAME)
    first = (
        called,
        TextField("what", word("project-what"), word("project-what-hint"), most=LONGEST_TEXT),
        NumberField("baseline", word("project-baseline"), word("project-baseline-hint")),
        NumberField("target", word("project-target"), word("project-target-hint")),
        TextField("unit", word("project-unit"), word("project-unit-hint"), most=LONGEST_UNIT),
        DateField("by", word("project-by")),
    )
    second = (
        TextField("population", word("project-population"), word("project-population-hint"), most=LONGEST_TEXT),
        TextField("place", word("project-place"), word("project-place-hint"), most=LONGEST_TEXT),
    )
    return first, second


def _too_large(answers: Answers) -> dict[str, Fault]:
    return {name: ("project-number-too-large", {}) for name in _NUMBERS if _is_too_large(answers.get(name, ""))}


def _is_too_large(answer: str) -> bool:
    try:
        return abs(float(answer)) > LARGEST
    except ValueError:
        return False


def _start(intent: StartProject, unit: ProjectUnit, turn: Turn) -> tuple[Intent, Answers]:
    """What was said already stands in the form; the intent that the form carries stays small."""
    names = unit.people.names(set(mentioned(intent.called)))
    return replace(intent, called=""), {"called": spell_mentions(intent.called, names)[:LONGEST_NAME]}


def _edit(intent: EditProject, unit: ProjectUnit, turn: Turn) -> tuple[Intent, Answers]:
    return intent, answers_of(unit.projects.get(intent.ref).aim)


def answers_of(aim: Aim) -> Answers:
    by = aim.by.isoformat() if aim.by else ""
    return {
        "called": aim.name,
        "what": aim.what,
        "baseline": _number(aim.baseline),
        "target": _number(aim.target),
        "unit": aim.unit,
        "by": by,
        "population": aim.population,
        "place": aim.place,
    }


def _number(value: float | None) -> str:
    """As short as reads back as the same."""
    return "" if value is None else repr(value).removesuffix(".0")


def _values(answers: Answers) -> dict[str, Any]:
    return {field.name: answers[field.name] for field in fields_of(AimFields) if field.name in answers}


def _change(opened_by: EditProject, answers: Answers) -> Intent:
    values = _values(answers)
    return ChangeProject(ref=opened_by.ref, answered=tuple(values), **values)


def _change_again(change: ChangeProject) -> tuple[Intent, Answers]:
    answers = {name: answer for name, answer in _values_of(change).items() if name in change.answered}
    return EditProject(change.ref), answers


def _values_of(intent: AimFields) -> Answers:
    return {field.name: getattr(intent, field.name) for field in fields_of(AimFields)}


def _node_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    """As `_node_fields` has read them from the project; else what can be asked without it."""
    asked = {each.name for fields in choices.questions for each in fields}
    return choices.questions if "text" in asked else (node_form((), WriteNode(), say),)


def _node_fields(carried: WriteNode, answers: Answers, unit: ProjectUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    project = unit.projects.get(carried.ref)
    node = find(project.nodes, carried.id)
    # As an idea it may stand under every driver; a new one that turns out to be a driver may be sent back.
    kind = node.kind if node else NodeKind.IDEA
    places = places_for(project.nodes, Node(carried.id, kind, ""))
    return (node_form(places, carried, turn.say),)


def node_form(places: tuple[Node, ...], carried: WriteNode, say: Say) -> tuple[Field, ...]:
    text = TextField(
        "text", say.line("project-node-text"), say.line("project-node-text-hint"), required=True, most=LONGEST_TEXT
    )
    kinds = (
        (NodeKind.IDEA.value, say.line("project-node-idea")),
        (NodeKind.DRIVER.value, say.line("project-node-driver")),
    )
    options = (("0", say.line("project-node-aim")), *((str(each.id), each.text) for each in places))
    what = ChoiceField("kind", say.line("project-node-kind"), kinds, required=True, value=NodeKind.IDEA.value)
    where = ChoiceField("under", say.line("project-node-under"), options, required=True, value="0")
    return (text, where) if carried.id else (text, what, where)


def _write_node(intent: WriteNode, unit: ProjectUnit, turn: Turn) -> tuple[Intent, Answers]:
    project = unit.projects.get(intent.ref)
    if not intent.id:
        above = find(project.nodes, intent.under)
        kind = intent.kind if intent.kind in set(NodeKind) else NodeKind.IDEA.value
        return intent, {"kind": kind, "under": str(above.id if above else 0)}
    node = find(project.nodes, intent.id)
    if node is None:
        raise NotFound
    return intent, {"text": node.text, "under": str(node.under)}


def _save_node(opened_by: WriteNode, answers: Answers) -> Intent:
    kind, under = answers.get("kind", ""), answers.get("under", "")
    return SaveNode(opened_by.ref, kind, answers.get("text", ""), under, opened_by.id)


def _node_again(save: SaveNode) -> tuple[Intent, Answers]:
    answers = {"text": save.text, "under": save.under, **({"kind": save.kind} if save.kind else {})}
    return WriteNode(save.ref, save.kind, id=save.id), answers


FORMS: dict[type[Intent], FormSpec] = {
    StartProject: FormSpec(
        title="project-form",
        save="project-save",
        start=_start,
        steps=_steps,
        intent=lambda opened_by, answers: SaveProject(team=opened_by.team, **_values(answers)),
        again=lambda saved: (StartProject(team=saved.team), _values_of(saved)),
        makes=(SaveProject,),
        faults=_too_large,
        more="project-more",
    ),
    EditProject: FormSpec(
        title="project-form-edit",
        save="project-save",
        start=_edit,
        steps=_steps,
        intent=_change,
        again=_change_again,
        makes=(ChangeProject,),
        faults=_too_large,
        more="project-more",
    ),
    WriteNode: FormSpec(
        title="project-node-form",
        save="project-save",
        start=_write_node,
        steps=_node_steps,
        intent=_save_node,
        again=_node_again,
        makes=(SaveNode,),
        questions=_node_fields,
    ),
}
