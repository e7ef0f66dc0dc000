"""What the learning log shows: every answer is composed afresh from the record, for whoever will see it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.chat.card import Card, Element
from bot.chat.errors import TooLong
from bot.chat.intent import Handlers, encode
from bot.chat.reply import Reply, Results, ShowCard
from bot.chat.spans import Text, mentioned, read
from bot.chat.turn import Turn
from bot.learning import cards
from bot.learning.cards import Shown
from bot.learning.entries import TEXTS, own, people_in
from bot.learning.intents import (
    DeleteLearning,
    FindLearning,
    ListLearning,
    OfferLearning,
    SearchLearning,
    ShowDeleted,
    ShowHistory,
    ShowLearning,
    ShowNotPosted,
    ShowSaved,
)
from bot.learning.model import LONGEST_SEARCH, Entry
from bot.learning.ports import LearningUnit
from bot.learning.similar import CANDIDATES, most_similar, query_for
from bot.people.access import may_edit, may_hide
from bot.people.model import TeamId
from bot.privacy import guard
from bot.privacy.harm import speaks_of_harm
from bot.privacy.kept import seal
from bot.privacy.screening import hide
from bot.search.query import Query, parse
from bot.themes.listing import names as theme_names
from bot.themes.listing import themed

RECORD = "learning"
PAGE = 10
"""Entries on one page of a list."""
Beside = Callable[[str, Any, Turn], tuple[Element, ...]]
"""(an entry's ref, unit, turn) → what another feature has to say of it."""
BesideSaved = Callable[[Entry, Any, Turn], tuple[Element, ...]]
BesideFound = Callable[[Query, str, Any, Turn], tuple[Element, ...]]
"""(what is looked for, as it was said, unit, turn) → what another feature has found for it."""


def shown(entries: Iterable[Entry], unit: LearningUnit, turn: Turn) -> tuple[Shown, ...]:
    """Entries with the names that the audience may see."""
    listed = tuple(entries)
    people = people_in(*listed)
    names = unit.people.names(people) if people else {}
    teams = {team.id: team.name for team in turn.known.teams.values()}
    others = {entry.team for entry in listed} - teams.keys()
    if others:
        teams |= unit.people.team_names(others)
    themes = theme_names([key for entry in listed for key in entry.content.themes], unit)
    return tuple(
        Shown(
            entry,
            teams.get(entry.team, ""),
            # Nobody is named to another team.
            names if entry.team in turn.audience.teams or may_edit(turn.audience, entry.author) else {},
            mine=may_edit(turn.audience, entry.author),
            led=may_hide(turn.audience, entry.team),
            private=turn.audience.person is not None,
            ours=entry.team in turn.audience.teams,
            themes=themes,
        )
        for entry in listed
    )


def saved_with(beside: Sequence[BesideSaved]) -> Callable[[ShowSaved, LearningUnit, Turn], Reply]:
    def show(intent: ShowSaved, unit: LearningUnit, turn: Turn) -> Reply:
        entry = unit.learning.get(intent.ref)
        if entry.author != turn.person:
            return ShowCard(_whole(entry, unit, turn))
        more = tuple(element for each in beside for element in each(entry, unit, turn))
        return ShowCard(cards.saved(_confirmation(intent, entry, unit, turn), turn.say, more))

    return show


def _confirmation(intent: ShowSaved, entry: Entry, unit: LearningUnit, turn: Turn) -> cards.Confirmation:
    texts = [text for name in TEXTS if (text := getattr(entry.content, name))]
    colleagues = () if intent.settled else unit.people.colleagues(entry.team).values()
    has_channel = unit.people.place_of(entry.team) is not None
    return cards.Confirmation(
        shown([entry], unit, turn)[0],
        shown(_similar(entry, unit), unit, turn),
        several_teams=turn.in_private and len(turn.known.teams) > 1,
        points_to_person=not intent.settled
        and any(mentioned(text) or guard.points_to_person(text, colleagues) for text in texts),
        speaks_of_harm=not intent.settled and any(speaks_of_harm(text) for text in texts),
        with_picture=intent.with_picture,
        can_post=has_channel and not intent.posted and entry.hidden is None,
        on_its_way=intent.posted and has_channel and entry.hidden is None,
    )


def _similar(entry: Entry, unit: LearningUnit) -> tuple[Entry, ...]:
    query = query_for(entry.content)
    if not query.terms:
        return ()
    refs = unit.search.find(RECORD, query, CANDIDATES + 1)
    candidates = unit.learning.gists(tuple(ref for ref in refs if ref != entry.ref))
    return unit.learning.get_many(most_similar(entry.content, candidates))


def show_with(beside: Sequence[Beside]) -> Callable[[ShowLearning, LearningUnit, Turn], Reply]:
    def show(intent: ShowLearning, unit: LearningUnit, turn: Turn) -> Reply:
        entry = unit.learning.get(intent.ref)
        more = tuple(element for each in beside for element in each(entry.ref, unit, turn))
        return ShowCard(_whole(entry, unit, turn, more))

    return show


def _whole(entry: Entry, unit: LearningUnit, turn: Turn, beside: tuple[Element, ...] = ()) -> Card:
    each = shown([entry], unit, turn)[0]
    edits = len(unit.learning.history(entry.ref)) if each.mine else 0
    return cards.show(each, turn.say, edits, beside)


def show_list(intent: ListLearning, unit: LearningUnit, turn: Turn) -> Reply:
    """The team's entries, or everything that the asker may see where no team is settled."""
    team = turn.known.teams.get(TeamId(intent.team)) or turn.team
    name = team.name if team else turn.say.line("your-teams")
    entries = unit.learning.latest(team.id if team else None, PAGE + 1, intent.skip)
    if not entries:
        return ShowCard(cards.nothing_yet(name, turn.say, intent))
    more = ListLearning(team.id if team else "", intent.skip + PAGE) if len(entries) > PAGE else None
    title = turn.say.text("learning-list-of", team=name)
    return ShowCard(cards.listing(title, shown(entries[:PAGE], unit, turn), more, turn.say, intent))


def find_with(beside: Sequence[BesideFound]) -> Callable[[FindLearning, LearningUnit, Turn], Reply]:
    def find(intent: FindLearning, unit: LearningUnit, turn: Turn) -> Reply:
        """All words first; where nothing has them all, entries that have some."""
        if len(intent.words) > LONGEST_SEARCH:
            raise TooLong(length=len(intent.words), most=LONGEST_SEARCH)
        words = hide(intent.words.strip())[0]  # it is shown again, and offered to be saved
        query, no_theme = themed(parse(words), unit)
        if query == Query() and not no_theme:
            return ShowCard(cards.what_to_find(turn.say))
        notes: list[Text] = [turn.say.text("search-not-understood", filter=each) for each in query.not_understood]
        if no_theme:
            notes.append(turn.say.text("theme-not-known", theme=no_theme))
        if query == Query():  # that theme was all that was asked for
            return ShowCard(cards.found(words, (), None, notes, turn.say))
        others = () if intent.skip else tuple(part for each in beside for part in each(query, words, unit, turn))
        refs = unit.search.find(RECORD, query, PAGE + 1, intent.skip)
        if not refs and not others and len(query.terms) > 1:
            refs = unit.search.find(RECORD, replace(query, needed=1), PAGE + 1, intent.skip)
            if refs:
                notes.append(turn.say.text("search-some-words"))
        entries = shown(unit.learning.get_many(refs[:PAGE]), unit, turn)
        more = FindLearning(words, intent.skip + PAGE) if len(refs) > PAGE else None
        return ShowCard(cards.found(words, entries, more, notes, turn.say, others))

    return find


def search(intent: SearchLearning, unit: LearningUnit, turn: Turn) -> Reply:
    """As everybody will see them once the asker has put them into a message."""
    if len(intent.words) > LONGEST_SEARCH:
        raise TooLong(length=len(intent.words), most=LONGEST_SEARCH)
    query, _ = themed(parse(intent.words), unit)
    if query == Query():
        entries = unit.learning.latest(None, PAGE)
    else:
        entries = unit.learning.get_many(tuple(unit.search.find(RECORD, query, PAGE)))
    public = (replace(each, private=False) for each in shown(entries, unit, turn) if each.entry.hidden is None)
    return Results(tuple(cards.show(each, turn.say) for each in public))


def show_not_posted(intent: ShowNotPosted, unit: LearningUnit, turn: Turn) -> Reply:
    entry = unit.learning.get(intent.ref)
    return ShowCard(cards.not_posted(shown([entry], unit, turn)[0], turn.say))


def offer(intent: OfferLearning, unit: LearningUnit, turn: Turn) -> Reply:
    """Plain words in a personal chat, kept sealed until a press says what to do with them."""
    key, draft = seal(encode(intent.agreed()), turn.person, turn.now)
    unit.drafts.keep(draft)
    team = turn.team.name if turn.team else ""
    words = read(intent.text, unit.people.names(set(mentioned(intent.text))))
    return ShowCard(cards.offer(words, team, key, len(turn.known.teams) > 1, turn.say))


def ask_delete(intent: DeleteLearning, unit: LearningUnit, turn: Turn) -> Reply:
    entry = own(intent.ref, unit, turn)
    return ShowCard(cards.really_delete(shown([entry], unit, turn)[0], turn.say))


def show_deleted(intent: ShowDeleted, unit: LearningUnit, turn: Turn) -> Reply:
    return ShowCard(cards.line_card(turn.say.text("learning-deleted", ref=intent.ref)))


def show_history(intent: ShowHistory, unit: LearningUnit, turn: Turn) -> Reply:
    entry = own(intent.ref, unit, turn)
    edits = unit.learning.history(intent.ref)
    old = [replace(entry, content=edit.content) for edit in edits]
    names = unit.people.names(people_in(*old))
    each = replace(shown([entry], unit, turn)[0], names=names)
    return ShowCard(cards.history(each, edits, turn.say))


VIEWS: Handlers = {
    ListLearning: show_list,
    OfferLearning: offer,
    SearchLearning: search,
    ShowNotPosted: show_not_posted,
    DeleteLearning: ask_delete,
    ShowDeleted: show_deleted,
    ShowHistory: show_history,
}
"""But for those that show what others have beside them: `saved_with`, `show_with`, `find_with`."""
