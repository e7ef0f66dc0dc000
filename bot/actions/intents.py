"""What people may ask of actions, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class AddAction(Intent):
    """Opens the form."""

    name: ClassVar[str] = "action.add"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    text: Words = ""
    about: str = ""
    """The record that it comes from: H-12."""


@dataclass(frozen=True)
class ActionFields(Intent):
    text: Words = ""
    owner: str = ""
    who: Words = ""
    due: str = ""
    """ISO 8601, or as somebody says it: Friday, in 2 weeks, 3 Dec."""


@dataclass(frozen=True)
class RecordAction(ActionFields):
    name: ClassVar[str] = "action.record"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    about: str = ""
    said: bool = False
    """One line of words: whoever is mentioned owns it, and "by Friday" at its end is its date."""


@dataclass(frozen=True)
class EditAction(Intent):
    """Opens the form with the action in it: words, owner, date."""

    name: ClassVar[str] = "action.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    team: str = ""
    """The action's, whose people the form offers."""
    seen: str = ""
    """Tells what stands in the form from what it may be later."""


@dataclass(frozen=True)
class ChangeAction(ActionFields):
    name: ClassVar[str] = "action.change"
    writes: ClassVar[bool] = True
    ref: str = ""
    seen: str = ""


@dataclass(frozen=True)
class ShowAction(Intent):
    name: ClassVar[str] = "action.show"
    ref: str = ""
    saved: bool = False
    """Just now, from one line of words."""


@dataclass(frozen=True)
class ListActions(Intent):
    name: ClassVar[str] = "action.list"
    team: str = ""
    whose: str = ""
    """"mine", "team" or "overdue"; "" for mine first and then the team's."""
    skip: int = 0
    done: str = ""
    """The ref of one that was done in this list just now."""


@dataclass(frozen=True)
class InList(Intent):
    """Done or taken back where a list shows it: the list is shown again."""

    ref: str = ""
    listed: bool = False
    team: str = ""
    whose: str = ""
    skip: int = 0


@dataclass(frozen=True)
class FinishAction(InList):
    name: ClassVar[str] = "action.done"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True


@dataclass(frozen=True)
class ReopenAction(InList):
    name: ClassVar[str] = "action.reopen"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True


INTENTS: tuple[type[Intent], ...] = (
    AddAction,
    RecordAction,
    EditAction,
    ChangeAction,
    ShowAction,
    ListActions,
    FinishAction,
    ReopenAction,
)

COMMANDS: tuple[Command, ...] = (
    Command(("action", "action add", "actions add"), Takes.NOTHING, lambda _: AddAction(), "help-action"),
    Command(("action", "action show"), Takes.REF, lambda ref: ShowAction(ref)),
    Command(("action add", "action"), Takes.TEXT, lambda line: RecordAction(text=line, said=True), "help-action-add"),
    Command(("action list", "actions"), Takes.NOTHING, lambda _: ListActions(), "help-action-list"),
    Command(("action list mine", "my actions"), Takes.NOTHING, lambda _: ListActions(whose="mine")),
    Command(("action list team",), Takes.NOTHING, lambda _: ListActions(whose="team")),
    Command(("action list overdue",), Takes.NOTHING, lambda _: ListActions(whose="overdue")),
    Command(("action done",), Takes.REF, lambda ref: FinishAction(ref), "help-action-done", "A-3"),
    Command(("action reopen",), Takes.REF, lambda ref: ReopenAction(ref)),
    Command(("action edit",), Takes.REF, lambda ref: EditAction(ref)),
)
