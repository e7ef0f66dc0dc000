"""The learning log's part of somebody's home."""

from bot.chat.card import Element, Items, Paragraph
from bot.chat.turn import Turn
from bot.learning.cards import line
from bot.learning.ports import LearningUnit
from bot.learning.views import RECORD, shown
from bot.search.query import parse

MOST_MINE = 3
MOST_NEW = 3


def section(unit: LearningUnit, turn: Turn) -> tuple[Element, ...]:
    """What I wrote, and what is new in my teams besides."""
    mine = unit.learning.get_many(tuple(unit.search.find(RECORD, parse("by:me"), MOST_MINE)))
    news = [entry for entry in unit.learning.latest(None, MOST_MINE + MOST_NEW) if entry.author != turn.person]
    elements: list[Element] = []
    for title, entries in (("home-mine", mine), ("home-new", tuple(news[:MOST_NEW]))):
        if entries:
            elements.append(Paragraph(turn.say.text(title)))
            elements.append(Items(tuple(line(each, turn.say) for each in shown(entries, unit, turn))))
    return tuple(elements)
