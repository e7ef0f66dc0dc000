"""Round-ups in words: their days, their title, when they come."""

import re
from datetime import date, datetime

from bot.chat.day_words import short_day
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.digests.when import next_due
from bot.series.words import starts_in_words
from bot.timing.recurrence import Schedule

OF_ITS_OWN = {"digest-borrow": "digest-borrow-own"}
_COUNT = re.compile(r"\s*\([0-9]+\)\s*$")


def days_said(first: date, last: date, today: date, say: Say) -> str:
    """16–22 Nov; 30 Nov–6 Dec; 22 Nov"""
    end = short_day(last, today, say)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return say.line("digest-days", first=str(first.day), last=end)
    return say.line("digest-days", first=short_day(first, last, say), last=end)


def heading_name(heading: str, say: Say) -> str:
    """As somebody writes it in a list: without how many there are."""
    return _COUNT.sub("", say.line(heading, count=0)).strip()


def heading_of(heading: str, count: int, say: Say, *, own: bool) -> Text:
    """`own`: a team borrows nothing from itself."""
    return say.text(OF_ITS_OWN.get(heading, heading) if own else heading, count=count)


def next_said(schedule: Schedule, now: datetime, say: Say) -> str:
    """tomorrow, 08:30; "" for never again"""
    coming = next_due(schedule, now)
    return "" if coming is None else starts_in_words(coming.starts, schedule.zone, now, say)
