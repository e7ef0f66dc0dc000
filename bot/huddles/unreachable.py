"""What becomes of a team's huddles when the bot can no longer write into its channel."""

from collections.abc import Collection
from datetime import datetime

from bot.chat.intent import encode
from bot.chat.outbox import card_key
from bot.huddles.ports import HuddleUnit
from bot.people.model import PersonId, TeamId
from bot.series.intents import ShowSeriesPaused
from bot.series.model import Paused
from bot.series.timer import timer_of


def channel_gone(unit: HuddleUnit, team: TeamId, now: datetime) -> Collection[PersonId]:
    """What the team has planned is paused; whoever leads is told in private, once. Gives back who knows."""
    waiting = [each for each in unit.series.of_team(team) if each.paused in (None, Paused.NO_CHANNEL)]
    if not waiting:
        return ()
    going = [each for each in waiting if each.paused is None]
    for each in going:
        unit.series.pause(each.ref, Paused.NO_CHANNEL, now)
        unit.timers.set(timer_of(each.ref, team, now))
    for huddle in unit.huddles.unopened([each.ref for each in going]):
        unit.outbox.take_back(card_key(huddle.ref))
    leads = {each.plan.lead for each in going or waiting if each.plan.lead is not None}
    told = sorted(leads or unit.people.leads(team) or unit.people.admins())
    for person in told if going else ():
        key = f"no-channel {team} {now.isoformat()}"
        unit.outbox.post(encode(ShowSeriesPaused(team)), key, now, person=person)
    return told
