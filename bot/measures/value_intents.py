"""What people may ask of a measure's values: to write them, to change them, and to be reminded of them."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class RecordLine(Intent):
    """`measure NAME 12/15 on 2026-11-20`: the name is the longest that begins the line, or the one nearest to it."""

    name: ClassVar[str] = "measure.record-line"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    line: Words = ""
    measure: str = ""
    """Its id, where it was chosen in a form: the line is a value alone."""


@dataclass(frozen=True)
class WriteLine(Intent):
    """Opens the form that asks which measure was meant; what was said is in it."""

    name: ClassVar[str] = "measure.write-line"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class AskWhichMeasure(Intent):
    """Of a line whose measure is not known."""

    name: ClassVar[str] = "measure.ask-which"
    team: str = ""


@dataclass(frozen=True)
class WriteValue(Intent):
    """Opens the form for one value or several lines of them."""

    name: ClassVar[str] = "measure.write"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class CorrectValue(Intent):
    """Opens the form with the value of a day in it. What waits to be recorded is in another form."""

    name: ClassVar[str] = "measure.correct"
    opens_form: ClassVar[bool] = True
    ref: str = ""
    day: str = ""
    """ISO 8601."""


@dataclass(frozen=True)
class RecordValues(Intent):
    """A value, or several pasted: a line each, day and value."""

    name: ClassVar[str] = "measure.record"
    writes: ClassVar[bool] = True
    ref: str = ""
    values: Words = ""
    day: str = ""
    note: Words = ""
    elements: Words = ""
    """Of a bundle, a line for each: given/eligible."""
    was: str = ""
    """The day of the value that is corrected; another `day` moves it there."""


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
class ShowValue(Intent):
    """One value, and what can be done with it."""

    name: ClassVar[str] = "measure.value"
    ref: str = ""
    day: str = ""


@dataclass(frozen=True)
class RemoveValue(Intent):
    name: ClassVar[str] = "measure.remove-value"
    writes: ClassVar[bool] = True
    ref: str = ""
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
