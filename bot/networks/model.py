"""A network of organisations, and what is shared in it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.chat.spans import spell_mentions
from bot.learning.model import Content, Entry, Kind, Setting, Tried, title_of
from bot.people.model import NetworkId, OrganisationId, TeamId

LONGEST_NAME = 80
MOST_NETWORKS = 10
"""Of one organisation."""
MOST_MEMBERS = 200
"""Organisations in one network."""


class Standing(StrEnum):
    ASKED = "asked"
    """It has used the code; its own administrator has agreed, the network's has not yet."""
    MEMBER = "member"
    LEFT = "left"
    """Or was let go, or refused."""


@dataclass(frozen=True)
class Network:
    id: NetworkId
    name: str
    ours: bool
    """Made by the unit's organisation, whose administrators let others in."""
    called: str
    """What the unit's organisation is called there."""
    standing: Standing
    team_names: bool = True
    """Whether its teams are named there."""


@dataclass(frozen=True)
class Invitation:
    """A network as whoever has a code of it may see it."""

    name: str
    made_by: str
    """What the organisation that lets others in is called there."""


@dataclass(frozen=True)
class Member:
    key: str
    """Says nothing about the organisation: what a button carries."""
    called: str
    standing: Standing
    since: datetime
    ours: bool = False


@dataclass(frozen=True)
class Said:
    """What others read of an entry in a network."""

    title: str
    happened: str
    learned: str
    kind: Kind | None
    setting: Setting | None
    service: str
    tags: tuple[str, ...]


def said_of(entry: Entry) -> Said:
    """Nobody is named: where somebody was mentioned, dots are left."""
    content = entry.content
    title, happened, learned, service = (
        spell_mentions(text, {}) for text in (content.title, content.happened, content.learned, content.service)
    )
    title = title_of(Content(title=title, happened=happened, learned=learned))
    return Said(title, happened, learned, content.kind, content.setting, service, content.tags)


@dataclass(frozen=True)
class Shared:
    """What was published of an entry: exactly the text that its author agreed to, and nothing of any person."""

    ref: str
    """N-5: one number over all networks."""
    network: NetworkId
    organisation: str
    """As it is called there; as the organisation chose, "" where it is not told."""
    team_name: str
    """As chosen; "" where it is not told."""
    title: str
    happened: str
    learned: str
    kind: Kind | None
    setting: Setting | None
    service: str
    tags: tuple[str, ...]
    themes: tuple[str, ...]
    """Names of themes: keys are an organisation's own."""
    day: date
    shared: datetime
    ours: str = ""
    """The entry, L-12, where the unit's organisation shared it; "" otherwise."""
    worked: int = 0
    adapted: int = 0
    abandoned: int = 0
    trying: int = 0
    """How often it was tried anywhere, as its source knows."""

    @property
    def tried(self) -> Tried:
        return Tried(self.worked, self.adapted, self.abandoned, self.trying)

    @property
    def said(self) -> Said:
        return Said(self.title, self.happened, self.learned, self.kind, self.setting, self.service, self.tags)


@dataclass(frozen=True)
class Source:
    """Whom to tell how it went: never shown."""

    organisation: OrganisationId
    team: TeamId
    ref: str


@dataclass(frozen=True)
class Left:
    """Whom it concerns elsewhere that a member has left: never shown."""

    next_one: OrganisationId | None = None
    """To whom the network goes."""
    waiting: tuple[OrganisationId, ...] = ()
    """Who had asked to join, where nobody is left who could answer."""


class News(StrEnum):
    """What one organisation has to tell another about a network."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    LET_GO = "let-go"
    HANDED_ON = "handed-on"
    OVER = "over"
