"""Small tests as they are read beyond their team: without names, and without numbers that could point to a person."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from bot.chat.nameless import FEWEST_BEYOND_THE_TEAM, Hide, hiding_of, without_names
from bot.chat.turn import Turn
from bot.pdsa.model import Cycle
from bot.pdsa.ports import CycleUnit
from bot.people.model import TeamId


def as_seen(cycles: Iterable[Cycle], unit: CycleUnit, turn: Turn) -> tuple[Cycle, ...]:
    """Those of the audience's own teams as they are."""

    @cache
    def hide_of(team: TeamId) -> Hide:
        return hiding_of(team, unit, turn.say)

    return tuple(
        each if each.team in turn.audience.teams else _beyond(without_names(each, hide_of(each.team)))
        for each in cycles
    )


def _beyond(cycle: Cycle) -> Cycle:
    """Whoever does it and collects its numbers is somebody of the team."""
    tested = cycle.plan.tested
    few = tested is not None and 0 < tested < FEWEST_BEYOND_THE_TEAM
    plan = replace(cycle.plan, who="", collector="", tested=None if few else tested)
    return replace(cycle, plan=plan, lead=None)
