"""Who is told when a message cannot be sent."""

import logging
from datetime import datetime

from bot.beside import WHEN_PERSON_UNREACHABLE, WHEN_UNREACHABLE
from bot.chat.intent import encode
from bot.chat.turn import asker, everyone_there
from bot.people.model import PersonId, PlaceKind
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
        _tell_of_person(message, desk, now)
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


def _tell_of_person(message: Message, desk: Desk, now: datetime) -> None:
    """Somebody cannot be written to: what would go to them says so where it is set."""
    known = message.known
    if known.place.kind is not PlaceKind.PERSONAL or not known.person.id:
        return
    unit = desk.unit(asker(known))
    try:
        with desk.apart():
            for stop in WHEN_PERSON_UNREACHABLE:
                stop(unit, known.person.id, now)
    except Exception as error:
        log.warning("action=unreachable-untold person=%s error=%s", known.person.id, type(error).__name__)
