"""What a lead may ask of huddles that come again, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class ScheduleHuddle(Intent):
    """Opens the form for a new series."""

    name: ClassVar[str] = "series.schedule"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    times: str = ""
    """What stands in the field at first: "08:25"."""
    days: str = ""
    """0,1,2,3,4: what is ticked at first."""


@dataclass(frozen=True)
class EditSeries(Intent):
    """Opens the form with the series in it."""

    name: ClassVar[str] = "series.edit"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SaveSeries(Intent):
    """Every field as the form has it: text, of which nothing is checked yet; without `ref` a new series."""

    name: ClassVar[str] = "series.save"
    writes: ClassVar[bool] = True
    team: str = ""
    ref: str = ""
    huddle_name: Words = ""
    question_set: str = ""
    way: str = ""
    """"room", "room-by-itself" or "form"."""
    times: str = ""
    days: str = ""
    rhythm: str = ""
    """"1" to "4" weeks, "first" to "fourth" and "last" of the month, "once"."""
    first_day: str = ""
    zone: str = ""
    region: str = ""
    people: str = ""
    """Ids, separated by commas; "" for everybody in the channel."""
    lead: str = ""
    window: str = ""
    reminder: str = ""
    nudges: bool = False
    by_person: bool = False
    answered: tuple[str, ...] = ()
    """The fields above that the form showed; what it did not stays as it was."""


@dataclass(frozen=True)
class ScheduleSame(Intent):
    """Same time tomorrow? A series in one press, from a huddle that was held."""

    name: ClassVar[str] = "series.same"
    writes: ClassVar[bool] = True
    once: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""
    at: str = ""
    """08:25"""
    zone: str = ""
    every_day: bool = False
    question_set: str = ""


@dataclass(frozen=True)
class ShowSeries(Intent):
    name: ClassVar[str] = "series.show"
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ListSeries(Intent):
    name: ClassVar[str] = "series.list"
    for_team: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class PauseSeries(Intent):
    name: ClassVar[str] = "series.pause"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ResumeSeries(Intent):
    name: ClassVar[str] = "series.resume"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class PauseOne(Intent):
    """huddle pause: the only series of the team is paused; where there are several, it is asked which."""

    name: ClassVar[str] = "series.pause-one"
    for_team: ClassVar[bool] = True
    team: str = ""
    resume: bool = False


@dataclass(frozen=True)
class PickAsking(Intent):
    """Which of the team's huddles is to ask a set of questions?"""

    name: ClassVar[str] = "series.pick-asking"
    team: str = ""
    question_set: str = ""


@dataclass(frozen=True)
class AskInSeries(Intent):
    name: ClassVar[str] = "series.ask"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    question_set: str = ""


@dataclass(frozen=True)
class DeleteSeries(Intent):
    """Asks first."""

    name: ClassVar[str] = "series.delete"
    ref: str = ""


@dataclass(frozen=True)
class ReallyDeleteSeries(Intent):
    name: ClassVar[str] = "series.really-delete"
    writes: ClassVar[bool] = True
    once: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class ShowSeriesDeleted(Intent):
    name: ClassVar[str] = "series.deleted"
    ref: str = ""


@dataclass(frozen=True)
class ShowSeriesPaused(Intent):
    """To the lead: the bot can no longer write into the channel."""

    name: ClassVar[str] = "series.paused-itself"
    team: str = ""


@dataclass(frozen=True)
class KeepSeries(Intent):
    """By itself: makes the huddles that are near, and comes again for the next."""

    name: ClassVar[str] = "series.keep"
    ref: str = ""


INTENTS: tuple[type[Intent], ...] = (
    ScheduleHuddle,
    EditSeries,
    SaveSeries,
    ScheduleSame,
    ShowSeries,
    ListSeries,
    PauseSeries,
    ResumeSeries,
    PauseOne,
    PickAsking,
    AskInSeries,
    DeleteSeries,
    ReallyDeleteSeries,
    ShowSeriesDeleted,
    ShowSeriesPaused,
    KeepSeries,
)

COMMANDS: tuple[Command, ...] = (
    Command(("huddle schedule",), Takes.NOTHING, lambda _: ScheduleHuddle(), "help-huddle-schedule"),
    Command(("huddle list", "huddles"), Takes.NOTHING, lambda _: ListSeries(), "help-huddle-list"),
    Command(("huddle pause",), Takes.NOTHING, lambda _: PauseOne(), "help-huddle-pause"),
    Command(("huddle resume",), Takes.NOTHING, lambda _: PauseOne(resume=True), "help-huddle-resume"),
)
