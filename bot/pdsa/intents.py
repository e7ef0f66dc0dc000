"""What people may ask of small tests, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.pdsa.board_intents import BeginFromList, FindTests, PostBoard, ShowBoard, ShowTestsOf
from bot.pdsa.step_intents import SaveAct, SaveDo, SaveGuess, SaveStudy, WriteAct, WriteDo, WriteGuess, WriteStudy
from bot.people.model import Role


@dataclass(frozen=True)
class StartTest(Intent):
    """Opens the form, with what is known already in it."""

    name: ClassVar[str] = "pdsa.start"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    trying: Words = ""
    about: str = ""
    """The record that it begins from: L-12, H-12."""
    previous: str = ""
    """The test that it goes on from."""
    project: str = ""
    idea: int = 0
    """The project's node that it tries."""

    @property
    def ref(self) -> str:
        """What was left half-way is offered where it begins from the same again."""
        return self.previous or self.about or (f"{self.project} {self.idea}" if self.idea else "")


@dataclass(frozen=True)
class NextTest(Intent):
    """As StartTest, in the team of the test that it goes on from."""

    name: ClassVar[str] = "pdsa.next"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class PlanFields(Intent):
    """The fields of the form, as text."""

    trying: Words = ""
    guess: Words = ""
    """"" for not sure."""
    tell: Words = ""
    scale: str = ""
    when: Words = ""
    rationale: Words = ""
    objective: Words = ""
    who: Words = ""
    where: Words = ""
    collector: Words = ""
    collect_when: Words = ""
    tested: Words = ""
    further: Words = ""
    """More questions, each with its guess: a line each, "Will it save time? Five minutes"."""
    project: str = ""
    measure: str = ""
    lead: str = ""
    due_do: str = ""
    due_study: str = ""
    due_act: str = ""
    answered: tuple[str, ...] = ()
    """The fields that were on the steps that somebody has seen; the others stay as they are."""


@dataclass(frozen=True)
class SaveTest(PlanFields):
    """A new one."""

    name: ClassVar[str] = "pdsa.save"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    about: str = ""
    previous: str = ""
    idea: int = 0


@dataclass(frozen=True)
class EditTest(Intent):
    """Opens the form with the plan in it."""

    name: ClassVar[str] = "pdsa.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    team: str = ""
    """The test's, whose people, aims and measures the form offers."""
    fixed: bool = False
    """It had started when the form was opened: its guesses are not in the form."""


@dataclass(frozen=True)
class ChangeTest(PlanFields):
    name: ClassVar[str] = "pdsa.change"
    writes: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class BeginTest(Intent):
    """We've started. Without a guess it asks for one, once, unless `anyway`."""

    name: ClassVar[str] = "pdsa.begin"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    anyway: bool = False


@dataclass(frozen=True)
class AskGuess(Intent):
    """A guess, even a wrong one, makes the result easier to read."""

    name: ClassVar[str] = "pdsa.ask-guess"
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class TakeBackStep(Intent):
    """The last step was a mistake: what was written stays in its form."""

    name: ClassVar[str] = "pdsa.take-back"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    step: str = ""
    """The stage that it is at, so that a second press takes nothing more back."""


@dataclass(frozen=True)
class ShowTest(Intent):
    """With its next step as a button."""

    name: ClassVar[str] = "pdsa.show"
    ref: str = ""
    saved: bool = False
    """Just now."""
    posted: bool = False
    """To the team's channel, just now."""


@dataclass(frozen=True)
class MoreOfTest(Intent):
    """What else can be done with it; to the asker alone."""

    name: ClassVar[str] = "pdsa.more"
    ref: str = ""


@dataclass(frozen=True)
class LearnFromTest(Intent):
    """Opens the form of a learning with what it told them."""

    name: ClassVar[str] = "pdsa.learn"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowTestNotPosted(Intent):
    """For whoever asked to post it."""

    name: ClassVar[str] = "pdsa.not-posted"
    ref: str = ""


@dataclass(frozen=True)
class ShowGuesses(Intent):
    """What was added to the guesses, and when."""

    name: ClassVar[str] = "pdsa.guesses"
    ref: str = ""


@dataclass(frozen=True)
class PostTest(Intent):
    """As a card in the team's channel, which changes with the test."""

    name: ClassVar[str] = "pdsa.post"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class RemoveTest(Intent):
    """One that was never started; it asks first, unless `really`."""

    name: ClassVar[str] = "pdsa.remove"
    ref: str = ""


@dataclass(frozen=True)
class ReallyRemoveTest(Intent):
    name: ClassVar[str] = "pdsa.really-remove"
    writes: ClassVar[bool] = True
    once: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowTestRemoved(Intent):
    name: ClassVar[str] = "pdsa.removed"
    ref: str = ""


@dataclass(frozen=True)
class KeepTest(Intent):
    """Comes by itself when a test has waited for long, or a stage was due."""

    name: ClassVar[str] = "pdsa.keep"
    ref: str = ""


INTENTS: tuple[type[Intent], ...] = (
    StartTest,
    NextTest,
    SaveTest,
    EditTest,
    ChangeTest,
    WriteGuess,
    SaveGuess,
    BeginTest,
    BeginFromList,
    AskGuess,
    WriteDo,
    SaveDo,
    WriteStudy,
    SaveStudy,
    WriteAct,
    SaveAct,
    TakeBackStep,
    ShowTest,
    MoreOfTest,
    LearnFromTest,
    ShowTestNotPosted,
    ShowGuesses,
    ShowBoard,
    ShowTestsOf,
    FindTests,
    PostBoard,
    PostTest,
    RemoveTest,
    ReallyRemoveTest,
    ShowTestRemoved,
    KeepTest,
)

COMMANDS: tuple[Command, ...] = (
    Command(("pdsa", "pdsa board", "tests", "board"), Takes.NOTHING, lambda _: ShowBoard(), "help-pdsa"),
    Command(("pdsa start", "test start", "try out"), Takes.ANY, lambda text: StartTest(trying=text), "help-pdsa-start"),
    Command(("pdsa", "pdsa show", "test"), Takes.REF, lambda ref: ShowTest(ref), "help-pdsa-show", "C-7"),
    Command(("pdsa find",), Takes.ANY, lambda words: FindTests(words=words), "help-pdsa-find"),
    Command(("pdsa edit",), Takes.REF, lambda ref: EditTest(ref)),
    Command(("pdsa next",), Takes.REF, lambda ref: NextTest(ref), "help-pdsa-next", "C-7"),
    Command(("pdsa delete",), Takes.REF, lambda ref: RemoveTest(ref)),
    Command(("project tests",), Takes.REF, lambda ref: ShowTestsOf(ref)),
)
