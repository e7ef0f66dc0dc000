"""Measures as cards: one, several, what was recorded, and the chart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.charts.amounts import amount
from bot.charts.model import Direction
from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Table, Tone
from bot.chat.day_words import short_day
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.helping.intents import AskTheTeam, OfferHelp
from bot.measures.beyond import said_to, shows_figures
from bot.measures.drawn import Drawn
from bot.measures.figures import PERCENT, elements_of, shown, unit_of, written
from bot.measures.intents import (
    AddMeasure,
    DrawOtherwise,
    EditMeasure,
    EndMeasure,
    ListMeasures,
    PostChart,
    ReallyEndMeasure,
    ShowChart,
    ShowCorrections,
    ShowMeasure,
)
from bot.measures.model import Correction, Measure, Often, Shape, Value
from bot.measures.value_intents import CorrectValue, RemoveValue, ShowValue, WriteValue
from bot.measures.words import DIRECTIONS, OFTEN, PURPOSES

LAST = 5
"""Values on a measure's card."""


@dataclass(frozen=True)
class Shown:
    """A measure with what its audience may know of it."""

    drawn: Drawn
    team: str
    today: date
    collector: str = ""
    """Their name."""
    project: str = ""
    """The aim's name."""
    has_channel: bool = True
    ours: bool = True
    """Otherwise it is read by whoever follows its team, and changed by nobody."""

    @property
    def measure(self) -> Measure:
        return self.drawn.measure

    @property
    def in_figures(self) -> bool:
        return shows_figures(self.drawn, self.ours)


def show(it: Shown, say: Say, posted: bool = False) -> Card:
    measure, plan = it.measure, it.measure.plan
    title = say.text("measure-of", name=plan.name, team=it.team)
    if measure.ended is not None:
        back = Button(say.line("measure-bring-back"), ReallyEndMeasure(measure.ref, back=True), Style.PRIMARY)
        gone = Paragraph(say.text("measure-ended", day=measure.ended.date()))
        return Card(title, (gone, Actions((back,))) if it.ours else (gone,), ShowMeasure(measure.ref))
    elements: list[Element] = []
    if posted:
        elements.append(Paragraph(say.text("measure-posted")))
    if it.drawn.values:
        elements.append(Paragraph(said(it, say)))
    elements += _last(it, say)
    if facts := _facts(it, say):
        elements.append(Facts(facts))
    footer = say.text("measure-footer", ref=measure.ref) if it.ours else say.text("plain", text=measure.ref)
    elements.append(Paragraph(footer, Tone.QUIET))
    elements.append(Actions(_buttons(it, say)))
    return Card(title, tuple(elements), ShowMeasure(measure.ref))


def said(it: Shown, say: Say) -> Text:
    return say.text("plain", text=said_to(it.drawn, it.ours, say))


def small(say: Say) -> Paragraph:
    return Paragraph(say.text("measure-beyond-small"), Tone.QUIET)


def _last(it: Shown, say: Say) -> tuple[Element, ...]:
    """Newest first, each to be changed."""
    values = it.drawn.values[-LAST:][::-1]
    if not it.in_figures:
        return (small(say),)
    if not it.ours:
        return (Items(tuple(Item(value_line(each, it, say)) for each in values)),) if values else ()
    if not values:
        return (Paragraph(say.text("measure-no-values", example=example(it.measure, say))),)
    change = say.line("measure-change-value")
    ref = it.measure.ref
    return (
        Items(
            tuple(
                Item(value_line(each, it, say), Button(change, ShowValue(ref, each.day.isoformat()))) for each in values
            )
        ),
    )


def value_line(value: Value, it: Shown, say: Say) -> Text:
    """20 Nov: 12/15 (80%), two agency staff."""
    plan = it.measure.plan
    text = say.text("measure-value", day=short_day(value.day, it.today, say), value=written(value, plan))
    if value.of is not None:
        text = say.text("measure-value-shown", line=text, shown=shown(value, plan, say))
    if value.note:
        text = say.text("measure-value-note", line=text, note=value.note)
    return say.text("measure-value-left-out", line=text, why=value.left_out) if value.left_out else text


def _facts(it: Shown, say: Say) -> tuple[tuple[str, Text], ...]:
    plan = it.measure.plan
    found: list[tuple[str, str]] = [("measure-purpose-of", say.line(PURPOSES[plan.purpose]))]
    if plan.definition:
        found.append(("measure-definition-of", plan.definition))
    if plan.target is not None:
        found.append(("measure-target", amount(plan.target, unit_of(plan, say))))
    if plan.direction is not Direction.NEUTRAL:
        found.append(("measure-direction-of", say.line(DIRECTIONS[plan.direction])))
    if plan.elements:
        found.append(("measure-elements", ", ".join(plan.elements)))
    if it.collector:
        found.append(("measure-collector-of", it.collector))
    if plan.often is not Often.NEVER:
        found.append(("measure-often-of", say.line(OFTEN[plan.often])))
    if it.project:
        found.append(("measure-project-of", it.project))
    return tuple((say.line(label), say.text("plain", text=value)) for label, value in found)


def help_buttons(ref: str, say: Say) -> tuple[Button, ...]:
    return Button(say.line("help-offer"), OfferHelp(ref)), Button(say.line("help-ask"), AskTheTeam(ref))


def _buttons(it: Shown, say: Say) -> tuple[Button, ...]:
    ref = it.measure.ref
    chart_button = Button(say.line("measure-show-chart"), ShowChart(ref))
    if not it.ours:
        return (chart_button, *help_buttons(ref, say)) if it.drawn.values and it.in_figures else help_buttons(ref, say)
    buttons = [Button(say.line("measure-record"), WriteValue(ref), Style.PRIMARY)]
    if it.drawn.values:
        buttons.append(chart_button)
    if it.has_channel and it.drawn.values:
        buttons.append(Button(say.line("measure-post"), PostChart(ref)))
    buttons.append(Button(say.line("measure-change"), EditMeasure(ref)))
    return (*buttons, Button(say.line("measure-delete"), EndMeasure(ref)))


def example(measure: Measure, say: Say) -> str:
    """What to type to record one."""
    out_of = measure.plan.shape in PERCENT
    figure = "12/15" if out_of else "3/412" if measure.plan.shape is Shape.RATE else "12"
    return f"measure {measure.plan.name} {figure}"


def saved(it: Shown, value: Value | None, count: int, say: Say) -> Card:
    """What was recorded just now: one value, or so many."""
    ref, elements = it.measure.ref, list[Element]()
    name = it.measure.plan.name
    buttons = [Button(say.line("measure-show-chart"), ShowChart(ref), Style.PRIMARY)]
    if value is None:
        title = say.text("measure-saved-several", name=name, count=count, team=it.team)
        buttons.append(Button(say.line("measure-all-of-it"), ShowMeasure(ref)))
    else:
        title = say.text("measure-saved", name=name, team=it.team)
        elements.append(Paragraph(value_line(value, it, say), Tone.QUOTE))
        day = value.day.isoformat()
        buttons.append(Button(say.line("measure-change-value"), CorrectValue(ref, day)))
        buttons.append(Button(say.line("measure-take-out"), RemoveValue(ref, day)))
    elements += [Paragraph(said(it, say)), Actions(tuple(buttons))]
    return Card(title, tuple(elements), ShowMeasure(ref))


def value(it: Shown, value: Value, say: Say) -> Card:
    """One value, and what can be done with it."""
    measure, day = it.measure, value.day.isoformat()
    elements: list[Element] = [Paragraph(value_line(value, it, say), Tone.QUOTE)]
    if parts := elements_of(measure, value):
        elements.append(Facts(tuple((name, say.text("plain", text=f"{given}/{of}")) for name, given, of in parts)))
    buttons = [
        Button(say.line("measure-change-value"), CorrectValue(measure.ref, day), Style.PRIMARY),
        Button(say.line("measure-take-out"), RemoveValue(measure.ref, day)),
    ]
    if not value.left_out:
        buttons.append(Button(say.line("measure-leave-out"), DrawOtherwise(measure.ref, step=1, day=day)))
    buttons.append(Button(say.line("measure-corrections"), ShowCorrections(measure.ref)))
    elements.append(Actions(tuple(buttons)))
    title = say.text("measure-value-of", name=measure.plan.name, day=value.day)
    return Card(title, tuple(elements), ShowValue(measure.ref, day))


@dataclass(frozen=True)
class Listed:
    measure: Measure
    last: Value | None
    reading: str
    in_figures: bool = True


def listing(
    title: Text, measures: Sequence[Listed], view: ListMeasures, more: bool, today: date, say: Say, ours: bool = True
) -> Card:
    elements: list[Element] = []
    if measures:
        items = (Item(_listed(each, today, say), _of_line(each, view, ours, say)) for each in measures)
        elements.append(Items(tuple(items)))
        elements.append(Paragraph(say.text("measure-how-to-see", ref=measures[0].measure.ref), Tone.QUIET))
    style = Style.NORMAL if measures else Style.PRIMARY
    buttons = [Button(say.line("measure-add"), AddMeasure(view.team), style)] if ours else []
    if more:
        buttons.insert(0, Button(say.line("measure-more"), replace(view, skip=view.skip + len(measures))))
    if buttons:
        elements.append(Actions(tuple(buttons)))
    return Card(title, tuple(elements), view)


def _of_line(each: Listed, view: ListMeasures, ours: bool, say: Say) -> Button:
    if each.last is not None and each.in_figures and (view.charts or not ours):
        return Button(say.line("measure-show-chart"), ShowChart(each.measure.ref))
    if ours:
        return Button(say.line("measure-record"), WriteValue(each.measure.ref))
    return Button(say.line("measure-all-of-it"), ShowMeasure(each.measure.ref))


def _listed(each: Listed, today: date, say: Say) -> Text:
    plan, ref = each.measure.plan, each.measure.ref
    if each.last is None:
        return say.text("measure-line-empty", ref=ref, name=plan.name)
    if not each.in_figures:
        return say.text("measure-line-beyond", ref=ref, name=plan.name, reading=each.reading)
    last = shown(each.last, plan, say)
    day = short_day(each.last.day, today, say)
    return say.text("measure-line", ref=ref, name=plan.name, value=last, day=day, reading=each.reading)


def corrections(measure: Measure, found: Sequence[Correction], say: Say) -> Card:
    title = say.text("measure-corrections-of", name=measure.plan.name)
    back = Actions((Button(say.line("measure-all-of-it"), ShowMeasure(measure.ref)),))
    if not found:
        return Card(title, (Paragraph(say.text("measure-no-corrections")), back))
    rows = tuple(
        (
            say.line("day", day=each.day),
            written(each.before, measure.plan),
            say.line("measure-was-removed" if each.removed else "measure-was-changed", day=each.at.date()),
        )
        for each in found
    )
    header = (say.line("measure-column-day"), say.line("measure-column-before"), say.line("measure-column-then"))
    return Card(title, (Table(say.line("measure-corrections"), header, rows), back), ShowCorrections(measure.ref))
