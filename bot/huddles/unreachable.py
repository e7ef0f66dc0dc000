"""What becomes of a team's huddles when the bot can no longer write into its channel."""

from collections.abc import Collection
from datetime import datetime

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.huddles.model import card_key
from bot.huddles.ports import HuddleUnit
from bot.people.model import PersonId, TeamId
from bot.series.intents import KeepSeries, ShowSeriesPaused
from bot.series.model import Paused


def channel_gone(unit: HuddleUnit, team: TeamId, now: datetime) -> Collection[PersonId]:
    """What the team has planned is paused; whoever leads is told in private, once. Gives back who knows."""
    waiting = [each for each in unit.series.of_team(team) if each.paused in (None, Paused.NO_CHANNEL)]
    if not waiting:
        return ()
    going = [each for each in waiting if each.paused is None]
    for each in going:
        unit.series.pause(each.ref, Paused.NO_CHANNEL, now)
        unit.timers.set(Timer(f"series {each.ref}", encode(KeepSeries(each.ref)), now, team))
    for huddle in unit.huddles.unopened([each.ref for each in going]):
        unit.outbox.take_back(card_key(huddle.ref))
    leads = {each.plan.lead for each in going or waiting if each.plan.lead is not None}
    told = sorted(leads or unit.people.leads(team) or unit.people.admins())
    for person in told if going else ():
        key = f"no-channel {team} {now.isoformat()}"
        unit.outbox.post(encode(ShowSeriesPaused(team)), key, now, person=person)
    return told
