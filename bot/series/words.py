"""When a huddle comes, in words."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.chat.phrases import Say
from bot.series.model import PREPARED, Series
from bot.timing.recurrence import Planned, Schedule, planned
from bot.timing.zones import rules_of

WEEKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
EVERY_DAY = (*WEEKDAYS, *WEEKEND)
_WEEK = 7


def rhythm_in_words(schedule: Schedule, say: Say) -> str:
    """Weekdays 08:25; First Monday of the month 09:00."""
    words = rhythm_within(schedule, say)
    return words[:1].upper() + words[1:]


def rhythm_within(schedule: Schedule, say: Say) -> str:
    """As it stands within a sentence."""
    times = listed([f"{slot.at:%H:%M}" for slot in schedule.slots], say)
    if schedule.once is not None:
        return say.line("series-once", date=date_in_words(schedule.once, say), times=times)
    days = listed([say.line("series-weekday", day=day) for day in schedule.weekdays], say)
    if schedule.nth:
        return say.line("series-nth", nth=schedule.nth, days=days, times=times)
    if schedule.every_weeks > 1:
        alone = {WEEKDAYS: "series-on-weekdays", WEEKEND: "series-on-weekends", EVERY_DAY: "series-on-all-days"}
        which = say.line(alone[schedule.weekdays]) if schedule.weekdays in alone else days
        return say.line("series-some-weeks", weeks=schedule.every_weeks, days=which, times=times)
    each = {WEEKDAYS: "series-weekdays", WEEKEND: "series-weekends", EVERY_DAY: "series-every-day"}
    if schedule.weekdays in each:
        return say.line(each[schedule.weekdays], times=times)
    return say.line("series-each", days=days, times=times)


def listed(words: Sequence[str], say: Say) -> str:
    """a, b and c"""
    if len(words) < 2:
        return "".join(words)
    return say.line("series-and", others=", ".join(words[:-1]), last=words[-1])


def date_in_words(day: date, say: Say) -> str:
    weekday = say.line("series-weekday", day=day.weekday())
    return say.line("series-date", weekday=weekday, day=str(day.day), month=day.month)


def next_of(series: Series, now: datetime) -> Planned | None:
    """The next that is held, unless it is called off."""
    if series.paused is not None or series.ended is not None:
        return None
    schedule = series.plan.schedule
    soon = now + max(timedelta(minutes=series.plan.reminder), PREPARED)
    for each in planned(schedule, now.astimezone(rules_of(schedule.zone)).date()):
        # What was made lies a few minutes ahead; a later one of that day was held before its time was changed.
        if each.starts > now and (each.day > series.reached.get(each.slot, date.min) or each.starts <= soon):
            return each
    return None


def next_in_words(series: Series, now: datetime, say: Say) -> str:
    """today, 08:25; in the huddle's own zone; "" for never again."""
    coming = next_of(series, now)
    return "" if coming is None else starts_in_words(coming.starts, series.plan.schedule.zone, now, say)


def starts_in_words(at: datetime, where: str, now: datetime, say: Say) -> str:
    """today, 08:25"""
    zone = rules_of(where)
    starts, today = at.astimezone(zone), now.astimezone(zone).date()
    time = f"{starts:%H:%M}"
    match (starts.date() - today).days:
        case 0:
            return say.line("series-when-today", time=time)
        case 1:
            return say.line("series-when-tomorrow", time=time)
        case days if days < _WEEK:
            return say.line("series-when", day=say.line("series-weekday", day=starts.weekday()), time=time)
        case _:
            return say.line("series-when", day=date_in_words(starts.date(), say), time=time)
