"""When a huddle is, and what came out of it, in a few words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.day_words import day_words
from bot.chat.phrases import Say


def clock(at: datetime, zone: str) -> str:
    """08:25"""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def when(at: datetime, zone: str, now: datetime, say: Say, *, lasting: bool = False) -> str:
    """08:25; tomorrow 08:25. `lasting`: on a card that is read on another day too, where "tomorrow" would be wrong."""
    there, today = at.astimezone(ZoneInfo(zone)).date(), now.astimezone(ZoneInfo(zone)).date()
    if there == today:
        return clock(at, zone)
    day = say.line("day", day=there) if lasting else day_words(there, today, say)
    return say.line("huddle-when", day=day, time=clock(at, zone))


def counted(concerns: int, actions: int, learning: int, say: Say) -> str:
    """2 concerns, 1 action, 1 learning; "" for nothing at all."""
    parts = []
    if concerns:
        parts.append(say.line("huddle-concerns", count=concerns))
    if actions:
        parts.append(say.line("huddle-actions", count=actions))
    if learning:
        parts.append(say.line("huddle-learning", count=learning))
    return ", ".join(parts)


def minutes_between(start: datetime | None, end: datetime | None) -> int:
    """Begun minutes count as they do on a clock: none in the first."""
    return 0 if start is None or end is None else max(0, int((end - start).total_seconds() // 60))
