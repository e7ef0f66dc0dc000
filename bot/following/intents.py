"""What champions may ask of teams, and teams of champions."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class ShowFollows(Intent):
    """Which teams I follow, and which have been asked."""

    name: ClassVar[str] = "follow.mine"
    skip: int = 0


@dataclass(frozen=True)
class ChooseTeams(Intent):
    """Opens the form that asks teams' leads for their consent."""

    name: ClassVar[str] = "follow.choose"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class FindTeam(Intent):
    """By its name, to be followed."""

    name: ClassVar[str] = "follow.find"
    called: Words = ""


@dataclass(frozen=True)
class AskToFollow(Intent):
    """The teams' leads are asked."""

    name: ClassVar[str] = "follow.ask"
    writes: ClassVar[bool] = True
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowAsked(Intent):
    """What became of the teams that somebody would like to follow."""

    name: ClassVar[str] = "follow.asked"
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowFollowed(Intent):
    """What a team lets whoever follows it see."""

    name: ClassVar[str] = "follow.team"
    team: str = ""


@dataclass(frozen=True)
class StopFollowing(Intent):
    """Also takes back that a team was asked."""

    name: ClassVar[str] = "follow.stop"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class ShowRequest(Intent):
    """To the team's leads: somebody would like to follow it; and what was answered."""

    name: ClassVar[str] = "follow.request"
    team: str = ""
    person: str = ""


@dataclass(frozen=True)
class AnswerRequest(Intent):
    name: ClassVar[str] = "follow.answer"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.LEAD
    team: str = ""
    person: str = ""
    agrees: bool = False


@dataclass(frozen=True)
class EndFollow(Intent):
    """By a lead, at any time."""

    name: ClassVar[str] = "follow.end"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.LEAD
    team: str = ""
    person: str = ""


@dataclass(frozen=True)
class ShowFollowers(Intent):
    """To the team: who follows it."""

    name: ClassVar[str] = "follow.followers"
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""


@dataclass(frozen=True)
class ShowDecision(Intent):
    """To whoever asked: what the team's lead has said."""

    name: ClassVar[str] = "follow.decision"
    team: str = ""


INTENTS: tuple[type[Intent], ...] = (
    ShowFollows,
    ChooseTeams,
    FindTeam,
    AskToFollow,
    ShowAsked,
    ShowFollowed,
    StopFollowing,
    ShowRequest,
    AnswerRequest,
    EndFollow,
    ShowFollowers,
    ShowDecision,
)


def _follow(called: str) -> Intent:
    return FindTeam(called) if called else ChooseTeams()


COMMANDS: tuple[Command, ...] = (
    Command(("follow",), Takes.FEW, _follow, "help-follow"),
    Command(("following", "follows"), Takes.NOTHING, lambda _: ShowFollows(), "help-following"),
    Command(("followers", "followed by"), Takes.NOTHING, lambda _: ShowFollowers(), "help-followers"),
)
