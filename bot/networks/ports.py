"""What networks and sharing ask of whoever stores them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.chat.timers import Timer, Timers
from bot.learning.model import Entry, Tried
from bot.learning.ports import LearningRepository
from bot.networks.model import Invitation, Left, Member, Network, Shared, Source
from bot.people.codes import Code, CodeRepository
from bot.people.model import NetworkId, OrganisationId, PersonId
from bot.people.ports import PeopleRepository
from bot.search.query import Query
from bot.themes.ports import ThemeRepository


class NetworkRepository(Protocol):
    """The networks of one organisation. A network that it is not in raises NotFound."""

    def mine(self) -> tuple[Network, ...]:
        """Those it is in or has asked to join, by name."""
        ...

    def get(self, id: NetworkId) -> Network: ...

    def our_name(self) -> str:
        """What the organisation is called where it has chosen no other name."""
        ...

    def make(self, name: str, called: str, by: PersonId, now: datetime, *, team_names: bool = True) -> Network:
        """Raises TooManyNetworks."""
        ...

    def invitation(self, code: Code) -> Invitation:
        """Raises NoSuchCode where whoever made the code lets nobody in any more, and InNetworkAlready or
        AskedNetworkAlready."""
        ...

    def ask(self, code: Code, called: str, by: PersonId, now: datetime, *, team_names: bool = True) -> Network:
        """With a code of the network that was taken just now: the network's own administrators decide. Raises as
        `invitation`, TooManyNetworks and NetworkFull."""
        ...

    def members(self, id: NetworkId) -> tuple[Member, ...]:
        """By name; those who have asked are seen by the network's own organisation alone."""
        ...

    def decide(self, id: NetworkId, member: str, accepts: bool, now: datetime) -> bool:
        """By the network's own organisation; False where that was decided before, and nothing is changed."""
        ...

    def let_go(self, id: NetworkId, member: str, now: datetime) -> bool:
        """By the network's own organisation: what the member has published is out of sight at once. False where it
        was not in the network any more."""
        ...

    def leave(self, id: NetworkId, now: datetime) -> Left:
        """What the organisation has published there is withdrawn with it; others' adoptions stay theirs. A network
        that its own organisation leaves goes to the member that has been in it longest; where there is none, nobody
        waits for an answer any more."""
        ...

    def clear(self, id: NetworkId) -> None:
        """What the organisation has published in a network that it is not in any more."""
        ...

    def appear(self, id: NetworkId, called: str, *, team_names: bool) -> None:
        """As what others read the organisation there, in what it has published before too; a team that was not named
        when something was published is not named with it now."""
        ...

    def our_key(self, id: NetworkId) -> str:
        """The organisation's own `Member.key`."""
        ...

    def whom_to_tell(self, id: NetworkId, member: str = "") -> OrganisationId:
        """A member, or whoever has asked; without one the network's own organisation. Never shown."""
        ...

    def publish(self, entry: Entry, id: NetworkId, team_name: str, themes: Sequence[str], now: datetime) -> str:
        """N-5; what is published is `said_of` the entry. Published there before, it says what the entry says now."""
        ...

    def withdraw(self, ref: str, id: NetworkId | None = None) -> None:
        """An entry of ours, from one network or from all."""
        ...

    def hold(self, ref: str) -> None:
        """Whoever else would share an entry of ours, or count how often it was tried, waits until this transaction has
        ended."""
        ...

    def count(self, ref: str, tried: Tried) -> None:
        """Writes down how often an entry of ours was tried, wherever it is published."""
        ...


class SharedRepository(Protocol):
    """The only reader over organisations, bound to one organisation and one audience: what its networks' members have
    published and not withdrawn. Guests see nothing. What may not be seen raises NotFound."""

    def get(self, ref: str) -> Shared: ...

    def get_many(self, refs: tuple[str, ...]) -> tuple[Shared, ...]:
        """Those that may be seen, in the order asked for."""
        ...

    def find(self, query: Query, most: int, skip: int = 0) -> tuple[str, ...]:
        """Refs, best first; without terms newest first; the unit's own organisation's are left out, for they are found
        in its own log. `team` is a team's name or its organisation's, `theme` a theme's name; `by` finds nothing."""
        ...

    def between(self, networks: Sequence[NetworkId], begins: datetime, ends: datetime, most: int) -> tuple[Shared, ...]:
        """Shared in that time, the most tried first, organisation by organisation in turn."""
        ...

    def of(self, entry: str) -> tuple[Shared, ...]:
        """Where one of the organisation's own entries is published."""
        ...

    def same(self, ref: str) -> tuple[str, ...]:
        """What an entry is called in each of our networks in which it is published: in this one too."""
        ...

    def source(self, ref: str) -> Source:
        """Whom to tell. Never shown."""
        ...

    def themes(self, network: NetworkId) -> Mapping[str, tuple[int, int]]:
        """Theme's name → (how many organisations have shared something about it, how often that was tried)."""
        ...


class Mail(Protocol):
    """How one organisation tells another something: as what is to happen there by itself, under its own rights."""

    def send(self, to: OrganisationId, what: Timer) -> None:
        """The timer is set in the other organisation, for its team. Its intent tells what has happened here in words
        that its reader may see; whoever carries it out there trusts nothing in it but what was agreed."""
        ...


class NetworkUnit(Protocol):
    @property
    def networks(self) -> NetworkRepository: ...

    @property
    def shared(self) -> SharedRepository: ...

    @property
    def codes(self) -> CodeRepository: ...

    @property
    def mail(self) -> Mail: ...

    @property
    def learning(self) -> LearningRepository: ...

    @property
    def themes(self) -> ThemeRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def timers(self) -> Timers: ...
