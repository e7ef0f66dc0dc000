"""A round-up's part about what travelled: who tries what, and how it went."""

from collections.abc import Sequence

from bot.chat.card import Button, Element, Item, Items
from bot.chat.digest import Line, Part, Scope
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.spread.cards import WENT, Shown
from bot.spread.intents import ShowAdoption
from bot.spread.model import Outcome
from bot.spread.ports import SpreadUnit
from bot.spread.views import shown


def pick(scope: Scope, unit: SpreadUnit, most: int) -> Sequence[Line]:
    return unit.week.travelled(scope, most)


def show(lines: Sequence[Line], scope: Scope, unit: SpreadUnit, turn: Turn) -> tuple[Element, ...]:
    """Ward 3: Key on a hook → Ward 9, adapted. How it went is as it was when the round-up was made."""
    found = {
        each.adoption.ref: each for each in shown(unit.adoptions.get_many([line.ref for line in lines]), unit, turn)
    }
    items = tuple(_item(found[line.ref], line, turn.say) for line in lines if line.ref in found)
    return (Items(items),) if items else ()


def _item(shown: Shown, line: Line, say: Say) -> Item:
    return Item(_text(shown, line, say), Button(say.line("spread-see"), ShowAdoption(shown.adoption.ref)))


def _text(shown: Shown, line: Line, say: Say) -> Text:
    outcome = line.values.get("outcome", "")
    how = say.line(WENT[Outcome(outcome)] if outcome in list(Outcome) else "spread-went-on")
    if shown.origin is None:
        return say.text("spread-travelled-gone", team=shown.team, went=how)
    source, title = shown.origin.team, shown.origin.title
    return say.text("spread-travelled", source=source, title=title, team=shown.team, went=how)


TRAVELLED = Part("travelled", "spread-digest", pick, show)
