"""A huddle's questions as the steps of a form, and their answers as a summary says them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import assert_never

from bot.chat.form import (
    Answers,
    ChoiceField,
    DateField,
    Field,
    NumberField,
    PersonField,
    TextField,
    YesNoField,
)
from bot.chat.phrases import Say
from bot.chat.spans import mark, mentioned
from bot.people.model import PersonId
from bot.questions.model import Kind, Question

MOST_FIELDS = 10
"""In one step: what a phone shows without losing anybody."""
LONGEST_SHORT = 300
PREFIX = "q-"
YES, NO = "yes", "no"
_PERSON = re.compile(r"[0-9a-f]{16}")


def field_name(key: str) -> str:
    """Of the field that asks the question of that key."""
    return PREFIX + key


def asked_on(questions: Sequence[Question], day: date) -> tuple[Question, ...]:
    """The questions of that weekday, without those that depend on one of another day."""
    found: dict[str, Question] = {}
    for each in questions:
        if (not each.weekdays or day.weekday() in each.weekdays) and (not each.after or each.after in found):
            found[each.key] = each
    return tuple(found.values())


def fields_for(
    questions: Sequence[Question], answers: Answers, day: date, people: Mapping[PersonId, str], say: Say
) -> tuple[tuple[Field, ...], ...]:
    """The steps of a form, with the answers so far by the fields' names; at least one step, even if it is empty."""
    levels: dict[str, int] = {}
    """Question's key → how many questions it depends on, one behind the other."""
    for each in asked_on(questions, day):
        if not each.after:
            levels[each.key] = 0
        elif each.after in levels and _fits(each, answers.get(field_name(each.after), "")):
            levels[each.key] = levels[each.after] + 1
    steps: list[tuple[Field, ...]] = []
    for level in range(max(levels.values(), default=0) + 1):
        fields = [_field(each, people, say) for each in questions if levels.get(each.key) == level]
        steps += [tuple(fields[start : start + MOST_FIELDS]) for start in range(0, len(fields), MOST_FIELDS)]
    return tuple(steps) or ((),)


def _fits(question: Question, answer: str) -> bool:
    """Whether the earlier question was answered so that this one is asked."""
    answer, wanted = answer.strip(), question.answered.strip()
    if not answer or not wanted:
        return bool(answer)
    return answer.casefold() == wanted.casefold() or _same_number(answer, wanted)


def _same_number(one: str, other: str) -> bool:
    try:
        return float(one) == float(other)
    except ValueError:
        return False


def _field(question: Question, people: Mapping[PersonId, str], say: Say) -> Field:
    name, label, hint, required = field_name(question.key), question.label, question.hint, question.required
    match question.kind:
        case Kind.SHORT:
            return TextField(name, label, hint, required, most=LONGEST_SHORT)
        case Kind.LONG:
            return TextField(name, label, hint, required, long=True)
        case Kind.CHOICE:
            return ChoiceField(name, label, tuple((each, each) for each in question.options), "", hint, required)
        case Kind.NUMBER:
            return NumberField(name, label, hint, required)
        case Kind.YES_NO:
            return YesNoField(name, label, hint, required)
        case Kind.PERSON:
            return PersonField(name, label, hint, required, tuple(people.items()))
        case Kind.DATE:
            return DateField(name, label, hint, required)
        case _:
            assert_never(question.kind)


def words_for(question: Question, answer: str, names: Mapping[PersonId, str], say: Say) -> str:
    """An answer as people read it; "" for none."""
    answer = from_words(answer)
    match question.kind:
        case Kind.PERSON:
            return names.get(PersonId(answer), "…") if answer else ""
        case Kind.YES_NO:
            return say.line("questions-yes" if answer == YES else "questions-no") if answer else ""
        case Kind.DATE:
            return _day(answer, say)
        case Kind.SHORT | Kind.LONG | Kind.CHOICE | Kind.NUMBER:
            return answer
        case _:
            assert_never(question.kind)


def _day(answer: str, say: Say) -> str:
    try:
        return say.line("day", day=date.fromisoformat(answer))
    except ValueError:
        return answer


def as_words(answer: str) -> str:
    """An answer as an intent carries it past the guard: a person's random id marked as one, for it may look like a
    number of somebody's."""
    return mark(PersonId(answer)) if _PERSON.fullmatch(answer) else answer


def from_words(words: str) -> str:
    """Back again, to an answer as a form has it."""
    people = mentioned(words)
    return people[0] if len(people) == 1 and words == mark(people[0]) else words
