"""One attempt to send one message, and what became of it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.chat.card import Card
from bot.chat.errors import HuddlelogError, StoreAway
from bot.chat.intent import Intents
from bot.chat.phrases import Say
from bot.chat.reply import ShowCard
from bot.chat.turn import Turn, everyone_there, reader
from bot.conversation import Conversation
from bot.messaging import Destination, Messenger, TryLater, Unreachable
from bot.people.model import PlaceKind
from bot.people.ports import Address
from bot.ports import Message

NOWHERE = Address("", "", "", "", "", "", PlaceKind.PERSONAL)
"""Where a message that nobody asked for comes from."""


@dataclass(frozen=True)
class Sent:
    shown_as: str
    """The platform's id; "" where there was nothing to show."""
    found: bool = False
    """It had arrived before, as it was then."""


@dataclass(frozen=True)
class TooLate: ...


@dataclass(frozen=True)
class Unreached:
    reason: str


@dataclass(frozen=True)
class Later:
    seconds: float
    everywhere: bool
    unsure: bool = False
    """It is still not known whether it has arrived."""


@dataclass(frozen=True)
class Absent:
    """The platform is not connected."""


@dataclass(frozen=True)
class Failed:
    error: str
    """Its kind, for the log."""
    fault: bool = False
    """The message itself could not be composed."""
    unsure: bool = False
    """It may have arrived."""


Outcome = Sent | TooLate | Unreached | Later | Absent | Failed


@dataclass(frozen=True)
class Sending:
    intents: Intents
    conversation: Conversation
    say: Say
    messengers: Mapping[str, Messenger]

    def attempt(self, message: Message, now: datetime) -> tuple[Outcome, float]:
        """With the moment, by the monotonic clock, at which it was sent."""
        sent: list[float] = []
        outcome = self._attempt(message, now, lambda: sent.append(time.monotonic()))
        return outcome, sent[-1] if sent else time.monotonic()

    def _attempt(self, message: Message, now: datetime, begins: Callable[[], None]) -> Outcome:
        if message.late:
            return TooLate()
        if message.to is None:
            return Unreached("no-account")
        messenger = self.messengers.get(message.to.platform)
        if messenger is None:
            return Absent()
        if message.attempted is not None:
            known = self._look_up(message, message.to, messenger, message.attempted)
            if known is not None:
                return known
        try:
            card = self._compose(message, now)
        except Exception as error:
            fault = not isinstance(error, StoreAway)
            return Failed(type(error).__name__, fault=fault, unsure=message.attempted is not None)
        begins()
        return self._send(message, message.to, messenger, card)

    def _look_up(self, message: Message, to: Destination, messenger: Messenger, since: datetime) -> Outcome | None:
        """None where it has not arrived, or nobody can know."""
        try:
            found = messenger.find(to, delivery_id(message), since, under=message.under)
        except TryLater as error:
            return Later(error.seconds, error.everywhere, unsure=True)
        except Exception as error:
            return Failed(type(error).__name__, unsure=True)
        return Sent(found, found=True) if found else None

    def _send(self, message: Message, to: Destination, messenger: Messenger, card: Card | None) -> Outcome:
        try:
            if message.shown_as:
                messenger.update(to, message.shown_as, card or Card(self.say.text("learning-gone")))
                return Sent(message.shown_as)
            if card is None:
                return Sent("")
            return Sent(messenger.post(to, card, under=message.under, delivery=delivery_id(message)))
        except Unreachable as error:
            return Unreached(str(error))
        except TryLater as error:
            return Later(error.seconds, error.everywhere)
        except Exception as error:
            return Failed(type(error).__name__, unsure=True)

    def _compose(self, message: Message, now: datetime) -> Card | None:
        """What its reader may see now; None where there is nothing left to show."""
        known = message.known
        personal = known.place.kind is PlaceKind.PERSONAL
        audience = reader(known) if personal else everyone_there(known)
        turn = Turn(known, known.working_team(now), audience, now, self.say)
        view = self.intents.decode(message.view)
        try:
            reply = self.conversation.perform(view, turn, NOWHERE, "")
        except StoreAway:
            raise
        except HuddlelogError:  # gone, or not for this reader any more
            return None
        return reply.card if isinstance(reply, ShowCard) else None


def delivery_id(message: Message) -> str:
    """The same at every attempt, and of no other message; says nothing about anybody."""
    known = message.known
    whither = known.place.id or known.person.id
    told = f"{known.organisation} {whither} {message.key} {message.created.isoformat()}"
    return sha256(told.encode()).hexdigest()[:32]
