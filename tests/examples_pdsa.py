"""Every card and form of small tests, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.intents import TryAnswer
from bot.chat.card import Card
from bot.chat.form import ChoiceField, Choices, Form, show_step
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.learning.cards import Shown as Learned
from bot.learning.model import Content, Entry, Kind
from bot.pdsa import cards as made_by
from bot.pdsa.forms import FORMS
from bot.pdsa.intents import EditTest, LearnFromTest, NextTest, StartTest
from bot.pdsa.model import (
    LONGEST_SHORT,
    LONGEST_TEXT,
    MOST_AMENDMENTS,
    MOST_PREDICTIONS,
    Act,
    Amendment,
    Cycle,
    Decision,
    Did,
    Due,
    Matched,
    Plan,
    Prediction,
    Scale,
)
from bot.pdsa.parts import Shown
from bot.pdsa.step_forms import study_fields
from bot.pdsa.step_intents import WriteAct, WriteDo, WriteGuess, WriteStudy
from bot.people.model import PersonId, TeamId
from bot.projects.model import LONGEST_NAME as LONGEST_AIM
from bot.projects.model import MOST_OF_TEAM as MOST_AIMS
from tests.elements import HOSTILE, words

SAY = load()
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SAM, WARD_7 = PersonId("a" * 16), TeamId("7" * 16)
LONDON = ZoneInfo("Europe/London")

OPENED_BY: dict[type[Intent], Intent] = {
    StartTest: StartTest(WARD_7, about="L-12", previous="C-6", project="P-2", idea=4),
    NextTest: NextTest("C-7"),
    EditTest: EditTest("C-7", WARD_7),
    WriteGuess: WriteGuess("C-7"),
    WriteDo: WriteDo("C-7"),
    WriteStudy: WriteStudy("C-7"),
    WriteAct: WriteAct("C-7"),
    LearnFromTest: LearnFromTest("C-7"),
    TryAnswer: TryAnswer("H-12", 3, "worries"),
}
"""One for each form."""


def cycle(text: str = "Red lanyard on the trolley key", **changes: Any) -> Cycle:
    guess = Prediction("", "Key found in under 1 min", NOON)
    due = Due(date(2026, 11, 23), date(2026, 11, 24))
    plain = Cycle("C-7", WARD_7, Plan(text, when=TODAY), SAM, NOON, (guess,), due, ramp="C-7", lead=SAM)
    return replace(plain, **changes)


def whole(text: str, decision: Decision = Decision.ADAPT) -> Cycle:
    """At its end, with the same words in every field."""
    long, short = text[:LONGEST_TEXT], text[:LONGEST_SHORT]
    later = tuple(Amendment(long, NOON + timedelta(hours=number)) for number in range(3))
    guess = Prediction("", long, NOON, long, Matched.PARTLY, later)
    others = tuple(replace(guess, question=f"{number} {short}?") for number in range(1, MOST_PREDICTIONS))
    plan = Plan(long, long, long, long, Scale.ORGANISATION, TODAY, short, short, short, short, 12, "P-2", 4, "M-3")
    return cycle(
        plan=plan,
        predictions=(guess, *others),
        started=NOON,
        did=Did(False, long, long, long, long),
        done=NOON,
        learned=long,
        studied=NOON,
        act=Act(decision, long, long, long),
        acted=NOON,
    )


def hard() -> tuple[tuple[str, Cycle], ...]:
    return (
        ("hostile", whole(f"{HOSTILE}\n{HOSTILE}")),
        ("longest", whole("long " * (LONGEST_TEXT // 5))),
        ("longest, to be escaped", whole("&" * LONGEST_TEXT)),
        ("longest, wide characters", whole("🧑🏽‍⚕️é漢" * (LONGEST_TEXT // 8))),
    )


def shown(of: Cycle, **more: Any) -> Shown:
    return Shown(of, "Ward 7", TODAY, LONDON, lead="Sam Lee", **more)


def everything(of: Cycle) -> Shown:
    """With all that can stand on its card."""
    content = Content(learned=HOSTILE, kind=Kind.WORKED)
    entry = Entry("L-12", WARD_7, SAM, content, NOON, TODAY)
    return Shown(
        of,
        HOSTILE[:80],
        TODAY,
        LONDON,
        HOSTILE[:80],
        HOSTILE[:80],
        HOSTILE[:80],
        replace(of, ref="C-6"),
        (replace(of, ref="C-8"), replace(of, ref="C-9")),
        (Learned(entry, HOSTILE[:80], {}),) * 3,
        words(HOSTILE),
        can_post=True,
        saved=True,
        posted=True,
        points_to_person=True,
        speaks_of_harm=True,
    )


def cards() -> dict[str, Card]:
    """By "pdsa.function: what is special"."""
    return {f"pdsa.{function}: {about}": card for function, about, card in (*_shown(), *_around())}


def _shown() -> list[tuple[str, str, Card]]:
    plain, over = shown(cycle()), whole("Red lanyard")
    found = {
        "ready": replace(plain, saved=True),
        "planned": plain,
        "without a guess": shown(cycle(predictions=())),
        "started": shown(cycle(started=NOON)),
        "done": shown(cycle(started=NOON, did=Did(True), done=NOON)),
        "studied": shown(replace(over, act=None, acted=None)),
        **{f"ended: {each}": shown(whole("Red lanyard", each)) for each in Decision},
        "not quite said": shown(replace(over, did=Did(observations="seen"), learned="", act=Act(Decision.ADOPT))),
        **{about: everything(each) for about, each in hard()},
    }
    return [("show", about, made_by.show(each, SAY)) for about, each in found.items()]


def _around() -> list[tuple[str, str, Card]]:
    made: list[tuple[str, str, Card]] = [("removed", "", made_by.removed("C-7", SAY))]
    going = cycle(started=NOON, predictions=whole("Red lanyard").predictions)
    for about, each in (("easy", cycle()), ("going on", going), *hard()):
        made += [
            ("more", about, made_by.more(everything(each), True, SAY)),
            ("ask_guess", about, made_by.ask_guess(each, SAY)),
            ("guesses", about, made_by.guesses(everything(each), SAY)),
            ("really_remove", about, made_by.really_remove(each, SAY)),
            ("not_posted", about, made_by.not_posted(everything(each), SAY)),
        ]
    many = tuple(Amendment(HOSTILE, NOON) for _ in range(MOST_AMENDMENTS))
    of_many = tuple(replace(each, amendments=many) for each in going.predictions)
    made.append(("guesses", "as many as there can be", made_by.guesses(shown(cycle(predictions=of_many)), SAY)))
    return made


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    """Those that are read from the record, as full as they can be."""
    found = {}
    for about, each in hard():
        fields = study_fields(each.predictions, SAY)
        choices, faults = Choices({}, {}, (fields,)), {fields[0].name: HOSTILE}
        form = show_step(FORMS[WriteStudy], OPENED_BY[WriteStudy], "f" * 32, 0, {}, choices, SAY)
        found[f"{WriteStudy.name}: {about}"] = (form, faults)
    aims = tuple((f"P-{number}", f"{number} {HOSTILE}"[:LONGEST_AIM]) for number in range(1, MOST_AIMS + 1))
    offered = (ChoiceField("project", "", aims), ChoiceField("measure", "", aims))
    for step in range(3):
        form = show_step(FORMS[StartTest], OPENED_BY[StartTest], "f" * 32, step, {}, Choices({}, {}, (offered,)), SAY)
        found[f"{StartTest.name}, step {step + 1}: with aims"] = (form, {})
    return found
