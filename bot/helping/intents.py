"""What teams may ask of one another."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class OfferHelp(Intent):
    """The team's lead is told, and nobody else."""

    name: ClassVar[str] = "help.offer"
    writes: ClassVar[bool] = True
    ref: str = ""
    """C-7, K-3"""


@dataclass(frozen=True)
class AskTheTeam(Intent):
    """Opens the form for a question to the team's lead alone."""

    name: ClassVar[str] = "help.ask"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    """As above; E-3: the other team, where two were told of each other."""


@dataclass(frozen=True)
class SendQuestion(Intent):
    name: ClassVar[str] = "help.send-question"
    writes: ClassVar[bool] = True
    ref: str = ""
    question: Words = ""


@dataclass(frozen=True)
class ShowPassedOn(Intent):
    """To whoever asked or offered; "" where they had done so before."""

    name: ClassVar[str] = "help.passed-on"
    ref: str = ""


@dataclass(frozen=True)
class ShowAsk(Intent):
    """To the lead: E-3."""

    name: ClassVar[str] = "help.show-ask"
    ref: str = ""


@dataclass(frozen=True)
class AnswerOffer(Intent):
    name: ClassVar[str] = "help.answer-offer"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    welcome: bool = False


@dataclass(frozen=True)
class AnswerQuestion(Intent):
    """Opens the form; an answer is optional."""

    name: ClassVar[str] = "help.answer"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SendAnswer(Intent):
    name: ClassVar[str] = "help.send-answer"
    writes: ClassVar[bool] = True
    ref: str = ""
    answer: Words = ""


@dataclass(frozen=True)
class ShowAnswer(Intent):
    """To whoever asked."""

    name: ClassVar[str] = "help.show-answer"
    ref: str = ""


@dataclass(frozen=True)
class WhoElse(Intent):
    """Which other teams are working on this."""

    name: ClassVar[str] = "help.who-else"
    ref: str = ""
    """L-12, C-7"""


@dataclass(frozen=True)
class IntroduceUs(Intent):
    """The leads of two teams that are at the same thing are told of each other."""

    name: ClassVar[str] = "help.introduce"
    writes: ClassVar[bool] = True
    ref: str = ""
    found: str = ""
    """The other team's record."""


INTENTS: tuple[type[Intent], ...] = (
    OfferHelp,
    AskTheTeam,
    SendQuestion,
    ShowPassedOn,
    ShowAsk,
    AnswerOffer,
    AnswerQuestion,
    SendAnswer,
    ShowAnswer,
    WhoElse,
    IntroduceUs,
)

COMMANDS: tuple[Command, ...] = (
    Command(("who else",), Takes.REF, lambda ref: WhoElse(ref), "help-who-else-is", example="C-7"),
)
