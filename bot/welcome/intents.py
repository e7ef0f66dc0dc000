"""What people may ask before they know anything: hello, help, their team."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class SayHello(Intent):
    name: ClassVar[str] = "hello"
    team: str = ""


@dataclass(frozen=True)
class ShowHome(Intent):
    """What is mine, from every feature."""

    name: ClassVar[str] = "home"


@dataclass(frozen=True)
class ShowHelp(Intent):
    name: ClassVar[str] = "help"
    topic: str = ""


@dataclass(frozen=True)
class ShowPrivacy(Intent):
    name: ClassVar[str] = "privacy"


@dataclass(frozen=True)
class ShowTeam(Intent):
    name: ClassVar[str] = "team"
    team: str = ""


@dataclass(frozen=True)
class NameTeam(Intent):
    """Opens the form for a team's name; without a team, for a new team's."""

    name: ClassVar[str] = "team.name"
    opens_form: ClassVar[bool] = True
    team: str = ""
    key: str = ""
    """Of sealed words that wait for the team."""


@dataclass(frozen=True)
class RenameTeam(Intent):
    name: ClassVar[str] = "team.rename"
    writes: ClassVar[bool] = True
    team: str = ""
    team_name: Words = ""


@dataclass(frozen=True)
class StartTeam(Intent):
    name: ClassVar[str] = "team.start"
    writes: ClassVar[bool] = True
    team_name: Words = ""
    key: str = ""


@dataclass(frozen=True)
class TakeLead(Intent):
    """I run the huddle."""

    name: ClassVar[str] = "team.lead"
    writes: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    updates_card: ClassVar[bool] = True
    team: str = ""
    from_hello: bool = False


@dataclass(frozen=True)
class StopLeading(Intent):
    name: ClassVar[str] = "team.stop-leading"
    writes: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.LEAD
    updates_card: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class WorkWith(Intent):
    """From now on in the personal chat; `key` of sealed words that wait for the team."""

    name: ClassVar[str] = "team.work-with"
    writes: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    key: str = ""


@dataclass(frozen=True)
class NotUnderstood(Intent):
    """Words that are no command, with the commands that look most like them."""

    name: ClassVar[str] = "not-understood"
    words: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowUnreachable(Intent):
    """To whoever can open a team's channel to us again."""

    name: ClassVar[str] = "team.unreachable"
    team: str = ""


INTENTS: tuple[type[Intent], ...] = (
    SayHello,
    ShowHome,
    ShowHelp,
    ShowPrivacy,
    ShowTeam,
    NameTeam,
    RenameTeam,
    StartTeam,
    TakeLead,
    StopLeading,
    WorkWith,
    NotUnderstood,
    ShowUnreachable,
)

COMMANDS: tuple[Command, ...] = (
    Command(("help", "learn help"), Takes.FEW, lambda topic: ShowHelp(topic), "help-help"),
    Command(("hi", "hello", "hey", "hi there", "good morning"), Takes.NOTHING, lambda _: SayHello(), "help-hi"),
    Command(("home",), Takes.NOTHING, lambda _: ShowHome(), "help-home"),
    Command(("team",), Takes.NOTHING, lambda _: ShowTeam(), "help-team"),
    Command(("privacy",), Takes.NOTHING, lambda _: ShowPrivacy(), "help-privacy"),
)
