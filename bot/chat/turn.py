"""One turn of the conversation: who asks, where, when, and who will see the answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.people.audience import Audience
from bot.people.model import Known, PersonId, PlaceKind, Role, Team, TeamId
from bot.people.ports import PeopleRepository


def no_page(view: Intent) -> str:
    return ""


@dataclass(frozen=True)
class Turn:
    known: Known
    team: Team | None
    """The team that the asker works with now; None while that has to be asked."""
    audience: Audience
    """Who will see the answer: the asker, or everyone in the place."""
    now: datetime
    say: Say
    visible: bool = False
    """Others can already see what was said."""
    link: Callable[[Intent], str] = no_page
    """A view → the address of a page that shows it; "" where there is no public address."""

    @property
    def person(self) -> PersonId:
        return self.known.person.id

    @property
    def today(self) -> date:
        """The day where the asker is."""
        return self.now.astimezone(ZoneInfo(self.known.person.zone)).date()

    def team_name(self, team: TeamId, people: PeopleRepository) -> str:
        known = self.known.teams.get(team)
        return known.name if known else people.team_names([team]).get(team, "")

    @property
    def in_private(self) -> bool:
        return self.known.place.kind is PlaceKind.PERSONAL


def asker(known: Known) -> Audience:
    leads = frozenset(team for team, role in known.roles.items() if role >= Role.LEAD)
    return Audience(known.organisation, frozenset(known.teams), known.person.id, leads, guest=known.person.guest)


def reader(known: Known) -> Audience:
    """The asker, where something is only shown: also what the teams that they follow let them see."""
    return replace(asker(known), follows=known.follows)


def everyone_there(known: Known) -> Audience:
    """What everyone in the place may see: its own team's records."""
    team = known.place.team
    return Audience(known.organisation, frozenset([team] if team else []))
