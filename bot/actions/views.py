"""What actions show: every answer is composed afresh from the record, for whoever will see it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.actions import cards
from bot.actions.intents import ListActions, ShowAction
from bot.actions.model import Action
from bot.actions.ports import ActionUnit
from bot.actions.reading import no_such_day
from bot.actions.work import people_in
from bot.chat.intent import Handlers
from bot.chat.reply import Nothing, Reply, ShowCard
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.people.model import PersonId, TeamId

PAGE = 10
"""Actions on one page of a list."""


def show(intent: ShowAction, unit: ActionUnit, turn: Turn) -> Reply:
    action = unit.actions.get(intent.ref)
    fault = no_such_day(action.text, turn.today) if intent.saved and action.due is None else None
    of_huddle = action.about.startswith("H-")
    if intent.saved and of_huddle and not turn.in_private and fault is None:
        return Nothing()  # it stands on the huddle's card already, before everybody
    shown = cards.Shown(
        action,
        turn.team_name(action.team, unit.people),
        unit.people.names(people_in(action)),
        turn.today,
        saved=intent.saved,
        no_such_day=str(fault.values["said"]) if fault else "",
    )
    return ShowCard(cards.show(shown, turn.say))


def show_list(intent: ListActions, unit: ActionUnit, turn: Turn) -> Reply:
    team = turn.known.teams.get(TeamId(intent.team)) or turn.team
    view = replace(intent, team=team.id if team else "", done="")
    found = _page(view, unit, turn)
    if not found and view.skip:
        return show_list(replace(intent, skip=0), unit, turn)  # the last of that page was done
    page, me = found[:PAGE], turn.audience.person
    done = next((each for each in _done(intent.done, unit) if each.done is not None), None)
    listed = cards.Page(
        _title(view, team.name if team else turn.say.line("your-teams"), turn, empty=not page),
        _parts(view, page, me, turn),
        unit.people.names(people_in(*page, *([done] if done else []))),
        turn.today,
        view,
        replace(view, skip=view.skip + PAGE) if len(found) > PAGE else None,
        done,
    )
    return ShowCard(cards.listing(listed, turn.say))


def _page(view: ListActions, unit: ActionUnit, turn: Turn) -> Sequence[Action]:
    """One more than there is room for, if there are more."""
    most, skip, team = PAGE + 1, view.skip, TeamId(view.team) if view.team else None
    me = turn.audience.person
    match view.whose:
        case "mine" if me is not None:
            return unit.actions.open_mine(me, most, skip)
        case "overdue":
            return unit.actions.listed(most, skip, team=team, due_before=turn.today)
        case "team":
            return unit.actions.listed(most, skip, team=team)
        case _:
            return unit.actions.listed(most, skip, mine=me, team=team)


def _done(ref: str, unit: ActionUnit) -> Iterable[Action]:
    return (unit.actions.get(ref),) if ref else ()


def _title(view: ListActions, team: str, turn: Turn, *, empty: bool) -> Text:
    say = turn.say
    match view.whose:
        case "mine":
            return say.text("action-none-mine" if empty else "action-list-mine")
        case "overdue":
            return say.text("action-none-overdue" if empty else "action-list-overdue", team=team)
        case _:
            return say.text("action-none" if empty else "action-list", team=team)


def _parts(
    view: ListActions, page: Sequence[Action], me: PersonId | None, turn: Turn
) -> tuple[tuple[Text, tuple[Action, ...]], ...]:
    """Mine first and then the team's, where both are asked for and some are mine."""
    mine = tuple(each for each in page if each.owner is not None and each.owner == me)
    if view.whose or not mine:
        return (((), tuple(page)),)
    others = tuple(each for each in page if each not in mine)
    return (turn.say.text("action-part-mine"), mine), (turn.say.text("action-part-team"), others)


VIEWS: Handlers = {ShowAction: show, ListActions: show_list}
