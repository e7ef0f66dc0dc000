"""A measure as the fields of its form say it, and back again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.charts.model import Direction
from bot.chat.errors import OldButton, TooLong
from bot.chat.form import Answers, Fault
from bot.chat.turn import Turn
from bot.measures.errors import ValueRefused
from bot.measures.figures import exact
from bot.measures.intents import MeasureFields
from bot.measures.model import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_UNIT,
    MOST_ELEMENTS,
    Often,
    Plan,
    Purpose,
    Shape,
)
from bot.measures.ports import MeasureUnit
from bot.measures.reading import Misread, number_said
from bot.people.model import PersonId, TeamId

DEFAULT_PER = 1000.0
"""Of a rate, as most are given."""


def answers_of(plan: Plan) -> dict[str, str]:
    return {
        "called": plan.name,
        "shape": plan.shape.value,
        "direction": plan.direction.value,
        "target": "" if plan.target is None else exact(plan.target),
        "purpose": plan.purpose.value,
        "definition": plan.definition,
        "unit": plan.unit,
        "per": exact(plan.per) if plan.shape is Shape.RATE else "",
        "owner": plan.collector or "",
        "often": plan.often.value,
        "elements": "\n".join(plan.elements),
        "project": plan.project,
    }


def faults(answers: Answers) -> Mapping[str, Fault]:
    """By field."""
    found: dict[str, Fault] = {}
    for name in ("target", "per"):
        said = answers.get(name, "")
        try:
            number = _number(said) if said.strip() else None
        except Misread as fault:
            if fault.key == "misread-number":
                found[name] = "measure-number-alone", {}
                continue
            found[name] = fault.key, {key: each for key, each in fault.values_of.items() if not isinstance(each, date)}
        else:
            if name == "per" and number is not None and number <= 0:
                found[name] = "measure-per-above-zero", {}
    lines = _lines(answers.get("elements", ""))
    if len(lines) > MOST_ELEMENTS:
        found["elements"] = "measure-too-many-elements", {"most": MOST_ELEMENTS}
    return found


def plan_from(intent: MeasureFields, team: TeamId, unit: MeasureUnit, turn: Turn, before: Plan | None = None) -> Plan:
    """Raises what the form shows above its fields."""
    intent = intent if before is None else _completed(intent, before)
    for key, values in faults({name: str(value) for name, value in vars(intent).items()}).values():
        raise ValueRefused(why=turn.say.line(key, **values))
    name = " ".join(intent.called.split())
    if not name:
        raise ValueRefused(why=turn.say.line("measure-name-needed"))
    for text, most in ((name, LONGEST_NAME), (intent.definition, LONGEST_TEXT), (intent.unit, LONGEST_UNIT)):
        if len(text) > most:
            raise TooLong(length=len(text), most=most)
    try:
        shape = Shape(intent.shape)
        return Plan(
            name=name,
            purpose=Purpose(intent.purpose or Purpose.OUTCOME),
            shape=shape,
            definition=intent.definition.strip(),
            unit=" ".join(intent.unit.split()),
            per=(_number(intent.per) if intent.per.strip() else DEFAULT_PER) if shape is Shape.RATE else 1.0,
            direction=Direction(intent.direction or Direction.NEUTRAL),
            target=_number(intent.target) if intent.target.strip() else None,
            collector=_collector(intent.collector, team, unit, before),
            often=Often(intent.often),
            elements=tuple(_lines(intent.elements)) if shape is Shape.BUNDLE else (),
            project=_project(intent.project, team, unit, before),
        )
    except ValueError as error:
        raise OldButton from error


def _completed(intent: MeasureFields, before: Plan) -> MeasureFields:
    kept = answers_of(before)
    kept["collector"] = kept.pop("owner")
    return replace(intent, **{name: value for name, value in kept.items() if name not in intent.answered})  # type: ignore[arg-type]


def _number(said: str) -> float:
    """95% is 95."""
    return number_said(said.strip().rstrip("%").strip())


def _lines(text: str) -> list[str]:
    return [" ".join(line.split())[:LONGEST_NAME] for line in text.splitlines() if line.strip()]


def _collector(id: str, team: TeamId, unit: MeasureUnit, before: Plan | None) -> PersonId | None:
    """Somebody of the team, or whoever it is already."""
    person = PersonId(id) if id else None
    if person is None or (before and person == before.collector) or person in unit.people.colleagues(team):
        return person
    raise OldButton


def _project(ref: str, team: TeamId, unit: MeasureUnit, before: Plan | None) -> str:
    if not ref or (before and ref == before.project):
        return ref
    if ref not in {each.ref for each in unit.projects.of_team(team)}:
        raise OldButton
    return ref
