"""The part of somebody's home that is about actions: what they have said they will do."""

from bot.actions.cards import items
from bot.actions.intents import ListActions
from bot.actions.ports import ActionUnit
from bot.actions.work import people_in
from bot.chat.card import Actions, Button, Element, Paragraph
from bot.chat.turn import Turn

MOST = 5


def section(unit: ActionUnit, turn: Turn) -> tuple[Element, ...]:
    found = unit.actions.open_mine(turn.person, MOST + 1)
    if not found:
        return ()
    mine = found[:MOST]
    names = unit.people.names(people_in(*mine))
    elements: tuple[Element, ...] = (
        Paragraph(turn.say.text("action-part-mine")),
        items(mine, names, turn.today, turn.say),
    )
    if len(found) > MOST:
        elements += (Actions((Button(turn.say.line("action-all-mine"), ListActions(whose="mine")),)),)
    return elements
