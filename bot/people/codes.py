"""Codes that one person gives to another to let something happen between two of us: typed once, and soon worthless."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.people.model import OrganisationId, PersonId

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_LENGTH = 12
"""60 bits: nobody guesses one while it lasts."""


class CodeKind(StrEnum):
    NETWORK = "network"
    """Lets another organisation ask to join a network."""
    JOIN = "join"
    """Lets another platform's organisation become one with this one."""
    LINK = "link"
    """Says that two accounts are one person's."""
    ADMIN = "admin"
    """From whoever runs the server: makes somebody an administrator."""


LASTS = {
    CodeKind.NETWORK: timedelta(days=7),
    CodeKind.JOIN: timedelta(days=1),
    CodeKind.LINK: timedelta(minutes=30),
    CodeKind.ADMIN: timedelta(hours=1),
}


@dataclass(frozen=True)
class Code:
    kind: CodeKind
    organisation: OrganisationId
    """Who made it."""
    made_by: PersonId | None
    about: str
    """What it lets happen: a network's id; "" where the kind says it all."""


def new_code() -> str:
    """K7QM-2X9P-THWD"""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, _LENGTH, 4))


def tidy_code(said: str) -> str:
    """As it was made, however it was typed: with spaces, in small letters; "" where it cannot be one."""
    letters = "".join(each for each in said.upper() if each.isalnum())
    if len(letters) != _LENGTH or any(each not in _LETTERS for each in letters):
        return ""
    return "-".join(letters[at : at + 4] for at in range(0, _LENGTH, 4))


class CodeRepository(Protocol):
    """The codes of all organisations, kept as hashes."""

    def make(self, kind: CodeKind, about: str, by: PersonId | None, now: datetime) -> str:
        """A new code of the unit's organisation."""
        ...

    def look(self, said: str, kind: CodeKind, now: datetime) -> Code:
        """What it would let happen; it is not used up. Raises as `take` does."""
        ...

    def take(self, said: str, kind: CodeKind, now: datetime) -> Code:
        """Once. Raises NoSuchCode, CodeExpired or CodeUsed; whoever guesses learns nothing else."""
        ...

    def take_back(self, kind: CodeKind, about: str) -> None:
        """Codes of the unit's organisation that nobody has used yet are worth nothing any more."""
        ...
