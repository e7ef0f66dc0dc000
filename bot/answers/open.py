"""What is open for somebody: huddles to be answered, and their own actions that are due."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.actions.model import Action
from bot.answers.ports import AnswerUnit
from bot.chat.errors import NotFound
from bot.chat.turn import Turn
from bot.huddles.model import Huddle, Status
from bot.people.model import PersonId, TeamId
from bot.series.model import Series, Way

MOST = 8
"""Of each kind, on one card."""
_ACTION = re.compile(r"A-[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class Open:
    huddles: tuple[Huddle, ...]
    actions: tuple[Action, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        return (*(each.ref for each in self.huddles), *(each.ref for each in self.actions))


def open_for(unit: AnswerUnit, turn: Turn, teams: Collection[TeamId]) -> Open:
    """Of the asker, in these teams; actions in every team of theirs."""
    there = [each for team in sorted(teams) for each in unit.huddles.now_of(team) if is_open(each, turn)]
    answered = unit.answers.get_many([each.ref for each in there], turn.person)
    series = unit.series.get_many({each.series for each in there if each.series})
    left = [each for each in there if each.ref not in answered and takes_part(turn.person, each, series)]
    actions = unit.actions.open_mine(turn.person, MOST, due_by=turn.today)
    return Open(tuple(sorted(left, key=lambda each: each.ends)[:MOST]), actions)


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
    """Whether the asker has answered or skipped one of these huddles, or one of these actions is done."""
    if unit.answers.get_many(refs, turn.person):
        return True
    return any(_is_done(ref, unit) for ref in refs if _ACTION.fullmatch(ref))


def _is_done(ref: str, unit: AnswerUnit) -> bool:
    try:
        return unit.actions.get(ref).done is not None
    except NotFound:
        return False
