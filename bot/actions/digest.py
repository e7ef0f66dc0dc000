"""Actions in a team's own round-up: those whose day has passed."""

from collections.abc import Sequence
from typing import Protocol

from bot.actions.cards import line
from bot.actions.intents import ShowAction
from bot.actions.ports import ActionUnit
from bot.actions.work import people_in
from bot.chat.card import Button, Element, Item, Items
from bot.chat.digest import Line, Part, Scope, WeekUnit, still_there
from bot.chat.turn import Turn


class Unit(ActionUnit, WeekUnit, Protocol): ...


def pick(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    return unit.week.overdue(scope, most) if scope.own else ()


def show(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    found = tuple(action for _, action in still_there(lines, unit.actions.get))
    names = unit.people.names(people_in(*found)) if found else {}
    see = turn.say.line("digest-see")
    items = tuple(Item(line(each, names, turn.today, turn.say), Button(see, ShowAction(each.ref))) for each in found)
    return (Items(items),) if items else ()


OVERDUE = Part("overdue", "digest-needs-you", pick, show)
