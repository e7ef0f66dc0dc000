"""Days and lines as a chart's words name them."""

from datetime import date

from bot.charts.model import Charted, Kind
from bot.chat.phrases import Say


def centre_line(charted: Charted, say: Say) -> str:
    """What the centre is: a median, a mean, or a line that was given."""
    if charted.options.centre is not None:
        return say.line("charts-line-given")
    return say.line("charts-line-median" if charted.options.kind in (Kind.RUN, Kind.G) else "charts-line-mean")


def short_day(day: date, beside: date, say: Say) -> str:
    """Without the year where it is the other day's."""
    if day.year != beside.year:
        return say.line("day", day=day)
    return say.line("charts-day", day=day.day, month=day.month)
