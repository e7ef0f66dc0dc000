"""What happens by itself to round-ups: each is asked for on its day, and composed when it is sent."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.chat.intent import encode
from bot.chat.outbox import Post
from bot.chat.timers import Due, Timer, WhenDue
from bot.digests.beginning import message_key, timer_of
from bot.digests.folding import stands_on_huddle
from bot.digests.intents import KeepDigest, SendDigest
from bot.digests.model import Subscription
from bot.digests.ports import DigestUnit
from bot.digests.when import latest_due, next_due
from bot.people.model import PlaceId, TeamId


def keep_digests(dues: Sequence[Due], unit: DigestUnit, now: datetime) -> None:
    subscriptions = unit.subscriptions.get_due([due.intent.ref for due in dues])
    going = [each for each in subscriptions.values() if each.ended is None]
    places = unit.people.places_of({each.team for each in going if each.person is None})
    posts, timers, reached = list[Post](), list[Timer](), dict[str, date]()
    for each in going:
        latest = latest_due(each.schedule, now)
        if latest is not None and latest.day > (each.last or date.min):
            reached[each.ref] = latest.day
            posts += _posts(each, latest.day, places, unit)
        coming = next_due(each.schedule, now)
        if coming is not None:
            timers.append(timer_of(each, coming.starts))
    unit.subscriptions.reach(reached)
    unit.outbox.post_many(posts, now)
    unit.timers.set(*timers)


def _posts(
    subscription: Subscription, day: date, places: Mapping[TeamId, PlaceId], unit: DigestUnit
) -> tuple[Post, ...]:
    """Late is better than never: none has an end. A team without a channel is told so in its settings."""
    key, view = message_key(subscription.ref, day), SendDigest(subscription.ref, day.isoformat())
    if subscription.person is not None:
        return (Post(encode(view), key, person=subscription.person),)
    place = places.get(subscription.team)
    if place is None:
        return ()
    if stands_on_huddle(subscription.team, day, unit):
        view = SendDigest(subscription.ref, day.isoformat(), folded=True)
    return (Post(encode(view), key, place=place),)


WHEN_DUE: WhenDue = {KeepDigest: keep_digests}
