"""What a chart says, as one honest sentence, or two."""

from typing import assert_never

from bot.charts.amounts import amount
from bot.charts.model import ENOUGH, Assurance, Charted, Kind, Phase, Point, Rules
from bot.charts.said import centre_line
from bot.charts.telling import most_telling, told
from bot.chat.phrases import Say

TRIAL = 12
"""Points below which the NHS calls limits provisional."""


def reading(charted: Charted, say: Say, unit: str = "") -> str:
    """Of the last phase, such as "Too few points to tell yet (7 of 10)." or "A shift: the last 9 points are above the
    median; something has changed since 3 Nov."
    """
    if not charted.phases or all(point.y is None for point in charted.points):
        return say.line("charts-no-values")
    phase = charted.phases[-1]
    if phase.n_useful < ENOUGH:
        return _too_few(charted, phase, say, unit)
    sentences = (_first(charted, phase, say, unit), _second(charted, phase, say, unit))
    return " ".join(each for each in sentences if each)


def _counted(charted: Charted, phase: Phase) -> list[Point]:
    """Points that are there and not left out."""
    return [each for each in charted.points[phase.first - 1 : phase.last] if each.y is not None and not each.excluded]


def _too_few(charted: Charted, phase: Phase, say: Say, unit: str) -> str:
    values = [point.y for point in _counted(charted, phase)]
    if len(values) < ENOUGH:
        only = len(charted.phases) == 1
        return say.line("charts-too-few" if only else "charts-too-few-in-phase", count=len(values), enough=ENOUGH)
    if values[0] is not None and len(set(values)) == 1:
        return say.line("charts-all-alike", value=amount(values[0], unit))
    line, count = centre_line(charted, say), phase.n_useful
    return say.line("charts-too-many-on-line", line=line, count=count, points=len(values), enough=ENOUGH)


def _first(charted: Charted, phase: Phase, say: Say, unit: str) -> str:
    found = most_telling(charted, phase)
    if found is not None:
        return told(charted, found, say, unit)
    crossings, least, most = phase.crossings, phase.crossings_min, phase.crossings_max
    line = centre_line(charted, say)
    if crossings is not None and least is not None and crossings < least:
        return say.line("charts-few-crossings", line=line, count=crossings, least=least)
    if crossings is not None and most is not None and crossings > most:
        return say.line("charts-many-crossings", line=line, count=crossings, most=most)
    return say.line("charts-no-signal", centre=amount(phase.centre or 0.0, unit))


def _second(charted: Charted, phase: Phase, say: Say, unit: str) -> str:
    """That limits are provisional, or whether a target will be met."""
    options = charted.options
    if options.rules is Rules.NHS and options.kind is not Kind.RUN and len(_counted(charted, phase)) < TRIAL:
        return say.line("charts-provisional", enough=TRIAL)
    if charted.assurance is None or options.target is None:
        return ""
    target = amount(options.target, unit)
    match charted.assurance:
        case Assurance.CONSISTENT_PASS:
            return say.line("charts-target-met", target=target)
        case Assurance.CONSISTENT_FAIL:
            return say.line("charts-target-missed", target=target)
        case Assurance.INCONSISTENT:
            return say.line("charts-target-by-chance", target=target)
        case _:
            assert_never(charted.assurance)
