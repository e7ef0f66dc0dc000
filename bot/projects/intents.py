"""What people may ask of projects, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class StartProject(Intent):
    """Opens the form."""

    name: ClassVar[str] = "project.start"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    called: Words = ""


@dataclass(frozen=True)
class AimFields(Intent):
    """The fields of the form, as text."""

    called: Words = ""
    what: Words = ""
    baseline: Words = ""
    """As `target` a figure, and read by the guard as well: ten digits may be a patient's."""
    target: Words = ""
    unit: Words = ""
    by: str = ""
    population: Words = ""
    place: Words = ""


@dataclass(frozen=True)
class SaveProject(AimFields):
    name: ClassVar[str] = "project.save"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""


@dataclass(frozen=True)
class EditProject(Intent):
    """Opens the form with the aim in it."""

    name: ClassVar[str] = "project.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    step: int = 0


@dataclass(frozen=True)
class ChangeProject(AimFields):
    name: ClassVar[str] = "project.change"
    writes: ClassVar[bool] = True
    ref: str = ""
    answered: tuple[str, ...] = ()
    """The fields that were in the form; the others stay as they are."""


@dataclass(frozen=True)
class ShowProject(Intent):
    """The aim, what is missing in it, its measures, drivers and tests."""

    name: ClassVar[str] = "project.show"
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ListProjects(Intent):
    name: ClassVar[str] = "project.list"
    for_team: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class ShowDrivers(Intent):
    """The driver diagram as a picture, and a button for each driver and idea; what a page shows."""

    name: ClassVar[str] = "project.drivers"
    ref: str = ""
    changing: bool = False
    """The buttons lead to each of them, to be changed or removed."""
    skip: int = 0


@dataclass(frozen=True)
class ShowNode(Intent):
    """One driver or idea, and what can be done with it."""

    name: ClassVar[str] = "project.show-node"
    ref: str = ""
    id: int = 0


@dataclass(frozen=True)
class WriteNode(Intent):
    """Opens the form of a driver or an idea: a new one, or with `id` the one that it is."""

    name: ClassVar[str] = "project.write-node"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    kind: str = ""
    under: int = 0
    id: int = 0


@dataclass(frozen=True)
class SaveNode(Intent):
    name: ClassVar[str] = "project.save-node"
    writes: ClassVar[bool] = True
    ref: str = ""
    kind: str = ""
    text: Words = ""
    under: str = ""
    id: int = 0


@dataclass(frozen=True)
class RemoveNode(Intent):
    """With what is under it moved up to what it was under."""

    name: ClassVar[str] = "project.remove-node"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    id: int = 0


@dataclass(frozen=True)
class EndProject(Intent):
    """Finished, or with `back` opened again."""

    name: ClassVar[str] = "project.end"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    back: bool = False


INTENTS: tuple[type[Intent], ...] = (
    StartProject,
    SaveProject,
    EditProject,
    ChangeProject,
    ShowProject,
    ListProjects,
    ShowDrivers,
    ShowNode,
    WriteNode,
    SaveNode,
    RemoveNode,
    EndProject,
)

COMMANDS: tuple[Command, ...] = (
    Command(("project", "projects", "aim"), Takes.NOTHING, lambda _: ListProjects(), "help-project"),
    Command(("project",), Takes.REF, lambda ref: ShowProject(ref)),
    Command(("project start",), Takes.ANY, lambda called: StartProject(called=called), "help-project-start"),
    Command(("project edit",), Takes.REF, lambda ref: EditProject(ref)),
    Command(("project drivers",), Takes.REF, lambda ref: ShowDrivers(ref), "help-project-drivers", "P-2"),
)
