"""What administrators may ask of two platforms, and people of their two accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent
from bot.learning.intents import OfferLearning
from bot.people.codes import tidy_code


@dataclass(frozen=True)
class ShowJoining(Intent):
    """How two platforms become one organisation, and two accounts one person."""

    name: ClassVar[str] = "join.show"


@dataclass(frozen=True)
class MakeJoinCode(Intent):
    """For the other side's administrator; shown once."""

    name: ClassVar[str] = "join.code"
    keeps: ClassVar[bool] = True


@dataclass(frozen=True)
class TypeCode(Intent):
    """Opens the form."""

    name: ClassVar[str] = "join.type"
    opens_form: ClassVar[bool] = True
    what: str = ""
    """"join" or "link"."""


@dataclass(frozen=True)
class JoinWith(Intent):
    """With a code of the other side."""

    name: ClassVar[str] = "join.with"
    writes: ClassVar[bool] = True
    code: str = ""


@dataclass(frozen=True)
class ShowJoin(Intent):
    """What would happen, and how far it is."""

    name: ClassVar[str] = "join.plan"
    id: str = ""


@dataclass(frozen=True)
class AgreeToJoin(Intent):
    name: ClassVar[str] = "join.agree"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    id: str = ""


@dataclass(frozen=True)
class DeclineJoin(Intent):
    name: ClassVar[str] = "join.decline"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    once: ClassVar[bool] = True
    id: str = ""


@dataclass(frozen=True)
class AskToJoin(Intent):
    """Comes by itself: the other side has agreed."""

    name: ClassVar[str] = "join.ask"
    id: str = ""


@dataclass(frozen=True)
class TellDeclined(Intent):
    """Comes by itself: the other side does not want it."""

    name: ClassVar[str] = "join.tell-declined"
    id: str = ""
    person: str = ""


@dataclass(frozen=True)
class ShowDeclined(Intent):
    name: ClassVar[str] = "join.declined"
    by_other: bool = False


@dataclass(frozen=True)
class ShowJoined(Intent):
    """It is done."""

    name: ClassVar[str] = "join.done"
    added: int = 0


@dataclass(frozen=True)
class ShowNotJoined(Intent):
    """It could not be done, and nothing has changed."""

    name: ClassVar[str] = "join.not-done"
    why: str = ""
    """"platform" or "numbers"."""


@dataclass(frozen=True)
class MakeLinkCode(Intent):
    """For my own account on the other platform; shown once."""

    name: ClassVar[str] = "link.code"
    keeps: ClassVar[bool] = True


@dataclass(frozen=True)
class LinkWith(Intent):
    """With a code that I made on the other platform."""

    name: ClassVar[str] = "link.with"
    writes: ClassVar[bool] = True
    code: str = ""


@dataclass(frozen=True)
class ShowLinkAsked(Intent):
    name: ClassVar[str] = "link.asked"


@dataclass(frozen=True)
class ConfirmLink(Intent):
    """Asks whoever made the code whether it was they themselves who used it."""

    name: ClassVar[str] = "link.confirm"
    other: str = ""


@dataclass(frozen=True)
class LinkAccounts(Intent):
    name: ClassVar[str] = "link.yes"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    once: ClassVar[bool] = True
    other: str = ""


@dataclass(frozen=True)
class RefuseLink(Intent):
    name: ClassVar[str] = "link.no"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    other: str = ""


@dataclass(frozen=True)
class ShowLinkRefused(Intent):
    name: ClassVar[str] = "link.refused"


@dataclass(frozen=True)
class ReachMe(Intent):
    """Where messages to me go."""

    name: ClassVar[str] = "link.reach"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    platform: str = ""


@dataclass(frozen=True)
class BecomeAdmin(Intent):
    """With a code from whoever runs the server."""

    name: ClassVar[str] = "admin.with"
    writes: ClassVar[bool] = True
    code: str = ""


@dataclass(frozen=True)
class ShowAdmin(Intent):
    """Who administers, and how somebody begins to."""

    name: ClassVar[str] = "admin.show"


INTENTS: tuple[type[Intent], ...] = (
    ShowJoining,
    MakeJoinCode,
    TypeCode,
    JoinWith,
    ShowJoin,
    AgreeToJoin,
    DeclineJoin,
    AskToJoin,
    TellDeclined,
    ShowDeclined,
    ShowJoined,
    ShowNotJoined,
    MakeLinkCode,
    LinkWith,
    ShowLinkAsked,
    ConfirmLink,
    LinkAccounts,
    RefuseLink,
    ShowLinkRefused,
    ReachMe,
    BecomeAdmin,
    ShowAdmin,
)


def _with_code(word: str, makes: Callable[[str], Intent]) -> Callable[[str], Intent]:
    """A sentence that begins with the same word is none of this."""

    def understood(rest: str) -> Intent:
        code = tidy_code(rest)
        return makes(code) if code or len(rest.split()) == 1 else OfferLearning(text=f"{word} {rest}")

    return understood


COMMANDS: tuple[Command, ...] = (
    Command(("join",), Takes.NOTHING, lambda _: ShowJoining(), "help-join"),
    Command(("join",), Takes.FEW, _with_code("join", JoinWith)),
    Command(("link", "link my accounts"), Takes.NOTHING, lambda _: MakeLinkCode(), "help-link"),
    Command(("link",), Takes.FEW, _with_code("link", LinkWith)),
    Command(("admin",), Takes.NOTHING, lambda _: ShowAdmin(), "help-admin"),
    Command(("admin",), Takes.FEW, _with_code("admin", BecomeAdmin)),
)
