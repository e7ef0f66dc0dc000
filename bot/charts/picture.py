"""A chart as an element of a card, with its table and words for whoever cannot see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.amounts import amount
from bot.charts.model import Charted, Point
from bot.charts.reading import reading
from bot.charts.said import centre_line
from bot.chat.card import Chart, Mark, Table
from bot.chat.phrases import Say


@dataclass(frozen=True)
class About:
    """What a chart is of."""

    title: str
    unit: str
    """"%", "min"; "" for a plain number."""
    marks: Sequence[Mark] = ()
    picture: str = ""
    """The address of the page that shows it, or ""."""


def element(charted: Charted, about: About, say: Say) -> Chart:
    points = charted.points
    limited = any(each.lower is not None or each.upper is not None for each in points)
    return Chart(
        alt=_alt(charted, about, say),
        title=about.title,
        days=tuple(each.day for each in points),
        values=tuple(each.y for each in points),
        centre=tuple(each.centre for each in points),
        table=_table(charted, about, say, limited=limited),
        lower=tuple(each.lower for each in points) if limited else (),
        upper=tuple(each.upper for each in points) if limited else (),
        signals=tuple(i for i, each in enumerate(points) if each.signal or each.outside),
        left_out=tuple(i for i, each in enumerate(points) if each.excluded),
        phases=tuple(each.first - 1 for each in charted.phases[1:]),
        marks=tuple(about.marks),
        target=charted.options.target,
        unit=about.unit,
        picture=about.picture,
    )


def kind_name(charted: Charted, say: Say) -> str:
    return say.line("charts-kind", kind=charted.options.kind.value)


def cell(value: float | None, unit: str, say: Say) -> str:
    return say.line("charts-missing") if value is None else amount(value, unit)


def _alt(charted: Charted, about: About, say: Say) -> str:
    """What it is, its latest values, and what it says."""
    kind, said = kind_name(charted, say), reading(charted, say, about.unit)
    there = [each for each in charted.points if each.y is not None]
    if not there:
        return say.line("charts-alt-empty", title=about.title, kind=kind, reading=said)
    first, last = (say.line("day", day=each.day) for each in (there[0], there[-1]))
    value, centre, lower, upper = (
        cell(each, about.unit, say) for each in (there[-1].y, there[-1].centre, there[-1].lower, there[-1].upper)
    )
    sentences = [
        say.line("charts-alt", title=about.title, kind=kind, count=len(there), first=first, last=last),
        say.line("charts-alt-latest", value=value, line=centre_line(charted, say), centre=centre),
        said,
    ]
    if there[-1].upper is not None:
        sentences.insert(2, say.line("charts-alt-limits", lower=lower, upper=upper))
    return " ".join(sentences)


def _table(charted: Charted, about: About, say: Say, *, limited: bool) -> Table:
    middle = say.line("charts-column-centre", line=centre_line(charted, say))
    header = [say.line("charts-column-day"), say.line("charts-column-value"), middle]
    if limited:
        header += [say.line("charts-column-lower"), say.line("charts-column-upper")]
    # Neighbours share their lines, and a day is long in the making.
    words: dict[float | None, str] = {}
    rows = tuple(_row(each, words, about.unit, say, limited=limited) for each in charted.points)
    return Table(about.title, tuple(header), rows)


def _row(point: Point, words: dict[float | None, str], unit: str, say: Say, *, limited: bool) -> tuple[str, ...]:
    value = cell(point.y, unit, say)
    if point.excluded:
        value = say.line("charts-left-out", value=value)
    shown = [point.centre, *((point.lower, point.upper) if limited else ())]
    for each in shown:
        if each not in words:
            words[each] = cell(each, unit, say)
    return (say.line("day", day=point.day), value, *(words[each] for each in shown))
