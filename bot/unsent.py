"""Who is told when a message cannot be sent."""

import logging
from datetime import datetime

from bot.chat.intent import encode
from bot.chat.turn import everyone_there
from bot.features import WHEN_UNREACHABLE
from bot.ports import Desk, Message
from bot.welcome.intents import ShowUnreachable

log = logging.getLogger(__name__)


def tell_asker(message: Message, desk: Desk, now: datetime) -> None:
    """Whoever asked for it hears in private that it did not arrive."""
    if message.asked_by is None or message.shown_as or message.asked_by == message.known.person.id:
        return
    unit = desk.unit(everyone_there(message.known))
    unit.outbox.post(message.otherwise, f"unsent {message.id}", now, person=message.asked_by)


def tell_of_place(message: Message, desk: Desk, now: datetime) -> None:
    """A team's channel is closed to us: whoever can open it is told, once a day, and what would go there stops."""
    team = message.known.place.team
    if team is None:
        return
    unit = desk.unit(everyone_there(message.known))
    try:
        with desk.apart():
            for person in unit.people.admins() or unit.people.leads(team):
                key = f"unreachable {message.known.place.id} {now.date()}"
                unit.outbox.post(encode(ShowUnreachable(team)), key, now, person=person)
            for tell in WHEN_UNREACHABLE:
                tell(unit, team, now)
    except Exception as error:
        log.warning("action=unreachable-untold team=%s error=%s", team, type(error).__name__)
