"""A chart's lines as its words name them."""

from bot.charts.model import Charted, Kind
from bot.chat.phrases import Say


def centre_line(charted: Charted, say: Say) -> str:
    """What the centre is: a median, a mean, or a line that was given."""
    if charted.options.centre is not None:
        return say.line("charts-line-given")
    return say.line("charts-line-median" if charted.options.kind in (Kind.RUN, Kind.G) else "charts-line-mean")
