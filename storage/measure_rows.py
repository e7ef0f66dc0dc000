"""Measures and their values between the model and their rows."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.charts.model import Direction, Kind, Rules
from bot.measures.model import Correction, Drawing, Measure, NewPhase, Note, Often, Plan, Purpose, Shape, Value
from bot.people.model import PersonId, TeamId
from storage.refs import number_in
from storage.types import AnyRow


def plan_to_row(plan: Plan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "purpose": plan.purpose.value,
        "shape": plan.shape.value,
        "definition": plan.definition,
        "unit": plan.unit,
        "per": plan.per,
        "direction": plan.direction.value,
        "target": plan.target,
        "collector": plan.collector,
        "often": plan.often.value,
        "elements": list(plan.elements),
        "project_number": number_in(plan.project, "P"),
    }


def _plan(row: AnyRow) -> Plan:
    return Plan(
        name=row.name,
        purpose=Purpose(row.purpose),
        shape=Shape(row.shape),
        definition=row.definition,
        unit=row.unit,
        per=row.per,
        direction=Direction(row.direction),
        target=row.target,
        collector=_person(row.collector),
        often=Often(row.often),
        elements=tuple(row.elements),
        project=f"P-{row.project_number}" if row.project_number else "",
    )


def drawing_to_json(drawing: Drawing) -> dict[str, Any]:
    return {
        "kind": drawing.kind.value,
        "rules": drawing.rules.value,
        "freeze": drawing.freeze,
        "phases": [{"day": each.day.isoformat(), "why": each.why} for each in drawing.phases],
        "notes": [{"day": each.day.isoformat(), "text": each.text} for each in drawing.notes],
    }


def _drawing(kept: Mapping[str, Any]) -> Drawing:
    return Drawing(
        Kind(kept["kind"]),
        Rules(kept["rules"]),
        kept["freeze"],
        tuple(NewPhase(date.fromisoformat(each["day"]), each["why"]) for each in kept["phases"]),
        tuple(Note(date.fromisoformat(each["day"]), each["text"]) for each in kept["notes"]),
    )


def measure(row: AnyRow) -> Measure:
    return Measure(
        ref=f"M-{row.number}",
        team=TeamId(row.team_id),
        plan=_plan(row),
        created_by=_person(row.created_by),
        created=row.created,
        drawing=_drawing(row.drawing),
        ended=row.ended,
    )


def value_to_row(value: Value) -> dict[str, Any]:
    return {
        "day": value.day,
        "value": float(value.value),
        "of": None if value.of is None else float(value.of),
        "elements": [list(each) for each in value.elements],
        "note": value.note,
        "left_out": value.left_out,
        "recorded_by": value.recorded_by,
        "recorded": value.recorded,
    }


def value(row: AnyRow) -> Value:
    return Value(
        row.day,
        row.value,
        row.of,
        _elements(row.elements),
        row.note,
        row.left_out,
        _person(row.recorded_by),
        row.recorded,
    )


def value_to_json(before: Value) -> dict[str, Any]:
    recorded = before.recorded.isoformat() if before.recorded else None
    return {**value_to_row(before), "day": before.day.isoformat(), "recorded": recorded}


def correction(row: AnyRow) -> Correction:
    kept = row.before
    recorded = datetime.fromisoformat(kept["recorded"]) if kept["recorded"] else None
    before = Value(
        row.day,
        kept["value"],
        kept["of"],
        _elements(kept["elements"]),
        kept["note"],
        kept["left_out"],
        _person(kept["recorded_by"]),
        recorded,
    )
    return Correction(row.day, before, _person(row.by), row.at, row.removed)


def _elements(kept: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((given, eligible) for given, eligible in kept)


def _person(id: str | None) -> PersonId | None:
    return PersonId(id) if id else None
