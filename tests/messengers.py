"""A messenger that only remembers what it was asked for; tests say what goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.card import Card, plain_text
from bot.messaging import Destination, Rates
from bot.people.model import PlaceKind


@dataclass(frozen=True)
class Posted:
    id: str
    to: Destination
    text: str
    under: str = ""
    delivery: str = ""
    card: Card | None = None

    @property
    def in_private(self) -> bool:
        return self.to.kind is PlaceKind.PERSONAL


@dataclass
class FakeMessenger:
    """A `bot.messaging.Messenger`."""

    rates: Rates = field(default_factory=Rates)
    trouble: Callable[[Destination], Exception | None] = lambda to: None
    """What is raised instead of sending there."""
    posted: list[Posted] = field(default_factory=list)
    updates: list[tuple[str, str]] = field(default_factory=list)
    """(message, what it shows now)"""
    finds: bool = False

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        self._trouble(to)
        self.posted.append(Posted(f"m-{len(self.posted) + 1}", to, plain_text(card), under, delivery, card))
        return self.posted[-1].id

    def find(self, to: Destination, delivery: str, since: datetime, *, under: str = "") -> str | None:
        found = [each.id for each in self.posted if (each.to, each.delivery) == (to, delivery)]
        return (found[0] if found else "") if self.finds else None

    def update(self, to: Destination, message: str, card: Card) -> None:
        self._trouble(to)
        self.updates.append((message, plain_text(card)))

    def _trouble(self, to: Destination) -> None:
        error = self.trouble(to)
        if error is not None:
            raise error

    @property
    def texts(self) -> list[str]:
        return [each.text for each in self.posted]
