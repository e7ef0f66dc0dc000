"""Round-ups that were sent to everybody, each with a line about all that is written down: as if it had been seen."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from bot.beside import DIGEST_PARTS
from bot.chat.digest import Line, Scope
from bot.chat.intent import Intent
from bot.digests.beginning import of_person, of_team
from bot.digests.intents import ShowPage, ShowRoundUp, ShowSection, ShowSent
from bot.digests.making import headings
from bot.digests.model import Sent, Subscription
from bot.digests.scoping import as_kept
from bot.people.audience import Audience
from bot.people.ports import HOME_ZONE
from bot.ports import Store, Unit

LETTERS = {
    "concerns": "K",
    "stalled": "C",
    "overdue": "A",
    "learned": "L",
    "tests": "C",
    "measures": "M",
    "travelled": "T",
    "story": "L",
    "insights": "L",
    "shared": "N",
}
"""Part → what its lines are about."""
_VALUES: dict[str, Any] = {"days": 2, "stage": "plan", "decision": "adopt", "outcome": "worked"}


def send_to_all(
    stage: Any, store: Store, people: Mapping[str, tuple[str, ...]], teams: Mapping[str, tuple[str, ...]]
) -> None:
    """To each person and each team one about everything there is."""
    for organisation in people:
        _send_there(stage, store, organisation, people[organisation], teams[organisation])


def _send_there(stage: Any, store: Store, organisation: str, people: tuple[str, ...], teams: tuple[str, ...]) -> None:
    here, now = stage.known[people[0]].organisation, stage.world.clock.now()
    ids = frozenset(stage.teams[team] for team in teams)
    for name in people:
        person = stage.person(name)
        with store.write(Audience(here, ids, person)) as unit:
            _send(stage, organisation, of_person(person, min(ids), HOME_ZONE, now), unit)
            unit.commit()
    for team in ids:
        with store.write(Audience(here, ids)) as unit:
            _send(stage, organisation, of_team(unit, team, HOME_ZONE, now), unit)
            unit.commit()


def _send(stage: Any, organisation: str, new: Subscription, unit: Unit) -> None:
    now, subscription = stage.world.clock.now(), unit.subscriptions.save(new)
    refs = stage.refs[organisation]
    parts = {
        name: tuple(Line(ref, values=_VALUES) for ref in refs if ref.startswith(letter))
        for name, letter in LETTERS.items()
    }
    scope = Scope(
        tuple(stage.teams.values()),
        (now - timedelta(days=7)).date(),
        now.date(),
        now - timedelta(days=7),
        now,
        own=subscription.person is None,
        networks=tuple(stage.networks.values()),
    )
    sent = Sent("", subscription.ref, scope.first, scope.last, now, as_kept(scope), parts)
    stage.sent.setdefault(organisation, []).append(unit.subscriptions.keep(sent).ref)


def every_way_to_read(ref: str) -> Iterator[Intent]:
    yield from (ShowSent(ref), ShowRoundUp(ref), ShowPage(ref))
    for heading in headings(DIGEST_PARTS):
        yield ShowSection(ref, heading=heading)
