"""What people may ask of many small tests at once: a board, a project's, those that they look for."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.intent import Intent


@dataclass(frozen=True)
class BeginFromList(Intent):
    """As BeginTest, on a board or a reminder, which stay as they are: the test is shown to whoever pressed."""

    name: ClassVar[str] = "pdsa.begin-from-list"
    writes: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowBoard(Intent):
    """By stage; with a stage that one alone."""

    name: ClassVar[str] = "pdsa.board"
    for_team: ClassVar[bool] = True
    team: str = ""
    stage: str = ""
    skip: int = 0
    note: str = ""
    """"posted", or "not-posted": what became of its way to the channel."""


@dataclass(frozen=True)
class ShowTestsOf(Intent):
    """A project's tests, each with those that went on from it."""

    name: ClassVar[str] = "pdsa.of-project"
    project: str = ""
    skip: int = 0


@dataclass(frozen=True)
class FindTests(Intent):
    name: ClassVar[str] = "pdsa.find"
    words: str = ""
    skip: int = 0


@dataclass(frozen=True)
class PostBoard(Intent):
    name: ClassVar[str] = "pdsa.post-board"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    team: str = ""
