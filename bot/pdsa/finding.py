"""Finding small tests by people's own words: those that were stopped as easily as those that were kept."""

from collections.abc import Collection
from dataclasses import replace

from bot.chat.card import Element, Item, Items, Paragraph
from bot.chat.errors import TooLong
from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.learning.model import LONGEST_SEARCH
from bot.pdsa import board_cards as cards
from bot.pdsa.beyond import as_seen
from bot.pdsa.board_cards import Reader
from bot.pdsa.board_intents import FindTests
from bot.pdsa.model import Cycle, Decision, Stage
from bot.pdsa.ports import CycleUnit
from bot.privacy.screening import hide
from bot.search.query import Query, parse

RECORD = "pdsa"
PAGE = 10
MOST_BESIDE = 3
_KINDS = {
    "stopped": Decision.ABANDON,
    "kept": Decision.ADOPT,
    "adapted": Decision.ADAPT,
    "changed": Decision.ADAPT,
    "planned": Stage.PLAN,
    "started": Stage.DO,
}
"""kind: as people say it, and as it is stored."""


def reader_of(cycles: Collection[Cycle], unit: CycleUnit, turn: Turn) -> Reader:
    """Nobody is named beyond their team."""
    people = cards.people_in(each for each in cycles if each.team in turn.audience.teams)
    return Reader(unit.people.names(people) if people else {}, turn.today, turn.known.person.zone)


def find(intent: FindTests, unit: CycleUnit, turn: Turn) -> Reply:
    """All words first; where nothing has them all, tests that have some."""
    if len(intent.words) > LONGEST_SEARCH:
        raise TooLong(length=len(intent.words), most=LONGEST_SEARCH)
    words = hide(intent.words.strip())[0]  # it is shown again, and offered to be tried
    query = parse(words)
    if query == Query():
        return ShowCard(cards.what_to_find(turn.say))
    notes = [turn.say.text("search-not-understood", filter=each) for each in query.not_understood]
    refs = _refs(query, PAGE + 1, intent.skip, unit)
    if not refs and len(query.terms) > 1:
        refs = _refs(replace(query, needed=1), PAGE + 1, intent.skip, unit)
        notes += [turn.say.text("search-some-words")] if refs else []
    found, reader = _found(refs[:PAGE], unit, turn)
    view = FindTests(words, intent.skip)
    return ShowCard(cards.found(view, found, notes, more=len(refs) > PAGE, reader=reader, say=turn.say))


def _refs(query: Query, most: int, skip: int, unit: CycleUnit) -> tuple[str, ...]:
    """Those of one's own teams, then those of teams that one follows."""
    query = replace(query, kind=str(_KINDS.get(query.kind.casefold(), query.kind)))
    refs = unit.search.find(RECORD, query, skip + most)
    if len(refs) < skip + most:
        refs += unit.search.find_followed(RECORD, query, skip + most - len(refs))
    return refs[skip:]


def _found(refs: Collection[str], unit: CycleUnit, turn: Turn) -> tuple[tuple[Cycle, ...], Reader]:
    """Those of other teams without names, and with their team's."""
    cycles = as_seen(unit.cycles.get_many(refs), unit, turn)
    others = {each.team for each in cycles} - turn.audience.teams
    reader = reader_of(cycles, unit, turn)
    return cycles, replace(reader, teams=unit.people.team_names(others)) if others else reader


def beside_learning(query: Query, words: str, unit: CycleUnit, turn: Turn) -> tuple[Element, ...]:
    """The best few, below what was found in the learning log."""
    refs = _refs(query, MOST_BESIDE + 1, 0, unit)
    found, reader = _found(refs[:MOST_BESIDE], unit, turn)
    if not found:
        return ()
    items = cards.found_items(found, reader, turn.say).items
    if len(refs) > MOST_BESIDE:
        items += (Item(turn.say.text("test-more-found"), cards.all_found(words, turn.say)),)
    return Paragraph(turn.say.text("test-beside-found")), Items(items)


VIEWS: Handlers = {FindTests: find}
