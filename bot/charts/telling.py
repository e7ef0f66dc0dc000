"""Which of a phase's findings is told, and in which words."""

from typing import assert_never

from bot.charts.amounts import amount
from bot.charts.model import Charted, Direction, Finding, Phase, Shape, Side
from bot.charts.said import centre_line
from bot.chat.day_words import short_day
from bot.chat.phrases import Say

TELLING = (Shape.SHIFT, Shape.TREND, Shape.OUTSIDE, Shape.TWO_OF_THREE)
"""What is told first of what goes on at once: the longer it has lasted, the more it tells."""


def most_telling(charted: Charted, phase: Phase) -> Finding | None:
    """What goes on now, on the side that its points are marked with; or else what came last."""
    found = [each for each in phase.findings if not charted.points[each.points[-1]].excluded]
    now = [each for each in found if goes_on(charted, each)]
    if now:
        marked = min(now, key=lambda each: list(Shape).index(each.signal.shape)).signal.side
        return min(
            (each for each in now if each.signal.side is marked), key=lambda each: TELLING.index(each.signal.shape)
        )
    return max(found, key=lambda each: (each.points[-1], -TELLING.index(each.signal.shape)), default=None)


def goes_on(charted: Charted, found: Finding) -> bool:
    """Whether nothing has come after it but what counts for nothing; a shift lasts until its line is crossed."""
    for point in charted.points[found.points[-1] + 1 :]:
        on_line = found.signal.shape is Shape.SHIFT and point.y == point.centre
        if point.y is not None and not point.excluded and not on_line:
            return False
    return True


def told(charted: Charted, found: Finding, say: Say, unit: str) -> str:
    points, at, now = charted.points, found.points, goes_on(charted, found)
    first, last = (short_day(points[i].day, points[-1].day, say) for i in (at[0], at[-1]))
    count, side, way = len(at), found.signal.side.value, _way(charted, found)
    match found.signal.shape:
        case Shape.SHIFT:
            what, line = say.line("charts-shift", way=way), centre_line(charted, say)
            run = say.line("charts-run", count=count, line=line, between=_between(charted, found))
            if now:
                return say.line("charts-shift-now", what=what, run=run, side=side, line=line, first=first)
            return say.line("charts-shift-then", what=what, run=run, side=side, line=line, first=first, last=last)
        case Shape.TREND:
            what = say.line("charts-trend", way=way)
            if now:
                return say.line("charts-trend-now", what=what, count=count, side=side, first=first)
            return say.line("charts-trend-then", what=what, count=count, side=side, first=first, last=last)
        case Shape.OUTSIDE:
            what, value = say.line("charts-outside", way=way), amount(points[at[-1]].y or 0.0, unit)
            if now:
                return say.line("charts-outside-now", what=what, value=value, side=side, last=last)
            return say.line("charts-outside-then", what=what, value=value, side=side, last=last)
        case Shape.TWO_OF_THREE:
            what = say.line("charts-outside", way=way)
            if now:
                return say.line("charts-near-now", what=what, side=side, first=first)
            return say.line("charts-near-then", what=what, side=side, first=first, last=last)
        case _:
            assert_never(found.signal.shape)


def _way(charted: Charted, found: Finding) -> str:
    direction = charted.options.direction
    if direction is Direction.NEUTRAL:
        return "neither"
    return "better" if (found.signal.side is Side.HIGH) is (direction is Direction.INCREASE) else "worse"


def _between(charted: Charted, found: Finding) -> int:
    """Points in the midst of a run that lie on its line."""
    span = charted.points[found.points[0] : found.points[-1] + 1]
    return sum(point.y is not None and not point.excluded for point in span) - len(found.points)
