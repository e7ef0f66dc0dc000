"""Alone decides who may do what; asked again on each press, for what a card shows is no permission."""

from bot.people.audience import Audience
from bot.people.model import Known, PersonId, Role, TeamId


def may(known: Known, team: TeamId | None, needs: Role) -> bool:
    """Whether somebody's role in `team` reaches `needs`."""
    return team is not None and known.roles.get(team, 0) >= needs


def may_edit(audience: Audience, author: PersonId | None) -> bool:
    """Only authors edit or delete; an imported entry has none."""
    return author is not None and author == audience.person


def may_hide(audience: Audience, team: TeamId) -> bool:
    return team in audience.leads


def may_lead(known: Known, team: TeamId, has_lead: bool) -> bool:
    """A lead; any member while there is none."""
    return may(known, team, Role.MEMBER if not has_lead else Role.LEAD)
