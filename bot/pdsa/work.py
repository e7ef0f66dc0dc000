"""A test together with who asks for it: where it stands, what was said for it, and what shows it again."""

from collections.abc import Callable
from typing import Any

from bot.chat.errors import NotInRange, NotInTeam, OldButton, StepNotNow
from bot.chat.outbox import card_key
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.pdsa.boards import board_key
from bot.pdsa.due import timer_key, timer_of
from bot.pdsa.model import Cycle, Stage
from bot.pdsa.ports import CycleUnit
from bot.pdsa.words import stands
from bot.people.model import PersonId, TeamId
from bot.people.ports import HOME_ZONE

WhenDecided = Callable[[Cycle, Any, Turn], None]
"""(test, unit, turn): it was decided what becomes of the test, or that was taken back."""
MOST_TESTED = 1_000_000
"""People in one test."""


def at_step(cycle: Cycle, stage: Stage, say: Say) -> Cycle:
    """Raises StepNotNow where it is at another."""
    if cycle.stage is not stage:
        raise StepNotNow(ref=cycle.ref, where=stands(cycle, say))
    return cycle


def changed(cycle: Cycle, unit: CycleUnit, turn: Turn) -> None:
    """Shows what shows it again, and sets when it is asked about next."""
    keys = [board_key(cycle.team), cycle.team, *map(card_key, _refs(cycle))]
    if cycle.about:
        keys.append(cycle.about)
    for key in keys:
        unit.outbox.show_again(key, turn.now)
    zone = unit.people.zones([cycle.lead]).get(cycle.lead) if cycle.lead else None
    timer = timer_of(cycle, zone or HOME_ZONE, turn.now)
    if timer is None:
        unit.timers.cancel(timer_key(cycle.ref))
    else:
        unit.timers.set(timer)


def _refs(cycle: Cycle) -> tuple[str, ...]:
    """Its own, and those on whose cards it stands."""
    found = (cycle.ref, cycle.previous, cycle.about, cycle.plan.project, cycle.plan.measure)
    return tuple(dict.fromkeys(ref for ref in found if ref))


def tested_from(said: str) -> int | None:
    if not said.strip():
        return None
    try:
        number = float(said)
    except ValueError:
        number = -1
    if not 0 <= number <= MOST_TESTED or number != int(number):
        raise NotInRange(least=0, most=MOST_TESTED)
    return int(number)


def lead_from(id: str, team: TeamId, unit: CycleUnit, present: PersonId | None) -> PersonId | None:
    """Somebody of the team, or whoever leads it already."""
    lead = PersonId(id) if id else None
    if lead in (None, present) or lead in unit.people.colleagues(team):
        return lead
    name = unit.people.names([lead]).get(lead) if lead else None
    if name is None:
        raise OldButton
    raise NotInTeam(name=name)
