"""A question of a huddle, and the set that it belongs to."""

from dataclasses import dataclass
from enum import StrEnum

from bot.people.model import TeamId

LONGEST_LABEL = 150
LONGEST_NAME = 60
MOST_QUESTIONS = 15
MOST_OPTIONS = 20
MOST_SETS = 20
"""A team's own."""
SHORTEST, LONGEST = 1, 120
"""Minutes that a huddle may be meant to take."""


class Kind(StrEnum):
    SHORT = "short text"
    LONG = "long text"
    CHOICE = "choice"
    NUMBER = "number"
    YES_NO = "yes/no"
    PERSON = "person"
    DATE = "date"


class Becomes(StrEnum):
    """What an answer counts as in the summary."""

    ANSWER = ""
    CONCERN = "concern"
    ACTION = "action"
    LEARNING = "learning"
    DECISION = "decision"


@dataclass(frozen=True)
class Question:
    key: str
    """Stays the same when the words are changed, so that answers stay with their question."""
    label: str
    kind: Kind = Kind.LONG
    hint: str = ""
    required: bool = False
    options: tuple[str, ...] = ()
    """Of a choice."""
    weekdays: tuple[int, ...] = ()
    """Asked on these alone, 0 for Monday; () for every day."""
    after: str = ""
    """Asked only where the earlier question of that key was answered ..."""
    answered: str = ""
    """... with this, in any case; "" for any answer."""
    from_last: bool = False
    """Filled in with what the person answered the last time."""
    becomes: Becomes = Becomes.ANSWER


@dataclass(frozen=True)
class QuestionSet:
    key: str
    """The file's name without its ending; of a team's own set Q-2."""
    name: str
    questions: tuple[Question, ...]
    minutes: int = 10
    """How long the huddle is meant to take."""
    team: TeamId | None = None
    """Whose own it is; None for a set that comes with the bot."""
    copied_from: str = ""
