"""What people may ask of measures and their charts, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.measures.value_intents import (
    AskAboutValues,
    AskWhichMeasure,
    CorrectValue,
    NotThisTime,
    RecordKept,
    RecordLine,
    RecordValues,
    RemindCollector,
    RemoveValue,
    ShowValue,
    ShowWanted,
    WriteLine,
    WriteValue,
)
from bot.people.model import Role


@dataclass(frozen=True)
class AddMeasure(Intent):
    """Opens the form."""

    name: ClassVar[str] = "measure.add"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    called: Words = ""
    project: str = ""


@dataclass(frozen=True)
class MeasureFields(Intent):
    """The fields of the form, as text."""

    called: Words = ""
    purpose: str = ""
    shape: str = ""
    definition: Words = ""
    unit: Words = ""
    per: Words = ""
    """As `target` a figure, and read by the guard as well: ten digits may be a patient's."""
    direction: str = ""
    target: Words = ""
    collector: str = ""
    often: str = ""
    elements: Words = ""
    """One a line."""
    project: str = ""
    answered: tuple[str, ...] = ()
    """The fields that were in the form; what was not is as it was before."""


@dataclass(frozen=True)
class SaveMeasure(MeasureFields):
    """A new one."""

    name: ClassVar[str] = "measure.save"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""


@dataclass(frozen=True)
class EditMeasure(Intent):
    """Opens the form with the measure in it."""

    name: ClassVar[str] = "measure.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    team: str = ""
    """The measure's, whose people the form offers."""


@dataclass(frozen=True)
class ChangeMeasure(MeasureFields):
    name: ClassVar[str] = "measure.change"
    writes: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowMeasure(Intent):
    """What is measured, its last values, its reading, and what can be done."""

    name: ClassVar[str] = "measure.show"
    ref: str = ""
    saved: str = ""
    """What was recorded just now: a day, or how many."""
    posted: bool = False
    """Just now, into the team's channel."""


@dataclass(frozen=True)
class FindMeasure(Intent):
    """By its name, where only a ref would do: its card has all that can be done with it."""

    name: ClassVar[str] = "measure.find"
    for_team: ClassVar[bool] = True
    team: str = ""
    called: str = ""


@dataclass(frozen=True)
class ListMeasures(Intent):
    name: ClassVar[str] = "measure.list"
    for_team: ClassVar[bool] = True
    team: str = ""
    skip: int = 0
    charts: bool = False
    """To see them; otherwise to record."""


@dataclass(frozen=True)
class ShowChart(Intent):
    """The picture with its reading; what a page and a post show."""

    name: ClassVar[str] = "measure.chart"
    ref: str = ""


@dataclass(frozen=True)
class FindChart(Intent):
    """`measure chart NAME`."""

    name: ClassVar[str] = "measure.find-chart"
    for_team: ClassVar[bool] = True
    team: str = ""
    called: str = ""


@dataclass(frozen=True)
class PostChart(Intent):
    name: ClassVar[str] = "measure.post"
    writes: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class DrawOtherwise(Intent):
    """Opens the form: kind, rules, baseline; and in its second step new phase with its reason, note, left-out value."""

    name: ClassVar[str] = "measure.draw"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    step: int = 0
    day: str = ""
    """Of the value that is to be left out."""


@dataclass(frozen=True)
class ChangeDrawing(Intent):
    name: ClassVar[str] = "measure.change-drawing"
    writes: ClassVar[bool] = True
    ref: str = ""
    kind: str = ""
    rules: str = ""
    freeze: Words = ""
    """"0" for none; these three are as before where they are ""."""
    phase_day: str = ""
    phase_why: Words = ""
    note_day: str = ""
    note: Words = ""
    leave_out_day: str = ""
    leave_out_why: Words = ""


@dataclass(frozen=True)
class TakeBackDrawing(Intent):
    """The last phase, note or left-out value, as `what` says."""

    name: ClassVar[str] = "measure.take-back"
    writes: ClassVar[bool] = True
    ref: str = ""
    what: str = ""
    day: str = ""


@dataclass(frozen=True)
class ShowCorrections(Intent):
    name: ClassVar[str] = "measure.corrections"
    ref: str = ""


@dataclass(frozen=True)
class EndMeasure(Intent):
    """Asks first; with `really` it is deleted, with `back` it is there again."""

    name: ClassVar[str] = "measure.end"
    ref: str = ""


@dataclass(frozen=True)
class ReallyEndMeasure(Intent):
    name: ClassVar[str] = "measure.really-end"
    writes: ClassVar[bool] = True
    ref: str = ""
    back: bool = False


INTENTS: tuple[type[Intent], ...] = (
    AddMeasure,
    SaveMeasure,
    EditMeasure,
    ChangeMeasure,
    RecordLine,
    AskWhichMeasure,
    WriteLine,
    WriteValue,
    CorrectValue,
    RecordValues,
    AskAboutValues,
    RecordKept,
    ShowValue,
    RemoveValue,
    ShowMeasure,
    FindMeasure,
    ListMeasures,
    ShowChart,
    FindChart,
    PostChart,
    DrawOtherwise,
    ChangeDrawing,
    TakeBackDrawing,
    ShowCorrections,
    EndMeasure,
    ReallyEndMeasure,
    RemindCollector,
    ShowWanted,
    NotThisTime,
)

COMMANDS: tuple[Command, ...] = (
    Command(("measure", "measures"), Takes.NOTHING, lambda _: ListMeasures(), "help-measure"),
    Command(("measure",), Takes.REF, lambda ref: ShowMeasure(ref)),
    Command(("measure",), Takes.TEXT, lambda line: RecordLine(line=line), "help-measure-record"),
    Command(("measure add",), Takes.ANY, lambda called: AddMeasure(called=called), "help-measure-add"),
    Command(("measure chart",), Takes.REF, lambda ref: ShowChart(ref)),
    Command(("measure chart",), Takes.ANY, lambda called: FindChart(called=called), "help-measure-chart"),
    Command(("measure edit",), Takes.REF, lambda ref: EditMeasure(ref)),
    Command(("measure show",), Takes.REF, lambda ref: ShowMeasure(ref)),
    Command(("measure delete",), Takes.REF, lambda ref: EndMeasure(ref)),
    Command(("measure show", "measure edit", "measure delete"), Takes.TEXT, lambda called: FindMeasure(called=called)),
)
