"""Every card and form of questions, easy ones and hard ones; examples.py gathers them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.chat.card import Card
from bot.chat.form import ChoiceField, Field
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.people.model import PersonId, Team, TeamId
from bot.questions import cards as questions
from bot.questions.fields import field_name, fields_for
from bot.questions.intents import EditQuestion, NameQuestionSet
from bot.questions.model import (
    LONGEST_LABEL,
    LONGEST_NAME,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    MOST_SETS,
    Becomes,
    Kind,
    Question,
    QuestionSet,
)
from bot.questions.rules import LONGEST_HINT, LONGEST_OPTION
from bot.questions.sets import built_in
from tests.elements import HOSTILE

SAY = load()
WARD_7 = Team(TeamId("7" * 16), "Ward 7", True)
MONDAY = date(2026, 11, 23)

OPENED_BY: dict[type[Intent], Intent] = {
    EditQuestion: EditQuestion("Q-12", "a" * 40),
    NameQuestionSet: NameQuestionSet("Q-12"),
}
"""One for each form."""


def _of_each_kind(text: str, options: int) -> tuple[Question, ...]:
    """At its longest, made of `text`; the last depends on the first."""
    label, hint = (text * LONGEST_LABEL)[:LONGEST_LABEL], (text * LONGEST_HINT)[:LONGEST_HINT]
    choices = tuple(f"{number} {text * LONGEST_OPTION}"[:LONGEST_OPTION] for number in range(options))
    found = [
        Question(kind.name.lower(), label, kind, hint, True, choices if kind is Kind.CHOICE else ()) for kind in Kind
    ]
    last = Question("last", label, Kind.LONG, hint, weekdays=(0, 6), after="short", from_last=True)
    return (*found, replace(last, becomes=Becomes.CONCERN))


def asked(text: str, people: Mapping[PersonId, str], options: int) -> tuple[tuple[Field, ...], ...]:
    """The steps of a form that reads its questions, with one that some other form looks for."""
    earlier = ChoiceField("after", text[:LONGEST_LABEL], (("short", text[:LONGEST_OPTION]), ("long", "Two")))
    first, *others = fields_for(_of_each_kind(text, options), {field_name("short"): "x"}, MONDAY, people, SAY)
    return ((*first, earlier), *others)


def _own(text: str, count: int = 3) -> QuestionSet:
    most = _of_each_kind(text, MOST_OPTIONS) * 2
    listed = tuple(replace(each, key=f"{number:040}", answered=text[:60]) for number, each in enumerate(most))
    return QuestionSet("Q-12", (text * LONGEST_NAME)[:LONGEST_NAME], listed[:count], 120, WARD_7.id, "daily")


def cards() -> dict[str, Card]:
    """By "questions.function: what is special"."""
    listing, show, question, really_delete = (
        questions.listing,
        questions.show,
        questions.question,
        questions.really_delete,
    )
    daily, *others = built_in()
    ours = replace(daily, key="Q-1", name="Our daily huddle", team=WARD_7.id)
    hard = {"hostile": _own(HOSTILE, MOST_QUESTIONS), "longest, to be escaped": _own("&", MOST_QUESTIONS)}
    wide = _own("🧑🏽‍⚕️é漢", MOST_QUESTIONS)
    found = {
        "listing": listing(WARD_7, (), (daily, *others), SAY),
        "listing: with their own": listing(WARD_7, (ours,), (daily, *others), SAY),
        "listing: many": listing(
            replace(WARD_7, name=HOSTILE[:80]), [*hard.values()] * (MOST_SETS // 2), (daily,), SAY
        ),
        "show": show(daily, WARD_7.id, True, SAY),
        "show: their own": show(ours, WARD_7.id, True, SAY),
        "show: to a member": show(ours, WARD_7.id, False, SAY),
        "show: wide characters": show(wide, WARD_7.id, True, SAY),
        "question": question(ours, 1, SAY),
        "question: wide characters": question(wide, 7, SAY),
        "really_delete": really_delete(ours, SAY),
    }
    for about, each in hard.items():
        found[f"show: {about}"] = show(each, WARD_7.id, True, SAY)
        found[f"really_delete: {about}"] = really_delete(each, SAY)
        found |= {
            f"question: {about}, {kind}": question(each, place, SAY) for place, kind in enumerate((*Kind, "last"))
        }
    return {f"questions.{name}": card for name, card in found.items()}
