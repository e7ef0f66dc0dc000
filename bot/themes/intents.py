"""What people may ask of themes, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class ShowThemes(Intent):
    """Which are learned about, and which are silent."""

    name: ClassVar[str] = "theme.show"
    skip: int = 0


@dataclass(frozen=True)
class ChangeThemes(Intent):
    """Opens the form for the organisation's list."""

    name: ClassVar[str] = "theme.change"
    opens_form: ClassVar[bool] = True
    seen: str = ""
    """Tells the list that stands in the form from any other."""


@dataclass(frozen=True)
class SaveThemes(Intent):
    name: ClassVar[str] = "theme.save"
    writes: ClassVar[bool] = True
    lines: Words = ""
    """One theme a line."""
    seen: str = ""


@dataclass(frozen=True)
class BackToTheTen(Intent):
    """The default list again; the organisation's own themes end."""

    name: ClassVar[str] = "theme.back-to-the-ten"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True


INTENTS: tuple[type[Intent], ...] = (ShowThemes, ChangeThemes, SaveThemes, BackToTheTen)

COMMANDS: tuple[Command, ...] = (
    Command(("themes", "theme"), Takes.NOTHING, lambda _: ShowThemes(), "help-themes"),
    Command(("themes edit", "themes change"), Takes.NOTHING, lambda _: ChangeThemes(), "help-themes-edit"),
)
