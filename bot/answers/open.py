"""What is open for somebody: huddles to be answered, their own actions that are due, and tests that wait for them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.actions.model import Action
from bot.answers.ports import AnswerUnit
from bot.chat.errors import NotFound
from bot.chat.turn import Turn
from bot.huddles.model import Huddle, Status
from bot.pdsa.due import waits
from bot.pdsa.model import Cycle
from bot.people.model import PersonId, TeamId
from bot.series.model import Series, Way

MOST = 8
"""Of each kind, on one card."""
MOST_TESTS = 3
"""Small tests on one card; whoever leads more has them all on the board."""
MOST_LED = 50
"""Tests of one person that are looked through for those that wait."""
_ACTION = re.compile(r"A-[1-9][0-9]{0,8}")
_TEST = re.compile(r"C-[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class Open:
    huddles: tuple[Huddle, ...]
    actions: tuple[Action, ...]
    tests: tuple[Cycle, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        huddles, actions, tests = self.huddles, self.actions, self.tests
        return (*(each.ref for each in huddles), *(each.ref for each in actions), *(each.ref for each in tests))


def open_for(unit: AnswerUnit, turn: Turn, teams: Collection[TeamId]) -> Open:
    """Of the asker, in these teams; actions in every team of theirs."""
    there = [each for team in sorted(teams) for each in unit.huddles.now_of(team) if is_open(each, turn)]
    answered = unit.answers.get_many([each.ref for each in there], turn.person)
    series = unit.series.get_many({each.series for each in there if each.series})
    left = [each for each in there if each.ref not in answered and takes_part(turn.person, each, series)]
    actions = unit.actions.open_mine(turn.person, MOST, due_by=turn.today)
    return Open(tuple(sorted(left, key=lambda each: each.ends)[:MOST]), actions, _waiting(unit, turn))


def _waiting(unit: AnswerUnit, turn: Turn) -> tuple[Cycle, ...]:
    """Small tests that the asker leads."""
    led = unit.cycles.mine(turn.person, MOST_LED)
    return tuple(each for each in led if waits(each, turn.today, turn.known.person.zone))[:MOST_TESTS]


def is_open(huddle: Huddle, turn: Turn) -> bool:
    return huddle.status is Status.OPEN and huddle.way is Way.FORM and turn.now < huddle.ends


def takes_part(person: PersonId, huddle: Huddle, series: Mapping[str, Series]) -> bool:
    """Whom the lead has named; otherwise everybody in the team."""
    of = series.get(huddle.series)
    return of is None or not of.plan.people or person in of.plan.people


def to_choose_from(team: TeamId, unit: AnswerUnit, turn: Turn) -> tuple[Huddle, ...]:
    """Of each series what is open, and the next one too once the asker has answered that; by their start."""
    by_form = [each for each in unit.huddles.now_of(team) if each.way is Way.FORM]
    answered = unit.answers.get_many([each.ref for each in by_form], turn.person)
    shown: set[str] = set()
    found: list[Huddle] = []
    for each in by_form:
        is_next = each.status is Status.PLANNED and each.series not in shown
        if is_next or each.status is Status.OPEN:
            found.append(each)
        if is_next or each.ref not in answered:
            shown.add(each.series)
    return tuple(found)


def any_done(refs: Collection[str], unit: AnswerUnit, turn: Turn) -> bool:
    """Whether the asker has answered or skipped one of these huddles, one of these actions is done, or one of these
    tests has gone on."""
    if unit.answers.get_many(refs, turn.person):
        return True
    tests = unit.cycles.get_many([ref for ref in refs if _TEST.fullmatch(ref)])
    if any(not waits(each, turn.today, turn.known.person.zone) for each in tests):
        return True
    return any(_is_done(ref, unit) for ref in refs if _ACTION.fullmatch(ref))


def _is_done(ref: str, unit: AnswerUnit) -> bool:
    try:
        return unit.actions.get(ref).done is not None
    except NotFound:
        return False
