"""What people may ask of impact stories."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class WriteStory(Intent):
    """Opens the form, for the author of an entry."""

    name: ClassVar[str] = "story.write"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    """L-12"""
    seen: str = ""
    """When the story that stands in the form was saved; "" where there was none."""


@dataclass(frozen=True)
class SaveStory(Intent):
    name: ClassVar[str] = "story.save"
    writes: ClassVar[bool] = True
    ref: str = ""
    seen: str = ""
    problem: Words = ""
    support: Words = ""
    results: Words = ""
    points: Words = ""
    next_steps: Words = ""
    quote: Words = ""
    quoted: Words = ""
    measures: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    """The fields that were on the form; the others stay as they are."""
    masked: int = 0
    """Identifiers that the guard has hidden in it."""


@dataclass(frozen=True)
class ShowStorySaved(Intent):
    """The confirmation for whoever wrote it."""

    name: ClassVar[str] = "story.saved"
    updates_card: ClassVar[bool] = True
    ref: str = ""
    settled: bool = False
    """The softer questions were asked and answered."""


@dataclass(frozen=True)
class ShowStory(Intent):
    name: ClassVar[str] = "story.show"
    ref: str = ""


INTENTS: tuple[type[Intent], ...] = (WriteStory, SaveStory, ShowStorySaved, ShowStory)

COMMANDS: tuple[Command, ...] = (
    Command(("story",), Takes.REF, lambda ref: ShowStory(ref), "help-story"),
    Command(("story write", "story edit"), Takes.REF, lambda ref: WriteStory(ref), "help-story-write"),
)
