"""A story's numbers in words, and its charts for those who may see the team's measures."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.chat.card import Chart
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.measures.beyond import middle_said, shows_figures
from bot.measures.drawn import Drawn, chart_of, draw
from bot.measures.figures import PERCENT
from bot.stories.comparing import FEWEST, Compared, Split, compare, percent, points_between, split_at
from bot.stories.model import Numbers

_MINUS = "−"


def told(numbers: Numbers, ours: bool, zone: ZoneInfo, say: Say) -> Text:
    """Falls a month: median 6 before, 3 since 2 Mar 2026."""
    name, drawn = numbers.measure.plan.name, draw(numbers.measure, numbers.values)
    split = _split(numbers, zone)
    if split is None:
        return say.text("story-numbers-no-day" if drawn.values else "story-numbers-none", name=name)
    compared = compare(_points(drawn), split)
    if compared.before is None or compared.after is None:
        return _too_few(name, compared, ours, say)
    if drawn.plan.shape in PERCENT:
        return _percentages(name, compared.before, compared.after, split, say)
    before, after = (middle_said(each, drawn.plan, ours, say) for each in (compared.before, compared.after))
    if split.until == split.since:
        return say.text("story-numbers", name=name, before=before, after=after, day=split.since)
    return say.text("story-numbers-until", name=name, before=before, after=after, until=split.until, day=split.since)


def chart(numbers: Numbers, ours: bool, zone: ZoneInfo, say: Say, address: str) -> Chart | None:
    """Marked where the tests began; None where there are no values, or none that may be shown."""
    drawn = draw(numbers.measure, numbers.values)
    if not numbers.values or not shows_figures(drawn, ours):
        return None
    marks = [(day, say.line("story-mark")) for day in _days(numbers, zone)]
    return chart_of(drawn, marks, say, address)


def _split(numbers: Numbers, zone: ZoneInfo) -> Split | None:
    return split_at([each.day for each in numbers.measure.drawing.phases], _days(numbers, zone))


def _days(numbers: Numbers, zone: ZoneInfo) -> Sequence[date]:
    return sorted({at.astimezone(zone).date() for at in numbers.began})


def _points(drawn: Drawn) -> list[tuple[date, float]]:
    return [(each.day, each.y) for each in drawn.charted.points if each.y is not None and not each.excluded]


def _too_few(name: str, compared: Compared, ours: bool, say: Say) -> Text:
    if not ours:
        return say.text("story-numbers-too-few-yet", name=name)
    before, after, day = compared.values_before, compared.values_after, compared.split.since
    return say.text("story-numbers-too-few", name=name, before=before, after=after, day=day, enough=FEWEST)


def _percentages(name: str, before: float, after: float, split: Split, say: Say) -> Text:
    """A difference of two percentages is one of points: from 3% to 29% is +26 percentage points."""
    was, now, points = percent(before), percent(after), points_between(before, after)
    said = _points_said(points, say)
    if split.until == split.since:
        return say.text("story-percent", name=name, before=f"{was}%", after=f"{now}%", day=split.since, points=said)
    return say.text(
        "story-percent-until",
        name=name,
        before=f"{was}%",
        after=f"{now}%",
        until=split.until,
        day=split.since,
        points=said,
    )


def _points_said(points: Decimal, say: Say) -> str:
    if not points:
        return say.line("story-points-none")
    figure = f"{'+' if points > 0 else _MINUS}{abs(points)}"
    return say.line("story-point" if abs(points) == 1 else "story-points", points=figure)
