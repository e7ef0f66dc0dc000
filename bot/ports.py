"""What the core asks of a store and of the world outside."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.card import Card
from bot.chat.outbox import Outbox
from bot.learning.ports import LearningRepository
from bot.people.audience import Audience
from bot.people.model import Known, PersonId, PlaceKind
from bot.people.ports import PeopleRepository, Tenancy
from bot.privacy.ports import DraftRepository
from bot.search.ports import SearchIndex


class Receipts(Protocol):
    """What was answered to an event of the platform, as a view intent; never text."""

    def claim(self, key: str, now: datetime) -> str | None:
        """None: the key is new and now ours. Otherwise what `settle` kept for it."""
        ...

    def settle(self, key: str, view: str) -> None: ...


@dataclass(frozen=True)
class Destination:
    """Where a message goes, in a platform's own keys."""

    platform: str
    organisation_key: str
    kind: PlaceKind
    key: str
    """Of the place; for PERSONAL, of the person."""


@dataclass(frozen=True)
class Message:
    """A message still to be sent, as the intent that composes it."""

    id: int
    to: Destination
    known: Known
    """To whom: a place with a person who is nobody, or a person in the personal chat."""
    view: str
    tries: int
    shown_as: str
    """The platform's id of the message, where it has been sent before and is to be shown afresh; or ""."""
    asked_by: PersonId | None = None
    """Who is told if it cannot be sent, with the view `otherwise`."""
    otherwise: str = ""
    version: int = 0
    """Counts what has changed in it since it was asked for."""


class Unit(Protocol):
    """One transaction, bound to one organisation. Left without `commit`, nothing is written."""

    learning: LearningRepository
    people: PeopleRepository
    search: SearchIndex
    drafts: DraftRepository
    receipts: Receipts
    outbox: Outbox

    def commit(self) -> None: ...


class Desk(Protocol):
    """Serves arrivals, tick and deliver: keys, ids and addresses of all organisations, no content."""

    tenancy: Tenancy

    def due(self, now: datetime, most: int) -> tuple[Message, ...]:
        """Messages to be sent now, oldest first."""
        ...

    def sent(self, message: Message, shown_as: str, now: datetime) -> None: ...

    def failed(self, message: int, next_try: datetime | None) -> None:
        """`next_try` None: given up."""
        ...

    def forget_expired(self, now: datetime) -> int:
        """Deletes drafts and receipts that have run out, and keeps the search index quick; how many were deleted."""
        ...

    def commit(self) -> None: ...


class Memory(Protocol):
    """What an adapter has to remember for its platform: tokens, where a conversation goes on. JSON; each call is
    a transaction of its own."""

    def keep(self, platform: str, kind: str, key: str, content: str) -> None: ...

    def recall(self, platform: str, kind: str, key: str) -> str | None: ...

    def forget(self, platform: str, kind: str, key: str) -> None: ...


class Store(Protocol):
    @property
    def memory(self) -> Memory: ...

    def read(self, audience: Audience) -> AbstractContextManager[Unit]:
        """A unit that cannot write."""
        ...

    def write(self, audience: Audience) -> AbstractContextManager[Unit]: ...

    def desk(self, *, writes: bool = False) -> AbstractContextManager[Desk]: ...

    def answers(self) -> bool:
        """Whether the database can be reached; never raises."""
        ...


class Unreachable(Exception):
    """Nothing can be sent there, now or later: the bot is not invited, was blocked, or the place is gone.

    The argument names the platform's reason, for the log."""


class TryLater(Exception):
    """The platform asks for patience."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:g} s")
        self.seconds = seconds


class Messenger(Protocol):
    """Sends to one platform. Called from the core's thread, so it may take its time.

    Raises Unreachable, TryLater, or anything else where trying again may help.
    """

    def post(self, to: Destination, card: Card) -> str:
        """The platform's id of the message, by which `update` shows another card in its place."""
        ...

    def update(self, to: Destination, message: str, card: Card) -> None:
        """Does nothing where the message is no longer there."""
        ...
