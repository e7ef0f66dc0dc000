"""Concerns in a round-up: those that were passed up and wait for an answer."""

from collections.abc import Sequence
from typing import Protocol

from bot.chat.card import Button, Element, Item, Items
from bot.chat.day_words import long_words
from bot.chat.digest import Line, Part, Scope, WeekUnit, still_there
from bot.chat.nameless import hiding_of
from bot.chat.turn import Turn
from bot.concerns.intents import AnswerConcern, ShowConcern
from bot.concerns.model import Concern
from bot.concerns.ports import ConcernUnit
from bot.helping.intents import OfferHelp


class Unit(ConcernUnit, WeekUnit, Protocol): ...


def pick(scope: Scope, unit: Unit, most: int) -> Sequence[Line]:
    return unit.week.passed_up(scope, most)


def show(lines: Sequence[Line], scope: Scope, unit: Unit, turn: Turn) -> tuple[Element, ...]:
    found = list(still_there(lines, unit.concerns.get))
    names = unit.people.team_names({concern.team for _, concern in found})
    items = tuple(_item(line, concern, names[concern.team], scope, unit, turn) for line, concern in found)
    return (Items(items),) if items else ()


def _item(line: Line, concern: Concern, team: str, scope: Scope, unit: Unit, turn: Turn) -> Item:
    """Its own team sees it, the one that it was passed up to answers it, whoever follows offers help."""
    ours, say = turn.audience.teams, turn.say
    words = " ".join(hiding_of(concern.team, unit, say)(concern.text).split())
    days = int(line.values["days"])
    text = say.text("digest-concern", words=words, days=days, long=long_words(days, say))
    if concern.team not in scope.teams or not scope.own:
        text = say.text("digest-of-team", team=team, line=text)
    if concern.team in ours:
        return Item(text, Button(say.line("concern-see"), ShowConcern(concern.ref)))
    if concern.site in ours:
        return Item(text, Button(say.line("concern-answer"), AnswerConcern(concern.ref)))
    return Item(text, Button(say.line("digest-offer-help"), OfferHelp(concern.ref)))


PASSED_UP = Part("concerns", "digest-needs-you", pick, show)
