"""What people may ask of sharing and of networks, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.learning.intents import ShowLearning


@dataclass(frozen=True)
class ShareLearning(Intent):
    """Shows the author the exact text, and with whom it may be shared."""

    name: ClassVar[str] = "network.share"
    updates_card: ClassVar[bool] = True
    ref: str = ""
    settled: bool = False
    """Whether it could point to a person was asked, and answered."""
    asked: bool = False
    """A lead has asked the author."""


@dataclass(frozen=True)
class AskToShare(Intent):
    """A lead asks the author, in private."""

    name: ClassVar[str] = "network.ask-to-share"
    writes: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowAskedToShare(Intent):
    name: ClassVar[str] = "network.asked-to-share"
    ref: str = ""


@dataclass(frozen=True)
class ShareWith(Intent):
    """The author agrees."""

    name: ClassVar[str] = "network.share-with"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    network: str = ""
    """"" for the organisation."""
    read: str = ""
    """Tells the text that was read from any other."""
    settled: bool = False


@dataclass(frozen=True)
class StopSharing(Intent):
    name: ClassVar[str] = "network.stop-sharing"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    network: str = ""
    """"" for everywhere: back to the team."""


@dataclass(frozen=True)
class HideFound(Intent):
    """Masks what the guard has found in an entry that was to be shared."""

    name: ClassVar[str] = "network.hide-found"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowShared(Intent):
    """What another organisation has shared."""

    name: ClassVar[str] = "network.shared"
    ref: str = ""
    """N-5"""


@dataclass(frozen=True)
class FindShared(Intent):
    """Among what other organisations have shared."""

    name: ClassVar[str] = "network.find"
    words: str = ""
    skip: int = 0


@dataclass(frozen=True)
class ShowNetworks(Intent):
    name: ClassVar[str] = "network.mine"


@dataclass(frozen=True)
class ShowNetwork(Intent):
    """Who is in it, and which themes are learned about."""

    name: ClassVar[str] = "network.show"
    network: str = ""


@dataclass(frozen=True)
class ShowMembers(Intent):
    name: ClassVar[str] = "network.members"
    network: str = ""
    skip: int = 0


@dataclass(frozen=True)
class MakeNetwork(Intent):
    """Opens the form."""

    name: ClassVar[str] = "network.make"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class CreateNetwork(Intent):
    name: ClassVar[str] = "network.create"
    writes: ClassVar[bool] = True
    network_name: Words = ""
    called: Words = ""
    teams_hidden: bool = False


@dataclass(frozen=True)
class ChangeAppearance(Intent):
    """Opens the form for how the organisation appears in a network that it is in."""

    name: ClassVar[str] = "network.change-appearance"
    opens_form: ClassVar[bool] = True
    network: str = ""


@dataclass(frozen=True)
class AppearAs(Intent):
    name: ClassVar[str] = "network.appear"
    writes: ClassVar[bool] = True
    network: str = ""
    called: Words = ""
    teams_hidden: bool = False


@dataclass(frozen=True)
class Invite(Intent):
    """A new code, shown once: nothing keeps it, so that this leaves no receipt."""

    name: ClassVar[str] = "network.invite"
    keeps: ClassVar[bool] = True
    network: str = ""


@dataclass(frozen=True)
class JoinNetwork(Intent):
    """Opens the form for a code, and how the organisation appears."""

    name: ClassVar[str] = "network.join"
    opens_form: ClassVar[bool] = True
    code: str = ""
    called: Words = ""
    teams_hidden: bool = False


@dataclass(frozen=True)
class ShowInvitation(Intent):
    """Which network a code is for, before anything is asked."""

    name: ClassVar[str] = "network.invitation"
    code: str = ""
    called: Words = ""
    """"" for the organisation's own name."""
    teams_hidden: bool = False


@dataclass(frozen=True)
class AskToJoin(Intent):
    name: ClassVar[str] = "network.ask"
    writes: ClassVar[bool] = True
    once: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    code: str = ""
    called: Words = ""
    teams_hidden: bool = False


@dataclass(frozen=True)
class ShowAsking(Intent):
    """For the network's own administrators: who asks to join."""

    name: ClassVar[str] = "network.asking"
    network: str = ""
    member: str = ""


@dataclass(frozen=True)
class DecideAsking(Intent):
    name: ClassVar[str] = "network.decide"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    network: str = ""
    member: str = ""
    accepts: bool = False


@dataclass(frozen=True)
class LeaveNetwork(Intent):
    """Asks first; with a member, whether that is to be let go."""

    name: ClassVar[str] = "network.leave"
    network: str = ""
    member: str = ""


@dataclass(frozen=True)
class ReallyLeave(Intent):
    name: ClassVar[str] = "network.really-leave"
    writes: ClassVar[bool] = True
    once: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    network: str = ""
    member: str = ""


@dataclass(frozen=True)
class HearOfNetwork(Intent):
    """What another organisation has decided, as it arrives here."""

    name: ClassVar[str] = "network.hear"
    network: str = ""
    what: str = ""
    """News."""
    member: str = ""
    network_name: str = ""


@dataclass(frozen=True)
class ShowNews(Intent):
    """The same, for administrators."""

    name: ClassVar[str] = "network.news"
    network: str = ""
    what: str = ""
    network_name: str = ""


INTENTS: tuple[type[Intent], ...] = (
    ShareLearning,
    AskToShare,
    ShowAskedToShare,
    ShareWith,
    StopSharing,
    HideFound,
    ShowShared,
    FindShared,
    ShowNetworks,
    ShowNetwork,
    ShowMembers,
    MakeNetwork,
    CreateNetwork,
    ChangeAppearance,
    AppearAs,
    Invite,
    JoinNetwork,
    ShowInvitation,
    AskToJoin,
    ShowAsking,
    DecideAsking,
    LeaveNetwork,
    ReallyLeave,
    HearOfNetwork,
    ShowNews,
)


def _show(ref: str) -> Intent:
    return ShowShared(ref) if ref.startswith("N-") else ShowLearning(ref)


COMMANDS: tuple[Command, ...] = (
    Command(("share", "learn share"), Takes.REF, lambda ref: ShareLearning(ref), "help-share"),
    Command(("show", "network show"), Takes.REF, _show, "help-show-shared", "N-5"),
    Command(("network", "networks"), Takes.NOTHING, lambda _: ShowNetworks(), "help-network"),
    Command(("network make", "network start"), Takes.NOTHING, lambda _: MakeNetwork()),
    Command(("network join",), Takes.NOTHING, lambda _: JoinNetwork()),
    Command(("network join",), Takes.TEXT, lambda code: ShowInvitation(code=code), "help-network-join"),
)
