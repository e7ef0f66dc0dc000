"""Whose learning a round-up tells of: of what its reader chose, no more than they may see now."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from bot.chat.digest import Scope
from bot.chat.errors import NotFound
from bot.chat.turn import Turn
from bot.digests.beginning import today_in
from bot.digests.model import MOST_TEAMS, Sent, Subscription
from bot.digests.ports import DigestUnit
from bot.digests.when import within
from bot.networks.model import Standing
from bot.people.model import NetworkId, TeamId

_NEVER = datetime.min.replace(tzinfo=UTC)


def all_of(turn: Turn) -> tuple[TeamId, ...]:
    """The teams that somebody is in, and those that they follow."""
    return tuple(sorted(turn.known.teams.keys() | turn.known.follows))[:MOST_TEAMS]


def scope_of(subscription: Subscription, days: tuple[date, date], unit: DigestUnit, turn: Turn) -> Scope:
    if subscription.person is None:
        teams: tuple[TeamId, ...] = (subscription.team,)
        if subscription.team not in turn.audience.teams:
            raise NotFound
        own = True
    else:
        teams = chosen_of(subscription, turn)
        own = len(teams) == 1 and teams[0] in turn.known.teams
    scope = Scope(
        teams,
        *days,
        _NEVER,
        _NEVER,
        own=own,
        networks=_joined(subscription.networks, unit),
        tags=subscription.tags,
        themes=subscription.themes,
        so_far=days[1] >= today_in(subscription.schedule.zone, turn.now),
    )
    return within(scope, *days, subscription.schedule.zone)


def chosen_of(subscription: Subscription, turn: Turn) -> tuple[TeamId, ...]:
    """Without teams that are gone, or whose consent has ended."""
    seen = all_of(turn)
    return tuple(team for team in subscription.teams if team in seen) if subscription.teams else seen


def _joined(networks: Sequence[NetworkId], unit: DigestUnit) -> tuple[NetworkId, ...]:
    """Without those that were left."""
    if not networks:
        return ()
    joined = {each.id for each in unit.networks.mine() if each.standing is Standing.MEMBER}
    return tuple(each for each in networks if each in joined)


def as_kept(scope: Scope) -> dict[str, object]:
    return {
        "teams": list(scope.teams),
        "own": scope.own,
        "networks": list(scope.networks),
        "tags": list(scope.tags),
        "themes": list(scope.themes),
        "begins": scope.begins.isoformat(),
        "ends": scope.ends.isoformat(),
    }


def scope_as_sent(sent: Sent) -> Scope:
    kept: Mapping[str, Any] = sent.scope
    return Scope(
        tuple(map(TeamId, kept["teams"])),
        sent.first,
        sent.last,
        datetime.fromisoformat(kept["begins"]),
        datetime.fromisoformat(kept["ends"]),
        own=kept["own"],
        networks=tuple(map(NetworkId, kept["networks"])),
        tags=tuple(kept["tags"]),
        themes=tuple(kept["themes"]),
    )
