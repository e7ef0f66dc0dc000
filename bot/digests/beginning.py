"""How a round-up begins to come by itself, and stops."""

from dataclasses import replace
from datetime import date, datetime

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.digests.intents import KeepDigest
from bot.digests.model import Subscription
from bot.digests.ports import SubscribingUnit
from bot.digests.when import next_due, usual
from bot.people.model import PersonId, TeamId
from bot.timing.recurrence import Schedule
from bot.timing.zones import rules_of


def begin_for_team(unit: SubscribingUnit, team: TeamId, zone: str, now: datetime) -> None:
    """By default, once: what somebody has stopped stays so. `zone`: of whoever sets it, where no huddle has one."""
    if unit.subscriptions.of(team=team) is None:
        begin(unit, of_team(unit, team, zone, now), now)


def of_team(unit: SubscribingUnit, team: TeamId, zone: str, now: datetime) -> Subscription:
    """A new one, which nobody has saved yet."""
    huddles = unit.series.of_team(team)
    return Subscription("", team, None, _usual(huddles[0].plan.schedule.zone if huddles else zone, now))


def of_person(person: PersonId, team: TeamId, zone: str, now: datetime) -> Subscription:
    return Subscription("", team, person, _usual(zone, now))


def _usual(zone: str, now: datetime) -> Schedule:
    return usual(zone, today_in(zone, now))


def today_in(zone: str, now: datetime) -> date:
    return now.astimezone(rules_of(zone)).date()


def begin(unit: SubscribingUnit, subscription: Subscription, now: datetime) -> Subscription:
    """From its next time on."""
    saved = unit.subscriptions.save(replace(subscription, ended=None, unreached=None))
    coming = next_due(saved.schedule, now)
    if coming is not None:
        unit.timers.set(timer_of(saved, coming.starts))
    return saved


def end(unit: SubscribingUnit, subscription: Subscription, now: datetime) -> None:
    unit.subscriptions.save(replace(subscription, ended=now))
    unit.timers.cancel(key_of(subscription.ref))


def timer_of(subscription: Subscription, at: datetime) -> Timer:
    return Timer(key_of(subscription.ref), encode(KeepDigest(subscription.ref)), at, subscription.team)


def key_of(ref: str) -> str:
    return f"digest {ref}"


def message_key(ref: str, day: date, *, now: bool = False) -> str:
    """Of the message of one day; of one that was asked for on that day."""
    return f"digest {ref} {day} now" if now else f"digest {ref} {day}"
