"""What people may ask of concerns, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class AddConcern(Intent):
    """Opens the form."""

    name: ClassVar[str] = "concern.add"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    text: Words = ""
    about: str = ""
    """The record that it comes from: H-12."""
    pass_up: bool = False
    """To the site huddle at once."""


@dataclass(frozen=True)
class RecordConcern(Intent):
    name: ClassVar[str] = "concern.record"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    text: Words = ""
    who: Words = ""
    due: str = ""
    """As somebody says it: today, Friday, 3 Dec."""
    from_room: bool = False
    """Raised by somebody in the room, not by whoever writes it down."""
    about: str = ""
    pass_up: bool = False
    """To the site huddle at once."""


@dataclass(frozen=True)
class EditConcern(Intent):
    """Opens the form with the concern in it, while nobody else has it."""

    name: ClassVar[str] = "concern.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    seen: str = ""
    """Tells what stands in the form from what it may be later."""


@dataclass(frozen=True)
class ChangeConcern(Intent):
    name: ClassVar[str] = "concern.change"
    writes: ClassVar[bool] = True
    ref: str = ""
    text: Words = ""
    who: Words = ""
    due: str = ""
    seen: str = ""


@dataclass(frozen=True)
class ShowConcern(Intent):
    name: ClassVar[str] = "concern.show"
    ref: str = ""
    saved: bool = False
    """Just now: with what whoever wrote it is asked."""
    wants_site: bool = False
    """It was to be passed up, and the team has named no site huddle."""


@dataclass(frozen=True)
class ListConcerns(Intent):
    name: ClassVar[str] = "concern.list"
    for_team: ClassVar[bool] = True
    team: str = ""
    skip: int = 0


@dataclass(frozen=True)
class PassUp(Intent):
    """To the team's site huddle; where none is named, the form that names it opens first."""

    name: ClassVar[str] = "concern.pass-up"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class AnswerConcern(Intent):
    """Opens the form for the site's answer to a concern that was passed up, or the team's own outcome."""

    name: ClassVar[str] = "concern.answer"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class CloseConcern(Intent):
    name: ClassVar[str] = "concern.close"
    writes: ClassVar[bool] = True
    ref: str = ""
    outcome: Words = ""
    solved: bool = False


@dataclass(frozen=True)
class ShowOutcome(Intent):
    """You said, we did: to the team that passed a concern up, and to whoever raised it."""

    name: ClassVar[str] = "concern.outcome"
    ref: str = ""


@dataclass(frozen=True)
class TellSite(Intent):
    """By itself: a site that has no huddle planned hears at once of what was passed up to it."""

    name: ClassVar[str] = "concern.tell-site"
    ref: str = ""


@dataclass(frozen=True)
class NameSite(Intent):
    """Opens the choice of the team's site huddle; with `ref` a concern is passed up afterwards."""

    name: ClassVar[str] = "concern.name-site"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    ref: str = ""


@dataclass(frozen=True)
class SetSite(Intent):
    name: ClassVar[str] = "concern.set-site"
    writes: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    site: str = ""
    ref: str = ""


INTENTS: tuple[type[Intent], ...] = (
    AddConcern,
    RecordConcern,
    EditConcern,
    ChangeConcern,
    ShowConcern,
    ListConcerns,
    PassUp,
    AnswerConcern,
    CloseConcern,
    ShowOutcome,
    TellSite,
    NameSite,
    SetSite,
)

COMMANDS: tuple[Command, ...] = (
    Command(("concern", "concern add"), Takes.NOTHING, lambda _: AddConcern(), "help-concern"),
    Command(("concern", "concern show"), Takes.REF, lambda ref: ShowConcern(ref)),
    Command(("concern", "concern add"), Takes.TEXT, lambda text: RecordConcern(text=text), "help-concern-text"),
    Command(("concern list", "concerns"), Takes.NOTHING, lambda _: ListConcerns(), "help-concern-list"),
    Command(("concern edit",), Takes.REF, lambda ref: EditConcern(ref)),
)
