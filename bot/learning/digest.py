"""The learning log in a round-up: what other teams could borrow, and what came from patients or families."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.chat.card import Button, Element, Item, Items
from bot.chat.digest import Line, Part, Scope, WeekUnit
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.learning.cards import Shown, headline
from bot.learning.intents import ShowLearning
from bot.learning.model import Kind
from bot.learning.ports import LearningUnit
from bot.learning.views import shown as shown_to
from bot.spread.intents import TryThis

_TRIED_BY_OTHERS = (None, Kind.WORKED)
"""What has no kind is a line that somebody wrote down because it helped."""
_TOLD = {
    Kind.DID_NOT_WORK: "digest-learned-stopped",
    Kind.SURPRISE: "digest-learned-surprise",
    Kind.IDEA: "digest-learned-idea",
}

_TOLD_OWN = {
    "digest-learned-stopped": "digest-learned-stopped-own",
    "digest-learned-surprise": "digest-learned-surprise-own",
    "digest-learned-idea": "digest-learned-idea-own",
}


class Unit(LearningUnit, WeekUnit, Protocol): ...


def pick_learned(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    return unit.week.learned(scope, most)


def pick_insights(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    return unit.week.insights(scope, most)


def show_learned(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    return _items(lines, unit, turn, _learned, scope.own)


def show_insights(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    return _items(lines, unit, turn, _insight, scope.own)


def _items(
    lines: Sequence[Line], unit: Unit, turn: Turn, item: Callable[[Shown, Say, bool], Item], own: bool
) -> tuple[Element, ...]:
    """Without what was hidden since."""
    entries = unit.learning.get_many(tuple(line.ref for line in lines))
    listed = shown_to((each for each in entries if each.hidden is None), unit, turn)
    return (Items(tuple(item(each, turn.say, own) for each in listed)),) if listed else ()


def _learned(shown: Shown, say: Say, own: bool) -> Item:
    """No counts: of few people beyond the team nothing is said, and many are no reason."""
    kind, ref = shown.entry.content.kind, shown.entry.ref
    text = _text(_TOLD.get(kind) if kind else None, shown, say, own)
    if kind is Kind.DID_NOT_WORK:
        return Item(text, Button(say.line("digest-see-why"), ShowLearning(ref)))
    if kind in _TRIED_BY_OTHERS and not shown.ours:
        return Item(text, Button(say.line("digest-try"), TryThis(ref=ref)))
    return _see(shown, text, say)


def _see(shown: Shown, text: Text, say: Say) -> Item:
    return Item(text, Button(say.line("learning-see"), ShowLearning(shown.entry.ref)))


def _insight(shown: Shown, say: Say, own: bool) -> Item:
    return _see(shown, _text(None, shown, say, own), say)


def _text(how: str | None, shown: Shown, say: Say, own: bool) -> Text:
    """In a team's own round-up every line is its."""
    title = headline(shown)
    if own:
        return say.text(_TOLD_OWN[how], title=title) if how else title
    return say.text(how or "digest-line", team=shown.team, title=title)


LEARNED = Part("learned", "digest-borrow", pick_learned, show_learned)
INSIGHTS = Part("insights", "digest-insights", pick_insights, show_insights)
