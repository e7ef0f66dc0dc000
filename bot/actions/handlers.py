"""What happens when somebody changes an action: anybody in its team may."""

from dataclasses import replace

from bot.actions.intents import (
    ChangeAction,
    FinishAction,
    InList,
    ListActions,
    RecordAction,
    ReopenAction,
    ShowAction,
)
from bot.actions.model import LONGEST_ACTION, LONGEST_WHO, NewAction
from bot.actions.ports import ActionUnit
from bot.actions.reading import Line, read_line, split_day, with_typed_names
from bot.actions.work import owner_from, people_in, seen_now, show_again
from bot.chat.errors import OldButton
from bot.chat.intent import Handlers, Intent, is_ref
from bot.chat.said import bounded, day_or_none
from bot.chat.seen import ChangedMeanwhile
from bot.chat.spans import spell_mentions
from bot.chat.turn import Turn
from bot.people.model import TeamId

LISTS = ("mine", "team", "overdue")


def record(intent: RecordAction, unit: ActionUnit, turn: Turn) -> Intent:
    if intent.about and not is_ref(intent.about):
        raise OldButton
    team = TeamId(intent.team)
    line = _line(intent, team, unit, turn)
    action = unit.actions.add(
        NewAction(
            team,
            bounded(line.text, LONGEST_ACTION, required=True),
            turn.person,
            turn.now,
            line.owner,
            bounded(intent.who, LONGEST_WHO),
            line.due,
            intent.about,
        )
    )
    show_again(action, unit, turn)
    unit.people.remember_team(turn.person, team, turn.now)
    return ShowAction(action.ref, saved=True)


def _line(intent: RecordAction, team: TeamId, unit: ActionUnit, turn: Turn) -> Line:
    """Whoever is mentioned in a line may not have said anything to the bot yet; a form offers the team's people."""
    if not intent.said:
        due = day_or_none(intent.due, turn.today)
        text, until = (intent.text, due) if due else split_day(intent.text, turn.today)
        return Line(text, owner_from(intent.owner, team, unit), until)
    words = with_typed_names(intent.text, unit.people.colleagues(team)) if "@" in intent.text else intent.text
    line = read_line(words, turn.today)
    known = line.owner is None or line.owner in unit.people.names([line.owner])
    return line if known else Line(intent.text, None, line.due)


def change(intent: ChangeAction, unit: ActionUnit, turn: Turn) -> Intent:
    before = unit.actions.get(intent.ref, lock=True)
    spelled = spell_mentions(before.text, unit.people.names(people_in(before)))
    text = before.text if intent.text.strip() == spelled.strip() else intent.text
    after = replace(
        before,
        text=bounded(text, LONGEST_ACTION, required=True),
        owner=owner_from(intent.owner, before.team, unit, before.owner),
        who=bounded(intent.who, LONGEST_WHO),
        due=day_or_none(intent.due, turn.today),
    )
    if after != before:
        if intent.seen not in ("", seen_now(before)):
            raise ChangedMeanwhile(record="action", ref=intent.ref)
        unit.actions.save(after)
        show_again(after, unit, turn)
    return ShowAction(intent.ref)


def finish(intent: FinishAction, unit: ActionUnit, turn: Turn) -> Intent:
    action = unit.actions.get(intent.ref, lock=True)
    if action.done is None:
        unit.actions.save(replace(action, done=turn.now, done_by=turn.person))
        show_again(action, unit, turn)
    return _shown(intent, turn, done=intent.ref)


def reopen(intent: ReopenAction, unit: ActionUnit, turn: Turn) -> Intent:
    action = unit.actions.get(intent.ref, lock=True)
    if action.done is not None:
        unit.actions.save(replace(action, done=None, done_by=None))
        show_again(action, unit, turn)
    return _shown(intent, turn)


def _shown(intent: InList, turn: Turn, done: str = "") -> Intent:
    """Where it was pressed in a list, the list again."""
    if intent.listed:
        team = intent.team if intent.team in turn.known.teams else ""
        return ListActions(team, intent.whose if intent.whose in LISTS else "", intent.skip, done)
    return ShowAction(intent.ref)


HANDLERS: Handlers = {
    RecordAction: record,
    ChangeAction: change,
    FinishAction: finish,
    ReopenAction: reopen,
}
