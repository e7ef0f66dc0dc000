"""Small tests in a round-up: how many began and ended and how, and those that wait for somebody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Protocol

from bot.chat.card import Button, Element, Item, Items, Paragraph
from bot.chat.day_words import long_words
from bot.chat.digest import Line, Part, Scope, Value, WeekUnit, of_team
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.helping.intents import OfferHelp
from bot.pdsa.beyond import as_seen
from bot.pdsa.board_cards import found_line
from bot.pdsa.due import PATIENCE, waits
from bot.pdsa.finding import reader_of
from bot.pdsa.intents import ShowTest
from bot.pdsa.model import Cycle, Stage
from bot.pdsa.ports import CycleUnit
from bot.people.model import TeamId
from bot.people.ports import HOME_ZONE

_WAITS_FOR = {
    Stage.PLAN: "digest-stalled-plan",
    Stage.DO: "digest-stalled-do",
    Stage.STUDY: "digest-stalled-study",
    Stage.ACT: "digest-stalled-act",
}
_COUNTED = {
    "started": "digest-tests-started",
    "adopted": "digest-tests-kept",
    "adapted": "digest-tests-adapted",
    "stopped": "digest-tests-stopped",
}
_DAY = timedelta(days=1)


class Unit(CycleUnit, WeekUnit, Protocol): ...


def pick_stalled(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    """By the same patience with which a board tells that a test waits."""
    since = scope.ends - min(PATIENCE.values())
    lines = [
        line
        for line in unit.week.stalled(scope, since, 2 * most)
        if int(line.values["days"]) >= PATIENCE[_stage(line)].days
    ]
    later = _planned_for_later(lines, scope, unit)
    return [line for line in lines if line.ref not in later][:most]


def _planned_for_later(lines: Sequence[Line], scope: Scope, unit: Unit) -> set[str]:
    planned = unit.cycles.get_many([line.ref for line in lines if _stage(line) is Stage.PLAN])
    return {each.ref for each in planned if not waits(each, scope.last + _DAY, HOME_ZONE)}


def _stage(line: Line) -> Stage:
    return Stage(str(line.values["stage"]))


def show_stalled(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    found = _there(lines, unit, turn)
    teams = _teams(found.values(), unit)
    items = tuple(
        _stalled(line, found[line.ref], teams[found[line.ref].team], scope, turn) for line in lines if line.ref in found
    )
    return (Items(items),) if items else ()


def _stalled(line: Line, cycle: Cycle, team: str, scope: Scope, turn: Turn) -> Item:
    long = long_words(int(line.values["days"]), turn.say)
    text = of_team(team, turn.say.text(_WAITS_FOR[_stage(line)], ref=cycle.ref, long=long), scope, turn.say)
    if cycle.team in turn.audience.teams:
        return Item(text, Button(turn.say.line("digest-carry-on"), ShowTest(cycle.ref)))
    return Item(text, Button(turn.say.line("digest-offer-help"), OfferHelp(cycle.ref)))


def pick_tests(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    """How many there were, and then those that were decided."""
    counts = {name: value for name, value in vars(unit.week.tests(scope)).items() if name in _COUNTED and value}
    return [Line(values=counts), *unit.week.decided(scope, most - 1)] if counts else ()


def show_tests(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    found, say = _there(lines, unit, turn), turn.say
    counted = tuple(Paragraph(_counts(line.values, say)) for line in lines if not line.ref)
    teams, reader = _teams(found.values(), unit), reader_of(list(found.values()), unit, turn)
    items = []
    for each in (found[line.ref] for line in lines if line.ref in found):
        told = of_team(teams[each.team], found_line(each, reader, say), scope, say)
        items.append(Item(told, Button(say.line("test-see"), ShowTest(each.ref))))
    return (*counted, Items(tuple(items))) if items else counted


def _counts(values: Mapping[str, Value], say: Say) -> Text:
    """2 started · 1 adapted · 1 stopped."""
    parts = [say.text(_COUNTED[name], count=int(values[name])) for name in _COUNTED if values.get(name)]
    text = parts[0]
    for each in parts[1:]:
        text = say.text("digest-and", first=text, then=each)
    return text


def _there(lines: Sequence[Line], unit: Unit, turn: Turn) -> dict[str, Cycle]:
    """Without the names of people beyond their team."""
    found = unit.cycles.get_many([line.ref for line in lines if line.ref])
    return {each.ref: each for each in as_seen(found, unit, turn)}


def _teams(cycles: Iterable[Cycle], unit: Unit) -> Mapping[TeamId, str]:
    return unit.people.team_names({each.team for each in cycles})


STALLED = Part("stalled", "digest-needs-you", pick_stalled, show_stalled)
TESTS = Part("tests", "digest-tests", pick_tests, show_tests)
