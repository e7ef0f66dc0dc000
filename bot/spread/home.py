"""The part of somebody's home that is about what their team tries of others."""

from bot.chat.card import Actions, Button, Element, Paragraph
from bot.chat.turn import Turn
from bot.spread.cards import to_do
from bot.spread.intents import ListAdoptions
from bot.spread.ports import SpreadUnit
from bot.spread.views import shown

MOST = 3


def section(unit: SpreadUnit, turn: Turn) -> tuple[Element, ...]:
    if turn.team is None:
        return ()
    found = unit.adoptions.of_team(turn.team.id, MOST + 1, ended=False)
    if not found:
        return ()
    rows = to_do(shown(found[:MOST], unit, turn), turn.say)
    heading = Paragraph(turn.say.text("spread-home", team=turn.team.name))
    if len(found) <= MOST:
        return heading, rows
    return heading, rows, Actions((Button(turn.say.line("spread-all"), ListAdoptions(turn.team.id)),))
