"""When somebody is asked for a value: rules of a measure's own, which ask nobody."""

from datetime import date, datetime, time, timedelta

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.measures.model import Measure, Often
from bot.measures.value_intents import RemindCollector
from bot.people.model import PersonId
from bot.timing.recurrence import moment
from bot.timing.zones import rules_of

ASKED_AT, QUIET_FROM = time(9), time(20)
_A_WEEK, _A_MONTH = timedelta(days=7), timedelta(days=28)
"""Since the last value: whoever records on the first of each month is asked on the next first, and not before."""
_SATURDAY = 5


def timer_key(ref: str) -> str:
    return f"measure {ref}"


def wanted_key(person: PersonId, day: date) -> str:
    """Of the one message a day; nobody is asked twice."""
    return f"measures {person} {day.isoformat()}"


def wanted(often: Often, last: date | None, today: date) -> bool:
    """Whether nothing is recorded for the time that has gone by."""
    if often is Often.NEVER:
        return False
    if last is None:
        return True
    match often:
        case Often.DAY:
            return last < _working_day_before(today)
        case Often.WEEK:
            return last <= today - _A_WEEK
        case Often.MONTH:
            return last <= today - _A_MONTH


def next_asked(often: Often, now: datetime, zone: str) -> datetime:
    """Working days; Mondays; the first working day of a month."""
    day = now.astimezone(rules_of(zone)).date()
    while not (_is_asked(often, day) and moment(day, ASKED_AT, zone) > now):
        day += timedelta(days=1)
    return moment(day, ASKED_AT, zone)


def _is_asked(often: Often, day: date) -> bool:
    if day.weekday() >= _SATURDAY:
        return False
    if often is Often.WEEK:
        return day.weekday() == 0
    if often is Often.MONTH:
        return _working_day_before(day).month != day.month
    return True


def _working_day_before(day: date) -> date:
    day -= timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    return day


def timer_of(measure: Measure, now: datetime, zone: str) -> Timer:
    at = next_asked(measure.plan.often, now, zone)
    return Timer(timer_key(measure.ref), encode(RemindCollector(measure.ref)), at, measure.team)
