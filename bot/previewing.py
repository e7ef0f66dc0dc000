"""A round-up at the terminal: a team's as it sees it, or somebody's as they may see it."""

from bot.chat.card import plain_text
from bot.chat.intent import Intents, encode
from bot.chat.phrases import Say
from bot.digests.intents import ShowPage
from bot.features import INTENTS
from bot.paging import Paging
from bot.people.audience import Audience
from bot.people.model import OrganisationId
from bot.ports import Store
from bot.terminal import CannotGoOn
from bot.timing.clock import Clock


def preview(store: Store, organisation: OrganisationId, team: str, person: str, clock: Clock, say: Say) -> str:
    """`person`: the name of somebody in the team; "" for the team's own. Raises CannotGoOn."""
    with store.read(Audience(organisation, frozenset())) as unit:
        known = unit.people.team_called(team)
        if known is None:
            raise CannotGoOn("cli-team-unknown", name=team)
        colleagues = unit.people.colleagues(known.id)
    paging = Paging(store, Intents(INTENTS), clock, say)
    if not person:
        card = paging.compose(organisation, [known.id], encode(ShowPage(team=known.id)))
    else:
        called = [id for id, name in colleagues.items() if name.casefold() == person.casefold()]
        if len(called) != 1:
            raise CannotGoOn("cli-person-unknown", name=person, names=", ".join(colleagues.values()))
        card = paging.compose(organisation, [], encode(ShowPage()), person=called[0])
    return "" if card is None else plain_text(card)
