"""The question sets there are: those that come with the bot, and a team's own."""

from collections.abc import Sequence
from datetime import date

from bot.chat.errors import NotFound
from bot.chat.phrases import LOCALE
from bot.people.model import TeamId
from bot.questions.fields import asked_on
from bot.questions.files import Fault, read
from bot.questions.model import Question, QuestionSet
from bot.questions.ports import QuestionUnit

DAILY = "daily"
"""The set of a huddle for which none was chosen."""


def built_in(locale: str = LOCALE) -> tuple[QuestionSet, ...]:
    """In the order in which they are offered: the daily huddle first."""
    return read(locale, DAILY).sets


def faults(locale: str = LOCALE) -> tuple[Fault, ...]:
    """What is wrong in the files, for whoever starts the bot."""
    return read(locale, DAILY).faults


def find(key: str, unit: QuestionUnit) -> QuestionSet:
    """A set that comes with the bot, or a team's own; the daily huddle's where it is gone."""
    if (known := coming_with(key)) is not None:
        return known
    try:
        return unit.questions.get(key)
    except NotFound:
        return built_in()[0]


def exactly(key: str, unit: QuestionUnit) -> QuestionSet:
    """The set of that key; NotFound where it is gone."""
    return coming_with(key) or unit.questions.get(key)


def coming_with(key: str) -> QuestionSet | None:
    return next((each for each in built_in() if each.key == key), None)


def all_for(team: TeamId, unit: QuestionUnit) -> tuple[tuple[str, str], ...]:
    """(key, name) of each set that the team may choose: its own first."""
    return tuple((each.key, each.name) for each in (*unit.questions.of_team(team), *built_in()))


def questions_on(questions: Sequence[Question], day: date) -> tuple[Question, ...]:
    """What a huddle of that day asks; where nothing of its set is for that weekday, the one question that always
    can be asked."""
    return asked_on(questions, day) or read(LOCALE, DAILY).fallback.questions
