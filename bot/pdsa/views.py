"""What small tests show: every answer is composed afresh from the record, for whoever will see it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.card import Element
from bot.chat.errors import Started
from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.learning.model import Entry
from bot.learning.views import shown as learning_shown
from bot.pdsa import boards, cards, coach
from bot.pdsa.beyond import as_seen
from bot.pdsa.guesses import has_guess
from bot.pdsa.handlers import removable
from bot.pdsa.intents import AskGuess, MoreOfTest, RemoveTest, ShowGuesses, ShowTest, ShowTestNotPosted, ShowTestRemoved
from bot.pdsa.model import Cycle, Stage
from bot.pdsa.parts import Shown
from bot.pdsa.ports import CycleUnit
from bot.privacy import guard
from bot.privacy.harm import speaks_of_harm

Beside = Callable[[str, Any, Turn], tuple[Element, ...]]
"""(a test's ref, unit, turn) → what another feature shows on its card."""


def shown(cycle: Cycle, unit: CycleUnit, turn: Turn, intent: ShowTest | None = None) -> Shown:
    """With the names that its team may see, and nobody else."""
    ours = cycle.team in turn.audience.teams
    cycle, *row = as_seen((cycle, *unit.cycles.ramp(cycle.ramp)), unit, turn)
    private = turn.audience.person is not None
    named = cycle.lead is not None and (private or cycle.lead != cycle.created_by)
    lead = unit.people.names([cycle.lead]).get(cycle.lead, "") if cycle.lead and named else ""
    asked = ours and private and intent is not None and intent.saved
    texts = _texts(cycle) if asked else ()
    colleagues = unit.people.colleagues(cycle.team).values() if asked else ()
    return Shown(
        cycle,
        turn.team_name(cycle.team, unit.people),
        turn.today if private else None,
        ZoneInfo(turn.known.person.zone),
        lead,
        _project(cycle, unit),
        _measure(cycle, unit),
        next((each for each in row if each.ref == cycle.previous), None),
        tuple(each for each in row if each.previous == cycle.ref),
        learning_shown(_learned(cycle, unit), unit, turn),
        _suggestion(cycle, row, unit, turn) if ours and private else None,
        can_post=ours and unit.people.place_of(cycle.team) is not None,
        saved=ours and bool(intent and intent.saved),
        posted=ours and bool(intent and intent.posted),
        points_to_person=any(guard.points_to_person(text, colleagues) for text in texts),
        speaks_of_harm=any(speaks_of_harm(text) for text in texts),
        ours=ours,
    )


def _learned(cycle: Cycle, unit: CycleUnit) -> list[Entry]:
    """What another team has said of it is that team's."""
    return [each for each in unit.learning.about(cycle.ref) if each.team == cycle.team]


def _suggestion(cycle: Cycle, row: Sequence[Cycle], unit: CycleUnit, turn: Turn) -> Text | None:
    points = unit.measures.count(cycle.plan.measure) if cycle.plan.measure else None
    return coach.suggest(cycle, row, points, turn.say)


def _texts(cycle: Cycle) -> tuple[str, ...]:
    """What was written last, which is asked about once."""
    plan, did, act = cycle.plan, cycle.did, cycle.act
    match cycle.stage:
        case Stage.PLAN | Stage.DO:
            told = tuple(f"{each.question} {each.guess}" for each in cycle.predictions)
            texts = (plan.trying, plan.tell, plan.rationale, plan.objective, plan.who, plan.where, *told)
        case Stage.STUDY:
            texts = (did.observations, did.differed, did.problems, did.data) if did else ()
        case Stage.ACT:
            texts = (cycle.learned, *(each.result for each in cycle.predictions))
        case Stage.CLOSED:
            texts = (act.why, act.changes, act.sustain) if act else ()
    return tuple(text for text in texts if text)


def _project(cycle: Cycle, unit: CycleUnit) -> str:
    found = unit.projects.get_many([cycle.plan.project]) if cycle.plan.project else ()
    return next((each.aim.name for each in found), "")


def _measure(cycle: Cycle, unit: CycleUnit) -> str:
    found = unit.measures.get_many([cycle.plan.measure]) if cycle.plan.measure else ()
    return next((each.plan.name for each in found), "")


def show_with(beside: Sequence[Beside]) -> Callable[[ShowTest, CycleUnit, Turn], Reply]:
    def show_all(intent: ShowTest, unit: CycleUnit, turn: Turn) -> Reply:
        it = shown(unit.cycles.get(intent.ref), unit, turn, intent)
        more = tuple(element for each in beside for element in each(intent.ref, unit, turn))
        return ShowCard(cards.show(replace(it, beside=more), turn.say))

    return show_all


show = show_with(())


def _is_read_only(cycle: Cycle, turn: Turn) -> bool:
    """To whoever follows its team the test itself is shown, instead of what can be done with it."""
    return cycle.team not in turn.audience.teams


def more(intent: MoreOfTest, unit: CycleUnit, turn: Turn) -> Reply:
    cycle = unit.cycles.get(intent.ref)
    if _is_read_only(cycle, turn):
        return show(ShowTest(intent.ref), unit, turn)
    return ShowCard(cards.more(shown(cycle, unit, turn), removable(cycle, unit), turn.say))


def ask_guess(intent: AskGuess, unit: CycleUnit, turn: Turn) -> Reply:
    """A test that has started, or has a guess by now, needs no asking; and nobody is asked but who would start it."""
    cycle = unit.cycles.get(intent.ref)
    if _is_read_only(cycle, turn) or cycle.stage is not Stage.PLAN or has_guess(cycle.predictions):
        return show(ShowTest(intent.ref), unit, turn)
    return ShowCard(cards.ask_guess(cycle, turn.say), aside=True)


def show_guesses(intent: ShowGuesses, unit: CycleUnit, turn: Turn) -> Reply:
    return ShowCard(cards.guesses(shown(unit.cycles.get(intent.ref), unit, turn), turn.say))


def ask_remove(intent: RemoveTest, unit: CycleUnit, turn: Turn) -> Reply:
    cycle = unit.cycles.get(intent.ref)
    if _is_read_only(cycle, turn):
        return show(ShowTest(intent.ref), unit, turn)
    if not removable(cycle, unit):
        raise Started(ref=cycle.ref)
    return ShowCard(cards.really_remove(cycle, turn.say))


def show_removed(intent: ShowTestRemoved, unit: CycleUnit, turn: Turn) -> Reply:
    return ShowCard(cards.removed(intent.ref, turn.say))


def show_not_posted(intent: ShowTestNotPosted, unit: CycleUnit, turn: Turn) -> Reply:
    cycle = unit.cycles.get(intent.ref)
    if _is_read_only(cycle, turn):
        return show(ShowTest(intent.ref), unit, turn)
    return ShowCard(cards.not_posted(shown(cycle, unit, turn), turn.say))


VIEWS: Handlers = {
    ShowTest: show,
    MoreOfTest: more,
    AskGuess: ask_guess,
    ShowGuesses: show_guesses,
    RemoveTest: ask_remove,
    ShowTestRemoved: show_removed,
    ShowTestNotPosted: show_not_posted,
    **boards.VIEWS,
}
