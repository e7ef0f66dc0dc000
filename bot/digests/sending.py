"""A round-up that was due: what it tells is kept as it is sent, and what has no room in it follows in its thread."""

from collections.abc import Callable
from datetime import date

from bot.chat.errors import OldButton
from bot.chat.intent import encode
from bot.chat.outbox import Post
from bot.chat.reply import Nothing, Reply, ShowCard
from bot.chat.turn import Turn
from bot.digests import composing
from bot.digests.beginning import message_key
from bot.digests.folding import stands_there_still
from bot.digests.intents import SendDigest, ShowSection, ShowSent
from bot.digests.making import Parts, RoundUp, as_sent, pick, to_keep
from bot.digests.model import Quiet, Subscription
from bot.digests.ports import DigestUnit
from bot.digests.scoping import scope_of
from bot.digests.when import days_before, days_up_to

_YEARS = range(2020, 2101)


def send_with(parts: Parts) -> Callable[[SendDigest, DigestUnit, Turn], Reply]:
    def send(intent: SendDigest, unit: DigestUnit, turn: Turn) -> Reply:
        """Whoever presses it is shown it: only what goes into a team's own channel is kept as sent there. What was to
        stand on the card of a huddle that was called off comes by itself."""
        subscription, day = unit.subscriptions.get(intent.ref), _day(intent.day)
        team = "" if subscription.person is not None else subscription.team
        days = days_up_to(day) if intent.now else days_before(subscription.schedule, day)
        sent = unit.subscriptions.sent_for(subscription.ref, days[1])
        if sent is not None:
            made = as_sent(parts, sent)
        else:
            scope = scope_of(subscription, days, unit, turn)
            made = pick(parts, scope, unit, turn, subscription.sections)
            goes_there = subscription.person is not None or turn.audience.person is None
            if goes_there and made.is_quiet and subscription.quiet is Quiet.SILENT and not intent.now:
                return Nothing()
            if goes_there:
                made = as_sent(parts, unit.subscriptions.keep(to_keep(made, subscription, turn.now)))
        if team and turn.audience.person is None:
            if intent.folded and stands_there_still(subscription.team, day, unit):
                return Nothing()
            unit.outbox.post_many(_thread(made, subscription, intent, unit), turn.now)
        view = ShowSent(made.ref) if made.ref else intent
        return ShowCard(composing.message(made, team, view, unit, turn))

    return send


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise OldButton from error
    if day.year not in _YEARS:
        raise OldButton
    return day


def _thread(made: RoundUp, subscription: Subscription, intent: SendDigest, unit: DigestUnit) -> list[Post]:
    """A message for each section that has more than was shown; one person has a button for that, and one message."""
    place = unit.people.place_of(subscription.team)
    under = message_key(subscription.ref, _day(intent.day), now=intent.now)
    room = made.room()
    return [
        Post(
            encode(ShowSection(made.ref, heading=each.heading, skip=room[each.heading], in_thread=True)),
            f"{under} {each.heading}",
            place,
            under=under,
        )
        for each in made.sections
        if each.count > room[each.heading]
    ]
