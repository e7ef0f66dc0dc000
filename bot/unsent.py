"""Who is told when a message cannot be sent."""

import logging
from datetime import datetime

from bot.chat.intent import encode
from bot.chat.turn import everyone_there
from bot.features import WHEN_UNREACHABLE
from bot.people.model import PersonId
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
    """A team's channel is closed to us: what would go there stops, and whoever can open it is told, once a day, unless
    they have just heard of it."""
    team = message.known.place.team
    if team is None:
        return
    unit = desk.unit(everyone_there(message.known))
    try:
        with desk.apart():
            told = frozenset[PersonId]().union(*(stop(unit, team, now) for stop in WHEN_UNREACHABLE))
            for person in sorted(set(unit.people.admins() or unit.people.leads(team)) - told):
                key = f"unreachable {message.known.place.id} {now.date()}"
                unit.outbox.post(encode(ShowUnreachable(team)), key, now, person=person)
    except Exception as error:
        log.warning("action=unreachable-untold team=%s error=%s", team, type(error).__name__)
