"""Between a huddle and its row."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from bot.huddles.model import Huddle, Record, Status
from bot.people.model import PersonId, TeamId
from bot.questions.model import Question
from bot.series.model import Way
from storage.question_rows import questions_from_json, questions_to_json
from storage.refs import number_in
from storage.types import AnyRow

RECORD = "huddle"
CHANGES = (
    "name",
    "way",
    "questions",
    "starts",
    "ends",
    "minutes",
    "lead_id",
    "status",
    "opened",
    "opened_by",
    "closed",
    "closed_by",
    "step",
    "in_room",
    "lead_told",
    "nudged",
)
"""Columns of what may change in a huddle's life; its team, its series and its place in it stay."""
_COLUMNS = tuple((name, "lead" if name == "lead_id" else name) for name in CHANGES)
"""Each with the field that it holds."""


def ref_of(number: int) -> str:
    return f"H-{number}"


def number_of(ref: str) -> int | None:
    return number_in(ref, "H")


def series_number(ref: str) -> int | None:
    return number_in(ref, "S")


def values_of(huddle: Huddle, questions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """`questions`: as `questions_to_json` gives them."""
    held = vars(huddle)
    values: dict[str, Any] = {name: held[field] for name, field in _COLUMNS}
    return values | {"way": huddle.way.value, "status": huddle.status.value, "questions": questions}


def changes_of(before: Huddle, after: Huddle) -> dict[str, Any]:
    """What stays is not written: somebody else may have changed it, such as how many are in the room."""
    old, new = vars(before), vars(after)
    changed = [name for name, field in _COLUMNS if new[field] is not old[field] and new[field] != old[field]]
    values = values_of(after, questions_to_json(after.questions) if "questions" in changed else ())
    return {name: values[name] for name in changed}


def huddle_of(row: AnyRow) -> Huddle:
    """`row.questions` is the JSON's text: the same few sets come again and again."""
    return Huddle(
        team=TeamId(row.team_id),
        name=row.name,
        way=Way(row.way),
        questions=_questions_of(row.questions),
        starts=row.starts,
        ends=row.ends,
        minutes=row.minutes,
        lead=_person(row.lead_id),
        series=f"S-{row.series_number}" if row.series_number else "",
        slot=row.slot,
        day=row.day,
        status=Status(row.status),
        opened=row.opened,
        opened_by=_person(row.opened_by),
        ref=ref_of(row.number),
        step=row.step,
        in_room=row.in_room,
        closed=row.closed,
        closed_by=_person(row.closed_by),
        lead_told=bool(row.lead_told),
        nudged=bool(row.nudged),
    )


def record_of(row: AnyRow) -> Record:
    return Record(row.day, Status(row.status), row.starts, row.opened)


def _person(id: str | None) -> PersonId | None:
    return None if id is None else PersonId(id)


@lru_cache(maxsize=256)
def _questions_of(text: str) -> tuple[Question, ...]:
    return questions_from_json(json.loads(text))
