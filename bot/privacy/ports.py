"""Words that are kept for a while: sealed until somebody decides, or between a form's steps."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.people.model import PersonId


@dataclass(frozen=True)
class Draft:
    id: str
    person: PersonId
    content: bytes
    """Sealed words, or a form's answers so far."""
    expires: datetime
    about: str = ""
    """The record that it would change, with which it goes."""
    form: str = ""
    """The name of the intent that opened the form whose answers these are; "" for sealed words."""


class GuardSettings(Protocol):
    """Bound to one organisation, which sets it for all its people."""

    def may_be_overruled(self) -> bool:
        """Whether somebody may say that what was found is no identifier; not before an administrator allows it."""
        ...

    def allow(self, *, allowed: bool) -> None: ...

    def note(self, about: str, kinds: Collection[str], now: datetime) -> None:
        """It was overruled: what it looked like, never the words nor who it was. Once, whatever it is `about`."""
        ...

    def times(self) -> int:
        """How often it was."""
        ...


class GuardUnit(Protocol):
    @property
    def guard(self) -> GuardSettings: ...


class DraftRepository(Protocol):
    """Bound to one organisation; a draft is found by its own person alone, until it expires."""

    def keep(self, draft: Draft) -> None:
        """Adds the draft or replaces the person's own of that id."""
        ...

    def get(self, id: str, person: PersonId, now: datetime) -> Draft | None: ...

    def unfinished(self, form: str, about: str, person: PersonId, now: datetime) -> Draft | None:
        """What the person left half-way in that form, about that record; the latest."""
        ...

    def drop_unfinished(self, form: str, about: str, person: PersonId) -> None: ...

    def drop_about(self, about: str) -> None:
        """Everybody's, of that record."""
        ...

    def drop(self, id: str, person: PersonId) -> bool:
        """Whether there was one: of two presses at once, one is told True."""
        ...
