"""Every card of reports, easy ones and hard ones; examples.py gathers them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.charts.model import Direction
from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.learning.model import Content, Entry
from bot.measures.drawn import draw
from bot.measures.model import LONGEST_TEXT as LONGEST_DEFINITION
from bot.measures.model import Measure, Often, Plan, Shape, Value
from bot.pdsa.model import LONGEST_TEXT, Act, Amendment, Cycle, Decision, Did, Matched, Prediction, Scale
from bot.pdsa.model import Plan as TestPlan
from bot.people.model import TeamId
from bot.reports import cards as made_by
from bot.reports.gathering import MOST_LEARNED, MOST_TESTS, Charted, Gathered
from tests.elements import HOSTILE
from tests.examples_projects import NODES, aim_of, nodes_of, project

SAY = load()
WARD_7 = TeamId("7" * 16)
LONDON = ZoneInfo("Europe/London")
WRITTEN = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ADDRESS = "https://x.example/pages/" + "t" * 400

OPENED_BY: Mapping[type[Intent], Intent] = {}
"""Reports have no form."""


def cycle(number: int = 1, text: str = "A hook by the sink", **changes: Any) -> Cycle:
    long = text[:LONGEST_TEXT]
    amended = (Amendment(long, WRITTEN + timedelta(hours=1)),) if len(long) > 50 else ()
    guesses = (
        Prediction("", "Found at once", WRITTEN, "9 minutes", Matched.NO),
        Prediction(long, long, WRITTEN, long, Matched.PARTLY, amended),
    )
    plan = TestPlan(long, "", long, long, Scale.SHIFT, tested=12, measure="M-3", project="P-2")
    whole = Cycle(
        f"C-{number}",
        WARD_7,
        plan,
        None,
        WRITTEN,
        guesses,
        started=WRITTEN,
        did=Did(False, long, long, long, long),
        done=WRITTEN + timedelta(days=2),
        learned=long,
        studied=WRITTEN + timedelta(days=2),
        act=Act(Decision.ADAPT, long, long, long),
        acted=WRITTEN + timedelta(days=3),
        ramp="C-1",
        order=number,
        previous=f"C-{number - 1}" if number > 1 else "",
    )
    return replace(whole, **changes)


def charted(name: str = "Minutes to find the key", values: int = 24, definition: str = "") -> Charted:
    plan = Plan(
        name[:80], shape=Shape.CONTINUOUS, definition=definition, unit="min", direction=Direction.DECREASE, target=1.0
    )
    measure = Measure("M-3", WARD_7, replace(plan, often=Often.WEEK), None, WRITTEN)
    days = [date(2026, 9, 1) + timedelta(days=number) for number in range(values)]
    found = tuple(Value(day, float(number * 7 % 11)) for number, day in enumerate(days))
    return Charted(draw(measure, found), True, ((days[3], "C-1"),) if days else ())


def entry(text: str = "Keys are not coats.") -> Entry:
    return Entry("L-12", WARD_7, None, Content(learned=text), WRITTEN, WRITTEN.date(), about="C-1")


def gathered() -> dict[str, Gathered]:
    empty = Gathered(project(nodes=()), "Ward 7", TODAY, LONDON)
    waiting = cycle(3, started=None, done=None, studied=None, acted=None)
    going_on = cycle(4, done=None, studied=None, acted=None)
    whole = replace(
        empty,
        project=project(nodes=NODES, ended=WRITTEN),
        charts=(charted(), charted("Staff upset", 0)),
        series=((cycle(1), cycle(2)), (waiting, going_on)),
        learned=(entry(), entry("First sentence. And more.")),
    )
    many: dict[str, Gathered] = {}
    for about, text in (("hostile", HOSTILE), ("longest", "long " * 300), ("longest, to be escaped", "&" * 1500)):
        many[about] = replace(
            whole,
            project=project(aim_of(text), nodes=nodes_of(text)),
            team=text[:80],
            charts=(charted(text, 300, text[:LONGEST_DEFINITION]),) * 2,
            series=(tuple(cycle(number, text) for number in range(1, MOST_TESTS + 1)),),
            learned=(entry(text),) * MOST_LEARNED,
            tests_left_out=2,
            measures_left_out=1,
            learned_left_out=1234,
        )
    return {"the aim alone": empty, "whole": whole, **many}


def cards() -> dict[str, Card]:
    """By "reports.function: what is special"."""
    found: dict[str, Card] = {}
    for about, each in gathered().items():
        found[f"reports.report: {about}"] = made_by.report(each, SAY)
        within = made_by.Within(each.project, len(each.tests), len(each.charts))
        found[f"reports.offer: {about}"] = made_by.offer(within, ADDRESS, SAY)
        found[f"reports.in_chat: {about}"] = made_by.in_chat(each, SAY)
    return found
