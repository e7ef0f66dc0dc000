"""Subscriptions and what was sent, as rows."""

from collections.abc import Mapping
from typing import Any

from bot.chat.digest import Line
from bot.digests.model import Quiet, Sent, Subscription
from bot.people.model import NetworkId, PersonId, TeamId
from storage.refs import number_in
from storage.schedules import kept, schedule_from
from storage.types import AnyRow


def subscription_values(subscription: Subscription) -> dict[str, Any]:
    return {
        "team_id": subscription.team,
        "person_id": subscription.person,
        "schedule": kept(subscription.schedule),
        "teams": list(subscription.teams),
        "networks": list(subscription.networks),
        "tags": list(subscription.tags),
        "themes": list(subscription.themes),
        "sections": list(subscription.sections),
        "quiet": subscription.quiet.value,
        "ended": subscription.ended,
        "unreached": subscription.unreached,
        "last": subscription.last,
    }


def subscription_from(row: AnyRow) -> Subscription:
    return Subscription(
        ref=f"D-{row.number}",
        team=TeamId(row.team_id),
        person=PersonId(row.person_id) if row.person_id else None,
        schedule=schedule_from(row.schedule),
        teams=tuple(map(TeamId, row.teams)),
        networks=tuple(map(NetworkId, row.networks)),
        tags=tuple(row.tags),
        themes=tuple(row.themes),
        sections=tuple(row.sections),
        quiet=Quiet(row.quiet),
        ended=row.ended,
        unreached=row.unreached,
        last=row.last,
    )


def sent_values(sent: Sent) -> dict[str, Any]:
    return {
        "subscription": number_in(sent.subscription, "D"),
        "first": sent.first,
        "last": sent.last,
        "made": sent.made,
        "scope": dict(sent.scope),
        "parts": {name: [_line_values(line) for line in lines] for name, lines in sent.parts.items()},
    }


def sent_from(row: AnyRow) -> Sent:
    return Sent(
        ref=f"R-{row.number}",
        subscription=f"D-{row.subscription}",
        first=row.first,
        last=row.last,
        made=row.made,
        scope=row.scope,
        parts={name: tuple(map(_line, lines)) for name, lines in row.parts.items()},
    )


def _line_values(line: Line) -> dict[str, Any]:
    """Without what is not said: a digest of many lines stays small."""
    values = {"ref": line.ref, "team": line.team, "values": dict(line.values)}
    return {name: each for name, each in values.items() if each}


def _line(kept: Mapping[str, Any]) -> Line:
    return Line(kept.get("ref", ""), kept.get("team", ""), kept.get("values", {}))
