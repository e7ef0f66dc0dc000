"""Posts what the core sends by itself, to a stored conversation; called from the core's thread."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from adapters.msteams import cards
from adapters.msteams.connector import Activity, Busy, Connector, NotSent, Reference
from adapters.msteams.installs import Installs, Person
from adapters.on_loop import OnLoop
from bot.chat.card import Card
from bot.chat.phrases import Say
from bot.people.model import PlaceKind
from bot.ports import Destination, TryLater, Unreachable

SENT_WITHIN = 30.0
"""Seconds; longer means that the loop has stopped."""
MOST_AT_ONCE, IN = 6, 1.0
"""Messages that a conversation gets in a second; Teams takes seven."""
MOST_PACED = 1_000
GONE = frozenset({403, 404, 410})
T = TypeVar("T")


class Starting(Protocol):
    async def create_conversation(self, person: Person, tenant: str) -> str:
        """The id of the personal chat. Raises NotSent: 403 where the app is not there for the person."""
        ...


@dataclass(frozen=True)
class PrivateChats:
    installs: Installs
    starting: Starting

    async def find(self, tenant: str, key: str) -> Reference:
        """The personal chat, begun where there is none. Raises NotSent."""
        person = await self.installs.person(tenant, key)
        if person is None:
            raise NotSent(404, "not-met")
        chat = person.chat()
        if chat is not None:
            return chat
        begun = replace(person, conversation=await self.starting.create_conversation(person, tenant))
        await self.installs.keep_chat(tenant, key, begun)
        return Reference(begun.service_url, begun.conversation, begun.bot)


@dataclass
class Pace:
    """Whoever sends much to one conversation waits until Teams would take it."""

    now: Callable[[], float] = time.monotonic
    _sent: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    async def wait(self, conversation: str) -> None:
        sent = self._sent.setdefault(conversation, deque(maxlen=MOST_AT_ONCE))
        self._sent.move_to_end(conversation)
        while len(self._sent) > MOST_PACED:
            self._sent.popitem(last=False)
        start = self.now() if len(sent) < MOST_AT_ONCE else max(self.now(), sent[0] + IN)
        sent.append(start)
        await asyncio.sleep(start - self.now())


@dataclass
class TeamsMessenger:
    """A `bot.ports.Messenger`."""

    connector: Connector
    installs: Installs
    chats: PrivateChats
    say: Say
    pace: Pace = field(default_factory=Pace)
    loop: OnLoop = field(default_factory=lambda: OnLoop(SENT_WITHIN))

    def post(self, to: Destination, card: Card) -> str:
        async def post() -> str:
            place = await self._place(to)
            await self.pace.wait(place.conversation)
            return await self.connector.send(place, showing(card, self._surface(to), self.say))

        return self._run(post())

    def update(self, to: Destination, message: str, card: Card) -> None:
        async def update() -> None:
            place = await self._place(to)
            await self.pace.wait(place.conversation)
            try:
                await self.connector.update(place, message, showing(card, self._surface(to), self.say))
            except NotSent as error:
                if error.status not in (404, 410):  # otherwise somebody has taken it away
                    raise

        self._run(update())

    def _surface(self, to: Destination) -> cards.Surface:
        return cards.Surface.PERSONAL if to.kind is PlaceKind.PERSONAL else cards.Surface.SHARED

    async def _place(self, to: Destination) -> Reference:
        if to.kind is PlaceKind.PERSONAL:
            return await self.chats.find(to.organisation_key, to.key)
        found = await self.installs.place(to.organisation_key, to.key)
        if found is None:
            raise NotSent(404, "not-installed")
        return found

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self.loop.run(work)
        except Busy as error:
            raise TryLater(error.seconds) from error
        except NotSent as error:
            if error.status in GONE:
                raise Unreachable(str(error)) from error
            raise


def showing(card: Card, surface: cards.Surface, say: Say) -> Activity:
    return carrying(cards.card(card, say, surface), say)


def carrying(content: dict[str, object], say: Say) -> Activity:
    """What a locked screen shows is the summary, so it tells nothing."""
    return {"type": "message", "summary": say.line("msteams-summary"), "attachments": [cards.attachment(content)]}
