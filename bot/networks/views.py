"""What is shown of sharing, and of what others have shared."""

from dataclasses import replace

from bot.chat.card import Element, Facts
from bot.chat.errors import NotFound, TooLong
from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.learning.model import LONGEST_SEARCH, Entry, Visibility
from bot.learning.parts import Shown, facts_of, sections
from bot.networks import cards, network_views
from bot.networks.cards import Preview
from bot.networks.intents import FindShared, ShareLearning, ShowAskedToShare, ShowShared
from bot.networks.model import said_of
from bot.networks.ports import NetworkUnit
from bot.networks.work import (
    agreed_within,
    found_in,
    may_ask,
    offered,
    points_to_person,
    require_shareable,
    themes_of,
)
from bot.people.access import may_edit
from bot.privacy.screening import hide
from bot.search.query import Query, parse
from bot.themes.listing import every, meant

PAGE = 10
"""Of what others have shared, on one page."""


def show_share(intent: ShareLearning, unit: NetworkUnit, turn: Turn) -> Reply:
    entry = unit.learning.get(intent.ref)
    if may_ask(entry, turn):
        return ShowCard(cards.ask_author(entry.ref, said_of(entry), turn.say))
    require_shareable(entry, turn)
    offers = offered(entry, unit, turn)
    settled = intent.settled or (any(each.there for each in offers) and not any(each.outdated for each in offers))
    preview = Preview(
        entry.ref,
        said_of(entry),
        turn.team_name(entry.team, unit.people),
        unit.networks.our_name(),
        agreed_within(entry),
        offers,
        _within(entry, turn),
        themes_of(entry, unit),
        shared=entry.visibility is Visibility.ORGANISATION,
        mine=may_edit(turn.audience, entry.author),
        found=found_in(entry),
        points_to_person=not settled and points_to_person(entry, unit),
        settled=settled,
        asked=intent.asked,
    )
    return ShowCard(cards.share(preview, turn.say))


def _within(entry: Entry, turn: Turn) -> tuple[Element, ...]:
    """The rest of the entry, as another team reads it."""
    rest = replace(
        entry.content, title="", learned="", happened="", kind=None, setting=None, service="", tags=(), themes=()
    )
    shown = Shown(replace(entry, content=rest), "", {}, ours=False)
    facts = facts_of(shown, turn.say)
    return (*sections(shown, turn.say), *([Facts(facts)] if facts else []))


def show_asked(intent: ShowAskedToShare, unit: NetworkUnit, turn: Turn) -> Reply:
    return ShowCard(cards.asked_author(unit.learning.get(intent.ref).ref, turn.say))


def show_shared(intent: ShowShared, unit: NetworkUnit, turn: Turn) -> Reply:
    return ShowCard(cards.shared(unit.shared.get(intent.ref), turn.say))


def find(intent: FindShared, unit: NetworkUnit, turn: Turn) -> Reply:
    if turn.known.person.guest:
        raise NotFound
    if len(intent.words) > LONGEST_SEARCH:
        raise TooLong(length=len(intent.words), most=LONGEST_SEARCH)
    words = hide(intent.words.strip())[0]  # it is shown again
    refs = unit.shared.find(by_theme_s_name(parse(words), unit), PAGE + 1, intent.skip)
    more = FindShared(words, intent.skip + PAGE) if len(refs) > PAGE else None
    return ShowCard(cards.found(words, unit.shared.get_many(refs[:PAGE]), more, turn.say))


def by_theme_s_name(query: Query, unit: NetworkUnit) -> Query:
    """Between organisations a theme goes by its name: its key is its organisation's own."""
    theme = meant(query.theme, every(unit)) if query.theme else None
    return replace(query, theme=theme.name) if theme else query


VIEWS: Handlers = {
    ShareLearning: show_share,
    ShowAskedToShare: show_asked,
    ShowShared: show_shared,
    FindShared: find,
    **network_views.VIEWS,
}
