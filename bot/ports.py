"""What the core asks of a store and of the world outside."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.card import Card
from bot.chat.outbox import Outbox
from bot.learning.ports import LearningRepository
from bot.people.audience import Audience
from bot.people.model import Known, PlaceKind
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
class Message:
    """A message still to be sent, as the intent that composes it."""

    id: int
    platform: str
    key: str
    """The platform's key of the place; of the person, where it is for one person's personal chat."""
    known: Known
    """To whom: a place with a person who is nobody, or a person in the personal chat."""
    view: str
    tries: int
    shown_as: str
    """The platform's id of the message, where it has been sent before and is to be shown afresh; or ""."""


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

    def sent(self, message: int, shown_as: str, now: datetime) -> None: ...

    def failed(self, message: int, next_try: datetime | None) -> None:
        """`next_try` None: given up."""
        ...

    def forget_expired(self, now: datetime) -> int:
        """Deletes drafts and receipts that have run out; how many."""
        ...

    def commit(self) -> None: ...


class Store(Protocol):
    def read(self, audience: Audience) -> AbstractContextManager[Unit]:
        """A unit that cannot write."""
        ...

    def write(self, audience: Audience) -> AbstractContextManager[Unit]: ...

    def desk(self, *, writes: bool = False) -> AbstractContextManager[Desk]: ...

    def answers(self) -> bool:
        """Whether the database can be reached; never raises."""
        ...


class Messenger(Protocol):
    """Sends to one platform. Called from the core's thread, so it may take its time."""

    def post(self, kind: PlaceKind, key: str, card: Card) -> str:
        """To a place by its key; for PERSONAL, to the person with that key. Raises if it was not sent.

        Returns the platform's id of the message, by which `update` shows another card in its place.
        """
        ...

    def update(self, kind: PlaceKind, key: str, message: str, card: Card) -> None:
        """Does nothing where the message is no longer there."""
        ...
