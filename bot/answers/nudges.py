"""Who is nudged, and when: rules of an answer's own, which ask nobody."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.answers.model import Habits
from bot.timing.recurrence import moment

QUIET_FROM, QUIET_UNTIL = time(20), time(7)
"""Nobody is nudged in the evening and at night, where they are."""
DAILY_AT = time(9)


def wanted(habits: Habits, team_nudges: bool, on_today: bool) -> bool:
    """Being on today wins over what somebody has set, and that over what the team has."""
    return on_today or (team_nudges if habits.nudges is None else habits.nudges)


def is_quiet(now: datetime, zone: str) -> bool:
    local = _local(now, zone).time()
    return local >= QUIET_FROM or local < QUIET_UNTIL


def next_at(at: time, now: datetime, zone: str) -> datetime:
    """The next moment after `now` at which it is `at` there."""
    today = _local(now, zone).date()
    found = moment(today, at, zone)
    return found if found > now else moment(today + timedelta(days=1), at, zone)


def next_morning(now: datetime, zone: str) -> datetime:
    return next_at(QUIET_UNTIL, now, zone)


def _local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone))
