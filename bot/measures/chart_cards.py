"""A measure's chart as a card: the picture with what it says."""

from datetime import date

from bot.chat.card import Actions, Button, Card, Chart, Element, Item, Items, Paragraph, Style, Table, Tone
from bot.chat.day_words import short_day
from bot.chat.errors import ChartRefused
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.measures.cards import Shown, help_buttons, said, small
from bot.measures.drawn import MOST_DRAWN
from bot.measures.figures import element_rows
from bot.measures.intents import DrawOtherwise, PostChart, ShowChart, ShowMeasure, TakeBackDrawing
from bot.measures.value_intents import WriteValue

MOST_CHANGES = 10
"""New lines, notes and left-out values beside a chart."""


def chart(it: Shown, drawing: Chart, say: Say, private: bool) -> Card:
    """The picture with what it says. `private`: seen by the asker alone, who may change how it is drawn."""
    measure = it.measure
    elements: list[Element] = _drawn(it, drawing, say) if it.in_figures else [Paragraph(said(it, say)), small(say)]
    buttons = [Button(say.line("measure-record"), WriteValue(measure.ref), Style.PRIMARY)] if it.ours else []
    if private and not it.ours:
        buttons += help_buttons(measure.ref, say)
    elif private:
        if changes := _changes(it, say):
            elements.append(Items(changes))
        buttons += _drawing_buttons(it, say)
    buttons.append(Button(say.line("measure-all-of-it"), ShowMeasure(measure.ref)))
    elements.append(Actions(tuple(buttons)))
    return Card(say.text("measure-of", name=measure.plan.name, team=it.team), tuple(elements), ShowChart(measure.ref))


def _drawn(it: Shown, drawing: Chart, say: Say) -> list[Element]:
    drawn, elements = it.drawn, list[Element]()
    if drawn.refused is not None:
        elements.append(Paragraph(_why_not(drawn.refused, it.today, say)))
    if drawn.values:
        elements.append(drawing)
    elements.append(Paragraph(said(it, say)))
    if len(drawn.values) > MOST_DRAWN:
        elements.append(
            Paragraph(say.text("measure-latest-drawn", most=MOST_DRAWN, count=len(drawn.values)), Tone.QUIET)
        )
    if rows := element_rows(it.measure, drawn.values):
        header = (say.line("measure-element"), say.line("measure-element-last"), say.line("measure-element-all"))
        elements.append(Table(say.line("measure-elements"), header, rows))
    return elements


def _why_not(refused: ChartRefused, today: date, say: Say) -> Text:
    day = str(refused.values["day"])
    said = short_day(date.fromisoformat(day), today, say) if day else ""
    return say.text(refused.phrase, **{**refused.values, "day": said})


def _drawing_buttons(it: Shown, say: Say) -> list[Button]:
    ref = it.measure.ref
    buttons = [Button(say.line("measure-mark"), DrawOtherwise(ref, step=1))]
    buttons.append(Button(say.line("measure-draw-otherwise"), DrawOtherwise(ref)))
    if it.has_channel and it.drawn.values:
        buttons.append(Button(say.line("measure-post"), PostChart(ref)))
    return buttons


def _changes(it: Shown, say: Say) -> tuple[Item, ...]:
    """New lines, notes and values that are left out, each with its way back; the latest."""
    measure, drawing = it.measure, it.measure.drawing
    found = [("phase", each.day, "measure-line-from", each.why) for each in drawing.phases]
    found += [("note", each.day, "measure-note-on", each.text) for each in drawing.notes]
    found += [("left-out", each.day, "measure-without", each.left_out) for each in it.drawn.values if each.left_out]
    return tuple(
        Item(
            say.text(key, day=short_day(day, it.today, say), why=why),
            Button(say.line("measure-take-back"), TakeBackDrawing(measure.ref, what, day.isoformat())),
        )
        for what, day, key, why in sorted(found, key=lambda each: each[1])[-MOST_CHANGES:]
    )
