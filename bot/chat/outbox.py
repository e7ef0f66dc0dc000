"""Messages that are sent later, by themselves, and cards that change after they were sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.people.model import PersonId, PlaceId


@dataclass(frozen=True)
class Post:
    """To a place or to a person: an encoded intent, composed when it is sent."""

    view: str
    key: str
    """The same key is posted to the same target once."""
    place: PlaceId | None = None
    person: PersonId | None = None
    asked_by: PersonId | None = None
    """Is shown the view `otherwise` if it cannot be sent."""
    otherwise: str = ""
    under: str = ""
    """The key of a card in the same place in whose thread it stands."""
    follows: str = ""
    """A team's id, or a record's: the card is shown again when something of that team changes, and is kept, until
    `settle`. One that follows nothing is forgotten some months after it was shown last."""
    until: datetime | None = None
    """Not worth sending any more from then on, and nobody has to hear of it. None: it is worth sending for a day, and
    then whoever asked for it is told."""


def card_key(ref: str) -> str:
    """Of a record's message that everybody sees change; whatever belongs to the record shows it again under this
    key."""
    return f"card {ref}"


class Outbox(Protocol):
    def post(
        self,
        view: str,
        key: str,
        now: datetime,
        *,
        place: PlaceId | None = None,
        person: PersonId | None = None,
        asked_by: PersonId | None = None,
        otherwise: str = "",
        under: str = "",
        follows: str = "",
        until: datetime | None = None,
    ) -> bool:
        """As `Post`. False when the same key was posted there before, unless that was given up."""
        ...

    def post_many(self, posts: Sequence[Post], now: datetime) -> None:
        """Those that were posted before are left out."""
        ...

    def show_again(self, key: str, now: datetime) -> None:
        """What was sent under `key`, and what follows `key`, is composed afresh and shown in its place: its record has
        changed. However often it is asked for, it happens once in a few seconds."""
        ...

    def settle(self, key: str) -> None:
        """The cards of that key follow nothing any more, and are forgotten in the end."""
        ...

    def take_back(self, key: str) -> None:
        """What was posted under `key` and is not sent yet is not sent at all."""
        ...
