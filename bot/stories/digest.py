"""The impact story of the week, in a round-up."""

from collections.abc import Sequence
from typing import Protocol

from bot.chat.card import Button, Element, Item, Items
from bot.chat.digest import Line, Part, Scope, WeekUnit
from bot.chat.turn import Turn
from bot.learning.cards import headline
from bot.learning.views import shown
from bot.stories.intents import ShowStory
from bot.stories.ports import StoryUnit


class Unit(StoryUnit, WeekUnit, Protocol): ...


def _pick(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    return unit.week.stories(scope, min(most, 1))


def _show(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    refs = tuple(line.ref for line in lines)
    told = unit.stories.among(refs)
    entries = [each for each in unit.learning.get_many(refs) if each.hidden is None and each.ref in told]
    items = tuple(
        Item(
            turn.say.text("story-of-the-week", team=each.team, title=headline(each)),
            Button(turn.say.line("story-read"), ShowStory(each.entry.ref)),
        )
        for each in shown(entries, unit, turn)
    )
    return (Items(items),) if items else ()


STORY = Part("story", "digest-story", _pick, _show)
