"""Every card and form of huddles, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.chat.card import Card, Items, Paragraph
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.huddles import cards as made_by
from bot.huddles import private, room, sheet
from bot.huddles.insight import Insight
from bot.huddles.intents import AskDaysSince, CountRoom, PrintSheet, ShowSheet, StandIn
from bot.huddles.model import Huddle, Status
from bot.huddles.shown import MOST_CARRIED, MOST_PASSED, MOST_TESTS, Shown
from bot.learning.model import Content, Entry
from bot.pdsa.board_cards import to_do
from bot.pdsa.model import Stage
from bot.people.model import PersonId, TeamId
from bot.questions.model import LONGEST_LABEL, Question
from bot.series.model import LONGEST_NAME, Way
from tests.bot.cycles import cycle
from tests.elements import HOSTILE
from tests.examples_actions import NAMES, action
from tests.examples_actions import hard as hard_actions
from tests.examples_boards import READER
from tests.examples_boards import hard as hard_tests
from tests.examples_concerns import concern, passed
from tests.examples_concerns import hard as hard_concerns

SAY = load()
WARD_7, SITE = TeamId("7" * 16), TeamId("5" * 16)
SAM = PersonId("a" * 16)
STARTS = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
TODAY = STARTS.date()
QUESTIONS = (
    Question("yesterday", "Yesterday’s concerns", hint="What came up, and what became of it?"),
    Question("today", "Today’s worries"),
    Question("hard", HOSTILE[:LONGEST_LABEL], hint="&" * 150),
)

OPENED_BY: dict[type[Intent], Intent] = {CountRoom: CountRoom("H-12"), AskDaysSince: AskDaysSince(WARD_7)}
"""One for each form."""


def huddle(**changes: Any) -> Huddle:
    plain = Huddle(
        team=WARD_7,
        name="Ward 7 huddle",
        way=Way.ROOM,
        questions=QUESTIONS,
        starts=STARTS,
        ends=STARTS + timedelta(minutes=30),
        minutes=10,
        lead=None,
        ref="H-12",
        opened=STARTS,
        opened_by=SAM,
    )
    return replace(plain, **changes)


def learned(text: str, ref: str = "L-12") -> Entry:
    return Entry(ref, WARD_7, None, Content(learned=text), STARTS, TODAY)


def shown(status: Status, way: Way = Way.ROOM, **changes: Any) -> Shown:
    of = {name: changes.pop(name) for name in list(changes) if name in Huddle.__dataclass_fields__}
    given = {"starts": "08:25", "ends": "12:25", "minutes": 3, "today": TODAY, "names": NAMES, **changes}
    return Shown(huddle(status=status, way=way, **of), "Ward 7", **given)


def hard(status: Status, way: Way = Way.ROOM) -> Shown:
    """Everything at its worst: more said than there is room for, from before and now."""
    concerns = [each for _, each in hard_concerns()] * 8
    actions = [each for _, each in hard_actions()] * 4
    return shown(
        status,
        way,
        name=HOSTILE[:LONGEST_NAME],
        starts="tomorrow 08:25",
        step=2,
        concerns=tuple(concerns),
        actions=tuple(actions),
        learning=tuple(learned(text) for text in (HOSTILE, "&" * 3000, "漢" * 3000)),
        waiting=tuple(concerns[:MOST_CARRIED]),
        carried=tuple(actions[:MOST_CARRIED]),
        more_carried=46,
        tests=to_do(hard_tests()[:MOST_TESTS], READER, SAY).items,
        passed=tuple(passed(each) for each in concerns[:MOST_PASSED]),
        teams={WARD_7: HOSTILE[:80]},
        answered=150,
    )


SOME: dict[str, Any] = {
    "concerns": (concern("Two staff short, late shift", who="Sister", due=TODAY), concern(raised_by=None)),
    "actions": (action(),),
    "learning": (learned("A red lanyard stops the 8 am hunt."),),
    "waiting": (concern("Lift 2 is out"), passed(concern("Bladder scanner missing"))),
    "carried": (action(),),
    "tests": to_do((cycle(Stage.DO),), READER, SAY).items,
    "passed": (passed(concern()),),
    "teams": {WARD_7: "Ward 7"},
}


def cards() -> dict[str, Card]:
    """By "huddles.function: what is special"."""
    return {**_huddles(), **_private(), **_sheets(), **_overviews()}


def _huddles() -> dict[str, Card]:
    functions = {
        (Status.PLANNED, Way.ROOM): room.reminder,
        (Status.OPEN, Way.ROOM): room.room,
        (Status.CLOSED, Way.ROOM): room.done,
        (Status.MISSED, Way.ROOM): room.not_held,
        (Status.PLANNED, Way.FORM): made_by.answering_early,
        (Status.OPEN, Way.FORM): made_by.answering,
        (Status.CLOSED, Way.FORM): made_by.answered,
        (Status.CANCELLED, Way.FORM): room.not_held,
    }
    found: dict[str, Card] = {}
    for (status, way), function in functions.items():
        name = f"huddles.{function.__name__}: {status} {way}"
        found[f"{name}, bare"] = made_by.huddle(shown(status, way), SAY)
        found[name] = function(shown(status, way, closed_by=SAM, in_room=14, answered=4, **SOME), SAY)
        found[f"{name}, hard"] = function(hard(status, way), SAY)
    found["huddles.huddle: nobody answered"] = made_by.huddle(shown(Status.MISSED, Way.FORM), SAY)
    return found


def _private() -> dict[str, Card]:
    every = {"plain": shown(Status.CLOSED, **SOME), "hard": hard(Status.CLOSED)}
    start = StandIn(WARD_7, "H-12", HOSTILE[:80])
    found: dict[str, Card] = {}
    for about, each in every.items():
        name = each.huddle.name
        found |= {
            f"huddles.remind_lead: {about}": private.remind_lead(each, SAY),
            f"huddles.started: {about}": private.started(each.huddle, name, SAY),
            f"huddles.stand_in: {about}": private.stand_in(name, f"{name}, {name}", start, SAY),
            f"huddles.nothing_open: {about}": private.nothing_open(WARD_7, name, SAY),
            f"huddles.add_to: {about}": private.add_to(each, SAY),
            f"huddles.pick_concern: {about}": private.pick_concern(each, SAY),
            f"huddles.sheet_link: {about}": private.sheet_link(
                name, "https://x.example/p?a=1&b=<c>", PrintSheet(WARD_7), SAY
            ),
        }
    plain = huddle()
    return found | {
        "huddles.pick_concern: none": private.pick_concern(shown(Status.CLOSED), SAY),
        "huddles.in_room": private.in_room(huddle(in_room=14), SAY),
        "huddles.same_time": private.same_time(plain, "08:25", "America/Argentina/Buenos_Aires", "Q-12", SAY),
        "huddles.scheduled_already": private.scheduled_already(WARD_7, SAY),
        "huddles.schedule_declined": private.schedule_declined(SAY),
    }


def _sheets() -> dict[str, Card]:
    waiting, view = (concern(),), ShowSheet("H-12", WARD_7)
    plain = sheet.Sheet("Ward 7 huddle", "16 Nov 2026 08:25", TODAY, QUESTIONS[:2], waiting, (action(),), NAMES, view)
    long = replace(
        plain,
        name=HOSTILE[:LONGEST_NAME],
        questions=QUESTIONS[2:] * 20,
        waiting=tuple(each for _, each in hard_concerns()),
        carried=tuple(each for _, each in hard_actions()) * 2,
    )
    return {
        "huddles.sheet": sheet.sheet(plain, SAY),
        "huddles.sheet: hard": sheet.sheet(long, SAY),
        "huddles.sheet: bare": sheet.sheet(replace(plain, waiting=(), carried=(), questions=()), SAY),
    }


def _overviews() -> dict[str, Card]:
    insight = Insight(17, 20, 15, date(2026, 11, 3), 15, 15)
    none = made_by.Overview(WARD_7, "Ward 7", (), None, False, Insight(0, 0, 0, None, 0, 15), None, None, leads=False)
    plain = made_by.Overview(
        WARD_7,
        "Ward 7",
        (huddle(status=Status.OPEN), huddle(status=Status.OPEN, way=Way.FORM)),
        made_by.Soon("Ward 7 huddle", "tomorrow 08:25", huddle(way=Way.FORM)),
        True,
        insight,
        insight.embedded,
        ("fall", 12),
    )
    hostile = replace(
        plain,
        name=HOSTILE[:80],
        open=(huddle(name=HOSTILE[:LONGEST_NAME]),) * 12,
        soon=made_by.Soon("&" * LONGEST_NAME, "tomorrow 08:25"),
        insight=replace(insight, needed=21),
        since=(HOSTILE[:60], 0),
    )
    home = made_by.now_and_next(plain.open * 10, plain.soon, SAY)
    return {
        "huddles.overview": made_by.overview(plain, SAY),
        "huddles.overview: none": made_by.overview(none, SAY),
        "huddles.overview: hostile": made_by.overview(hostile, SAY),
        "huddles.overview: at home": Card(
            SAY.text("hello-everybody"), (Paragraph(SAY.text("home-huddles")), Items(home))
        ),
    }
