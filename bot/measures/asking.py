"""Cards that ask: which measure, whether a value is to be changed, whether a measure is to go, and for a value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.day_words import short_day
from bot.chat.phrases import Say
from bot.measures.figures import bare, typed
from bot.measures.intents import AddMeasure, EndMeasure, ReallyEndMeasure, ShowMeasure
from bot.measures.model import Measure, Value
from bot.measures.value_intents import NotThisTime, RecordKept, RecordLine, ShowWanted, WriteLine, WriteValue

MOST_ASKED_ABOUT = 8
LONGEST_ON_BUTTON = 300
"""Characters of a line that a button carries."""


@dataclass(frozen=True)
class Asked:
    """A line that names no measure of the team."""

    line: str
    near: tuple[tuple[str, str], ...]
    """(name, the line with that name in it)"""
    new: str
    """What a new measure would be called."""
    any: bool
    """Whether the team has measures at all."""


def which(asked: Asked, team: str, say: Say) -> Card:
    elements: list[Element] = [Paragraph(say.text("measure-quoted", words=asked.line), Tone.QUOTE)]
    buttons = [
        Button(say.line("measure-it-is", name=name), RecordLine(team, line), Style.PRIMARY)
        for name, line in asked.near
        if len(line) <= LONGEST_ON_BUTTON
    ]
    if asked.any:
        buttons.append(Button(say.line("measure-choose"), WriteLine(team)))
    if asked.new:
        buttons.append(Button(say.line("measure-add-this"), AddMeasure(team, called=asked.new)))
    else:
        buttons.append(Button(say.line("measure-add"), AddMeasure(team)))
    elements.append(Paragraph(say.text("measure-words-kept"), Tone.QUIET))
    title = say.text("measure-did-you-mean") if asked.near else say.text("measure-not-known")
    return Card(title, (*elements, Actions(tuple(buttons))))


def cannot_read(measure: Measure, words: str, why: str, ways: Sequence[Value], say: Say) -> Card:
    """`ways`: the values that may have been meant."""
    title = say.text("measure-cannot-read", name=measure.plan.name)
    meant = [
        Button(
            say.line("measure-value-on", value=bare(each), day=each.day),
            RecordLine(measure.team, typed(each), measure.ref),
            Style.PRIMARY,
        )
        for each in ways
    ]
    again = Button(say.line("measure-write-again"), WriteValue(measure.ref), Style.NORMAL if ways else Style.PRIMARY)
    return Card(
        title,
        (
            Paragraph(say.text("measure-quoted", words=words), Tone.QUOTE),
            Paragraph(say.text("plain", text=why)),
            Actions((*meant, again)),
        ),
    )


def there_already(measure: Measure, pairs: Sequence[tuple[Value, Value]], today: date, say: Say) -> Card:
    """(what a day has, what was said for it)"""
    ref = measure.ref
    lines = [
        Item(say.text("measure-has-already", day=short_day(old.day, today, say), old=bare(old), new=bare(new)))
        for old, new in pairs[:MOST_ASKED_ABOUT]
    ]
    elements: list[Element] = [Items(tuple(lines))]
    if len(pairs) > MOST_ASKED_ABOUT:
        elements.append(Paragraph(say.text("measure-and-more", count=len(pairs) - MOST_ASKED_ABOUT), Tone.QUIET))
    if len(pairs) == 1:
        old, new = pairs[0]
        change, keep = say.line("measure-change-to", value=bare(new)), say.line("measure-keep", value=bare(old))
    else:
        change, keep = say.line("measure-change-all"), say.line("measure-keep-all")
    elements.append(
        Actions((Button(change, RecordKept(ref, correct=True), Style.PRIMARY), Button(keep, RecordKept(ref))))
    )
    title = say.text("measure-there-already", name=measure.plan.name, count=len(pairs))
    return Card(title, tuple(elements))


def really_end(measure: Measure, count: int, say: Say) -> Card:
    delete = Button(say.line("measure-delete"), ReallyEndMeasure(measure.ref), Style.DANGER)
    keep = Button(say.line("measure-do-not"), ShowMeasure(measure.ref))
    what = Paragraph(say.text("measure-delete-what", count=count))
    title = say.text("measure-delete-really", name=measure.plan.name)
    return Card(title, (what, Actions((delete, keep))), EndMeasure(measure.ref))


def wanted(measures: Sequence[tuple[Measure, str]], say: Say) -> Card:
    """(measure, when it was recorded last, in words): the message of the day."""
    if not measures:
        return Card(say.text("measure-none-wanted"), (), ShowWanted())
    buttons = Actions((Button(say.line("measure-not-this-time"), NotThisTime()),))
    return Card(say.text("measure-wanted", count=len(measures)), (wanted_items(measures, say), buttons), ShowWanted())


def wanted_items(measures: Sequence[tuple[Measure, str]], say: Say) -> Items:
    record = say.line("measure-record")
    return Items(
        tuple(
            Item(
                say.text("measure-wants", name=each.plan.name, last=last)
                if last
                else say.text("measure-wants-first", name=each.plan.name),
                Button(record, WriteValue(each.ref)),
            )
            for each, last in measures
        )
    )


def not_this_time(say: Say) -> Card:
    return Card(say.text("measure-not-asked-again"), (), NotThisTime())
