"""The one timer of a series: it comes when its next huddle is to be made, or when somebody has changed it."""

from datetime import datetime

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.people.model import TeamId
from bot.series.intents import KeepSeries


def timer_of(ref: str, team: TeamId, at: datetime) -> Timer:
    return Timer(f"series {ref}", encode(KeepSeries(ref)), at, team)
