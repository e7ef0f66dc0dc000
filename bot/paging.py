"""What a page shows: a view as its team sees it, without any person's rights, or somebody's own as they may see it now;
for whoever has the address."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.card import Card
from bot.chat.errors import HuddlelogError, StoreAway
from bot.chat.intent import Intent, Intents
from bot.chat.phrases import Say
from bot.chat.renumbering import as_now_called
from bot.chat.reply import ShowCard
from bot.chat.turn import Turn, reader
from bot.features import FORMS, VIEWS
from bot.people.audience import Audience
from bot.people.model import Known, OrganisationId, Person, PersonId, Place, PlaceId, PlaceKind, Team, TeamId
from bot.people.ports import HOME_ZONE
from bot.people.renumbered import Renumbered
from bot.ports import Store, Unit
from bot.timing.clock import Clock

NOBODY = Person(PersonId(""), "", "en-GB", HOME_ZONE)


@dataclass(frozen=True)
class Paging:
    store: Store
    intents: Intents
    clock: Clock
    say: Say

    def compose(
        self,
        organisation: OrganisationId,
        teams: Sequence[TeamId],
        view: str,
        steps: Sequence[Renumbered] = (),
        person: PersonId | None = None,
    ) -> Card | None:
        """As the first of the teams that has it sees it, or as `person` may see it now; None where it is gone.
        `steps`: what its records are called since. Raises StoreAway."""
        try:
            intent = as_now_called(self.intents.decode(view), steps)
        except HuddlelogError:
            return None
        if not _only_shows(intent):
            return None
        if person is not None:
            return self._as_seen_in_private(person, organisation, intent)
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
            return _shown(intent, unit, Turn(known, own, audience, self.clock.now(), self.say))

    def _as_seen_in_private(self, person: PersonId, organisation: OrganisationId, intent: Intent) -> Card | None:
        """Only what is meant to be somebody's own: whoever has the address may read it."""
        if not intent.own_page:
            return None
        with self.store.desk() as desk:
            known = desk.tenancy.in_private(organisation, person)
        if known is None:
            return None
        now = self.clock.now()
        with self.store.read(reader(known)) as unit:
            return _shown(intent, unit, Turn(known, known.working_team(now), reader(known), now, self.say))


def _shown(intent: Intent, unit: Unit, turn: Turn) -> Card | None:
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
