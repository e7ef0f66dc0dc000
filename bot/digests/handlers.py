"""What changes in round-ups: when they come, what is in them, and that one is posted now."""

from collections.abc import Callable
from dataclasses import replace

from bot.chat.intent import Handlers, Intent, encode
from bot.chat.leading import require_lead
from bot.chat.turn import Turn
from bot.digests.beginning import begin, end, message_key, today_in
from bot.digests.intents import (
    DigestSettings,
    EndDigest,
    PostDigest,
    SaveDigest,
    SendDigest,
    ShowDigest,
    ShowPosted,
    SubscribeDigest,
)
from bot.digests.making import Parts
from bot.digests.ports import DigestUnit
from bot.digests.reading import subscription_from
from bot.digests.settings import current, team_for
from bot.people.model import TeamId


def post(intent: PostDigest, unit: DigestUnit, turn: Turn) -> Intent:
    """Once a day; whoever asked has it in private where the channel is closed to us."""
    team = TeamId(intent.team)
    require_lead(team, unit, turn)
    place = unit.people.place_of(team)
    if place is None:
        return ShowPosted(team)
    subscription, _ = current(team, unit, turn)
    if not subscription.ref:  # what was sent is kept with one, though it does not come by itself
        subscription = unit.subscriptions.save(replace(subscription, ended=turn.now))
    day = today_in(subscription.schedule.zone, turn.now)
    view = SendDigest(subscription.ref, day.isoformat(), now=True)
    key, otherwise = message_key(subscription.ref, day, now=True), encode(ShowDigest(team))
    new = unit.outbox.post(encode(view), key, turn.now, place=place, asked_by=turn.person, otherwise=otherwise)
    return ShowPosted(team, again=not new)


def subscribe(intent: SubscribeDigest, unit: DigestUnit, turn: Turn) -> Intent:
    team = _led(intent, unit, turn)
    begin(unit, current(team, unit, turn, lock=True)[0], turn.now)
    return DigestSettings(team)


def unsubscribe(intent: EndDigest, unit: DigestUnit, turn: Turn) -> Intent:
    team = _led(intent, unit, turn)
    subscription, going = current(team, unit, turn, lock=True)
    if going:
        end(unit, subscription, turn.now)
    return DigestSettings(team)


def _led(intent: SubscribeDigest | EndDigest, unit: DigestUnit, turn: Turn) -> str:
    team = team_for(intent.team, unit, turn, here=intent.here)
    if team:
        require_lead(TeamId(team), unit, turn)
    return team


def save_with(parts: Parts) -> Callable[[SaveDigest, DigestUnit, Turn], Intent]:
    def save(intent: SaveDigest, unit: DigestUnit, turn: Turn) -> Intent:
        """Whoever says when it shall come wants it to come."""
        if intent.team:
            require_lead(TeamId(intent.team), unit, turn)
        before, _ = current(intent.team, unit, turn, lock=True)
        wanted = subscription_from(intent, before, parts, unit, turn)
        saved = begin(unit, wanted, turn.now)
        if not wanted.ref:  # somebody else may have been the first at this moment
            begin(unit, replace(wanted, ref=saved.ref), turn.now)
        return DigestSettings(intent.team)

    return save


def handlers(parts: Parts) -> Handlers:
    return {
        PostDigest: post,
        SubscribeDigest: subscribe,
        EndDigest: unsubscribe,
        SaveDigest: save_with(parts),
    }
