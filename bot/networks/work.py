"""Who may share an entry, what exactly is agreed to, and who speaks for an organisation in a network."""

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.chat.errors import NotFound
from bot.chat.intent import encode
from bot.chat.leading import require_admin
from bot.chat.spans import mentioned
from bot.chat.timers import NO_TEAM, Timer
from bot.chat.turn import Turn
from bot.learning.entries import TEXTS
from bot.learning.model import Entry
from bot.networks.errors import HiddenEntry, NotYoursToShare
from bot.networks.intents import HearOfNetwork
from bot.networks.model import Network, News, Said, Shared, Standing, said_of
from bot.networks.ports import NetworkUnit
from bot.people.access import may_edit, may_hide
from bot.people.model import NetworkId, OrganisationId
from bot.privacy import guard
from bot.privacy.screening import Found, find
from bot.themes.listing import names as theme_names


def may_share(entry: Entry, turn: Turn) -> bool:
    """Its author; a lead of the team where it has none."""
    if turn.known.person.guest:
        return False
    return may_edit(turn.audience, entry.author) or (entry.author is None and may_hide(turn.audience, entry.team))


def may_ask(entry: Entry, turn: Turn) -> bool:
    """A lead asks its author."""
    return entry.author is not None and not may_share(entry, turn) and may_hide(turn.audience, entry.team)


def shareable(ref: str, unit: NetworkUnit, turn: Turn, *, lock: bool = False) -> Entry:
    entry = unit.learning.get(ref, lock=lock)
    require_shareable(entry, turn)
    return entry


def require_shareable(entry: Entry, turn: Turn) -> None:
    if not may_share(entry, turn):
        raise NotYoursToShare(ref=entry.ref)
    if entry.hidden is not None:
        raise HiddenEntry(ref=entry.ref)


def found_in(entry: Entry) -> tuple[Found, ...]:
    """Identifiers that came in before the guard knew them, or from a file."""
    content = entry.content
    texts = (*(getattr(content, name) for name in TEXTS), *content.tags)
    return tuple(found for text in texts for found in find(text))


def points_to_person(entry: Entry, unit: NetworkUnit) -> bool:
    colleagues = unit.people.colleagues(entry.team).values()
    texts = [text for name in TEXTS if (text := getattr(entry.content, name))]
    return any(mentioned(text) or guard.points_to_person(text, colleagues) for text in texts)


@dataclass(frozen=True)
class Offered:
    """One network that an entry may be shared with, and as what it would appear there."""

    network: Network
    team: str
    """"" where the organisation's teams are not named."""
    themes: tuple[str, ...]
    agreed: str
    there: Shared | None = None
    """What is there already."""
    outdated: bool = False
    """It says what the entry said before."""


def themes_of(entry: Entry, unit: NetworkUnit) -> tuple[str, ...]:
    return tuple(theme_names(entry.content.themes, unit).values())


def offered(entry: Entry, unit: NetworkUnit, turn: Turn) -> tuple[Offered, ...]:
    team, themes = turn.team_name(entry.team, unit.people), themes_of(entry, unit)
    there = {each.network: each for each in unit.shared.of(entry.ref)}
    mine = [each for each in unit.networks.mine() if each.standing is Standing.MEMBER]
    return tuple(_offered(entry, each, team, themes, there.get(each.id)) for each in mine)


def _offered(entry: Entry, network: Network, team: str, themes: tuple[str, ...], there: Shared | None) -> Offered:
    named, said = team if network.team_names else "", said_of(entry)
    agreed = _told_apart(said, network.called, named, themes)
    outdated = there is not None and (there.said, there.themes) != (said, themes)
    return Offered(network, named, themes, agreed, there, outdated)


def agreed_within(entry: Entry) -> str:
    """Of what the whole organisation would read."""
    content = entry.content
    return _told_apart(said_of(entry), *(getattr(content, name) for name in TEXTS), content.evidence or "")


def _told_apart(said: Said, *more: object) -> str:
    return hashlib.sha256(repr((astuple(said), more)).encode()).hexdigest()[:16]


def member_of(id: str, unit: NetworkUnit) -> Network:
    """One that the organisation is in, not one that it has only asked to join."""
    network = unit.networks.get(NetworkId(id))
    if network.standing is not Standing.MEMBER:
        raise NotFound
    return network


def require_own(id: str, unit: NetworkUnit, turn: Turn) -> Network:
    """A network whose administrators we are."""
    network = member_of(id, unit)
    require_admin(turn)
    if not network.ours:
        raise NotFound
    return network


def tell(to: OrganisationId, network: Network, news: News, unit: NetworkUnit, turn: Turn, member: str = "") -> None:
    about = HearOfNetwork(network.id, news.value, member, network.name)
    unit.mail.send(to, Timer(f"network {news} {network.id} {member}", encode(about), turn.now, NO_TEAM))


def published(entries: Sequence[Shared], unit: NetworkUnit) -> dict[str, str]:
    """Network → its name, of those where something is shared."""
    if not entries:
        return {}
    names = {each.id: each.name for each in unit.networks.mine()}
    return {each.network: names[each.network] for each in entries if each.network in names}
