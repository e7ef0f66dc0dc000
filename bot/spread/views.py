"""What is shown of adoptions: every answer is composed afresh from the record, for whoever will see it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.nameless import hiding_of, without_names
from bot.chat.reply import Reply, ShowCard
from bot.chat.spans import mentioned, plain, read
from bot.chat.turn import Turn
from bot.learning.model import title_of
from bot.learning.views import shown as learning_shown
from bot.pdsa.finding import reader_of
from bot.people.model import TeamId
from bot.privacy import guard
from bot.privacy.harm import speaks_of_harm
from bot.spread import cards, lineage
from bot.spread.cards import Shown
from bot.spread.intents import ListAdoptions, ShowAdoption, ShowTold, ShowTree
from bot.spread.model import Adoption
from bot.spread.ports import SpreadUnit
from bot.spread.sources import origins
from bot.spread.tree import walk
from bot.spread.tree_cards import Grown, tree

PAGE = 10
MOST_BESIDE = 5
"""Tests, and what was learned, on an adoption's card."""


def shown(adoptions: Iterable[Adoption], unit: SpreadUnit, turn: Turn) -> tuple[Shown, ...]:
    """With what its audience may know of the source; who is named in its words, its own team alone."""
    listed = tuple(adoptions)
    teams = team_names(listed, unit, turn)
    sources = origins((each.source for each in listed), unit, turn)
    ours = turn.audience.teams
    texts = [text for each in listed if each.team in ours for text in (each.keeps, each.adapts, each.told)]
    people = {person for text in texts for person in mentioned(text)}
    names = unit.people.names(people) if people else {}
    return tuple(
        Shown(
            _as_seen(each, unit, turn),
            teams[each.ref],
            sources.get(each.source),
            names if each.team in ours else {},
            ours=each.team in ours,
        )
        for each in listed
    )


def _as_seen(adoption: Adoption, unit: SpreadUnit, turn: Turn) -> Adoption:
    if adoption.team is None or adoption.team in turn.audience.teams:
        return adoption
    return without_names(adoption, hiding_of(adoption.team, unit, turn.say))


def team_names(adoptions: Iterable[Adoption], unit: SpreadUnit, turn: Turn) -> Mapping[str, str]:
    """Of an adoption: who tries it."""
    listed = tuple(adoptions)
    teams = {each.team for each in listed if each.team is not None}
    names = unit.people.team_names(teams) if teams else {}
    elsewhere = turn.say.line("spread-elsewhere")
    return {each.ref: (names.get(each.team, "") if each.team else each.called) or elsewhere for each in listed}


def show(intent: ShowAdoption, unit: SpreadUnit, turn: Turn) -> Reply:
    (each,) = shown([unit.adoptions.get(intent.ref)], unit, turn)
    if not each.ours:
        return ShowCard(cards.show(each, turn.say))
    adoption = each.adoption
    cycles = unit.cycles.about(adoption.ref)[-MOST_BESIDE:]
    entries = [entry for entry in unit.learning.about(adoption.ref) if entry.team == adoption.team]
    told = (adoption.keeps, adoption.adapts, adoption.told) if intent.saved else ()
    colleagues = unit.people.colleagues(adoption.team).values() if any(told) and adoption.team else ()
    return ShowCard(
        cards.show(
            replace(
                each,
                saved=intent.saved,
                tests=cycles,
                reader=reader_of(cycles, unit, turn),
                learned=learning_shown(entries[-MOST_BESIDE:], unit, turn),
                points_to_person=any(mentioned(text) or guard.points_to_person(text, colleagues) for text in told),
                speaks_of_harm=any(speaks_of_harm(text) for text in told),
            ),
            turn.say,
        )
    )


def show_list(intent: ListAdoptions, unit: SpreadUnit, turn: Turn) -> Reply:
    team = turn.known.teams.get(TeamId(intent.team)) or turn.team
    if team is None:
        return ShowCard(cards.what_to_try(turn.say))
    found = unit.adoptions.of_team(team.id, PAGE + 1, intent.skip)
    view = ListAdoptions(team.id, intent.skip)
    more = replace(view, skip=intent.skip + PAGE) if len(found) > PAGE else None
    return ShowCard(cards.listing(team.name, shown(found[:PAGE], unit, turn), view, more, turn.say))


def show_told(intent: ShowTold, unit: SpreadUnit, turn: Turn) -> Reply:
    """Nothing where the author may not see the source any more, or has deleted it."""
    (each,) = shown([unit.adoptions.get(intent.ref)], unit, turn)
    if each.origin is None:
        raise NotFound
    return ShowCard(cards.told(each, turn.say))


def show_tree(intent: ShowTree, unit: SpreadUnit, turn: Turn) -> Reply:
    """Teams' names and what they learned; nobody's name."""
    grown = lineage.read(intent.ref, unit)
    root = origins([grown.root], unit, turn).get(grown.root)
    if root is None:
        raise NotFound
    adoptions = [each for _, each in walk(grown)]
    titles = _nameless((grown.root, *(ref for each in adoptions for ref in grown.learned.get(each.ref, ()))), unit)
    drawn = Grown(
        grown,
        root,
        titles.get(grown.root) or plain(root.title),
        team_names(adoptions, unit, turn),
        titles,
        turn.link(ShowTree(intent.ref)),
    )
    return ShowCard(tree(drawn, ShowTree(intent.ref), turn.say))


def _nameless(refs: tuple[str, ...], unit: SpreadUnit) -> Mapping[str, str]:
    """Titles of entries; whoever is mentioned in one is left out."""
    return {each.ref: plain(read(title_of(each.content), {})) for each in unit.learning.get_many(refs)}


VIEWS: Handlers = {
    ShowAdoption: show,
    ListAdoptions: show_list,
    ShowTold: show_told,
    ShowTree: show_tree,
}
