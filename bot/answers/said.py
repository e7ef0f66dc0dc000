"""One answer by its place, without saying whose it is."""

from dataclasses import dataclass

from bot.answers.intents import OfAnswer
from bot.answers.ports import AnswerUnit
from bot.chat.errors import NotFound
from bot.chat.turn import Turn
from bot.huddles.model import Huddle, Status
from bot.people.model import PersonId
from bot.questions.fields import from_words, words_for
from bot.questions.model import Kind, Question

READ = (Status.CLOSED, Status.MISSED)
"""When a huddle's answers may be read by its team."""


@dataclass(frozen=True)
class Said:
    huddle: Huddle
    question: Question
    words: str
    """As people read them."""


def said_in(intent: OfAnswer, unit: AnswerUnit, turn: Turn) -> Said:
    """Raises NotFound where there is no such answer, or not any more; while answers come in, nobody reads another's."""
    huddle = unit.huddles.get(intent.ref)
    if huddle.status not in READ:
        raise NotFound
    question = next((each for each in huddle.questions if each.key == intent.question), None)
    answers = unit.answers.of(huddle.ref)
    if question is None or not 0 < intent.number <= len(answers):
        raise NotFound
    answer = answers[intent.number - 1].words.get(question.key, "")
    names = unit.people.names([PersonId(from_words(answer))] if question.kind is Kind.PERSON else [])
    words = words_for(question, answer, names, turn.say)
    if not words:
        raise NotFound
    return Said(huddle, question, words)
