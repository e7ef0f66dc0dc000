"""What actions add to a small test's card: what is to be done because of it, and what was."""

from collections.abc import Sequence

from bot.actions.cards import Names, line
from bot.actions.intents import ShowAction
from bot.actions.model import Action
from bot.actions.ports import ActionUnit
from bot.actions.work import people_in
from bot.chat.card import Button, Element, Item, Items, Paragraph
from bot.chat.turn import Turn

MOST = 5


def of_test(ref: str, unit: ActionUnit, turn: Turn) -> tuple[Element, ...]:
    """What is left to do first."""
    found = sorted(unit.actions.about(ref), key=lambda each: each.done is not None)
    if not found:
        return ()
    listed = found[:MOST]
    items = _items(listed, unit.people.names(people_in(*listed)), turn)
    if len(found) > MOST:
        items += (Item(turn.say.text("action-and-more", count=len(found) - MOST)),)
    return Paragraph(turn.say.text("action-from-test")), Items(items)


def _items(actions: Sequence[Action], names: Names, turn: Turn) -> tuple[Item, ...]:
    today = None if turn.audience.person is None else turn.today
    see = turn.say.line("action-see")
    return tuple(Item(line(each, names, today, turn.say), Button(see, ShowAction(each.ref))) for each in actions)
