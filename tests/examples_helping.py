"""Every card and form of offers and questions, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.helping import cards as made_by
from bot.helping.intents import AnswerQuestion, AskTheTeam
from bot.helping.model import LONGEST_TEXT, NO, YES, Ask, AskKind
from bot.learning.model import LONGEST_HEADLINE
from bot.people.model import PersonId, TeamId
from tests.elements import HOSTILE

SAY = load()
NOW = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
CARA, SAM = PersonId("c" * 16), PersonId("a" * 16)
WARD_7, HUB = TeamId("7" * 16), TeamId("8" * 16)
LONG, LONGEST = "&" * LONGEST_HEADLINE, "&" * LONGEST_TEXT

OPENED_BY: dict[type[Intent], Intent] = {AskTheTeam: AskTheTeam("C-7"), AnswerQuestion: AnswerQuestion("E-3")}
"""One for each form."""


def shown(kind: AskKind, **changes: Any) -> made_by.Shown:
    text = {AskKind.HELP: "", AskKind.QUESTION: "Which lanyard?", AskKind.MEETING: "L-12"}[kind]
    asked = Ask("E-3", kind, CARA, WARD_7, "C-7", text, NOW, HUB)
    own = {name: changes.pop(name) for name in list(changes) if name in Ask.__dataclass_fields__}
    plain = made_by.Shown(replace(asked, **own), "Ward 7", "Hub", "Cara Lindqvist", "red lanyard on the key")
    return replace(plain, **changes)


def _hard(kind: AskKind, **changes: Any) -> made_by.Shown:
    words = {"text": LONGEST} if kind is AskKind.QUESTION else {}
    hostile = {"team": HOSTILE[:80], "other": "&" * 80, "by": HOSTILE[:80], "about": HOSTILE[:LONGEST_HEADLINE]}
    return shown(kind, **{**words, **hostile, "theirs": LONG, "answered_by": HOSTILE[:80], **changes})


ANSWERED: dict[str, Any] = {"answered": NOW, "answered_by": "Sister Ben"}


def cards() -> dict[str, Card]:
    """By "helping.function: what is special"."""
    found = (*_asks(), *_answers(), *_others())
    return {f"helping.{function}: {about}": card for function, about, card in found}


def _asks() -> list[tuple[str, str, Card]]:
    every: list[tuple[str, made_by.Shown]] = [(f"{kind}", shown(kind)) for kind in AskKind]
    every += [(f"{kind}, hard", _hard(kind)) for kind in AskKind]
    every += [(f"{kind}, no team and no record", shown(kind, other="", about="")) for kind in AskKind]
    every += [
        ("an offer, welcome", shown(AskKind.HELP, answer=YES, answered=NOW)),
        ("an offer, not now", shown(AskKind.HELP, answer=NO, answered=NOW)),
        ("a question, answered", _hard(AskKind.QUESTION, answer=LONGEST, answered=NOW)),
    ]
    told = [("ask", about, made_by.ask(each, True, SAY)) for about, each in every]
    told += [("ask", "two teams, to the other", made_by.ask(_hard(AskKind.MEETING), False, SAY))]
    return told + [("passed_on", about, made_by.passed_on(each, SAY)) for about, each in every]


def _answers() -> list[tuple[str, str, Card]]:
    every = {
        "get in touch": shown(AskKind.HELP, answer=YES, **ANSWERED),
        "get in touch, hard": _hard(AskKind.HELP, answer=YES, answered=NOW),
        "not now": shown(AskKind.HELP, answer=NO, **ANSWERED),
        "to a question": shown(AskKind.QUESTION, answer="A red one.", **ANSWERED),
        "to a question, hard": _hard(AskKind.QUESTION, answer=LONGEST, answered=NOW),
    }
    return [("answer", about, made_by.answer(each, SAY)) for about, each in every.items()]


def _others() -> list[tuple[str, str, Card]]:
    others = (
        made_by.Other("Ward 3", "L-12", "Key on a hook"),
        made_by.Other(HOSTILE[:80], "C-9", HOSTILE[:LONGEST_HEADLINE]),
        made_by.Other("&" * 80, "L-13", LONG),
    )
    return [
        ("passed_on_before", "", made_by.passed_on_before(SAY)),
        ("who_else", "three", made_by.who_else("C-7", LONG, others, SAY)),
        ("who_else", "nobody", made_by.who_else("L-12", "Key on a hook", (), SAY)),
    ]
