"""Concerns in a round-up: those that were passed up and wait for an answer."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from bot.chat.card import Button, Element, Item, Items
from bot.chat.digest import Line, Part, Scope, WeekUnit
from bot.chat.errors import NotFound
from bot.chat.spans import read
from bot.chat.turn import Turn
from bot.concerns.cards import NOBODY
from bot.concerns.intents import AnswerConcern, ShowConcern
from bot.concerns.model import Concern
from bot.concerns.ports import ConcernUnit
from bot.helping.intents import OfferHelp


class Unit(ConcernUnit, WeekUnit, Protocol): ...


def pick(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    return unit.week.passed_up(scope, most)


def show(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    found = list(_there(lines, unit))
    names = unit.people.team_names({concern.team for _, concern in found})
    items = tuple(_item(line, concern, names[concern.team], turn) for line, concern in found)
    return (Items(items),) if items else ()


def _there(lines: Sequence[Line], unit: Unit) -> Iterator[tuple[Line, Concern]]:
    for line in lines:
        try:
            yield line, unit.concerns.get(line.ref)
        except NotFound:
            continue


def _item(line: Line, concern: Concern, team: str, turn: Turn) -> Item:
    """Its own team sees it, the one that it was passed up to answers it, whoever follows offers help."""
    ours, say = turn.audience.teams, turn.say
    words = read(" ".join(concern.text.split()), NOBODY)
    text = say.text("digest-concern", team=team, words=words, days=int(line.values["days"]))
    if concern.team in ours:
        return Item(text, Button(say.line("concern-see"), ShowConcern(concern.ref)))
    if concern.site in ours:
        return Item(text, Button(say.line("concern-answer"), AnswerConcern(concern.ref)))
    return Item(text, Button(say.line("digest-offer-help"), OfferHelp(concern.ref)))


PASSED_UP = Part("concerns", "digest-needs-you", pick, show)
