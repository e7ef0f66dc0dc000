"""Messages that are sent later, by themselves."""

from datetime import datetime
from typing import Protocol

from bot.people.model import PersonId, PlaceId


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
    ) -> bool:
        """`view` is an encoded intent, composed when it is sent; to a place or to a person.

        `asked_by` is shown the view `otherwise` if it cannot be sent. False when the same key was posted there
        before, unless that was given up.
        """
        ...

    def show_again(self, key: str, now: datetime) -> None:
        """What was sent under `key` is composed afresh and shown in its place: its record has changed."""
        ...
