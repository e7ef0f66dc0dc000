"""What a page shows: a view as its team sees it, for whoever has the address, without any person's rights."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.card import Card
from bot.chat.errors import HuddlelogError, StoreAway
from bot.chat.intent import Intent, Intents
from bot.chat.phrases import Say
from bot.chat.reply import ShowCard
from bot.chat.turn import Turn
from bot.features import FORMS, VIEWS
from bot.people.audience import Audience
from bot.people.model import Known, OrganisationId, Person, PersonId, Place, PlaceId, PlaceKind, Team, TeamId
from bot.people.ports import HOME_ZONE
from bot.ports import Store
from bot.timing.clock import Clock

NOBODY = Person(PersonId(""), "", "en-GB", HOME_ZONE)


@dataclass(frozen=True)
class Paging:
    store: Store
    intents: Intents
    clock: Clock
    say: Say

    def compose(self, organisation: OrganisationId, teams: Sequence[TeamId], view: str) -> Card | None:
        """As the first of the teams that has it sees it; None where it is gone. Raises StoreAway."""
        try:
            intent = self.intents.decode(view)
        except HuddlelogError:
            return None
        if not _only_shows(intent):
            return None
        found = (self._as_seen_by(team, organisation, intent) for team in teams)
        return next((card for card in found if card is not None), None)

    def _as_seen_by(self, team: TeamId, organisation: OrganisationId, intent: Intent) -> Card | None:
        audience = Audience(organisation, frozenset({team}))
        with self.store.read(audience) as unit:
            name = unit.people.team_names([team]).get(team)
            if name is None:
                return None
            there = Place(unit.people.place_of(team) or PlaceId(""), PlaceKind.CHANNEL, name, team)
            own = Team(team, name, named=True)
            known = Known(organisation, NOBODY, there, {team: own}, {})
            turn = Turn(known, own, audience, self.clock.now(), self.say)
            try:
                reply = VIEWS[type(intent)](intent, unit, turn)
            except StoreAway:
                raise
            except HuddlelogError:
                return None
        return reply.card if isinstance(reply, ShowCard) else None


def _only_shows(intent: Intent) -> bool:
    """A page writes nothing, asks nothing, and has nobody's role."""
    if intent.writes or intent.keeps or intent.needs is not None:
        return False
    return type(intent) in VIEWS and type(intent) not in FORMS
