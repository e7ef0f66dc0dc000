"""What people may ask of what others have learned, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class TryThis(Intent):
    """Opens the form: what we keep, what we do differently, where we are."""

    name: ClassVar[str] = "spread.try"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    ref: str = ""
    """L-12, or N-5 where another organisation shared it."""


@dataclass(frozen=True)
class TryFields(Intent):
    kept: Words = ""
    adapts: Words = ""
    setting: str = ""
    service: Words = ""


@dataclass(frozen=True)
class SaveTry(TryFields):
    name: ClassVar[str] = "spread.save"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    ref: str = ""


@dataclass(frozen=True)
class EditTry(Intent):
    """Opens the form with the adoption in it."""

    name: ClassVar[str] = "spread.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    """T-4"""


@dataclass(frozen=True)
class ChangeTry(TryFields):
    name: ClassVar[str] = "spread.change"
    writes: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class TellOutcome(Intent):
    """Opens the form: how did it go?"""

    name: ClassVar[str] = "spread.outcome"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SaveOutcome(Intent):
    name: ClassVar[str] = "spread.save-outcome"
    writes: ClassVar[bool] = True
    ref: str = ""
    outcome: str = ""
    """Or "trying": it goes on, and what was said was a mistake."""
    told: Words = ""


@dataclass(frozen=True)
class ShowAdoption(Intent):
    name: ClassVar[str] = "spread.show"
    ref: str = ""
    """T-4"""
    saved: bool = False
    """Just now."""


@dataclass(frozen=True)
class ListAdoptions(Intent):
    """What a team tries and has tried."""

    name: ClassVar[str] = "spread.list"
    team: str = ""
    skip: int = 0


@dataclass(frozen=True)
class ShowTold(Intent):
    """You said, we did: for the author of what is tried."""

    name: ClassVar[str] = "spread.told"
    ref: str = ""


@dataclass(frozen=True)
class ShowTree(Intent):
    """Where a learning came from, and where it went."""

    name: ClassVar[str] = "spread.tree"
    ref: str = ""
    """L-12, N-5 or T-4."""


@dataclass(frozen=True)
class HearOfAdoption(Intent):
    """Comes from another organisation, whose team tries what was shared here; and again with how it went."""

    name: ClassVar[str] = "spread.hear"
    key: str = ""
    ref: str = ""
    """Ours: L-12."""
    called: str = ""
    setting: str = ""
    service: str = ""
    outcome: str = ""
    """"" while it is tried."""


INTENTS: tuple[type[Intent], ...] = (
    TryThis,
    SaveTry,
    EditTry,
    ChangeTry,
    TellOutcome,
    SaveOutcome,
    ShowAdoption,
    ListAdoptions,
    ShowTold,
    ShowTree,
    HearOfAdoption,
)

COMMANDS: tuple[Command, ...] = (
    Command(("try", "learn try"), Takes.REF, lambda ref: _named(ref), "help-try"),
    Command(("try", "trying", "tried", "learn try"), Takes.NOTHING, lambda _: ListAdoptions(), "help-trying"),
    Command(("tree", "learn tree"), Takes.REF, lambda ref: ShowTree(ref), "help-tree"),
)


def _named(ref: str) -> Intent:
    return ShowAdoption(ref) if ref.startswith("T-") else TryThis(ref=ref)
