"""A measure's values as a chart, with its reading and its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.charts import charting, picture
from bot.charts.model import Charted, Finding, Kind, Options, Phase, Series
from bot.charts.reading import reading
from bot.chat.card import Chart, Mark
from bot.chat.errors import ChartRefused
from bot.chat.phrases import Say
from bot.measures.figures import OUT_OF, scale, unit_of
from bot.measures.model import Measure, Plan, Shape, Value

MOST_DRAWN = 200
"""Points in one picture: the latest. What is said of them is of all."""
_OF_MEASUREMENTS = (Kind.RUN, Kind.XMR, Kind.I, Kind.MR)
KINDS: Mapping[Shape, tuple[Kind, ...]] = {
    Shape.COUNT: (*_OF_MEASUREMENTS, Kind.C),
    Shape.PERCENTAGE: (*_OF_MEASUREMENTS, Kind.P, Kind.PP),
    Shape.BUNDLE: (*_OF_MEASUREMENTS, Kind.P, Kind.PP),
    Shape.RATE: (*_OF_MEASUREMENTS, Kind.U, Kind.UP),
    Shape.CONTINUOUS: _OF_MEASUREMENTS,
    Shape.BETWEEN: (*_OF_MEASUREMENTS, Kind.T, Kind.G),
}
"""The charts that suit what a value is made of; the first is drawn where nobody has chosen."""


@dataclass(frozen=True)
class Drawn:
    measure: Measure
    values: tuple[Value, ...]
    """All, by day."""
    charted: Charted
    refused: ChartRefused | None = None
    """Why it could not be drawn as was chosen; then it is a run chart."""

    @property
    def plan(self) -> Plan:
        return self.measure.plan

    def said(self, say: Say) -> str:
        """The reading, in one or two sentences."""
        return reading(self.charted, say, unit_of(self.plan, say))


def draw(measure: Measure, values: Sequence[Value]) -> Drawn:
    """Never fails: what the chosen chart cannot show is drawn as a run chart, which says why."""
    found = tuple(values)
    series, options = _series(measure.plan, found), _options(measure, found)
    try:
        return Drawn(measure, found, charting.chart(series, options))
    except ChartRefused as refused:
        return Drawn(measure, found, charting.chart(series, replace(options, kind=Kind.RUN)), refused)


def _series(plan: Plan, values: Sequence[Value]) -> Series:
    of = tuple(each.of for each in values) if plan.shape in OUT_OF else ()
    return Series(tuple(each.day for each in values), tuple(each.value for each in values), of)


def _options(measure: Measure, values: Sequence[Value]) -> Options:
    plan, drawing = measure.plan, measure.drawing
    return Options(
        kind=drawing.kind if drawing.kind in KINDS[plan.shape] else Kind.RUN,
        rules=drawing.rules,
        freeze=drawing.freeze,
        phases_after=tuple(sum(value.day < each.day for value in values) for each in drawing.phases),
        exclude=tuple(number for number, each in enumerate(values, 1) if each.left_out),
        multiply=scale(plan),
        target=plan.target,
        direction=plan.direction,
    )


def chart_of(drawn: Drawn, marks: Sequence[tuple[date, str]], say: Say, address: str = "") -> Chart:
    """The latest points as an element; `marks` besides the measure's own notes. `address` is that of its page."""
    charted = _latest(drawn.charted)
    notes = [(each.day, each.text) for each in drawn.measure.drawing.notes]
    placed = _placed([*notes, *marks], [point.day for point in charted.points])
    about = picture.About(drawn.plan.name, unit_of(drawn.plan, say), placed, address)
    return picture.element(charted, about, say)


def _placed(marks: Sequence[tuple[date, str]], days: Sequence[date]) -> tuple[Mark, ...]:
    """Each at the first point on its day or after it; what came before the first that is drawn, or after the last, is
    not marked."""
    found = []
    for day, label in sorted(marks):
        at = next((index for index, each in enumerate(days) if each >= day), None)
        if at is not None and (at > 0 or days[0] == day):
            found.append(Mark(at, label))
    return tuple(found)


def _latest(charted: Charted) -> Charted:
    cut = len(charted.points) - MOST_DRAWN
    if cut <= 0:
        return charted
    phases = tuple(_moved(each, cut) for each in charted.phases if each.last > cut)
    return replace(charted, points=charted.points[cut:], phases=phases)


def _moved(phase: Phase, cut: int) -> Phase:
    findings = tuple(
        Finding(each.signal, points)
        for each in phase.findings
        if (points := tuple(at - cut for at in each.points if at >= cut))
    )
    return replace(phase, first=max(1, phase.first - cut), last=phase.last - cut, findings=findings)
