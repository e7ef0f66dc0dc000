"""Sends what is due, and tells whoever asked for it when that cannot be done."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.card import Card
from bot.chat.errors import NotFound
from bot.chat.intent import Intents
from bot.chat.phrases import Say
from bot.chat.reply import ShowCard
from bot.chat.turn import Turn, asker, everyone_there
from bot.conversation import Conversation
from bot.people.model import PlaceKind
from bot.people.ports import Address
from bot.ports import Message, Messenger, Store, TryLater, Unreachable

log = logging.getLogger(__name__)

BATCH = 20
"""Messages sent in one go."""
MOST_TRIES = 8
FIRST_WAIT = timedelta(seconds=5)
"""Before a message is tried again; doubled each time."""
LONGEST_PATIENCE = 3600.0
"""Seconds, whatever a platform asks for."""
NOWHERE = Address("", "", "", "", "", "", PlaceKind.PERSONAL)
"""Where a message that nobody asked for comes from."""


@dataclass(frozen=True)
class Delivery:
    store: Store
    intents: Intents
    conversation: Conversation
    say: Say
    messengers: Mapping[str, Messenger]

    def deliver(self, now: datetime) -> int:
        """How many were sent."""
        with self.store.desk() as desk:
            due = desk.due(now, BATCH)
        return sum(self._send(message, now) for message in due)

    def _send(self, message: Message, now: datetime) -> bool:
        """At least once: a message is marked when it has been sent."""
        try:
            card = self._compose(message, now)
            shown_as = self._show_or_update(message, card)
        except Unreachable as error:
            log.warning("action=unreachable message=%s platform=%s reason=%s", message.id, message.to.platform, error)
            self._give_up(message, now)
            return False
        except Exception as error:
            log.warning("action=deliver message=%s tries=%s error=%s", message.id, message.tries, type(error).__name__)
            if message.tries + 1 >= MOST_TRIES:
                self._give_up(message, now)
                return False
            asked_for = min(error.seconds, LONGEST_PATIENCE) if isinstance(error, TryLater) else 0.0
            wait = max(timedelta(seconds=asked_for), FIRST_WAIT * 2**message.tries)
            self._mark_failed(message, now + wait)
            return False
        with self.store.desk(writes=True) as desk:
            desk.sent(message, shown_as, now)
            desk.commit()
        return bool(shown_as)

    def _mark_failed(self, message: Message, next_try: datetime | None) -> None:
        with self.store.desk(writes=True) as desk:
            desk.failed(message.id, next_try)
            desk.commit()

    def _give_up(self, message: Message, now: datetime) -> None:
        """Whoever asked for it hears in private that it did not arrive."""
        self._mark_failed(message, None)
        if message.asked_by is None or message.shown_as:
            return
        with self.store.write(everyone_there(message.known)) as unit:
            unit.outbox.post(message.otherwise, f"unsent {message.id}", now, person=message.asked_by)
            unit.commit()

    def _show_or_update(self, message: Message, card: Card | None) -> str:
        messenger = self.messengers[message.to.platform]
        if message.shown_as:
            messenger.update(message.to, message.shown_as, card or Card(self.say.text("learning-gone")))
            return message.shown_as
        return messenger.post(message.to, card) if card is not None else ""

    def _compose(self, message: Message, now: datetime) -> Card | None:
        """What its reader may see now; None where there is nothing left to show."""
        known = message.known
        personal = known.place.kind is PlaceKind.PERSONAL
        audience = asker(known) if personal else everyone_there(known)
        turn = Turn(known, known.working_team(now), audience, now, self.say)
        try:
            reply = self.conversation.perform(self.intents.decode(message.view), turn, NOWHERE, "")
        except NotFound:
            return None
        return reply.card if isinstance(reply, ShowCard) else None
