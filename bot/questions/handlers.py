"""What happens when a lead changes the questions of a team."""

from dataclasses import replace

from bot.chat.errors import OldButton, QuestionRefused
from bot.chat.intent import Handlers, Intent
from bot.chat.leading import require_lead
from bot.chat.turn import Turn
from bot.people.model import TeamId, new_id
from bot.questions.changing import one_up, place_of, to_change, with_question, without
from bot.questions.intents import (
    CopyQuestionSet,
    ListQuestionSets,
    RaiseQuestion,
    ReallyDeleteSet,
    RemoveQuestion,
    RenameQuestionSet,
    SaveQuestion,
    ShowQuestionSet,
)
from bot.questions.model import LONGEST, LONGEST_NAME, MOST_SETS, SHORTEST, Becomes, Kind, Question
from bot.questions.ports import QuestionUnit
from bot.questions.sets import exactly

_SAME = ("label", "hint", "required", "after", "answered", "from_last")
"""Fields that an intent holds as a question does."""


def copy(intent: CopyQuestionSet, unit: QuestionUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    require_lead(team, unit, turn)
    original = exactly(intent.key, unit)
    name = turn.say.line("questions-copy-name", name=original.name)[:LONGEST_NAME]
    # Added first: of two at once the second waits here, and then finds the first one.
    own = unit.questions.add(replace(original, name=name, team=team, copied_from=original.key))
    if len(unit.questions.of_team(team)) > MOST_SETS:
        raise QuestionRefused(why=turn.say.line("questions-many-sets", most=MOST_SETS))
    return ShowQuestionSet(own.key)


def save(intent: SaveQuestion, unit: QuestionUnit, turn: Turn) -> Intent:
    own = to_change(intent.key, unit, turn, lock=True)
    before = own.questions[place_of(intent.question, own)] if intent.question else Question(new_id(), "")
    unit.questions.save(with_question(_changed(before, intent), own, turn.say))
    return ShowQuestionSet(own.key)


def _changed(before: Question, intent: SaveQuestion) -> Question:
    """Raises OldButton for values that no form offers."""
    try:
        given = {
            **{name: getattr(intent, name) for name in _SAME},
            "kind": Kind(intent.kind) if intent.kind else before.kind,
            "becomes": Becomes(intent.becomes),
            "options": intent.options,
            "weekdays": tuple(sorted({int(each) for each in intent.weekdays})),
        }
        changed = replace(before, **{name: given[name] for name in intent.changed})
    except (ValueError, KeyError) as error:
        raise OldButton from error
    if any(not 0 <= each <= 6 for each in changed.weekdays):
        raise OldButton
    return changed if changed.kind is Kind.CHOICE else replace(changed, options=())


def remove(intent: RemoveQuestion, unit: QuestionUnit, turn: Turn) -> Intent:
    own = to_change(intent.key, unit, turn, lock=True)
    if any(each.key == intent.question for each in own.questions):  # else it is gone already
        unit.questions.save(without(intent.question, own, turn.say))
    return ShowQuestionSet(own.key)


def raise_up(intent: RaiseQuestion, unit: QuestionUnit, turn: Turn) -> Intent:
    own = to_change(intent.key, unit, turn, lock=True)
    if place_of(intent.question, own) == intent.place:
        unit.questions.save(one_up(intent.question, own, turn.say))
    return ShowQuestionSet(own.key)


def rename(intent: RenameQuestionSet, unit: QuestionUnit, turn: Turn) -> Intent:
    own = to_change(intent.key, unit, turn, lock=True)
    minutes = next((each for each in range(SHORTEST, LONGEST + 1) if _is(intent.minutes, each)), None)
    if minutes is None:
        raise QuestionRefused(why=turn.say.line("question-bad-minutes", least=SHORTEST, most=LONGEST))
    if not 0 < len(intent.set_name.strip()) <= LONGEST_NAME:
        raise OldButton  # the form asks for one
    unit.questions.save(replace(own, name=intent.set_name.strip(), minutes=minutes))
    return ShowQuestionSet(own.key)


def _is(answer: str, number: int) -> bool:
    try:
        return float(answer) == number
    except ValueError:
        return False


def delete(intent: ReallyDeleteSet, unit: QuestionUnit, turn: Turn) -> Intent:
    """A huddle that was to ask these questions asks the daily huddle's from now on."""
    own = to_change(intent.key, unit, turn, lock=True)
    unit.questions.delete(own.key)
    return ListQuestionSets(own.team or "")


HANDLERS: Handlers = {
    CopyQuestionSet: copy,
    SaveQuestion: save,
    RemoveQuestion: remove,
    RaiseQuestion: raise_up,
    RenameQuestionSet: rename,
    ReallyDeleteSet: delete,
}
