"""What the core asks of a platform: that a message is sent, found again, and shown afresh."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.card import Card
from bot.people.model import PlaceKind


@dataclass(frozen=True)
class Destination:
    """Where a message goes, in a platform's own keys."""

    platform: str
    organisation_key: str
    kind: PlaceKind
    key: str
    """Of the place; for PERSONAL, of the person."""


@dataclass(frozen=True)
class Rate:
    """One in every `seconds`, and `burst` at once after a rest."""

    seconds: float
    burst: int = 1


@dataclass(frozen=True)
class Rates:
    """What a platform lets us send, from its published limits; None where it sets none."""

    lane: Rate | None = None
    """To one place or person, posts and updates together."""
    posts: Rate | None = None
    """In one organisation."""
    updates: Rate | None = None


class Unreachable(Exception):
    """Nothing can be sent there, now or later: the bot is not invited, was blocked, or the place is gone.

    The argument names the platform's reason, for the log."""


class TryLater(Exception):
    """The platform asks for patience."""

    def __init__(self, seconds: float, *, everywhere: bool = False) -> None:
        """`everywhere`: in the whole organisation, not in this place alone."""
        super().__init__(f"{seconds:g} s")
        self.seconds = seconds
        self.everywhere = everywhere


class Messenger(Protocol):
    """Sends to one platform. Called from the core's thread, so it may take its time.

    Raises Unreachable, TryLater, or anything else where trying again may help.
    """

    @property
    def rates(self) -> Rates: ...

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        """The platform's id of the message, by which `update` shows another card in its place.

        `under`: in the thread of that message, where the platform has threads. `delivery`: our own id of the message,
        by which `find` knows it again.
        """
        ...

    def find(self, to: Destination, delivery: str, since: datetime, *, under: str = "") -> str | None:
        """The id of a message that may have been sent since then, when the process was stopped: "" if it was not;
        None where that cannot be known."""
        ...

    def update(self, to: Destination, message: str, card: Card) -> None:
        """Does nothing where the message is no longer there."""
        ...
