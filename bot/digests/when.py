"""When a round-up is due, and of which days it tells."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import takewhile

from bot.chat.digest import Scope
from bot.digests.model import DEFAULT_AT, DEFAULT_WEEKDAYS
from bot.timing.recurrence import Planned, Schedule, Slot, moment, planned
from bot.timing.zones import rules_of

LONGEST = 31
"""Days that one tells of."""
WEEK = 7
_LOOK_BACK = timedelta(days=40)
"""In which something was due, however seldom it comes."""


def usual(zone: str, today: date) -> Schedule:
    """Mondays, 08:30."""
    return Schedule(zone, (Slot(0, DEFAULT_AT),), DEFAULT_WEEKDAYS, today)


def next_due(schedule: Schedule, after: datetime) -> Planned | None:
    """The first that is due after a moment; None where the calendar ends."""
    today = after.astimezone(rules_of(schedule.zone)).date()
    return next((each for each in planned(schedule, today - timedelta(1)) if each.starts > after), None)


def latest_due(schedule: Schedule, now: datetime) -> Planned | None:
    """The last whose time has come: of what was missed while nobody was here, no more than that is made up for."""
    first = now.astimezone(rules_of(schedule.zone)).date() - _LOOK_BACK
    return max(_until(schedule, first, now), key=lambda each: each.starts, default=None)


def _until(schedule: Schedule, first: date, now: datetime) -> list[Planned]:
    """A day later than now too: what the clocks leap over may come after what is later in the calendar."""
    end = now + timedelta(1)
    return [each for each in takewhile(lambda each: each.starts <= end, planned(schedule, first)) if each.starts <= now]


def days_before(schedule: Schedule, day: date) -> tuple[date, date]:
    """The days since the one before, up to the day before `day`: as if it had always come like this."""
    weeks = timedelta(weeks=schedule.every_weeks)
    back = -((schedule.anchor - day + _LOOK_BACK) // -weeks)  # so many times, rounded up
    always = replace(schedule, anchor=schedule.anchor - max(back, 0) * weeks, region="")
    earlier = [each.day for each in takewhile(lambda each: each.day < day, planned(always, day - timedelta(LONGEST)))]
    return earlier[-1] if earlier else day - timedelta(LONGEST), day - timedelta(1)


def days_up_to(today: date) -> tuple[date, date]:
    """A week that ends today."""
    return today - timedelta(WEEK - 1), today


def within(scope: Scope, first: date, last: date, zone: str) -> Scope:
    """The same of other days, as moments where the reader is."""
    begins, ends = moment(first, DAY_BEGINS, zone), moment(last + timedelta(1), DAY_BEGINS, zone)
    return replace(scope, first=first, last=last, begins=begins, ends=ends, zone=zone)


DAY_BEGINS = datetime.min.time()
