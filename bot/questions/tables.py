"""From what stands in a file to a question set, with everything that is wrong in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as field_of
from typing import Any

from bot.chat.spans import clean
from bot.questions.model import (
    LONGEST,
    LONGEST_NAME,
    MOST_QUESTIONS,
    SHORTEST,
    Becomes,
    Kind,
    Question,
    QuestionSet,
)
from bot.questions.rules import faults_of

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SET = ("name", "minutes", "questions")
_TEXTS = ("key", "label", "hint", "after", "answered")
_YES_NO = ("required", "from_last")
_LISTS = ("options", "weekdays")
_NAMED = ("kind", "becomes")


@dataclass(frozen=True)
class Wrong:
    """`question` counts from 0; None for the set itself."""

    question: int | None
    field: str
    why: str
    values: dict[str, str | int] = field_of(default_factory=dict)


def set_of(key: str, table: Mapping[str, Any]) -> tuple[QuestionSet | None, tuple[Wrong, ...]]:
    wrong = [Wrong(None, name, "question-unknown-key", {"key": name}) for name in table if name not in _SET]
    name, minutes, rows = table.get("name"), table.get("minutes", 10), table.get("questions")
    if not _KEY.fullmatch(key):
        wrong.append(Wrong(None, "", "question-bad-key", {"key": key}))
    if not isinstance(name, str) or not clean(name).strip():
        wrong.append(Wrong(None, "name", "question-no-name"))
    elif len(name) > LONGEST_NAME:
        wrong.append(Wrong(None, "name", "form-too-long", {"length": len(name), "most": LONGEST_NAME}))
    if type(minutes) is not int or not SHORTEST <= minutes <= LONGEST:
        wrong.append(Wrong(None, "minutes", "question-bad-minutes", {"least": SHORTEST, "most": LONGEST}))
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        return None, (*wrong, Wrong(None, "questions", "question-none"))
    if len(rows) > MOST_QUESTIONS:
        wrong.append(Wrong(MOST_QUESTIONS, "", "question-too-many", {"most": MOST_QUESTIONS}))
    questions: list[Question] = []
    for number, row in enumerate(rows):
        faults = _types(row)
        if not faults:
            question = _question(row)
            faults = list(faults_of(question, questions))
            questions.append(question)
        elif isinstance(row.get("key"), str):  # what depends on it is no fault too
            questions.append(Question(row["key"], ""))
        wrong += [Wrong(number, *each) for each in faults]
    if wrong or not isinstance(name, str) or not isinstance(minutes, int):
        return None, tuple(wrong)
    return QuestionSet(key, clean(name).strip(), tuple(questions), minutes), ()


def _types(row: Mapping[str, Any]) -> list[tuple[str, str, dict[str, str | int]]]:
    """What cannot be taken for a question at all."""
    known = (*_TEXTS, *_YES_NO, *_LISTS, *_NAMED)
    wrong: list[tuple[str, str, dict[str, str | int]]] = [
        (name, "question-unknown-key", {"key": name}) for name in row if name not in known
    ]
    wrong += [(name, "question-not-a-text", {}) for name in _TEXTS if not isinstance(row.get(name, ""), str)]
    wrong += [(name, "question-not-yes-no", {}) for name in _YES_NO if not isinstance(row.get(name, False), bool)]
    for name in _LISTS:
        value = row.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            wrong.append((name, "question-not-a-list", {}))
        elif name == "weekdays":
            unknown = [each for each in value if each.strip().lower() not in DAYS]
            wrong += [(name, "question-bad-weekday", {"said": each}) for each in unknown]
    for name, kinds in (("kind", tuple(Kind)), ("becomes", tuple(Becomes))):
        if name in row and row[name] not in kinds:
            known_ones = ", ".join(each for each in kinds if each)
            wrong.append((name, "question-not-one-of", {"said": str(row[name]), "known": known_ones}))
    if isinstance(key := row.get("key", ""), str) and not _KEY.fullmatch(key):
        wrong.append(("key", "question-bad-key", {"key": key}))
    return wrong


def _question(row: Mapping[str, Any]) -> Question:
    texts = {name: clean(row.get(name, "")).strip() for name in _TEXTS}
    return Question(
        **texts,
        kind=Kind(row.get("kind", Kind.LONG)),
        required=row.get("required", False),
        options=tuple(clean(each).strip() for each in row.get("options", ())),
        weekdays=tuple(sorted({DAYS.index(each.strip().lower()) for each in row.get("weekdays", ())})),
        from_last=row.get("from_last", False),
        becomes=Becomes(row.get("becomes", "")),
    )
