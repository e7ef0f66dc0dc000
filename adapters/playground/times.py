"""The playground's movable time: how it is shown, and where the buttons move it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")

FURTHEST = timedelta(days=3660)
"""Ahead of the playground's present; beyond that somebody has mistyped a year."""

_MONDAY_HUDDLE = time(8, 25)


class BadTime(ValueError):
    """No time that the clock can be moved to; the argument is a phrase's key."""


def shown(moment: datetime) -> str:
    """Mon 23 Nov, 8:25"""
    local = moment.astimezone(ZONE)
    return f"{local:%a} {local.day} {local:%b}, {local.hour}:{local:%M}"


def forward(step: object, now: datetime) -> datetime:
    """`now` moved by one of the buttons: an hour, a day by the wall clock, or to Monday's huddle."""
    local = now.astimezone(ZONE)
    match step:
        case "hour":
            return now + timedelta(hours=1)
        case "day":
            return local + timedelta(days=1)
        case "monday":
            monday = datetime.combine(local.date() - timedelta(days=local.weekday()), _MONDAY_HUDDLE, ZONE)
            return monday if monday > local else monday + timedelta(days=7)
        case _:
            raise BadTime("playground-bad-time")


def given(text: object, now: datetime) -> datetime:
    """A time as ISO 8601 with its zone."""
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) and len(text) < 50 else None
        if moment is None or moment.tzinfo is None:
            raise BadTime("playground-bad-time")
        if moment < now:
            raise BadTime("playground-time-past")
        if moment - now > FURTHEST:
            raise BadTime("playground-time-far")
        return moment
    except OverflowError as error:
        raise BadTime("playground-time-far") from error
    except ValueError as error:
        raise error if isinstance(error, BadTime) else BadTime("playground-bad-time") from error
