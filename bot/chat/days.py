"""The ways in which people name a day, and which day each of them is."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

Reader = Callable[[re.Match[str], date], date]
Way = tuple[re.Pattern[str], Reader]

_WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for word in words.split()
}
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for word in words.split()
}
_NUMBERS = {
    **{word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)},
    "a": 1,
    "an": 1,
    "one": 1,
    "a couple of": 2,
}
_FRIDAY, _SUNDAY = 4, 6
_CENTURY = 2000


class Unreal(Exception):
    """Reads like a day, and the calendar has no such day."""


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WEEKDAY = rf"(?P<weekday>{_any(_WEEKDAYS)})\.?"
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{_any(_NUMBERS)})"
_ON_WEEKDAY = rf"(?:{_WEEKDAY} )?(?:the )?"
_DATE = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{_any(_MONTHS)})\.?"
_YEAR = r"(?:[ -](?P<year>[0-9]{4}|[0-9]{2}))?"
_SPAN = rf"(?:{_COUNT} (?P<unit>day|week|month|year)s?|(?:a |1 )?(?P<fortnight>fortnight))"


def _coming(today: date, weekday: int) -> date:
    """The next one, today not among them."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _by_name(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=2 if found["after"] else 1 if found["tomorrow"] else 0)


def _by_weekday(found: re.Match[str], today: date) -> date:
    weekday = _WEEKDAYS[found["weekday"]]
    if found["next"] or found["next_week"]:
        return _monday(today) + timedelta(days=7 + weekday)
    if found["this"] and weekday == today.weekday():
        return today
    return _coming(today, weekday)


def _later(found: re.Match[str], today: date) -> date:
    """Friday week, a fortnight on Monday, a week tomorrow."""
    parts = found.groupdict()
    start = today
    if parts["weekday"]:
        start = _coming(today, _WEEKDAYS[parts["weekday"]])
    elif parts["tomorrow"]:
        start = today + timedelta(days=1)
    return start + timedelta(weeks=1 if parts["much"].endswith("week") else 2)


def _by_span(found: re.Match[str], today: date) -> date:
    if found["fortnight"]:
        return today + timedelta(weeks=2)
    count = _NUMBERS.get(found["count"]) or int(found["count"])
    match found["unit"]:
        case "day":
            return today + timedelta(days=count)
        case "week":
            return today + timedelta(weeks=count)
        case "month":
            return today + relativedelta(months=count)
        case _:
            return today + relativedelta(years=count)


def _next_span(found: re.Match[str], today: date) -> date:
    return today + (timedelta(weeks=1) if found["unit"] == "week" else relativedelta(months=1))


def _at_end(found: re.Match[str], today: date) -> date:
    """A week's end is its Friday, or its Sunday once that has passed."""
    if found["month"]:
        last = _month_end(today.replace(day=1, month=_MONTHS[found["month"]]))
        return last if last >= today else _month_end(last.replace(day=1, year=last.year + 1))
    if found["unit"] == "month":
        return _month_end(today + relativedelta(months=1 if found["next"] else 0))
    if found["unit"] == "year":
        return date(today.year + (1 if found["next"] else 0), 12, 31)
    monday = _monday(today) + timedelta(weeks=1 if found["next"] else 0)
    friday = monday + timedelta(days=_FRIDAY)
    return friday if friday >= today else monday + timedelta(days=_SUNDAY)


def _by_date(found: re.Match[str], today: date) -> date:
    """Without a year the next one, this year or next; a weekday that is said with it has to be its own."""
    parts = found.groupdict()
    month = _MONTHS.get(parts["month"]) or int(parts["month"])
    number = int(parts["day"])
    if year := parts.get("year"):
        day = date(int(year) + (_CENTURY if len(year) == 2 else 0), month, number)
    else:
        day = _first_that_is(((today.year, month), (today.year + 1, month)), number, today)
    return _on_its_weekday(day, parts.get("weekday"))


def _by_number(found: re.Match[str], today: date) -> date:
    """The 31st is that of the next month that has one."""
    months = [today.replace(day=1) + relativedelta(months=ahead) for ahead in range(3)]
    day = _first_that_is(tuple((month.year, month.month) for month in months), int(found["day"]), today)
    return _on_its_weekday(day, found["weekday"])


def _first_that_is(months: tuple[tuple[int, int], ...], number: int, today: date) -> date:
    for year, month in months:
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    raise Unreal


def _on_its_weekday(day: date, weekday: str | None) -> date:
    if weekday and day.weekday() != _WEEKDAYS[weekday]:
        raise Unreal
    return day


def _way(pattern: str, read: Reader) -> Way:
    return re.compile(pattern), read


ANYWHERE: tuple[Way, ...] = (
    _way(
        r"today|tonight|this (?:morning|afternoon|evening)|(?:the )?end of (?:the day|today)|eod"
        r"|(?P<after>(?:the )?day after tomorrow)|(?P<tomorrow>tomorrow(?: (?:morning|afternoon|evening|night))?)",
        _by_name,
    ),
    _way(
        rf"(?:(?P<this>this )|(?P<next>next )|(?:the )?coming )?{_WEEKDAY}(?P<next_week> next week)?",
        _by_weekday,
    ),
    _way(rf"(?:{_WEEKDAY}|(?P<tomorrow>tomorrow)|today) (?P<much>week|fortnight)", _later),
    _way(rf"(?:a )?(?P<much>week|fortnight) (?:(?:on )?{_WEEKDAY}|(?P<tomorrow>tomorrow)|today)", _later),
    _way(rf"in {_SPAN}(?:['’]?s?['’]? time)?", _by_span),
    _way(rf"{_SPAN} from (?:now|today)", _by_span),
    _way(r"next (?P<unit>week|month)", _next_span),
    _way(
        r"(?:the )?end of (?:(?:the |this |(?P<next>next ))?(?P<unit>week|month|year)"
        rf"|{_MONTH})",
        _at_end,
    ),
    _way(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})", _by_date),
    _way(rf"{_ON_WEEKDAY}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})(?:/(?P<year>[0-9]{{4}}|[0-9]{{2}}))?", _by_date),
    _way(
        rf"{_ON_WEEKDAY}(?P<day>[0-9]{{1,2}})(?P<sign>[-.])(?P<month>[0-9]{{1,2}})"
        r"(?P=sign)(?P<year>[0-9]{4}|[0-9]{2})",
        _by_date,
    ),
    _way(rf"{_ON_WEEKDAY}{_DATE}(?: of | |-)?{_MONTH}{_YEAR}", _by_date),
    _way(rf"(?:{_WEEKDAY} )?{_MONTH} (?:the )?{_DATE}{_YEAR}", _by_date),
    _way(rf"(?:{_WEEKDAY} )?(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)", _by_number),
)
"""What can only be a day, wherever it stands."""

ALONE: tuple[Way, ...] = (
    _way(_SPAN, _by_span),
    _way(rf"{_ON_WEEKDAY}(?P<day>[0-9]{{1,2}})[-.](?P<month>[0-9]{{1,2}})", _by_date),
)
"""What is an amount within a sentence, and a day where one is asked for."""
