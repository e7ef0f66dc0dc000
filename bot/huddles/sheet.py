"""The sheet to print, for people without phones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions import cards as actions
from bot.actions.model import Action
from bot.chat.card import Card, Divider, Element, Item, Items, Paragraph, Table, Tone
from bot.chat.phrases import Say
from bot.concerns import cards as concerns
from bot.concerns.model import Concern
from bot.huddles.intents import ShowSheet
from bot.huddles.shown import Names
from bot.questions.model import Question

_LINE = "_" * 60
_LINES = 3
"""To write on, under each question."""
_ROWS = 4


@dataclass(frozen=True)
class Sheet:
    name: str
    when: str
    day: date
    questions: Sequence[Question]
    waiting: Sequence[Concern]
    """What worries the team still."""
    carried: Sequence[Action]
    names: Names
    view: ShowSheet


def sheet(made: Sheet, say: Say) -> Card:
    elements: list[Element] = [Paragraph(say.text("huddle-sheet-room"))]
    before = [concerns.line(each, made.day, say, made.names) for each in made.waiting]
    before += [actions.line(each, made.names, made.day, say) for each in made.carried]
    if before:
        elements += [Paragraph(say.text("huddle-carried-over")), Items(tuple(map(Item, before)))]
    for number, question in enumerate(made.questions, start=1):
        asked = say.line("huddle-sheet-question", number=str(number), label=question.label)
        elements.append(Paragraph(say.text("huddle-bold", text=asked)))
        if question.hint:
            elements.append(Paragraph(say.text("plain", text=question.hint), Tone.QUIET))
        elements += [Paragraph(say.text("plain", text=_LINE))] * _LINES
    elements += [Divider(), _to_do(say), Paragraph(say.text("huddle-sheet-after"), Tone.QUIET)]
    return Card(say.text("huddle-sheet", name=made.name, when=made.when), tuple(elements), made.view)


def _to_do(say: Say) -> Table:
    header = (say.line("huddle-sheet-what"), say.line("huddle-sheet-who"), say.line("huddle-sheet-by"))
    return Table(say.line("huddle-sheet-actions"), header, ((_LINE[:30], _LINE[:12], _LINE[:8]),) * _ROWS)
