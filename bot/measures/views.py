"""What measures show: every answer is composed afresh from the record, for whoever will see it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from bot.chat.card import Card
from bot.chat.intent import Handlers
from bot.chat.nameless import hiding_of, without_names
from bot.chat.reply import Nothing, Reply, ShowCard
from bot.chat.turn import Turn
from bot.measures import asking, cards, chart_cards, leftover
from bot.measures.beyond import said_to, shows_figures
from bot.measures.drawn import chart_of, draw
from bot.measures.figures import typed
from bot.measures.intents import (
    EndMeasure,
    FindChart,
    FindMeasure,
    ListMeasures,
    ShowChart,
    ShowCorrections,
    ShowMeasure,
)
from bot.measures.lines import TwoWays, told, value_after_name
from bot.measures.model import MOST_VALUES, Measure
from bot.measures.naming import Near, called, name_in, nearest
from bot.measures.ports import MeasureUnit
from bot.measures.reading import Misread
from bot.measures.recording import read_said
from bot.measures.value_intents import (
    AskAboutValues,
    AskWhichMeasure,
    NotThisTime,
    ShowValue,
    ShowWanted,
    WriteLine,
    WriteValue,
)
from bot.measures.work import shown_to, value_on, wanted_of
from bot.people.model import TeamId

PAGE = 10
"""Measures on one page of a list."""
MOST_CORRECTIONS = 30
Marks = Callable[[str, Any, Turn], Sequence[tuple[date, str]]]
"""(measure, unit, turn) → what another feature marks on its chart."""


def show(intent: ShowMeasure, unit: MeasureUnit, turn: Turn) -> Reply:
    measure = unit.measures.get(intent.ref)
    return ShowCard(_measure(measure, intent, unit, turn))


def _measure(measure: Measure, intent: ShowMeasure, unit: MeasureUnit, turn: Turn) -> Card:
    values = unit.measures.values(measure.ref)
    it = shown_to(measure, values, unit, turn)
    if intent.saved and it.ours and measure.ended is None:
        value = next((each for each in values if each.day.isoformat() == intent.saved), None)
        if value is not None or intent.saved.isdigit():
            return cards.saved(it, value, int(intent.saved) if value is None else 1, turn.say)
    return cards.show(it, turn.say, intent.posted)


def show_list(intent: ListMeasures, unit: MeasureUnit, turn: Turn) -> Reply:
    team = TeamId(intent.team)
    every, ours = unit.measures.of_team(team), team in turn.audience.teams
    page = every[intent.skip : intent.skip + PAGE]
    if not ours:
        page = without_names(tuple(page), hiding_of(team, unit, turn.say))
    values = unit.measures.values_of([each.ref for each in page], MOST_VALUES)
    listed = []
    for each in page:
        drawn = draw(each, values[each.ref])
        last, reading = drawn.values[-1] if drawn.values else None, said_to(drawn, ours, turn.say)
        listed.append(cards.Listed(each, last, reading, shows_figures(drawn, ours)))
    title = turn.say.text("measure-list" if page else "measure-none", team=turn.team_name(team, unit.people))
    more = len(every) > intent.skip + PAGE
    return ShowCard(cards.listing(title, listed, intent, more, turn.today, turn.say, ours=ours))


def find(intent: FindMeasure, unit: MeasureUnit, turn: Turn) -> Reply:
    """The one that is called so; where it may be several, or none, the list."""
    team = TeamId(intent.team)
    found = called(intent.called, unit.measures.of_team(team))
    return show(ShowMeasure(found[0].ref), unit, turn) if len(found) == 1 else show_list(ListMeasures(team), unit, turn)


def chart_with(marks: Sequence[Marks]) -> Callable[[ShowChart, MeasureUnit, Turn], Reply]:
    def show_chart(intent: ShowChart, unit: MeasureUnit, turn: Turn) -> Reply:
        measure = unit.measures.get(intent.ref)
        it = shown_to(measure, unit.measures.values(measure.ref), unit, turn)
        if measure.ended is not None:
            return ShowCard(cards.show(it, turn.say))
        marked = [mark for each in marks for mark in each(measure.ref, unit, turn)]
        # A page's address would outlast the consent of a team that is followed.
        address = turn.link(ShowChart(measure.ref)) if it.ours else ""
        drawing = chart_of(it.drawn, marked, turn.say, address)
        return ShowCard(chart_cards.chart(it, drawing, turn.say, private=turn.audience.person is not None))

    return show_chart


def find_chart_with(marks: Sequence[Marks]) -> Callable[[FindChart, MeasureUnit, Turn], Reply]:
    show_chart = chart_with(marks)

    def find_chart(intent: FindChart, unit: MeasureUnit, turn: Turn) -> Reply:
        team = TeamId(intent.team)
        found = called(intent.called, unit.measures.of_team(team))
        if len(found) == 1:
            return show_chart(ShowChart(found[0].ref), unit, turn)
        return show_list(ListMeasures(team, charts=True), unit, turn)

    return find_chart


def show_value(intent: ShowValue, unit: MeasureUnit, turn: Turn) -> Reply:
    measure = unit.measures.get(intent.ref)
    if measure.team not in turn.audience.teams:
        return show(ShowMeasure(intent.ref), unit, turn)
    value = value_on(intent.day, intent.ref, unit)
    return ShowCard(cards.value(shown_to(measure, (value,), unit, turn), value, turn.say))


def ask_which(intent: AskWhichMeasure, unit: MeasureUnit, turn: Turn) -> Reply:
    said = leftover.kept(WriteLine, "", unit, turn)
    line = said.get("line", "")
    if not line:
        return show_list(ListMeasures(intent.team), unit, turn)
    measures, today = unit.measures.of_team(TeamId(intent.team)), date.fromisoformat(said["today"])
    near = tuple((each.measure.plan.name, _line_for(each, today)) for each in nearest(line, measures))
    return ShowCard(asking.which(asking.Asked(line, near, name_in(line), bool(measures)), intent.team, turn.say))


def _line_for(near: Near, today: date) -> str:
    """What was said, with the right name; "yesterday" is the day before it was said, whenever the button is pressed."""
    plan = near.measure.plan
    try:
        value = value_after_name(near.rest, plan, today)
    except Misread:
        return f"{plan.name} {near.rest}"
    return f"{plan.name} {typed(value)}"


def ask_about(intent: AskAboutValues, unit: MeasureUnit, turn: Turn) -> Reply:
    """What waits in the form: what cannot be read, or what stands on its days already."""
    measure = unit.measures.get(intent.ref)
    words = leftover.kept(WriteValue, intent.ref, unit, turn).get("values", "")
    read = read_said(measure, words, turn.today) if words else None
    if read is None or measure.ended is not None:
        return show(ShowMeasure(intent.ref), unit, turn)
    if read.faults:
        fault = read.faults[0][1]
        ways = fault.ways if isinstance(fault, TwoWays) else ()
        return ShowCard(asking.cannot_read(measure, words, told(read, turn.say), ways, turn.say))
    there = {each.day: each for each in unit.measures.on(intent.ref, [each.day for each in read.values])}
    pairs = [(there[each.day], each) for each in read.values if each.day in there]
    differing = [(old, new) for old, new in pairs if (old.value, old.of) != (new.value, new.of)]
    if not differing:
        return show(ShowMeasure(intent.ref), unit, turn)
    return ShowCard(asking.there_already(measure, differing, turn.today, turn.say))


def show_corrections(intent: ShowCorrections, unit: MeasureUnit, turn: Turn) -> Reply:
    measure = unit.measures.get(intent.ref)
    if measure.team not in turn.audience.teams:
        return show(ShowMeasure(intent.ref), unit, turn)
    return ShowCard(cards.corrections(measure, unit.measures.corrections(intent.ref, MOST_CORRECTIONS), turn.say))


def ask_end(intent: EndMeasure, unit: MeasureUnit, turn: Turn) -> Reply:
    measure = unit.measures.get(intent.ref)
    if measure.ended is not None or measure.team not in turn.audience.teams:
        return show(ShowMeasure(intent.ref), unit, turn)
    return ShowCard(asking.really_end(measure, unit.measures.count(intent.ref), turn.say))


def show_wanted(intent: ShowWanted, unit: MeasureUnit, turn: Turn) -> Reply:
    if turn.audience.person is None:
        return Nothing()
    return ShowCard(asking.wanted(wanted_of(turn.audience.person, unit, turn), turn.say))


def not_this_time(intent: NotThisTime, unit: MeasureUnit, turn: Turn) -> Reply:
    return ShowCard(asking.not_this_time(turn.say))


VIEWS: Handlers = {
    ShowMeasure: show,
    FindMeasure: find,
    ListMeasures: show_list,
    ShowValue: show_value,
    AskWhichMeasure: ask_which,
    AskAboutValues: ask_about,
    ShowCorrections: show_corrections,
    EndMeasure: ask_end,
    ShowWanted: show_wanted,
    NotThisTime: not_this_time,
}
"""Besides the chart, for which features say what is marked on it."""
