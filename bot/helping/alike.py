"""Who else is working on this: other teams' learning and small tests that are about the same, as the asker may see."""

from dataclasses import dataclass

from bot.chat.errors import NotFound
from bot.chat.spans import without_mentions
from bot.helping.ports import HelpingUnit
from bot.learning.model import Content
from bot.learning.similar import CANDIDATES, MOST, most_similar, query_for
from bot.pdsa.model import Cycle
from bot.people.model import TeamId

TESTS = 300
"""The latest that are compared."""
LEARNING = 4 * CANDIDATES
"""Entries that are compared; most of them may be the team's own."""


@dataclass(frozen=True)
class About:
    """What a record says, and whose it is."""

    team: TeamId
    content: Content


def about(ref: str, unit: HelpingUnit) -> About:
    if ref.startswith("L"):
        entry = unit.learning.get(ref)
        return About(entry.team, entry.content)
    if ref.startswith("C"):
        cycle = unit.cycles.get(ref)
        return About(cycle.team, _content(cycle))
    raise NotFound


def alike(to: About, unit: HelpingUnit) -> dict[TeamId, str]:
    """Other team → the record of theirs that is most alike."""
    found: dict[TeamId, str] = {}
    for each, team in (*_learning(to, unit), *_tests(to, unit)):
        found.setdefault(team, each)
    return dict(list(found.items())[:MOST])


def _learning(to: About, unit: HelpingUnit) -> list[tuple[str, TeamId]]:
    query = query_for(to.content)
    if not query.terms:
        return []
    refs = unit.search.find("learning", query, LEARNING)
    of_others = {each.ref: each for each in unit.learning.get_many(refs) if each.team != to.team}
    best = most_similar(to.content, ((ref, each.content) for ref, each in of_others.items()))
    return [(ref, of_others[ref].team) for ref in best]


def _tests(to: About, unit: HelpingUnit) -> list[tuple[str, TeamId]]:
    of_others = {each.ref: each for each in unit.cycles.latest(TESTS) if each.team != to.team}
    best = most_similar(to.content, ((ref, _content(each)) for ref, each in of_others.items()))
    return [(ref, of_others[ref].team) for ref in best]


def _content(cycle: Cycle) -> Content:
    return Content(learned=without_mentions(cycle.plan.trying))
