"""What people may ask of weekly round-ups, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class ShowDigest(Intent):
    """A preview for the asker alone: of the team that they work with, or of those that they follow."""

    name: ClassVar[str] = "digest.preview"
    team: str = ""
    mine: bool = False
    """Of all my teams, wherever it was asked for."""


@dataclass(frozen=True)
class ShowSent(Intent):
    """What was sent, as it was."""

    name: ClassVar[str] = "digest.sent"
    ref: str = ""
    """R-9"""


@dataclass(frozen=True)
class ShowRoundUp(Intent):
    """The whole round-up, section by section: of what was sent, or (without `ref`) of the preview."""

    name: ClassVar[str] = "digest.whole"
    ref: str = ""
    team: str = ""


@dataclass(frozen=True)
class ShowSection(Intent):
    """One section of it, from the line after `skip` on."""

    name: ClassVar[str] = "digest.section"
    ref: str = ""
    team: str = ""
    heading: str = ""
    skip: int = 0
    in_thread: bool = False
    """Under the message that has its first lines."""


@dataclass(frozen=True)
class ShowPage(Intent):
    """Every section in full: what a page shows."""

    name: ClassVar[str] = "digest.page"
    own_page: ClassVar[bool] = True
    ref: str = ""
    team: str = ""


@dataclass(frozen=True)
class PostDigest(Intent):
    """digest now: into the team's channel."""

    name: ClassVar[str] = "digest.post"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class ShowPosted(Intent):
    name: ClassVar[str] = "digest.posted"
    team: str = ""
    again: bool = False
    """It was posted already that day."""


@dataclass(frozen=True)
class SubscribeDigest(Intent):
    """From now on by itself, on Mondays unless somebody has set otherwise: to the team's channel, or to me."""

    name: ClassVar[str] = "digest.subscribe"
    writes: ClassVar[bool] = True
    team: str = ""
    """"" for myself."""
    here: bool = False
    """Said, not pressed: in a channel whose team the asker may lead it is the team's."""


@dataclass(frozen=True)
class EndDigest(Intent):
    name: ClassVar[str] = "digest.unsubscribe"
    writes: ClassVar[bool] = True
    team: str = ""
    here: bool = False


@dataclass(frozen=True)
class DigestSettings(Intent):
    name: ClassVar[str] = "digest.settings"
    team: str = ""
    """"" for one's own."""
    here: bool = False


@dataclass(frozen=True)
class ChangeDigest(Intent):
    """Opens the form."""

    name: ClassVar[str] = "digest.change"
    opens_form: ClassVar[bool] = True
    team: str = ""
    """"" for one's own."""


@dataclass(frozen=True)
class SaveDigest(Intent):
    """Every field as the form has it: text, of which nothing is checked yet."""

    name: ClassVar[str] = "digest.save"
    writes: ClassVar[bool] = True
    team: str = ""
    days: str = ""
    times: str = ""
    rhythm: str = ""
    """"1" to "4" weeks, "first" to "fourth" and "last" of the month."""
    zone: str = ""
    quiet: str = ""
    teams: str = ""
    """Ids, separated by commas; "" for all."""
    networks: str = ""
    themes: str = ""
    tags: Words = ""
    sections: Words = ""
    """Their names, a line each, in the reader's order."""
    answered: tuple[str, ...] = ()
    """The fields above that the form showed; what it did not stays as it was."""


@dataclass(frozen=True)
class SendDigest(Intent):
    """By itself: what was due on a day. Keeps what it tells, so that it can be shown again."""

    name: ClassVar[str] = "digest.send"
    keeps: ClassVar[bool] = True
    ref: str = ""
    """D-3"""
    day: str = ""
    """ISO 8601"""
    now: bool = False
    """Asked for on that day, which is told of as far as it has come."""
    folded: bool = False
    """It stands on the huddle's card: only kept."""


@dataclass(frozen=True)
class KeepDigest(Intent):
    """By itself: sends what is due, and comes again."""

    name: ClassVar[str] = "digest.keep"
    ref: str = ""


@dataclass(frozen=True)
class ShowUnreached(Intent):
    """To administrators: somebody cannot be written to."""

    name: ClassVar[str] = "digest.unreached"
    person: str = ""


INTENTS: tuple[type[Intent], ...] = (
    ShowDigest,
    ShowSent,
    ShowRoundUp,
    ShowSection,
    ShowPage,
    PostDigest,
    ShowPosted,
    SubscribeDigest,
    EndDigest,
    DigestSettings,
    ChangeDigest,
    SaveDigest,
    SendDigest,
    KeepDigest,
    ShowUnreached,
)

COMMANDS: tuple[Command, ...] = (
    Command(("digest", "round-up", "weekly round-up"), Takes.NOTHING, lambda _: ShowDigest(), "help-digest"),
    Command(("digest mine",), Takes.NOTHING, lambda _: ShowDigest(mine=True), "help-digest-mine"),
    Command(("digest now",), Takes.NOTHING, lambda _: PostDigest(), "help-digest-now"),
    Command(("digest subscribe",), Takes.NOTHING, lambda _: SubscribeDigest(here=True), "help-digest-subscribe"),
    Command(("digest unsubscribe",), Takes.NOTHING, lambda _: EndDigest(here=True), "help-digest-unsubscribe"),
    Command(("digest settings",), Takes.NOTHING, lambda _: DigestSettings(here=True), "help-digest-settings"),
    Command(("digest show",), Takes.REF, ShowSent, "help-digest-show", "R-9"),
)
