"""What sharing adds to the cards of others: who sees an entry, and what other organisations have shared."""

from bot.chat.card import Button, Element, Item, Items, Paragraph, Tone
from bot.chat.turn import Turn
from bot.learning.model import Content, Entry, Visibility
from bot.learning.similar import CANDIDATES, most_similar, query_for
from bot.networks.cards import line
from bot.networks.intents import FindShared, ShareLearning
from bot.networks.model import Shared
from bot.networks.ports import NetworkUnit
from bot.networks.views import by_theme_s_name
from bot.networks.work import may_share, offered, published
from bot.search.query import Query

MOST_FOUND = 3


def of_learning(ref: str, unit: NetworkUnit, turn: Turn) -> tuple[Element, ...]:
    """Who sees it beyond the team, for the team."""
    entry = unit.learning.get(ref)
    if entry.visibility is Visibility.TEAM or entry.team not in turn.audience.teams or turn.audience.guest:
        return ()
    there = unit.shared.of(ref)
    return (Paragraph(turn.say.text("network-seen-within"), Tone.QUIET), *_networks(entry, there, unit, turn))


def of_saved(entry: Entry, unit: NetworkUnit, turn: Turn) -> tuple[Element, ...]:
    """For the author: what is elsewhere already, and what somebody elsewhere has learned about the same."""
    if turn.audience.guest:
        return ()
    return (*_networks(entry, unit.shared.of(entry.ref), unit, turn), *_similar(entry, unit, turn))


def _networks(entry: Entry, there: tuple[Shared, ...], unit: NetworkUnit, turn: Turn) -> tuple[Element, ...]:
    names = published(there, unit)
    if not names:
        return ()
    told = Paragraph(turn.say.text("network-seen-there", networks=", ".join(sorted(names.values()))), Tone.QUIET)
    if not may_share(entry, turn) or not any(each.outdated for each in offered(entry, unit, turn)):
        return (told,)
    again = Button(turn.say.line("network-share-new"), ShareLearning(entry.ref))
    return told, Items((Item(turn.say.text("network-outdated"), again),))


def _similar(entry: Entry, unit: NetworkUnit, turn: Turn) -> tuple[Element, ...]:
    query = query_for(entry.content)
    if not query.terms:
        return ()
    candidates = unit.shared.get_many(unit.shared.find(query, CANDIDATES))
    gists = [(each.ref, Content(each.title, happened=each.happened, learned=each.learned)) for each in candidates]
    alike = most_similar(entry.content, gists)[:1]
    found = [each for each in candidates if each.ref in alike]
    if not found:
        return ()
    return Paragraph(turn.say.text("network-similar")), Items((line(found[0], turn.say),))


def of_found(query: Query, words: str, unit: NetworkUnit, turn: Turn) -> tuple[Element, ...]:
    """The best few from other organisations."""
    refs = unit.shared.find(by_theme_s_name(query, unit), MOST_FOUND + 1)
    found = unit.shared.get_many(refs[:MOST_FOUND])
    if not found:
        return ()
    items = tuple(line(each, turn.say) for each in found)
    if len(refs) > MOST_FOUND:
        more = Button(turn.say.line("network-more"), FindShared(words))
        items += (Item(turn.say.text("network-more-found"), more),)
    return Paragraph(turn.say.text("network-beside-found")), Items(items)
