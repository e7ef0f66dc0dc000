"""What happens when somebody starts, leads or ends a huddle."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.actions.handlers import HANDLERS as OF_ACTIONS
from bot.actions.intents import FinishAction
from bot.chat.errors import NotAllowed, OldButton
from bot.chat.intent import Handlers, Intent
from bot.chat.leading import require_lead
from bot.chat.outbox import card_key
from bot.chat.turn import Turn
from bot.huddles.closing import Closing, close, end
from bot.huddles.forms import LONGEST_COUNTED, people_in
from bot.huddles.intents import (
    CloseHuddle,
    DoneHere,
    FinishHuddle,
    NextStep,
    NotToday,
    RemindLead,
    SetDaysSince,
    SetRoom,
    ShowHuddle,
    ShowHuddles,
    ShowNothingOpen,
    ShowRoom,
    StandIn,
    StartHuddle,
)
from bot.huddles.model import Huddle, Status
from bot.huddles.ports import HuddleUnit
from bot.huddles.starting import stand_in, start
from bot.people.access import may
from bot.people.model import Role, TeamId
from bot.series.model import Way

CalledOff = Callable[[Huddle, Any, Turn], None]
"""(the huddle, unit, turn): what else happens when it is called off."""
_TRIES = 3
"""Somebody else may change a huddle between its reading and its writing."""


def _own(ref: str, unit: HuddleUnit, turn: Turn) -> Huddle:
    """A huddle of a team that the asker is in."""
    huddle = unit.huddles.get(ref)
    if not may(turn.known, huddle.team, Role.MEMBER):
        raise NotAllowed
    return huddle


def next_step(intent: NextStep, unit: HuddleUnit, turn: Turn) -> Intent:
    """One step for one step: a second press of the same button changes nothing."""
    huddle = _own(intent.ref, unit, turn)
    there = huddle.status is Status.OPEN and huddle.step == intent.step
    if there and huddle.way is Way.ROOM and huddle.step + 1 < len(huddle.questions):
        unit.huddles.save((huddle, replace(huddle, step=huddle.step + 1)))
        unit.outbox.show_again(card_key(huddle.ref), turn.now)
    return ShowHuddle(huddle.ref)


def done_here(intent: DoneHere, unit: HuddleUnit, turn: Turn) -> Intent:
    huddle = _own(intent.ref, unit, turn)
    OF_ACTIONS[FinishAction](FinishAction(intent.action), unit, turn)
    unit.outbox.show_again(card_key(huddle.ref), turn.now)
    return ShowHuddle(huddle.ref)


def finish(intent: FinishHuddle, unit: HuddleUnit, turn: Turn) -> Intent:
    """In the room anybody of the team; while answers still come in, whoever leads."""
    huddle = _own(intent.ref, unit, turn)
    if huddle.status is Status.OPEN and huddle.way is Way.FORM:
        require_lead(huddle.team, unit, turn)
    _close(huddle.ref, unit, turn)
    return ShowHuddle(huddle.ref)


def _close(ref: str, unit: HuddleUnit, turn: Turn) -> None:
    """Also where the next step was taken at the same moment."""
    for _ in range(_TRIES):
        huddle = unit.huddles.get(ref)
        if huddle.status is not Status.OPEN or close([Closing(huddle, turn.person)], unit, turn.now)[0]:
            return


def close_open(intent: CloseHuddle, unit: HuddleUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    open_now = [each for each in unit.huddles.now_of(team) if each.status is Status.OPEN]
    if not open_now:
        return ShowNothingOpen(team)
    in_room = [each for each in open_now if each.way is Way.ROOM]
    if not in_room:
        require_lead(team, unit, turn)
    chosen = in_room or open_now
    for each in chosen:
        _close(each.ref, unit, turn)
    return ShowHuddle(chosen[0].ref)


def not_today_with(then: Sequence[CalledOff]) -> Callable[[NotToday, HuddleUnit, Turn], Intent]:
    def not_today(intent: NotToday, unit: HuddleUnit, turn: Turn) -> Intent:
        huddle = _own(intent.ref, unit, turn)
        if huddle.status is Status.PLANNED:
            require_lead(huddle.team, unit, turn)
            called_off = replace(huddle, status=Status.CANCELLED, closed=turn.now, closed_by=turn.person)
            (done,) = unit.huddles.save((huddle, called_off))
            if done:
                end(called_off, unit, turn.now)
                for each in then:
                    each(called_off, unit, turn)
        return RemindLead(huddle.ref) if turn.in_private else ShowHuddle(huddle.ref)

    return not_today


def set_room(intent: SetRoom, unit: HuddleUnit, turn: Turn) -> Intent:
    people = people_in(intent.people)
    if people is None:
        raise OldButton
    for _ in range(_TRIES):
        huddle = _own(intent.ref, unit, turn)
        if huddle.status not in (Status.OPEN, Status.CLOSED):
            return ShowHuddle(huddle.ref)
        if unit.huddles.save((huddle, replace(huddle, in_room=people)))[0]:
            unit.outbox.show_again(card_key(huddle.ref), turn.now)
            break
    return ShowRoom(intent.ref)


def set_days_since(intent: SetDaysSince, unit: HuddleUnit, turn: Turn) -> Intent:
    """Without words the team counts no longer."""
    team, what = TeamId(intent.team), " ".join(intent.what.split())
    require_lead(team, unit, turn)
    if len(what) > LONGEST_COUNTED:
        raise OldButton
    unit.huddles.set_days_since(team, what, _day(intent.day, turn) if what else None)
    return ShowHuddles(team)


def _day(said: str, turn: Turn) -> date:
    try:
        day = date.fromisoformat(said) if said else turn.today
    except ValueError as error:
        raise OldButton from error
    return min(day, turn.today)


HANDLERS: Handlers = {
    StartHuddle: start,
    StandIn: stand_in,
    NextStep: next_step,
    DoneHere: done_here,
    FinishHuddle: finish,
    CloseHuddle: close_open,
    SetRoom: set_room,
    SetDaysSince: set_days_since,
}
"""But for `NotToday`, which others hear of: `not_today_with`."""
