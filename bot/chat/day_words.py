"""A day in as few words as say it."""

from datetime import date

from bot.chat.phrases import Say

_WEEK = 7


def day_words(day: date, today: date, say: Say) -> str:
    """Today, tomorrow, yesterday, a weekday of the next six days; or else the date."""
    away = (day - today).days
    if away == 0:
        return say.line("day-today")
    if abs(away) == 1:
        return say.line("day-tomorrow" if away == 1 else "day-yesterday")
    if 1 < away < _WEEK:
        return say.line("day-of-week", number=day.weekday())
    return say.line("day", day=day)


def short_day(day: date, beside: date, say: Say) -> str:
    """Without the year where it is the other day's."""
    if day.year != beside.year:
        return say.line("day", day=day)
    return say.line("charts-day", day=day.day, month=day.month)
