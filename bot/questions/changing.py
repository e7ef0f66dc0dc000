"""Changes to a team's own set: who may make them, and what the other questions of the set ask of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.errors import NotFound, QuestionRefused
from bot.chat.leading import require_lead
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.questions.model import MOST_QUESTIONS, Question, QuestionSet
from bot.questions.ports import QuestionUnit
from bot.questions.rules import faults_of


def to_change(key: str, unit: QuestionUnit, turn: Turn, *, lock: bool = False) -> QuestionSet:
    """A team's own set, for whoever may change it."""
    own = unit.questions.get(key, lock=lock)
    if own.team is None:
        raise NotFound
    require_lead(own.team, unit, turn)
    return own


def place_of(key: str, own: QuestionSet) -> int:
    """Where the question stands. NotFound where it was removed."""
    for place, each in enumerate(own.questions):
        if each.key == key:
            return place
    raise NotFound


def with_question(question: Question, own: QuestionSet, say: Say) -> QuestionSet:
    """In the place of the one of its key, or at the end."""
    places = [place for place, each in enumerate(own.questions) if each.key == question.key]
    place = places[0] if places else len(own.questions)
    if place >= MOST_QUESTIONS:
        raise QuestionRefused(why=say.line("questions-full", most=MOST_QUESTIONS))
    before, after = own.questions[:place], own.questions[place + 1 :]
    for _, key, values in faults_of(question, before):
        raise QuestionRefused(why=say.line(key, **values))
    changed = (*before, question, *after)
    _hold_together(changed, question, say)
    return replace(own, questions=changed)


def without(key: str, own: QuestionSet, say: Say) -> QuestionSet:
    place = place_of(key, own)
    if len(own.questions) == 1:
        raise QuestionRefused(why=say.line("questions-last"))
    left = (*own.questions[:place], *own.questions[place + 1 :])
    _hold_together(left, own.questions[place], say)
    return replace(own, questions=left)


def one_up(key: str, own: QuestionSet, say: Say) -> QuestionSet:
    place = place_of(key, own)
    if place == 0:
        return own
    above, moved = own.questions[place - 1], own.questions[place]
    if moved.after == above.key:
        raise QuestionRefused(why=say.line("questions-stays-below", label=moved.label, other=above.label))
    return replace(own, questions=(*own.questions[: place - 1], moved, above, *own.questions[place + 1 :]))


def _hold_together(questions: Sequence[Question], changed: Question, say: Say) -> None:
    """What depends on the changed one must still be asked after it."""
    for place, each in enumerate(questions):
        if each.after == changed.key and any(faults_of(each, questions[:place])):
            raise QuestionRefused(why=say.line("questions-needed", label=changed.label, other=each.label))
