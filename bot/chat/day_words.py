"""A day in as few words as say it."""

from datetime import date

from bot.chat.phrases import Say

_WEEK = 7
_LONG = (("long-years", 365), ("long-months", 30), ("long-weeks", _WEEK))


def day_words(day: date, today: date, say: Say) -> str:
    """Today, tomorrow, yesterday, a weekday of the next six days; or else the date, its year only if it is another."""
    away = (day - today).days
    if away == 0:
        return say.line("day-today")
    if abs(away) == 1:
        return say.line("day-tomorrow" if away == 1 else "day-yesterday")
    if 1 < away < _WEEK:
        return say.line("day-of-week", number=day.weekday())
    return short_day(day, today, say)


def short_day(day: date, beside: date, say: Say) -> str:
    """Without the year where it is the other day's."""
    if day.year != beside.year:
        return say.line("day", day=day)
    return say.line("charts-day", day=day.day, month=day.month)


def long_words(days: int, say: Say) -> str:
    """How long, as it is said: 6 days, 3 weeks, 2 months; from two of each on."""
    for key, length in _LONG:
        if days >= 2 * length:
            return say.line(key, count=days // length)
    return say.line("long-days", count=days)
