"""What people may ask of the learning log, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.chat.tags import tags_in
from bot.people.model import Role


@dataclass(frozen=True)
class WriteLearning(Intent):
    """Opens the form, with what is known already in it."""

    name: ClassVar[str] = "learn.write"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    learned: Words = ""
    link: str = ""
    about: str = ""
    """The record that it comes from: H-12."""


@dataclass(frozen=True)
class LearningFields(Intent):
    """The fields of the form, as text."""

    title: Words = ""
    expected: Words = ""
    happened: Words = ""
    why: Words = ""
    learned: Words = ""
    next_step: Words = ""
    owner: str = ""
    due: str = ""
    kind: str = ""
    setting: str = ""
    service: Words = ""
    evidence: str = ""
    tags: tuple[Words, ...] = ()
    themes: tuple[str, ...] = ()
    show_author: bool = False


@dataclass(frozen=True)
class RecordLearning(LearningFields):
    name: ClassVar[str] = "learn.record"
    for_team: ClassVar[bool] = True
    writes: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    link: str = ""
    masked: int = 0
    """Identifiers that the guard has hidden in it."""
    with_picture: bool = False
    about: str = ""


@dataclass(frozen=True)
class OfferLearning(Intent):
    """Plain words in a personal chat: nothing is saved until somebody says so."""

    name: ClassVar[str] = "learn.offer"
    for_team: ClassVar[bool] = True
    keeps: ClassVar[bool] = True
    team: str = ""
    text: Words = ""
    with_picture: bool = False

    def agreed(self) -> Intent:
        text, tags = tags_in(self.text)
        return RecordLearning(team=self.team, learned=text, tags=tags, with_picture=self.with_picture)


@dataclass(frozen=True)
class ShowSaved(Intent):
    """The confirmation for whoever wrote it."""

    name: ClassVar[str] = "learn.saved"
    updates_card: ClassVar[bool] = True
    ref: str = ""
    settled: bool = False
    """The softer questions were asked and answered."""
    posted: bool = False
    with_picture: bool = False


@dataclass(frozen=True)
class ShowLearning(Intent):
    name: ClassVar[str] = "learn.show"
    ref: str = ""


@dataclass(frozen=True)
class ListLearning(Intent):
    name: ClassVar[str] = "learn.list"
    team: str = ""
    skip: int = 0


@dataclass(frozen=True)
class FindLearning(Intent):
    name: ClassVar[str] = "learn.find"
    words: str = ""
    skip: int = 0


@dataclass(frozen=True)
class AskWhatToFind(Intent):
    """Opens the form for a search."""

    name: ClassVar[str] = "learn.ask-what-to-find"
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True)
class SearchLearning(Intent):
    """Entries to put into a message; the newest where there are no words."""

    name: ClassVar[str] = "learn.search"
    words: str = ""


@dataclass(frozen=True)
class EditLearning(Intent):
    """Opens the form with the entry in it."""

    name: ClassVar[str] = "learn.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    step: int = 0


@dataclass(frozen=True)
class ChangeLearning(LearningFields):
    name: ClassVar[str] = "learn.change"
    writes: ClassVar[bool] = True
    ref: str = ""
    answered: tuple[str, ...] = ()
    """The fields that were on the form; the others stay as they are."""
    masked: int = 0


@dataclass(frozen=True)
class MoveLearning(Intent):
    """Opens the choice of a team for an entry that was saved for the wrong one."""

    name: ClassVar[str] = "learn.move"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class MoveTo(Intent):
    name: ClassVar[str] = "learn.move-to"
    writes: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    ref: str = ""
    team: str = ""


@dataclass(frozen=True)
class DeleteLearning(Intent):
    """Asks first."""

    name: ClassVar[str] = "learn.delete"
    ref: str = ""


@dataclass(frozen=True)
class ReallyDelete(Intent):
    name: ClassVar[str] = "learn.really-delete"
    writes: ClassVar[bool] = True
    once: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowDeleted(Intent):
    name: ClassVar[str] = "learn.deleted"
    ref: str = ""


@dataclass(frozen=True)
class MarkUseful(Intent):
    """Counts each person once."""

    name: ClassVar[str] = "learn.useful"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowAuthor(Intent):
    """Shows the author's name on the entry, or hides it again."""

    name: ClassVar[str] = "learn.show-author"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    shown: bool = False


@dataclass(frozen=True)
class HideLearning(Intent):
    """Opens the form for a lead's reason."""

    name: ClassVar[str] = "learn.hide"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class HideFor(Intent):
    name: ClassVar[str] = "learn.hide-for"
    writes: ClassVar[bool] = True
    ref: str = ""
    reason: Words = ""


@dataclass(frozen=True)
class ShowAgain(Intent):
    """Takes back that a lead hid an entry."""

    name: ClassVar[str] = "learn.show-again"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowHistory(Intent):
    name: ClassVar[str] = "learn.history"
    ref: str = ""


@dataclass(frozen=True)
class PostToChannel(Intent):
    name: ClassVar[str] = "learn.post"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowNotPosted(Intent):
    """The entry could not be posted, for the bot is not let into the channel."""

    name: ClassVar[str] = "learn.not-posted"
    ref: str = ""


INTENTS: tuple[type[Intent], ...] = (
    WriteLearning,
    RecordLearning,
    OfferLearning,
    ShowSaved,
    ShowLearning,
    ListLearning,
    FindLearning,
    AskWhatToFind,
    SearchLearning,
    EditLearning,
    ChangeLearning,
    MoveLearning,
    MoveTo,
    DeleteLearning,
    ReallyDelete,
    ShowDeleted,
    MarkUseful,
    ShowAuthor,
    HideLearning,
    HideFor,
    ShowAgain,
    ShowHistory,
    PostToChannel,
    ShowNotPosted,
)


def _recorded(line: str) -> Intent:
    text, tags = tags_in(line)
    return RecordLearning(learned=text, tags=tags)


COMMANDS: tuple[Command, ...] = (
    Command(("learn", "log", "learned", "learnt"), Takes.NOTHING, lambda _: WriteLearning(), "help-learn"),
    Command(("learn",), Takes.REF, lambda ref: ShowLearning(ref)),
    Command(("learn", "log", "learned", "learnt"), Takes.TEXT, _recorded, "help-learn-text"),
    Command(("learn find", "find"), Takes.ANY, lambda words: FindLearning(words=words), "help-find"),
    Command(("learn list", "list"), Takes.NOTHING, lambda _: ListLearning(), "help-list"),
    Command(("learn show", "learn edit", "learn delete"), Takes.NOTHING, lambda _: ListLearning()),
    Command(("learn show",), Takes.REF, lambda ref: ShowLearning(ref), "help-show"),
    Command(("learn edit",), Takes.REF, lambda ref: EditLearning(ref), "help-edit"),
    Command(("learn delete",), Takes.REF, lambda ref: DeleteLearning(ref), "help-delete"),
)
