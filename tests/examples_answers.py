"""Every card and form of answers, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.answers import cards as made_by
from bot.answers.cards import Given, OpenHuddle, OpenTest, OpenToday
from bot.answers.intents import ActFromAnswer, AnswerHuddle, AskAway, LearnFromAnswer, PassUpAnswer, UseAnswer
from bot.answers.model import Habits
from bot.answers.open import MOST_TESTS
from bot.answers.summary import Line, Summary, pages
from bot.chat.card import Button, Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.huddles.model import Huddle, Status
from bot.pdsa.step_intents import WriteDo
from bot.people.model import Team, TeamId
from bot.questions.model import LONGEST_LABEL, Question
from bot.series.model import Way
from tests.elements import HOSTILE, LONGEST, words

SAY = load()
STARTS = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
TODAY = date(2026, 11, 16)
WARD_7 = TeamId("7" * 16)
OF = ("H-12", 3, "worries")

OPENED_BY: dict[type[Intent], Intent] = {
    AnswerHuddle: AnswerHuddle("H-12"),
    AskAway: AskAway(),
    LearnFromAnswer: LearnFromAnswer(*OF),
    ActFromAnswer: ActFromAnswer(*OF),
    PassUpAnswer: PassUpAnswer(*OF),
}
"""One for each form."""

HARD = {
    "hostile": HOSTILE,
    "longest": "long " * (LONGEST // 5),
    "longest, to be escaped": "&" * LONGEST,
    "longest, wide characters": "🧑🏽‍⚕️é漢" * (LONGEST // 8),
}


def huddle(name: str = "Ward 7 huddle", status: Status = Status.OPEN) -> Huddle:
    asked = (Question("worries", "Today’s worries"),)
    ends = STARTS + timedelta(hours=4)
    return Huddle(WARD_7, name, Way.FORM, asked, STARTS, ends, 10, None, "S-3", 0, TODAY, status, STARTS, None, "H-12")


def cards() -> dict[str, Card]:
    """By "answers.function: what is special"."""
    made = (*_own(), *_open(), *_summaries())
    return {f"answers.{function}: {about}": card for function, about, card in made}


def _own() -> list[tuple[str, str, Card]]:
    plain = Given(huddle(), (("Today’s worries", "Two staff short, late shift"), ("Free bays", "3")))
    asked = replace(plain, late=True, points_to_person=True, speaks_of_harm=True)
    away = Habits(True, "2026-11-30")
    return [
        ("answered", "plain", made_by.answered(plain, SAY)),
        ("answered", "late, everything asked", made_by.answered(asked, SAY)),
        *(
            ("answered", about, made_by.answered(replace(asked, answers=((text[:LONGEST_LABEL], text),) * 20), SAY))
            for about, text in HARD.items()
        ),
        ("skipped", "plain", made_by.skipped(huddle(), SAY)),
        ("skipped", "hostile", made_by.skipped(huddle(HOSTILE[:80]), SAY)),
        ("habits", "plain", made_by.habits(Habits(), TODAY, SAY)),
        ("habits", "away, nudges on", made_by.habits(away, TODAY, SAY)),
        ("habits", "nudges off", made_by.habits(Habits(False), TODAY, SAY)),
    ]


def _open() -> list[tuple[str, str, Card]]:
    one = OpenHuddle(huddle(), "12:25")
    coming = OpenHuddle(huddle(status=Status.PLANNED), "tomorrow 08:25", answered=True)
    many = [OpenHuddle(huddle(HOSTILE[:80]), "12:25")] * 8
    action = ("A-3", SAY.text("action-line", ref="A-3", text="Order red lanyards"))
    long = [(f"A-{number}", words(text[:500])) for number, text in enumerate(list(HARD.values()) * 2, start=1)]
    what_happened = Button("What happened", WriteDo("C-7"))
    asked = SAY.text("test-asks-do", ref="C-7", title="Red lanyard on the trolley key", days=8, long="8 days")
    test = OpenTest("C-7", asked, what_happened)
    tests = [OpenTest(f"C-{number}", words(text[:180]), what_happened) for number, text in enumerate(HARD.values(), 7)]
    return [
        ("which", "plain", made_by.which("Ward 7", [one, coming], SAY)),
        ("which", "many, hostile", made_by.which(HOSTILE[:80], many, SAY)),
        ("none_next", "plain", made_by.none_next(Team(TeamId("7" * 16), "Ward 7", True), SAY)),
        ("none_next", "hostile", made_by.none_next(Team(TeamId("7" * 16), HOSTILE[:80], True), SAY)),
        ("open_today", "a huddle", made_by.open_today(OpenToday([one], []), "", SAY)),
        ("open_today", "a huddle and an action", made_by.open_today(OpenToday([one], [action]), "", SAY)),
        ("open_today", "a test, another put off", made_by.open_today(OpenToday([], [], [test]), "C-8", SAY)),
        (
            "open_today",
            "many, hostile and long",
            made_by.open_today(OpenToday(many, long, tests[:MOST_TESTS]), "C-8", SAY),
        ),
        ("all_done", "plain", made_by.all_done(("H-12", "A-3"), "", SAY)),
        ("all_done", "put off", made_by.all_done(("C-7",), "C-7", SAY)),
        ("on_today", "plain", made_by.on_today("Ward 7", [], SAY)),
        ("on_today", "much is open", made_by.on_today(HOSTILE[:80], many, SAY)),
    ]


def _summaries() -> list[tuple[str, str, Card]]:
    said = Line("Today’s worries", words("Two staff short, late shift"), 1, "worries")
    recorded = Line("Actions", SAY.text("action-line", ref="A-3", text="Order red lanyards"))
    few = Summary(huddle(), (said, recorded), took_part=3, decisions=1, concerns=2, actions=1)
    found = [
        ("summary", "plain", made_by.summary(few, few.lines, 0, False, True, SAY)),
        ("summary", "nobody", made_by.summary(Summary(huddle(), (), 0, 0, 0, 0), (), 0, False, True, SAY)),
    ]
    for about, text in HARD.items():
        lines = [Line(text[:LONGEST_LABEL], words(text), number, "worries") for number in range(1, 41)]
        lines += [Line(f"{number} {text}"[:80], words(text[:60]), number, "worries") for number in range(1, 41)]
        pages_of = pages(lines)
        full = Summary(huddle(HOSTILE[:80]), tuple(lines), 80, 5, 5, 5)
        found += [
            ("summary", f"{about}, page {number + 1}", made_by.summary(full, page, number, True, True, SAY))
            for number, page in enumerate((pages_of[0], pages_of[-1]))
        ]
    use = [("plain", "Two staff short"), *HARD.items()]
    found += [("use_answer", about, made_by.use_answer(UseAnswer(*OF), text[:150], text, SAY)) for about, text in use]
    return found
