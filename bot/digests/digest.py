"""What a round-up says of the days as a whole: a question to talk about, and the figures beside those before."""

from collections.abc import Sequence
from datetime import timedelta

from bot.chat.card import Element, Facts, Paragraph
from bot.chat.digest import Line, Part, Scope, Value, WeekUnit
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.digests.when import within

QUESTIONS = 12
"""Of the phrase."""
_FIGURES = {
    "started": "digest-figure-started",
    "decided": "digest-figure-decided",
    "tried": "digest-figure-tried",
    "outcomes": "digest-figure-outcomes",
}


def pick_question(scope: Scope, unit: WeekUnit, most: int) -> Sequence[Line]:
    """Another each week, and the same for everybody, so that teams can talk about it."""
    return (Line(values={"number": scope.last.isocalendar().week % QUESTIONS}),)


def show_question(lines: Sequence[Line], scope: Scope, unit: WeekUnit, turn: Turn) -> tuple[Element, ...]:
    return tuple(Paragraph(turn.say.text("digest-ask-all", number=int(line.values["number"]))) for line in lines)


def pick_figures(scope: Scope, unit: WeekUnit, most: int) -> Sequence[Line]:
    """Of tests, adoptions and outcomes, never of entries; nothing where nothing was counted in either."""
    now, before = _counted(scope, unit), _counted(_before(scope), unit)
    values: dict[str, Value] = {}
    for name in _FIGURES:
        if now[name] or before[name]:
            values |= {name: now[name], f"{name}-before": before[name]}
    return (Line(values=values),) if any(now.values()) else ()


def _before(scope: Scope) -> Scope:
    """As many days, right before; those in which the clocks change are an hour longer or shorter."""
    long = scope.last - scope.first + timedelta(1)
    return within(scope, scope.first - long, scope.last - long, scope.zone)


def _counted(scope: Scope, unit: WeekUnit) -> dict[str, int]:
    counts = unit.week.counts(scope)
    decided = counts.adopted + counts.adapted + counts.stopped
    return {"started": counts.started, "decided": decided, "tried": counts.tried, "outcomes": counts.outcomes}


def show_figures(lines: Sequence[Line], scope: Scope, unit: WeekUnit, turn: Turn) -> tuple[Element, ...]:
    say = turn.say
    return tuple(
        Facts(tuple((say.line(key), _figure(name, line, say)) for name, key in _FIGURES.items() if name in line.values))
        for line in lines
    )


def _figure(name: str, line: Line, say: Say) -> Text:
    count, before = int(line.values[name]), int(line.values[f"{name}-before"])
    if count > before:
        return say.text("digest-figure-more", count=count, before=before)
    if count < before:
        return say.text("digest-figure-fewer", count=count, before=before)
    return say.text("digest-figure-same", count=count)


QUESTION = Part("question", "digest-question", pick_question, show_question, always=True)
FIGURES = Part("figures", "digest-figures", pick_figures, show_figures, always=True)
