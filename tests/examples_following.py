"""Every card and form of following, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.chat.card import Card
from bot.chat.form import MOST_OPTIONS, Choices, Form, show_step
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.concerns.cards import Shown as ConcernShown
from bot.concerns.model import Concern, ConcernStatus
from bot.following import cards as made_by
from bot.following.forms import FORMS, listed, typed
from bot.following.intents import ChooseTeams, ShowFollowers, ShowFollows
from bot.following.model import Consent, Follow
from bot.measures.model import LONGEST_NAME, Measure
from bot.measures.model import Plan as MeasurePlan
from bot.pdsa.board_cards import Reader
from bot.pdsa.model import Cycle
from bot.pdsa.model import Plan as TestPlan
from bot.people.model import PersonId, TeamId
from bot.projects.model import Aim, Project
from tests.elements import HOSTILE

SAY = load()
NOW, TODAY = datetime(2026, 11, 16, 8, 25, tzinfo=UTC), date(2026, 11, 16)
CARA, SAM = PersonId("c" * 16), PersonId("a" * 16)
WARD_7 = TeamId("7" * 16)
NAMES = {CARA: "Cara <at>everyone</at>", SAM: HOSTILE[:80]}
LONG = "&" * 80
"""As long as a team's name."""

OPENED_BY: dict[type[Intent], Intent] = {ChooseTeams: ChooseTeams()}
"""One for each form."""


def follow(consent: Consent = Consent.ASKED, person: PersonId = CARA) -> Follow:
    decided = None if consent is Consent.ASKED else NOW
    return Follow(person, WARD_7, consent, NOW, decided, SAM if decided else None)


def cards() -> dict[str, Card]:
    """By "following.function: what is special"."""
    return {f"following.{function}: {about}": card for function, about, card in (*_mine(), *_asked(), *_of_team())}


def _mine() -> list[tuple[str, str, Card]]:
    view = ShowFollows(10)
    three = ((WARD_7, "Ward 7", Consent.GIVEN), (WARD_7, HOSTILE[:80], Consent.ASKED), (WARD_7, LONG, Consent.GIVEN))
    many = made_by.Mine(three * 3, 490, 10, view, ShowFollows(20))
    few = made_by.Mine(three[:1], 1, 0, ShowFollows())
    none = made_by.Mine((), 0, 0, ShowFollows())
    shown = (("few", few), ("many", many), ("none", none))
    return [("mine", about, made_by.mine(each, SAY)) for about, each in shown]


def _asked() -> list[tuple[str, str, Card]]:
    told: dict[made_by.Told, tuple[str, ...]] = {
        made_by.Told.ASKED: ("Ward 7",),
        made_by.Told.NO_LEAD: (HOSTILE[:80], LONG),
    }
    others: dict[made_by.Told, tuple[str, ...]] = {made_by.Told.AGREED: ("Ward 9",), made_by.Told.NOT_NOW: (LONG,)}
    five = {TeamId(f"{number:016x}"): f"{HOSTILE[:70]} {number}" for number in range(5)}
    return [
        ("asked", "one", made_by.asked({made_by.Told.ASKED: ("Ward 7",)}, SAY)),
        ("asked", "every answer", made_by.asked(told | others, SAY)),
        ("asked", "nothing is left of it", made_by.asked({}, SAY)),
        ("found", "one", made_by.found({WARD_7: "Ward 7"}, own=False, say=SAY)),
        ("found", "several", made_by.found(five, own=False, say=SAY)),
        ("found", "one's own", made_by.found({}, own=True, say=SAY)),
        ("found", "none", made_by.found({}, own=False, say=SAY)),
    ]


def _of_team() -> list[tuple[str, str, Card]]:
    view = ShowFollowers(WARD_7)
    both = (follow(Consent.GIVEN), follow(Consent.ASKED, SAM))
    return [
        ("followed", "everything", made_by.followed(_followed(), SAY)),
        (
            "followed",
            "nothing",
            made_by.followed(replace(_followed(), tests=(), measures=(), projects=(), concerns=()), SAY),
        ),
        ("request", "asked", made_by.request(follow(), NAMES[CARA], "Ward 7", SAY)),
        ("request", "asked, hostile", made_by.request(follow(), NAMES[SAM], LONG, SAY)),
        ("request", "agreed", made_by.request(follow(Consent.GIVEN), NAMES[CARA], LONG, SAY)),
        ("request", "ended", made_by.request(follow(Consent.ENDED), NAMES[SAM], HOSTILE[:80], SAY)),
        ("followers", "to a lead", made_by.followers(LONG, view, both, NAMES, True, SAY)),
        ("followers", "to a member", made_by.followers("Ward 7", view, both, NAMES, False, SAY)),
        ("followers", "nobody", made_by.followers("Ward 7", view, (), {}, True, SAY)),
        ("decision", "yes", made_by.decision(follow(Consent.GIVEN), LONG, SAY)),
        ("decision", "no", made_by.decision(follow(Consent.ENDED), HOSTILE[:80], SAY)),
    ]


def _followed() -> made_by.Followed:
    cycle = Cycle("C-7", WARD_7, TestPlan(f"{HOSTILE} {'long ' * 300}"), None, NOW)
    concern = Concern(
        "K-3", WARD_7, f"{HOSTILE[:400]}", None, NOW, "", None, "", ConcernStatus.PASSED_UP, passed_up=NOW
    )
    return made_by.Followed(
        WARD_7,
        HOSTILE[:80],
        (cycle,) * 5,
        Reader({}, TODAY, "Europe/London"),
        (Measure("M-1", WARD_7, MeasurePlan("&" * LONGEST_NAME), None, NOW),) * 5,
        (Project("P-1", WARD_7, Aim(HOSTILE[:80]), None, NOW),) * 5,
        (ConcernShown(concern, "Ward 7", TODAY, "Site <huddle>", ours=False, follows=True),) * 5,
    )


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    """As many teams as are listed, and those that are typed for."""
    many = tuple((f"{number:016x}", f"Ward {number} & Day Unit <{number}>") for number in range(MOST_OPTIONS))
    steps = {"fifty teams": (listed(many, SAY),), "typed for": tuple(typed(number, SAY) for number in range(1, 6))}
    found: dict[str, tuple[Form, dict[str, str]]] = {}
    for about, fields in steps.items():
        choices, answers = Choices({}, {}, (fields,)), {"teams": many[3][0], "team-1": many[3][0]}
        form = show_step(FORMS[ChooseTeams], ChooseTeams(), "f" * 32, 0, answers, choices, SAY)
        found[f"follow.choose, step 1: {about}"] = (form, {})
    return found
