"""What a team plans and sets is for its lead, or for anybody in the team while it has none; what is the whole
organisation's is for its administrators."""

from typing import Protocol

from bot.chat.errors import NotAllowed, NotTheAdmin, NotTheLead
from bot.chat.turn import Turn
from bot.people.access import may, may_lead
from bot.people.model import Role, TeamId
from bot.people.ports import PeopleRepository

_MOST_NAMED = 3
"""Leads that somebody is told to ask."""


class _Unit(Protocol):
    @property
    def people(self) -> PeopleRepository: ...


def can_lead(team: TeamId, unit: _Unit, turn: Turn) -> bool:
    return may_lead(turn.known, team, bool(unit.people.leads(team)))


def require_lead(team: TeamId, unit: _Unit, turn: Turn) -> None:
    leads = unit.people.leads(team)
    if may_lead(turn.known, team, bool(leads)):
        return
    if not may(turn.known, team, Role.MEMBER):
        raise NotAllowed
    names = unit.people.names(leads[:_MOST_NAMED])
    raise NotTheLead(leads=len(names), names=", ".join(names.values()))


def is_admin(turn: Turn) -> bool:
    """Read afresh with every message; a place administers nothing, and neither does a guest."""
    return turn.audience.person is not None and turn.known.person.admin and not turn.known.person.guest


def require_admin(turn: Turn) -> None:
    if not is_admin(turn):
        raise NotTheAdmin
