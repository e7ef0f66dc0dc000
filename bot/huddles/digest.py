"""Huddles in a team's own round-up: how many were held, and what they have reached together."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from bot.chat.card import Element, Paragraph
from bot.chat.digest import Line, Part, Scope, WeekUnit
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.huddles.insight import insight
from bot.huddles.ports import HuddleUnit
from bot.people.model import TeamId

_LOOKED_BACK = timedelta(weeks=6)
"""Long enough for every milestone; whether it was reached before is looked up only where it was reached now."""
_SATURDAY = 5


class Unit(HuddleUnit, WeekUnit, Protocol): ...


def pick_held(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    held, possible = unit.week.huddles(scope)
    return (Line(team=scope.teams[0], values={"held": held, "possible": possible}),) if possible else ()


def show_held(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    return tuple(Paragraph(_held(line, turn)) for line in _own(lines, turn))


def _held(line: Line, turn: Turn) -> Text:
    held, possible = int(line.values["held"]), int(line.values["possible"])
    if held == possible:
        return turn.say.text("digest-huddles-all", possible=possible)
    return turn.say.text("digest-huddles-held", held=held, possible=possible)


def pick_milestones(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    """In a row, of the team and nobody in it; told once."""
    if not scope.own:
        return ()
    return tuple(line for team in scope.teams for line in _milestone(team, scope, unit))


def _milestone(team: TeamId, scope: Scope, unit: Unit) -> Sequence[Line]:
    series = unit.series.of_team(team)
    every_day = any(day >= _SATURDAY for each in series for day in each.plan.schedule.weekdays)

    def reached(since: date) -> date | None:
        records = [each for each in unit.huddles.records(team, since) if each.day <= scope.last]
        return insight(records, every_day).embedded

    lately = reached(scope.first - _LOOKED_BACK)
    if lately is None or lately < scope.first or reached(date.min) != lately:
        return ()
    return (Line(team=team, values={"in_a_row": insight((), every_day).needed}),)


def show_milestones(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    return tuple(
        Paragraph(turn.say.text("digest-milestone", count=int(line.values["in_a_row"]))) for line in _own(lines, turn)
    )


def _own(lines: Sequence[Line], turn: Turn) -> Sequence[Line]:
    return [line for line in lines if line.team in turn.audience.teams]


HELD = Part("huddles", "digest-huddles", pick_held, show_held, always=True)
MILESTONES = Part("milestones", "digest-huddles", pick_milestones, show_milestones)
