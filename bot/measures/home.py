"""The part of somebody's home that is about numbers: what they collect and what wants a value now."""

from bot.chat.card import Element, Paragraph
from bot.chat.turn import Turn
from bot.measures.asking import wanted_items
from bot.measures.ports import MeasureUnit
from bot.measures.work import wanted_of

MOST = 5


def section(unit: MeasureUnit, turn: Turn) -> tuple[Element, ...]:
    found = wanted_of(turn.person, unit, turn)[:MOST]
    if not found:
        return ()
    return (Paragraph(turn.say.text("measure-part-wanted")), wanted_items(found, turn.say))
