"""What people may ask of reports, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent


@dataclass(frozen=True)
class OfferReport(Intent):
    """A few lines of what is in it, and the address of its page."""

    name: ClassVar[str] = "report.offer"
    ref: str = ""


@dataclass(frozen=True)
class ShowReport(Intent):
    """The whole of it, as its page shows it."""

    name: ClassVar[str] = "report.show"
    ref: str = ""


INTENTS: tuple[type[Intent], ...] = (OfferReport, ShowReport)

COMMANDS: tuple[Command, ...] = (
    Command(("project report",), Takes.REF, lambda ref: OfferReport(ref), "help-project-report", "P-2"),
)
