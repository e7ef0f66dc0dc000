"""Posts what the core sends by itself, to a stored conversation; called from the core's thread."""

from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from adapters.msteams import cards
from adapters.msteams.connector import Activity, Busy, Connector, NotSent, Reference
from adapters.msteams.installs import Installs, Person
from adapters.on_loop import OnLoop
from bot.chat.card import Card
from bot.chat.phrases import Say
from bot.messaging import Destination, Rate, Rates, TryLater, Unreachable
from bot.people.model import PlaceKind

SENT_WITHIN = 30.0
"""Seconds; longer means that the loop has stopped."""
GONE = frozenset({403, 404, 410})
RATES = Rates(lane=Rate(2.05, 6), posts=Rate(0.05, 3), updates=Rate(0.1, 2))
"""Of a bot to one conversation Teams takes 7 in a second, 8 in 2 s, 60 in 30 s and 1,800 in an hour, and of an app in
one tenant 50 requests a second, answers to people among them (learn.microsoft.com, bots/how-to/rate-limit)."""
IN_THREAD = ";messageid="
"""Between an id and that of the message in whose thread it stands."""
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
class TeamsMessenger:
    """A `bot.messaging.Messenger`. A message's id is Teams' own, and of one in a thread also its first message's."""

    connector: Connector
    installs: Installs
    chats: PrivateChats
    say: Say
    loop: OnLoop = field(default_factory=lambda: OnLoop(SENT_WITHIN))

    @property
    def rates(self) -> Rates:
        return RATES

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        """Threads there are in channels alone."""
        first = _first(under) if to.kind is PlaceKind.CHANNEL else ""
        drawn = showing(card, self._surface(to), self.say)

        async def post() -> str:
            place = _thread(await self._place(to), first)
            id = await self.connector.send(place, drawn)
            return f"{id}{IN_THREAD}{first}" if first else id

        return self._run(post())

    def find(self, to: Destination, delivery: str, since: datetime, *, under: str = "") -> str | None:
        """A bot cannot read there."""
        return None

    def update(self, to: Destination, message: str, card: Card) -> None:
        drawn = showing(card, self._surface(to), self.say)

        async def update() -> None:
            id, _, first = message.partition(IN_THREAD)
            place = _thread(await self._place(to), first)
            try:
                await self.connector.update(place, id, drawn)
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


def _first(message: str) -> str:
    """The message with which its thread begins: itself, unless it stands in one."""
    id, _, first = message.partition(IN_THREAD)
    return first or id


def _thread(place: Reference, first: str) -> Reference:
    return replace(place, conversation=f"{place.root().conversation}{IN_THREAD}{first}") if first else place


def showing(card: Card, surface: cards.Surface, say: Say) -> Activity:
    return carrying(cards.card(card, say, surface), say)


def carrying(content: dict[str, object], say: Say) -> Activity:
    """What a locked screen shows is the summary, so it tells nothing."""
    return {"type": "message", "summary": say.line("msteams-summary"), "attachments": [cards.attachment(content)]}
