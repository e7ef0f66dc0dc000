"""Every card and form of measures, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.charts.model import Direction, Kind
from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.measures import asking, chart_cards
from bot.measures import cards as made_by
from bot.measures.drawn import chart_of, draw
from bot.measures.intents import AddMeasure, DrawOtherwise, EditMeasure, ListMeasures
from bot.measures.model import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_TEXT,
    LONGEST_UNIT,
    MOST_ELEMENTS,
    Correction,
    Drawing,
    Measure,
    NewPhase,
    Note,
    Often,
    Plan,
    Purpose,
    Shape,
    Value,
)
from bot.measures.value_intents import CorrectValue, WriteLine, WriteValue
from bot.people.model import PersonId, TeamId
from tests.elements import HOSTILE

SAY = load()
TODAY = date(2026, 11, 20)
WRITTEN = datetime(2026, 11, 20, 8, 25, tzinfo=UTC)
SAM = PersonId("a" * 16)
WARD_7 = TeamId("7" * 16)
OPENED_BY: dict[type[Intent], Intent] = {
    AddMeasure: AddMeasure(WARD_7, project="P-2"),
    EditMeasure: EditMeasure("M-3", WARD_7),
    WriteValue: WriteValue("M-3"),
    CorrectValue: CorrectValue("M-3", "2026-11-20"),
    WriteLine: WriteLine(WARD_7),
    DrawOtherwise: DrawOtherwise("M-3"),
}
"""One for each form."""

PLAIN = Plan("Hand hygiene", Purpose.PROCESS, Shape.PERCENTAGE, direction=Direction.INCREASE, target=95.0)


def measure(plan: Plan = PLAIN, **changes: Any) -> Measure:
    return replace(Measure("M-3", WARD_7, plan, SAM, WRITTEN), **changes)


def values(count: int, **changes: Any) -> tuple[Value, ...]:
    first = TODAY - timedelta(days=count - 1)
    return tuple(
        Value(first + timedelta(days=at), float(8 + at % 7), 15.0, recorded=WRITTEN, **changes) for at in range(count)
    )


def _hard(text: str) -> made_by.Shown:
    """With as much in it as is kept, and every part of it difficult."""
    name, note = text[:LONGEST_NAME], text[:LONGEST_NOTE]
    plan = Plan(
        name,
        shape=Shape.BUNDLE,
        definition=text[:LONGEST_TEXT],
        unit=text[:LONGEST_UNIT],
        direction=Direction.DECREASE,
        target=-1234567.891,
        collector=SAM,
        often=Often.MONTH,
        elements=(name,) * MOST_ELEMENTS,
        project="P-2",
    )
    drawing = Drawing(
        Kind.P,
        phases=(NewPhase(TODAY - timedelta(days=3), note),) * 20,
        notes=(Note(TODAY - timedelta(days=9), note),) * 20,
    )
    found = values(240, note=note, left_out=note, elements=((3, 4),) * MOST_ELEMENTS)
    drawn = draw(measure(plan, drawing=drawing), (*values(240)[:200], *found[200:]))
    return made_by.Shown(drawn, name, TODAY, collector=name, project=name)


def hard() -> dict[str, made_by.Shown]:
    return {
        "hostile": _hard(HOSTILE * 3),
        "longest": _hard("long " * 200),
        "longest, to be escaped": _hard("&<" * 500),
        "longest, wide characters": _hard("🧑🏽‍⚕️é漢" * 200),
    }


def plain(count: int = 12, **changes: Any) -> made_by.Shown:
    return made_by.Shown(draw(measure(**changes), values(count)), "Ward 7", TODAY)


def cards() -> dict[str, Card]:
    """By "measures.function: what is special"."""
    found = {**_shown(), **_asking()}
    return {f"measures.{name}": card for name, card in found.items()}


def _shown() -> dict[str, Card]:
    view, none = ListMeasures(WARD_7), SAY.text("measure-none", team="Ward 7")
    found: dict[str, Card] = {
        "show": made_by.show(plain(), SAY),
        "show: empty, posted": made_by.show(plain(0), SAY, posted=True),
        "show: deleted": made_by.show(plain(3, ended=WRITTEN), SAY),
        "saved": made_by.saved(plain(), plain().drawn.values[-1], 1, SAY),
        "saved: several": made_by.saved(plain(), None, 24, SAY),
        "value": made_by.value(plain(), plain().drawn.values[-1], SAY),
        "chart": _chart(plain()),
        "chart: empty": _chart(plain(0)),
        "chart: refused": _chart(_refused()),
        "chart: in the channel": _chart(plain(), private=False),
        "show: small counts beyond the team": made_by.show(replace(plain(), ours=False), SAY),
        "chart: small counts beyond the team": _chart(replace(plain(), ours=False)),
        "listing: nothing": made_by.listing(none, [], view, False, TODAY, SAY),
        "corrections: none": made_by.corrections(measure(), [], SAY),
    }
    for about, each in hard().items():
        last = each.drawn.values[-1]
        found[f"show: {about}"] = made_by.show(each, SAY, posted=True)
        found[f"saved: {about}"] = made_by.saved(each, last, 1, SAY)
        found[f"value: {about}"] = made_by.value(each, last, SAY)
        found[f"chart: {about}"] = _chart(each)
        listed = made_by.Listed(each.measure, last, each.drawn.said(SAY))
        title = SAY.text("measure-list", team=each.team)
        found[f"listing: {about}"] = made_by.listing(title, [listed] * 10, view, True, TODAY, SAY)
        small = [replace(listed, in_figures=False)] * 10
        found[f"listing: {about}, beyond the team"] = made_by.listing(title, small, view, True, TODAY, SAY, ours=False)
        before = [Correction(TODAY, last, SAM, WRITTEN, removed=at % 2 == 0) for at in range(30)]
        found[f"corrections: {about}"] = made_by.corrections(each.measure, before, SAY)
    return found


def _refused() -> made_by.Shown:
    """Of a chart that cannot show a zero."""
    between = measure(Plan("Days between falls", shape=Shape.BETWEEN), drawing=Drawing(Kind.T))
    return made_by.Shown(draw(between, [Value(TODAY, 0.0)]), "Ward 7", TODAY, has_channel=False)


def _chart(it: made_by.Shown, private: bool = True) -> Card:
    marks = [(TODAY, it.measure.plan.name), (TODAY - timedelta(days=5), "C-7")]
    return chart_cards.chart(
        it, chart_of(it.drawn, marks, SAY, "https://x.example/page/a?b=1&c=<d>"), SAY, private=private
    )


def _asking() -> dict[str, Card]:
    asked = asking.Asked("Hand hygeine 12/15", (("Hand hygiene", "Hand hygiene 12/15"),), "Hand hygeine", any=True)
    old, new = Value(TODAY, 12, 15), Value(TODAY, 13, 15)
    found = {
        "which": asking.which(asked, WARD_7, SAY),
        "which: nothing near": asking.which(asking.Asked("12/15", (), "", any=False), WARD_7, SAY),
        "there_already": asking.there_already(measure(), [(old, new)], TODAY, SAY),
        "really_end": asking.really_end(measure(), 24, SAY),
        "wanted": asking.wanted([(measure(), "13 Nov"), (measure(), "")], SAY),
        "wanted: nothing any more": asking.wanted([], SAY),
        "cannot_read": asking.cannot_read(measure(), "twelve", "I can’t read that.", (), SAY),
        "not_this_time": asking.not_this_time(SAY),
    }
    for about, each in hard().items():
        it, name = each.measure, each.measure.plan.name
        line = name * 36
        near = ((name, line[:300]), (name, line), (name, f"{name} 1"))
        large = Value(TODAY, 999_999_999_999, 1e12)
        found[f"which: {about}"] = asking.which(asking.Asked(line, near, name, any=True), WARD_7, SAY)
        found[f"cannot_read: {about}"] = asking.cannot_read(it, line, line[:500], (large, new), SAY)
        found[f"there_already: {about}"] = asking.there_already(it, [(large, new)] * 400, TODAY, SAY)
        found[f"there_already: one, {about}"] = asking.there_already(it, [(large, large)], TODAY, SAY)
        found[f"really_end: {about}"] = asking.really_end(it, 10_000, SAY)
        found[f"wanted: {about}"] = asking.wanted([(it, "13 Nov")] * 20, SAY)
    return found
