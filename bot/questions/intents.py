"""What a lead may ask of question sets, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class ListQuestionSets(Intent):
    name: ClassVar[str] = "questions.list"
    for_team: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class ShowQuestionSet(Intent):
    name: ClassVar[str] = "questions.show"
    updates_card: ClassVar[bool] = True
    key: str = ""
    team: str = ""
    """For which it would be copied, of a set that comes with the bot."""


@dataclass(frozen=True)
class ShowQuestion(Intent):
    """One question of a team's own set, with what may be done to it."""

    name: ClassVar[str] = "questions.question"
    updates_card: ClassVar[bool] = True
    key: str = ""
    question: str = ""


@dataclass(frozen=True)
class CopyQuestionSet(Intent):
    """Makes a team's own set of one that comes with the bot, to be changed."""

    name: ClassVar[str] = "questions.copy"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    key: str = ""


@dataclass(frozen=True)
class EditQuestion(Intent):
    """Opens the form of one question; without `question`, of a new one."""

    name: ClassVar[str] = "questions.edit"
    opens_form: ClassVar[bool] = True
    key: str = ""
    question: str = ""

    @property
    def ref(self) -> str:
        """What a form that is left half-way is about."""
        return f"{self.key} {self.question}"


@dataclass(frozen=True)
class SaveQuestion(Intent):
    name: ClassVar[str] = "questions.save"
    writes: ClassVar[bool] = True
    key: str = ""
    question: str = ""
    label: Words = ""
    hint: Words = ""
    kind: str = ""
    required: bool = False
    options: tuple[Words, ...] = ()
    weekdays: tuple[str, ...] = ()
    after: str = ""
    answered: Words = ""
    from_last: bool = False
    becomes: str = ""
    changed: tuple[str, ...] = ()
    """The fields that were on the form; the others stay as they are."""


@dataclass(frozen=True)
class RemoveQuestion(Intent):
    name: ClassVar[str] = "questions.remove"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    key: str = ""
    question: str = ""


@dataclass(frozen=True)
class RaiseQuestion(Intent):
    """One place up in its set."""

    name: ClassVar[str] = "questions.raise"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    key: str = ""
    question: str = ""
    place: int = 0
    """Where it stood, so that a double press moves it once."""


@dataclass(frozen=True)
class NameQuestionSet(Intent):
    """Opens the form for a set's name and its length."""

    name: ClassVar[str] = "questions.name"
    opens_form: ClassVar[bool] = True
    key: str = ""


@dataclass(frozen=True)
class RenameQuestionSet(Intent):
    name: ClassVar[str] = "questions.rename"
    writes: ClassVar[bool] = True
    key: str = ""
    set_name: Words = ""
    minutes: str = ""


@dataclass(frozen=True)
class DeleteQuestionSet(Intent):
    """Asks first."""

    name: ClassVar[str] = "questions.delete"
    updates_card: ClassVar[bool] = True
    key: str = ""


@dataclass(frozen=True)
class ReallyDeleteSet(Intent):
    name: ClassVar[str] = "questions.really-delete"
    writes: ClassVar[bool] = True
    once: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    key: str = ""


INTENTS: tuple[type[Intent], ...] = (
    ListQuestionSets,
    ShowQuestionSet,
    ShowQuestion,
    CopyQuestionSet,
    EditQuestion,
    SaveQuestion,
    RemoveQuestion,
    RaiseQuestion,
    NameQuestionSet,
    RenameQuestionSet,
    DeleteQuestionSet,
    ReallyDeleteSet,
)

COMMANDS: tuple[Command, ...] = (
    Command(("huddle questions",), Takes.NOTHING, lambda _: ListQuestionSets(), "help-huddle-questions"),
)
