"""What may be told of a measure beyond its team: no figure where a count in it is so small that it could point to
somebody."""

from collections.abc import Iterator, Sequence

from bot.charts.amounts import amount
from bot.charts.model import ENOUGH, Charted, Direction, Finding, Side
from bot.charts.reading import reading
from bot.charts.telling import most_telling
from bot.chat.nameless import FEWEST_BEYOND_THE_TEAM
from bot.chat.phrases import Say
from bot.measures.drawn import Drawn
from bot.measures.figures import PERCENT, unit_of
from bot.measures.model import Plan, Shape, Value


def shows_figures(drawn: Drawn, ours: bool) -> bool:
    """Whether its values, its chart and what its chart says in figures may be shown: to its own team always."""
    return ours or not small(drawn.plan, drawn.values)


def small(plan: Plan, values: Sequence[Value]) -> bool:
    """Whether any count in it is small: of those counted, of all, or of those left over."""
    if plan.shape is Shape.BETWEEN:
        return bool(values)  # each of its points is one event
    return any(0 < each < FEWEST_BEYOND_THE_TEAM for value in values for each in _counts(plan, value))


def _counts(plan: Plan, value: Value) -> Iterator[float]:
    if plan.shape is Shape.CONTINUOUS:
        return
    yield value.value
    if value.of is not None:
        yield value.of
    if value.of is not None and plan.shape in PERCENT:
        yield value.of - value.value
    for given, eligible in value.elements:
        yield from (given, eligible, eligible - given)


def middle_said(value: float, plan: Plan, ours: bool, say: Say) -> str:
    """A median of several values; of counts, beyond the team, only that it is small where it is."""
    if plan.shape is Shape.COUNT and not ours and 0 < value < FEWEST_BEYOND_THE_TEAM:
        return say.line("measure-few", most=FEWEST_BEYOND_THE_TEAM)
    return amount(value, unit_of(plan, say))


def said_to(drawn: Drawn, ours: bool, say: Say) -> str:
    """The reading; without figures where they may not be shown: the way in which it goes, or how many points there
    are."""
    charted = drawn.charted
    if shows_figures(drawn, ours):
        return drawn.said(say)
    if not charted.phases or sum(each.y is not None and not each.excluded for each in charted.points) < ENOUGH:
        return reading(charted, say)  # which tells nothing but how many points there are
    if charted.phases[-1].n_useful < ENOUGH:
        return say.line("measure-beyond-nothing")
    found = most_telling(charted, charted.phases[-1])
    if found is not None:
        return say.line(_way(charted, found))
    return say.line("measure-beyond-unusual" if crosses_oddly(charted) else "measure-beyond-nothing")


def crosses_oddly(charted: Charted) -> bool:
    """Its line is crossed so rarely, or so often, that it is a signal."""
    phase = charted.phases[-1]
    crossings, least, most = phase.crossings, phase.crossings_min, phase.crossings_max
    if crossings is None:
        return False
    return (least is not None and crossings < least) or (most is not None and crossings > most)


def _way(charted: Charted, found: Finding) -> str:
    direction, high = charted.options.direction, found.signal.side is Side.HIGH
    if direction is Direction.NEUTRAL:
        return "measure-beyond-up" if high else "measure-beyond-down"
    return "measure-beyond-better" if high is (direction is Direction.INCREASE) else "measure-beyond-worse"
