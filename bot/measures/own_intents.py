"""What only the cards, forms and timers of measures themselves ask for."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class CorrectValue(Intent):
    """Opens the form with the value of a day in it. What waits to be recorded is in another form."""

    name: ClassVar[str] = "measure.correct"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    day: str = ""
    """ISO 8601."""


@dataclass(frozen=True)
class RecordKept(Intent):
    """What could not be recorded at once, because its days have other values: these are replaced, or stay."""

    name: ClassVar[str] = "measure.record-kept"
    writes: ClassVar[bool] = True
    ref: str = ""
    correct: bool = False


@dataclass(frozen=True)
class AskAboutValues(Intent):
    """What is wrong with the values that wait in the form, or what stands on their days already."""

    name: ClassVar[str] = "measure.ask-about-values"
    ref: str = ""


@dataclass(frozen=True)
class AskWhichMeasure(Intent):
    """Of a line whose measure is not known."""

    name: ClassVar[str] = "measure.ask-which"
    team: str = ""


@dataclass(frozen=True)
class ChangeDrawing(Intent):
    name: ClassVar[str] = "measure.change-drawing"
    writes: ClassVar[bool] = True
    ref: str = ""
    kind: str = ""
    rules: str = ""
    freeze: str = ""
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
class RemindCollector(Intent):
    """Comes by itself when a value is wanted."""

    name: ClassVar[str] = "measure.remind"
    ref: str = ""


@dataclass(frozen=True)
class ShowWanted(Intent):
    """The one message of the day: every measure that its reader collects and that wants a value."""

    name: ClassVar[str] = "measure.wanted"


@dataclass(frozen=True)
class NotThisTime(Intent):
    """Nothing is recorded, and nobody asks before the next time."""

    name: ClassVar[str] = "measure.not-this-time"
    updates_card: ClassVar[bool] = True
