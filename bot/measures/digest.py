"""Numbers in a round-up: measures that tell something by their latest values, and those that cannot yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.charts.model import ENOUGH, Charted
from bot.charts.telling import most_telling
from bot.chat.card import Button, Chart, Element, Item, Items
from bot.chat.digest import Line, Part, Scope, WeekUnit
from bot.chat.nameless import hiding_of, without_names
from bot.chat.turn import Turn
from bot.helping.intents import AskTheTeam
from bot.measures.beyond import crosses_oddly, said_to, shows_figures
from bot.measures.drawn import Drawn, chart_of, draw
from bot.measures.intents import ShowChart
from bot.measures.ports import MeasureUnit

MOST_LOOKED_AT = 30
"""Measures with new values whose charts are read."""
MOST_READ = 2_000
"""Values of each of them; more than five years of days."""
MOST_CHARTS = 3


class Unit(MeasureUnit, WeekUnit, Protocol): ...


def pick(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    """Those with a signal first; one with too few points is news while it has a new one."""
    lines = unit.week.measures(scope, MOST_LOOKED_AT)
    drawn = {each.measure.ref: each for each in _drawn(lines, scope, unit)}
    there = [line for line in lines if line.ref in drawn and drawn[line.ref].charted.phases]
    telling = [line for line in there if signals(drawn[line.ref].charted, scope.first)]
    too_few = [line for line in there if drawn[line.ref].charted.phases[-1].n_useful < ENOUGH]
    return [*telling, *too_few][:most]


def signals(charted: Charted, first: date) -> bool:
    """Whether what its reading tells has to do with a point of that day or later."""
    phase = charted.phases[-1]
    if phase.n_useful < ENOUGH:
        return False
    found = most_telling(charted, phase)
    if found is None:
        return crosses_oddly(charted)
    return charted.points[found.points[-1]].day >= first


def _drawn(lines: Sequence[Line], scope: Scope, unit: Unit) -> list[Drawn]:
    """As it was at the end of the scope's days."""
    measures = [each for each in unit.measures.get_many([line.ref for line in lines]) if each.ended is None]
    values = unit.measures.values_of([each.ref for each in measures], MOST_READ)
    return [draw(each, [value for value in values[each.ref] if value.day <= scope.last]) for each in measures]


def show(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    found = [_as_seen(each, unit, turn) for each in _drawn(lines, scope, unit) if each.values]
    names = unit.people.team_names({each.measure.team for each in found})
    items = tuple(_item(each, names[each.measure.team], scope, turn) for each in found)
    telling = [each for each in found if signals(each.charted, scope.first) and _may_be_seen(each, turn)]
    charts = tuple(_chart(each, turn) for each in telling[:MOST_CHARTS])
    return (Items(items), *charts) if items else ()


def _ours(drawn: Drawn, turn: Turn) -> bool:
    return drawn.measure.team in turn.audience.teams


def _as_seen(drawn: Drawn, unit: Unit, turn: Turn) -> Drawn:
    """Without the names of people beyond their team."""
    if _ours(drawn, turn):
        return drawn
    return replace(drawn, measure=without_names(drawn.measure, hiding_of(drawn.measure.team, unit, turn.say)))


def _may_be_seen(drawn: Drawn, turn: Turn) -> bool:
    return shows_figures(drawn, _ours(drawn, turn))


def _item(drawn: Drawn, team: str, scope: Scope, turn: Turn) -> Item:
    say, ref = turn.say, drawn.measure.ref
    said = said_to(drawn, _ours(drawn, turn), say)
    if scope.own:
        text = say.text("digest-measure-own", name=drawn.plan.name, said=said)
    else:
        text = say.text("digest-measure", team=team, name=drawn.plan.name, said=said)
    if _may_be_seen(drawn, turn):
        return Item(text, Button(say.line("measure-show-chart"), ShowChart(ref)))
    return Item(text, Button(say.line("digest-ask"), AskTheTeam(ref)))


def _chart(drawn: Drawn, turn: Turn) -> Chart:
    """A page is shown as one's own teams see it, so that one beyond them has none."""
    address = turn.link(ShowChart(drawn.measure.ref)) if _ours(drawn, turn) else ""
    return chart_of(drawn, (), turn.say, address)


NUMBERS = Part("measures", "digest-numbers", pick, show)
