"""Every card and form of actions, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.actions import cards as made_by
from bot.actions.intents import AddAction, EditAction, ListActions
from bot.actions.model import LONGEST_ACTION, LONGEST_WHO, Action
from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.chat.spans import mark
from bot.people.model import PersonId, TeamId
from tests.elements import HOSTILE, words

SAY = load()
TODAY = date(2026, 11, 16)
SAM, BEN = PersonId("a" * 16), PersonId("b" * 16)
NAMES = {SAM: "Sam Lee", BEN: "Ben <!here> & Sons"}
WARD_7 = TeamId("7" * 16)

OPENED_BY: dict[type[Intent], Intent] = {
    AddAction: AddAction(WARD_7, about="H-12"),
    EditAction: EditAction("A-3", WARD_7),
}
"""One for each form."""


def action(text: str = "Order red lanyards", **changes: Any) -> Action:
    written = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
    plain = Action("A-3", WARD_7, text, SAM, written, owner=SAM, who="", due=date(2026, 11, 20), about="H-12")
    return replace(plain, **changes)


def hard() -> tuple[tuple[str, Action], ...]:
    longest: dict[str, Any] = {"owner": BEN, "due": date(2020, 2, 29)}
    return (
        ("hostile", action(f"{HOSTILE}\n{mark(BEN)}"[:LONGEST_ACTION], who=HOSTILE[:LONGEST_WHO], **longest)),
        ("longest", action("long " * (LONGEST_ACTION // 5), who="W" * LONGEST_WHO, **longest)),
        ("longest, to be escaped", action("&" * LONGEST_ACTION, who="<" * LONGEST_WHO, **longest)),
        ("longest, wide characters", action("🧑🏽‍⚕️é漢" * (LONGEST_ACTION // 8), who="漢" * LONGEST_WHO, **longest)),
    )


def cards() -> dict[str, Card]:
    """By "actions.function: what is special"."""
    return {f"actions.{function}: {about}": card for function, about, card in (*_shown(), *_listed())}


def _shown() -> list[tuple[str, str, Card]]:
    plain = made_by.Shown(action(), "Ward 7", NAMES, TODAY)
    done = replace(plain, action=action(done=datetime(2026, 11, 18, 9, 0, tzinfo=UTC), done_by=BEN))
    found = {
        "plain": plain,
        "saved": replace(plain, saved=True),
        "saved without its day": replace(plain, action=action(due=None), saved=True, no_such_day="31 February"),
        "nobody's": replace(plain, action=action(owner=None, due=None)),
        "done": done,
        **{about: made_by.Shown(each, HOSTILE[:80], NAMES, TODAY, no_such_day="&" * 61) for about, each in hard()},
    }
    return [("show", about, made_by.show(each, SAY)) for about, each in found.items()]


def _listed() -> list[tuple[str, str, Card]]:
    view, title = ListActions(WARD_7, "overdue", 10), SAY.text("action-list", team=HOSTILE)
    long = [each for _, each in hard()]
    done = replace(long[0], done=datetime(2026, 11, 18, 9, 0, tzinfo=UTC))
    heading = SAY.text("action-part-mine")
    few = made_by.Page(words("What Ward 7 has to do"), (((), (action(),)),), NAMES, TODAY, ListActions(WARD_7))
    many = made_by.Page(
        title, ((heading, tuple(long)), (heading, (*long, action(), done))), NAMES, TODAY, view, view, done
    )
    none = replace(few, parts=(((), ()),))
    return [
        ("listing", about, made_by.listing(each, SAY)) for about, each in (("few", few), ("ten", many), ("none", none))
    ]
