"""Posts what the core sends by itself; called from the core's thread, shown from the event loop's."""

from datetime import datetime

from adapters.on_loop import OnLoop
from adapters.playground.conversations import Conversations
from adapters.playground.directory import PERSONAS, personal_chat
from bot.chat.card import Card
from bot.messaging import Destination, Rates, Unreachable
from bot.people.model import PlaceKind
from bot.timing.clock import Clock

SENT_WITHIN = 5.0
"""Seconds; longer means that the page's loop has stopped."""


class PlaygroundMessenger:
    """A `bot.messaging.Messenger`."""

    rates = Rates()

    def __init__(self, conversations: Conversations, clock: Clock) -> None:
        self._conversations = conversations
        self._clock = clock
        self.loop = OnLoop(SENT_WITHIN)

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        return self.loop.run(self._show(_place(to), card, under))

    def find(self, to: Destination, delivery: str, since: datetime, *, under: str = "") -> str | None:
        """What was said here is gone with the process."""
        return None

    def update(self, to: Destination, message: str, card: Card) -> None:
        self.loop.run(self._show_instead(_place(to), message, card))

    async def _show(self, place: str, card: Card, under: str) -> str:
        return str(self._conversations.post(place, "", self._clock.now(), card, under=under).id)

    async def _show_instead(self, place: str, message: str, card: Card) -> None:
        shown = self._conversations.public(place, message)
        if shown is not None:
            self._conversations.show_instead(shown, card)


def _place(to: Destination) -> str:
    if to.kind is not PlaceKind.PERSONAL:
        return to.key
    if to.key not in PERSONAS:
        raise Unreachable("nobody here has that key")
    return personal_chat(to.key).key
