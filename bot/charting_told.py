"""A chart at the terminal: as JSON, and in words with a line of blocks and a table of its phases."""

import json
from collections.abc import Iterator, Sequence

from bot.charts.amounts import amount
from bot.charts.model import Charted, Kind, Phase, Rules, Shape, Side, Signal
from bot.charts.picture import cell, kind_name
from bot.charts.reading import reading
from bot.charts.rephase import rephase
from bot.charts.said import centre_line
from bot.chat.phrases import Say

BLOCKS = "▁▂▃▄▅▆▇█"
MOST_BLOCKS = 72
TYPES = {
    (Shape.OUTSIDE, Side.HIGH): "Above UCL",
    (Shape.OUTSIDE, Side.LOW): "Below LCL",
    (Shape.TREND, Side.HIGH): "7 Point Trend (Increasing)",
    (Shape.TREND, Side.LOW): "7 Point Trend (Decreasing)",
    (Shape.TWO_OF_THREE, Side.HIGH): "2 in 3 Above CL",
    (Shape.TWO_OF_THREE, Side.LOW): "2 in 3 Below CL",
    (Shape.SHIFT, Side.HIGH): "7 Points Above CL",
    (Shape.SHIFT, Side.LOW): "7 Points Below CL",
}
"""In a file, as the reference implementation of "Making Data Count" writes them."""
COMMON = "Common Cause"


def as_json(charted: Charted) -> str:
    points = charted.points
    columns: dict[str, list[object]] = {
        "date": [each.day.isoformat() for each in points],
        "y": [each.y for each in points],
        "centre": [each.centre for each in points],
        "lower": [each.lower for each in points],
        "upper": [each.upper for each in points],
        "outside": [each.outside for each in points],
    }
    whole: dict[str, object] = {"phases": [_phase(each, charted.options.rules) for each in charted.phases]}
    if charted.options.kind is Kind.XMR:
        columns["special_cause_type"] = [_type(each.signal) for each in points]
        columns["point_type"] = [each.variation for each in points]
        whole["summary"] = {"variation_type": charted.variation, "assurance_type": charted.assurance}
    return json.dumps(whole | {"points": columns}, indent=2, allow_nan=False)


def _type(signal: Signal | None) -> str:
    return COMMON if signal is None else TYPES[signal.shape, signal.side]


def _phase(phase: Phase, rules: Rules) -> dict[str, object]:
    told: dict[str, object] = {
        "part": phase.part,
        "first": phase.first,
        "last": phase.last,
        "n_obs": phase.n_obs,
        "n_useful": phase.n_useful,
        "longest_run": phase.longest_run,
        "longest_run_max": phase.longest_run_max,
        "crossings": phase.crossings,
        "crossings_min": phase.crossings_min,
        "runs_signal": phase.runs_signal,
        "centre": phase.centre,
    }
    return told | {"crossings_max": phase.crossings_max} if rules is Rules.IHI else told


def in_words(charted: Charted, title: str, say: Say) -> Iterator[str]:
    """Line by line."""
    yield say.line("chart-title", title=title, kind=kind_name(charted, say), count=len(charted.points))
    if blocks := _blocks([each.y for each in charted.points[-MOST_BLOCKS:]]):
        yield blocks
    yield reading(charted, say)
    if outside := sum(each.outside for each in charted.points):
        yield say.line("chart-outside", count=outside)
    if charted.phases:
        yield ""
        yield from _table(charted, say)
    if at := _new_phase(charted):
        yield ""
        yield say.line("chart-new-phase", at=at)


def _blocks(values: Sequence[float | None]) -> str:
    there = [value for value in values if value is not None]
    if not there:
        return ""
    least, span = min(there), max(there) - min(there)

    def block(value: float | None) -> str:
        if value is None:
            return " "
        return BLOCKS[round((value - least) / span * (len(BLOCKS) - 1))] if span else BLOCKS[len(BLOCKS) // 2]

    return "".join(block(value) for value in values)


def _table(charted: Charted, say: Say) -> Iterator[str]:
    """Of phases; its columns as wide as they have to be."""
    header = say.line("chart-columns", line=centre_line(charted, say)).split("|")
    rows = [header, *(_cells(charted, each, say) for each in charted.phases)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(header))]
    for row in rows:
        yield "  ".join(f"{each:<{width}}" for each, width in zip(row, widths)).rstrip()


def _cells(charted: Charted, phase: Phase, say: Say) -> list[str]:
    last = charted.points[phase.last - 1]
    limits = "" if last.upper is None else f"{cell(last.lower, '', say)} – {amount(last.upper)}"
    return [
        str(phase.part),
        f"{phase.first}–{phase.last}",
        str(phase.n_useful),
        _beside(phase.longest_run, phase.longest_run_max, say, least=False),
        _beside(phase.crossings, phase.crossings_min, say, least=True),
        cell(phase.centre, "", say),
        limits or say.line("charts-missing"),
    ]


def _beside(count: int | None, bound: int | None, say: Say, *, least: bool) -> str:
    """A number, and what would still be ordinary."""
    if count is None:
        return say.line("charts-missing")
    if bound is None:
        return str(count)
    return say.line("chart-at-least" if least else "chart-at-most", count=count, bound=bound)


def _new_phase(charted: Charted) -> int | None:
    """After which point a median that was frozen no longer holds: a person may know why."""
    options, freeze = charted.options, charted.options.freeze
    if options.kind is not Kind.RUN or freeze is None or options.phases_after or not charted.phases:
        return None
    longest = charted.phases[0].longest_run_max
    if longest is None:
        return None
    values = [None if each.excluded else each.y for each in charted.points]
    baseline = sum(value is not None for value in values[:freeze])
    found = rephase(values, baseline, longest + 1)
    return found[1].first if len(found) > 1 else None
