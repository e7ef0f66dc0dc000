"""Questions as the databases' JSON has them, in a team's own set and in a huddle's copy."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from bot.questions.model import Becomes, Kind, Question


def questions_to_json(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Without what is as it is by itself: each huddle holds a copy."""
    rows = map(_values, questions)
    return [{name: value for name, value in row.items() if value not in ("", [], False)} for row in rows]


def _values(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "label": question.label,
        "kind": question.kind.value,
        "hint": question.hint,
        "required": question.required,
        "options": list(question.options),
        "weekdays": list(question.weekdays),
        "after": question.after,
        "answered": question.answered,
        "from_last": question.from_last,
        "becomes": question.becomes.value,
    }


def questions_from_json(rows: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """What is not there is as it is by itself; what a later version has added is passed over."""
    return tuple(_question(row) for row in rows)


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        key=row.get("key", ""),
        label=row.get("label", ""),
        kind=_known(row.get("kind"), Kind.LONG),
        hint=row.get("hint", ""),
        required=bool(row.get("required", False)),
        options=tuple(row.get("options", ())),
        weekdays=tuple(row.get("weekdays", ())),
        after=row.get("after", ""),
        answered=row.get("answered", ""),
        from_last=bool(row.get("from_last", False)),
        becomes=_known(row.get("becomes"), Becomes.ANSWER),
    )


_Named = TypeVar("_Named", Kind, Becomes)


def _known(value: Any, otherwise: _Named) -> _Named:
    try:
        return type(otherwise)(value)
    except ValueError:
        return otherwise
