"""What people may ask about their own answers, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class AnswerHuddle(Intent):
    """Opens the form of a huddle, before it opens, while it is open and until the next one."""

    name: ClassVar[str] = "answer.write"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    named: bool = False
    """The form has said that names are shown."""
    shown: tuple[str, ...] = ()
    """The questions whose saved answers stand in the form: what is empty there was taken out."""


@dataclass(frozen=True)
class AnswerNext(Intent):
    """huddle answer: what is open in the team or comes next, which is made early for that."""

    name: ClassVar[str] = "answer.next"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""


@dataclass(frozen=True)
class ShowNext(Intent):
    """What is open in the team or comes next, each with its form."""

    name: ClassVar[str] = "answer.show-next"
    team: str = ""


@dataclass(frozen=True)
class SaveAnswers(Intent):
    name: ClassVar[str] = "answer.save"
    writes: ClassVar[bool] = True
    ref: str = ""
    questions: tuple[str, ...] = ()
    """The keys of `words`, in their order."""
    words: tuple[Words, ...] = ()
    """As bot.questions.fields.as_words has them."""
    named: bool = False
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowAnswered(Intent):
    """To whoever has answered: what they said, to be changed until the next huddle."""

    name: ClassVar[str] = "answer.show"
    ref: str = ""


@dataclass(frozen=True)
class SkipToday(Intent):
    """Answered to the asker alone, also where it stands on the card that everybody sees."""

    name: ClassVar[str] = "answer.skip"
    writes: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class AskAway(Intent):
    """Opens the form: away until when?"""

    name: ClassVar[str] = "answer.ask-away"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class SetAway(Intent):
    name: ClassVar[str] = "answer.away"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    until: str = ""
    """As somebody says it: Friday, 3 Dec; "" for: I am back."""


@dataclass(frozen=True)
class OnToday(Intent):
    """Counts somebody in for the day, nudges and all."""

    name: ClassVar[str] = "answer.on-today"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""


@dataclass(frozen=True)
class ShowOnToday(Intent):
    """To whoever is on today: what is open already."""

    name: ClassVar[str] = "answer.show-on-today"
    team: str = ""


@dataclass(frozen=True)
class SwitchNudges(Intent):
    name: ClassVar[str] = "answer.nudges"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    on: bool = False


@dataclass(frozen=True)
class ShowHabits(Intent):
    """My own settings: nudges, away."""

    name: ClassVar[str] = "answer.habits"


@dataclass(frozen=True)
class PutOffTest(Intent):
    """Not yet: the small test is asked about again a week later; the nudge on which it stands shows what is left."""

    name: ClassVar[str] = "answer.put-off-test"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowOpen(Intent):
    """The one nudge of the day: everything that is open for somebody. Nothing where there is nothing."""

    name: ClassVar[str] = "answer.open"
    about: tuple[str, ...] = ()
    """What was open when it was asked for, huddles, actions and small tests: where these are done, it says so."""
    later: str = ""
    """The test that was put off just now."""


@dataclass(frozen=True)
class TickOff(Intent):
    """An action is done; the nudge on which it stands shows what is left."""

    name: ClassVar[str] = "answer.tick-off"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowSummary(Intent):
    """A page of what was answered, in the thread of the huddle's card."""

    name: ClassVar[str] = "answer.summary"
    ref: str = ""
    page: int = 0


@dataclass(frozen=True)
class OfAnswer(Intent):
    """One answer, without saying whose it is."""

    ref: str = ""
    number: int = 0
    """In the order of arrival, from 1."""
    question: str = ""


@dataclass(frozen=True)
class UseAnswer(OfAnswer):
    """Add learning, make an action, pass up, or try it in a small test: to the asker alone."""

    name: ClassVar[str] = "answer.use"


@dataclass(frozen=True)
class LearnFromAnswer(OfAnswer):
    """Opens the form of a learning with the answer in it."""

    name: ClassVar[str] = "answer.learn"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class ActFromAnswer(OfAnswer):
    """Opens the form of an action with the answer in it."""

    name: ClassVar[str] = "answer.act"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class PassUpAnswer(OfAnswer):
    """Opens the form of a concern to be passed up, with the answer in it: what leaves the team is read first."""

    name: ClassVar[str] = "answer.pass-up"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class TryAnswer(OfAnswer):
    """Opens the form of a small test that tries it."""

    name: ClassVar[str] = "answer.try"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class NudgeDaily(Intent):
    """By itself: the day's nudge of somebody who has switched nudges on, where an action is due."""

    name: ClassVar[str] = "answer.nudge-daily"
    person: str = ""


@dataclass(frozen=True)
class NudgeLater(Intent):
    """By itself: the nudge of somebody for whom it was too late or too early in the day."""

    name: ClassVar[str] = "answer.nudge-later"
    ref: str = ""
    person: str = ""


INTENTS: tuple[type[Intent], ...] = (
    AnswerHuddle,
    AnswerNext,
    ShowNext,
    SaveAnswers,
    ShowAnswered,
    SkipToday,
    AskAway,
    SetAway,
    OnToday,
    ShowOnToday,
    SwitchNudges,
    ShowHabits,
    PutOffTest,
    ShowOpen,
    TickOff,
    ShowSummary,
    UseAnswer,
    LearnFromAnswer,
    ActFromAnswer,
    PassUpAnswer,
    TryAnswer,
    NudgeDaily,
    NudgeLater,
)


def _away(said: str) -> Intent:
    words = said.removeprefix("until").strip()
    return SetAway(words) if words else AskAway()


COMMANDS: tuple[Command, ...] = (
    Command(("huddle answer",), Takes.NOTHING, lambda _: AnswerNext(), "help-huddle-answer"),
    Command(("huddle away",), Takes.ANY, _away, "help-huddle-away"),
    Command(
        ("huddle on today", "on today", "i'm on today"), Takes.NOTHING, lambda _: OnToday(), "help-huddle-on-today"
    ),
    Command(("huddle back",), Takes.NOTHING, lambda _: SetAway(), "help-huddle-back"),
    Command(("huddle settings", "huddle nudges"), Takes.NOTHING, lambda _: ShowHabits(), "help-huddle-settings"),
)
