"""The day on which something was measured, as people say it: of a weekday or a date without its year, the last one."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.chat.errors import NoSuchDay, NotADay
from bot.chat.said import LONGEST, day_said
from bot.measures.reading import Misread

EARLIEST = date(1900, 1, 1)
_AGO = re.compile(
    r"(?:(?P<yesterday>yesterday|last night)|(?:the )?day before yesterday|(?P<days>[0-9]{1,3}) days? ago)"
)
_AHEAD = re.compile(
    r"\b(?:today|tonight|tomorrow|this|next|coming|in|from|after|end|eod|days?|weeks?|months?|years?|fortnight)\b"
)
"""Words of a day that is where it is, whatever day it is today."""
_ON = re.compile(r"^(?:on |(?:in|for) (?=[a-z]+[ -][0-9]{4}$))", re.IGNORECASE)
_CLOCK = re.compile(r"(?<=[0-9])(?:T| )[0-2]?[0-9]:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$", re.IGNORECASE)
"""As programs write it behind a day."""
_MONTH = re.compile(r"(?P<month>[a-z]{3,9}|[0-9]{1,2})(?P<mark>[ /-])(?P<year>[0-9]{4})|(?P<iso>[0-9]{4}-[0-9]{2})")
"""What is measured once a month is kept on its first day."""
_LAST = re.compile(r"last (?P<weekday>[a-z]+)")


def past_day_said(text: str, today: date) -> date:
    """Raises Misread, also for a day that is still to come."""
    told = _ON.sub("", " ".join(text.split()).strip(" .,;:"), 1)[: LONGEST + 1]
    said = _first_of_month(_CLOCK.sub("", told).casefold())
    try:
        day = _named(said, today) or _dated(said, today)
    except NoSuchDay as error:
        raise Misread("misread-no-such-day", said=told) from error
    except NotADay as error:
        raise Misread("misread-day", said=told) from error
    if day > today:
        raise Misread("misread-day-to-come", day=day)
    if day < EARLIEST:
        raise Misread("misread-day", said=told)
    return day


def _first_of_month(said: str) -> str:
    """Of October 2026, 10/2026 or 2026-10; anything else as it is."""
    found = _MONTH.fullmatch(said)
    if found is None:
        return said
    return f"{found['iso']}-01" if found["iso"] else f"1{found['mark']}{said}"


def _named(said: str, today: date) -> date | None:
    if found := _AGO.fullmatch(said):
        days = 1 if found["yesterday"] else int(found["days"] or 2)
        return today - timedelta(days=days)
    if found := _LAST.fullmatch(said):
        day = day_said(found["weekday"], today - timedelta(days=8))
        return day if day < today else None
    return None


def _dated(said: str, today: date) -> date:
    day = day_said(said, today)
    if day <= today or _AHEAD.search(said):
        return day
    # What comes once a week, a month or a year has come within the last of them.
    for earliest in (
        today - timedelta(days=7),
        today - relativedelta(months=1) + timedelta(days=1),
        today - relativedelta(years=1) + timedelta(days=1),
    ):
        try:
            before = day_said(said, earliest)
        except (NotADay, NoSuchDay):
            continue
        if before <= today:
            return before
    return day
