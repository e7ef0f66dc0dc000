"""What becomes of a round-up whose reader cannot be written to: it says so in its settings, and is tried again when the
next one is due."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.chat.intent import encode
from bot.digests.intents import ShowUnreached
from bot.digests.model import Subscription
from bot.digests.ports import DigestUnit
from bot.people.model import PersonId, TeamId


def channel_gone(unit: DigestUnit, team: TeamId, now: datetime) -> Collection[PersonId]:
    """Whoever can open the channel again is told by what tells of it anyway."""
    _park(unit.subscriptions.of(team=team, lock=True), unit, now)
    return ()


def person_gone(unit: DigestUnit, person: PersonId, now: datetime) -> None:
    """Administrators are told the first time."""
    if _park(unit.subscriptions.of(person=person, lock=True), unit, now):
        for admin in set(unit.people.admins()) - {person}:
            unit.outbox.post(encode(ShowUnreached(person)), f"unreached {person} {now.date()}", now, person=admin)


def _park(subscription: Subscription | None, unit: DigestUnit, now: datetime) -> bool:
    """Whether that is news: nobody is told week after week."""
    if subscription is None or subscription.ended is not None:
        return False
    unit.subscriptions.save(replace(subscription, unreached=now))
    return subscription.unreached is None
