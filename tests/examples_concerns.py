"""Every card and form of concerns, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.chat.spans import mark
from bot.concerns import cards as made_by
from bot.concerns.intents import AddConcern, AnswerConcern, EditConcern, ListConcerns, NameSite
from bot.concerns.model import LONGEST_CONCERN, LONGEST_OUTCOME, LONGEST_WHO, Concern, ConcernStatus
from bot.people.model import PersonId, TeamId
from tests.elements import HOSTILE

SAY = load()
TODAY = date(2026, 11, 16)
RAISED = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
SAM, BEN = PersonId("a" * 16), PersonId("b" * 16)
NAMES = {SAM: "Sam Lee", BEN: "Ben <!here> & Sons"}
WARD_7, SITE = TeamId("7" * 16), TeamId("5" * 16)

OPENED_BY: dict[type[Intent], Intent] = {
    AddConcern: AddConcern(WARD_7, about="H-12"),
    EditConcern: EditConcern("K-3"),
    AnswerConcern: AnswerConcern("K-3"),
    NameSite: NameSite(WARD_7, "K-3"),
}
"""One for each form."""


def concern(text: str = "Bladder scanner missing", **changes: Any) -> Concern:
    plain = Concern("K-3", WARD_7, text, SAM, RAISED, who="", due=None, about="H-12", status=ConcernStatus.OPEN)
    return replace(plain, **changes)


def passed(each: Concern) -> Concern:
    days = datetime(2026, 11, 14, 8, 25, tzinfo=UTC)
    return replace(each, status=ConcernStatus.PASSED_UP, site=SITE, passed_up=days, passed_up_by=SAM)


def closed(each: Concern, outcome: str = "A second one comes on Thursday.", solved: bool = True) -> Concern:
    return replace(each, status=ConcernStatus.CLOSED, outcome=outcome[:LONGEST_OUTCOME], solved=solved, closed=RAISED)


def hard() -> tuple[tuple[str, Concern], ...]:
    taken: dict[str, Any] = {"due": date(2020, 2, 29), "raised_by": None, "status": ConcernStatus.ACTIONED}
    return (
        ("hostile", concern(f"{HOSTILE}\n{mark(BEN)}"[:LONGEST_CONCERN], who=HOSTILE[:LONGEST_WHO], **taken)),
        ("longest", concern("long " * (LONGEST_CONCERN // 5), who="W" * LONGEST_WHO, **taken)),
        ("longest, to be escaped", concern("&" * LONGEST_CONCERN, who="<" * LONGEST_WHO, **taken)),
        ("longest, wide characters", concern("🧑🏽‍⚕️é漢" * (LONGEST_CONCERN // 8), who="漢" * LONGEST_WHO, **taken)),
    )


def cards() -> dict[str, Card]:
    """By "concerns.function: what is special"."""
    return {f"concerns.{function}: {about}": card for function, about, card in (*_shown(), *_outcomes(), *_listed())}


def _shown() -> list[tuple[str, str, Card]]:
    plain = made_by.Shown(concern(), "Ward 7", TODAY, "Site huddle", NAMES)
    asked: dict[str, Any] = {"saved": True, "points_to_person": True, "speaks_of_harm": True, "wants_site": True}
    taken = concern(who="Sister", due=TODAY, status=ConcernStatus.ACTIONED)
    up, done = passed(concern()), closed(passed(concern()))
    found = {
        "plain": plain,
        "from the room": replace(plain, concern=concern(raised_by=None)),
        "taken": replace(plain, concern=taken, saved=True),
        "without a site": replace(plain, site=""),
        "everything asked": replace(plain, site="", **asked),
        "passed up": replace(plain, concern=up),
        "passed up, for the site": replace(plain, concern=up, ours=False),
        "closed": replace(plain, concern=done),
        "closed, for the site": replace(plain, concern=done, ours=False),
        "closed by its own team, not solved": replace(plain, concern=closed(concern(), solved=False)),
    }
    for about, each in hard():
        long = made_by.Shown(each, HOSTILE[:80], TODAY, HOSTILE[:80], NAMES, **asked)
        answered = replace(long, concern=closed(passed(each), HOSTILE + each.text * 2))
        found |= {about: long, f"{about}, passed up": replace(long, concern=passed(each))}
        found |= {f"{about}, closed": answered, f"{about}, for the site": replace(answered, ours=False)}
    return [("show", about, made_by.show(each, SAY)) for about, each in found.items()]


def _outcomes() -> list[tuple[str, str, Card]]:
    plain = made_by.Shown(closed(passed(concern())), "Ward 7", TODAY, "Site huddle", NAMES)
    found = {
        "solved": plain,
        "not solved": replace(plain, concern=closed(passed(concern()), solved=False)),
        "by its own team": replace(plain, concern=closed(concern())),
    }
    for about, each in hard():
        found[about] = replace(plain, concern=closed(passed(each), HOSTILE + each.text * 2), site=HOSTILE[:80])
    return [("outcome", about, made_by.outcome(each, SAY)) for about, each in found.items()]


def _listed() -> list[tuple[str, str, Card]]:
    long, view = [each for _, each in hard()], ListConcerns(WARD_7, 10)
    none = made_by.Page("Ward 7", (), (), NAMES, TODAY, ListConcerns(WARD_7))
    ten = [*long, *map(closed, long), passed(concern()), concern()]
    many = made_by.Page(
        HOSTILE[:80], ten, [(passed(each), HOSTILE[:80]) for each in ten], NAMES, TODAY, view, HOSTILE[:80], view
    )
    found = {"none": none, "one": replace(none, own=[concern()]), "twenty": many}
    return [("listing", about, made_by.listing(each, SAY)) for about, each in found.items()]
