"""What huddles show: every card is composed afresh from the record, for whoever will see it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.card import Element
from bot.chat.intent import Handlers
from bot.chat.reply import Nothing, Reply, ShowCard
from bot.chat.turn import Turn
from bot.huddles import cards, private
from bot.huddles.intents import (
    AddToHuddle,
    AskSameTime,
    AskStandIn,
    PickConcern,
    PrintSheet,
    RemindLead,
    ShowHuddle,
    ShowHuddles,
    ShowNothingOpen,
    ShowRoom,
    ShowScheduleDeclined,
    ShowSheet,
    ShowStarted,
    StandIn,
)
from bot.huddles.model import Huddle, Status
from bot.huddles.overview import show_team
from bot.huddles.paper import print_sheet, show_sheet
from bot.huddles.ports import HuddleUnit
from bot.huddles.shown import seen_team, shown
from bot.questions.sets import all_for, find, questions_on

_ROUNDED = 5


Beside = Callable[[Huddle, Any, Turn], tuple[Element, ...]]
"""(the huddle, unit, turn) → what another feature adds to its card."""


def show_with(beside: Sequence[Beside]) -> Callable[[ShowHuddle, HuddleUnit, Turn], Reply]:
    def show_all(intent: ShowHuddle, unit: HuddleUnit, turn: Turn) -> Reply:
        huddle = unit.huddles.get(intent.ref)
        card = cards.huddle(shown(huddle, unit, turn), turn.say)
        more = tuple(element for each in beside for element in each(huddle, unit, turn))
        return ShowCard(replace(card, elements=(*card.elements, *more)))

    return show_all


show = show_with(())


def show_started(intent: ShowStarted, unit: HuddleUnit, turn: Turn) -> Reply:
    """In its own channel the huddle's card says it all."""
    huddle = unit.huddles.get(intent.ref)
    place = unit.people.place_of(huddle.team)
    if place is None or huddle.status is not Status.OPEN:
        return show(ShowHuddle(intent.ref), unit, turn)
    if place == turn.known.place.id and not intent.tell:
        return Nothing()
    return ShowCard(private.started(huddle, turn.team_name(huddle.team, unit.people), turn.say))


def ask_stand_in(intent: AskStandIn, unit: HuddleUnit, turn: Turn) -> Reply:
    team = seen_team(intent.team, turn)
    leads = unit.people.leads(team)
    names = unit.people.names(leads)
    start = StandIn(team, intent.ref, intent.called)
    called = ", ".join(names[lead] for lead in leads if lead in names)
    return ShowCard(private.stand_in(turn.team_name(team, unit.people), called, start, turn.say))


def show_nothing_open(intent: ShowNothingOpen, unit: HuddleUnit, turn: Turn) -> Reply:
    team = seen_team(intent.team, turn)
    return ShowCard(private.nothing_open(team, turn.team_name(team, unit.people), turn.say))


def show_room(intent: ShowRoom, unit: HuddleUnit, turn: Turn) -> Reply:
    """In its own channel the huddle's card has the number."""
    huddle = unit.huddles.get(intent.ref)
    if unit.people.place_of(huddle.team) == turn.known.place.id:
        return Nothing()
    return ShowCard(private.in_room(huddle, turn.say))


def add_to(intent: AddToHuddle, unit: HuddleUnit, turn: Turn) -> Reply:
    return ShowCard(private.add_to(shown(unit.huddles.get(intent.ref), unit, turn), turn.say))


def pick_concern(intent: PickConcern, unit: HuddleUnit, turn: Turn) -> Reply:
    return ShowCard(private.pick_concern(shown(unit.huddles.get(intent.ref), unit, turn), turn.say))


def remind_lead(intent: RemindLead, unit: HuddleUnit, turn: Turn) -> Reply:
    """A lead who is away is left in peace; the channel's reminder is there for whoever stands in."""
    huddle = unit.huddles.get(intent.ref)
    if huddle.status is Status.PLANNED:
        until = unit.people.away_until([turn.person]).get(turn.person)
        if until is not None and until >= turn.today:
            return Nothing()
        return ShowCard(private.remind_lead(shown(huddle, unit, turn), turn.say))
    return show_started(ShowStarted(intent.ref), unit, turn)


def ask_same_time(intent: AskSameTime, unit: HuddleUnit, turn: Turn) -> Reply:
    huddle = unit.huddles.get(intent.ref)
    if unit.series.of_team(huddle.team):
        return ShowCard(private.scheduled_already(huddle.team, turn.say))
    zone = turn.known.person.zone
    began = (huddle.opened or huddle.starts).astimezone(ZoneInfo(zone)) + timedelta(minutes=_ROUNDED / 2)
    at = f"{began - timedelta(minutes=began.minute % _ROUNDED):%H:%M}"
    return ShowCard(private.same_time(huddle, at, zone, _questions_of(huddle, unit), turn.say))


def _questions_of(huddle: Huddle, unit: HuddleUnit) -> str:
    """The key of the set that the huddle's questions came from; "" where it has been changed since."""
    for key, _ in all_for(huddle.team, unit):
        if questions_on(find(key, unit).questions, huddle.day) == huddle.questions:
            return key
    return ""


def show_declined(intent: ShowScheduleDeclined, unit: HuddleUnit, turn: Turn) -> Reply:
    return ShowCard(private.schedule_declined(turn.say))


VIEWS: Handlers = {
    ShowHuddles: show_team,
    ShowStarted: show_started,
    AskStandIn: ask_stand_in,
    ShowNothingOpen: show_nothing_open,
    ShowRoom: show_room,
    AddToHuddle: add_to,
    PickConcern: pick_concern,
    RemindLead: remind_lead,
    AskSameTime: ask_same_time,
    ShowScheduleDeclined: show_declined,
    PrintSheet: print_sheet,
    ShowSheet: show_sheet,
}
"""But for `ShowHuddle`, which shows what others have beside it: `show_with`."""
