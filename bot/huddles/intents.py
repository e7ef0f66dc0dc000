"""What people may ask of a huddle, and the words for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.grammar import Command, Takes
from bot.chat.intent import Intent, Words
from bot.people.model import Role


@dataclass(frozen=True)
class ShowHuddles(Intent):
    """What is on now and next in the team, and how its huddles have gone."""

    name: ClassVar[str] = "huddle.now"
    for_team: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class StartHuddle(Intent):
    """At once; the one that is planned for about now, or else one of its own. Without a name the team's next.

    It never takes the place of the card that was pressed: the huddle has a card of its own, and somebody who does not
    lead is asked something that is for them alone."""

    name: ClassVar[str] = "huddle.start"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""
    ref: str = ""
    """Of a huddle that is planned, from its reminder; of one that was not held, to hold it now."""
    called: str = ""
    """A series or a question set by its name."""
    standing_in: bool = False
    """For the lead, who is away."""


@dataclass(frozen=True)
class ShowStarted(Intent):
    """To whoever started it in private: it stands in the channel now."""

    name: ClassVar[str] = "huddle.started"
    ref: str = ""
    tell: bool = False
    """Also in the huddle's own channel: it had begun already, or somebody was asked whether they stand in."""


@dataclass(frozen=True)
class AskStandIn(Intent):
    """Somebody else leads: is she away?"""

    name: ClassVar[str] = "huddle.stand-in"
    team: str = ""
    ref: str = ""
    called: str = ""


@dataclass(frozen=True)
class StandIn(Intent):
    """Starts it for the lead, who is away; pressed on the question, which is answered then."""

    name: ClassVar[str] = "huddle.stand-in-now"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    team: str = ""
    ref: str = ""
    called: str = ""


@dataclass(frozen=True)
class ShowHuddle(Intent):
    """The card that everybody sees change, from the reminder to "done"."""

    name: ClassVar[str] = "huddle.show"
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class NextStep(Intent):
    name: ClassVar[str] = "huddle.next"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    step: int = 0
    """Where the agenda stood, so that two presses go on by one."""


@dataclass(frozen=True)
class DoneHere(Intent):
    """An action that stands on the huddle's card is done; the card goes on."""

    name: ClassVar[str] = "huddle.done-here"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""
    action: str = ""


@dataclass(frozen=True)
class FinishHuddle(Intent):
    """Of two who finish it at once, one does; both see it done."""

    name: ClassVar[str] = "huddle.finish"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class CloseHuddle(Intent):
    """huddle close: finishes what is open in the team."""

    name: ClassVar[str] = "huddle.close"
    writes: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    needs: ClassVar[Role | None] = Role.MEMBER
    team: str = ""


@dataclass(frozen=True)
class ShowNothingOpen(Intent):
    name: ClassVar[str] = "huddle.nothing-open"
    team: str = ""


@dataclass(frozen=True)
class NotToday(Intent):
    """The lead calls off one huddle; the series goes on."""

    name: ClassVar[str] = "huddle.not-today"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class CountRoom(Intent):
    """Opens the form: how many in the room?"""

    name: ClassVar[str] = "huddle.count-room"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SetRoom(Intent):
    name: ClassVar[str] = "huddle.set-room"
    writes: ClassVar[bool] = True
    ref: str = ""
    people: str = ""


@dataclass(frozen=True)
class ShowRoom(Intent):
    """How many are in the room, to whoever counted them."""

    name: ClassVar[str] = "huddle.room"
    ref: str = ""


@dataclass(frozen=True)
class AddToHuddle(Intent):
    """After the end: add a concern, an action or a learning, or pass a concern up; to the asker alone."""

    name: ClassVar[str] = "huddle.add"
    ref: str = ""


@dataclass(frozen=True)
class PickConcern(Intent):
    """Which concern to pass up; to the asker alone."""

    name: ClassVar[str] = "huddle.pick-concern"
    ref: str = ""


@dataclass(frozen=True)
class RemindLead(Intent):
    """In private, five minutes before: start, or not today?"""

    name: ClassVar[str] = "huddle.remind-lead"
    ref: str = ""


@dataclass(frozen=True)
class AskSameTime(Intent):
    """After a huddle without a series: same time tomorrow?"""

    name: ClassVar[str] = "huddle.same-time"
    ref: str = ""


@dataclass(frozen=True)
class ShowScheduleDeclined(Intent):
    name: ClassVar[str] = "huddle.no-schedule"
    updates_card: ClassVar[bool] = True


@dataclass(frozen=True)
class PrintSheet(Intent):
    """A link to the sheet for people without phones, or the sheet as a card where there is no page."""

    name: ClassVar[str] = "huddle.sheet"
    for_team: ClassVar[bool] = True
    team: str = ""
    ref: str = ""
    """Of a huddle or of a series; "" for the team's next."""


@dataclass(frozen=True)
class ShowSheet(Intent):
    """The sheet itself, as its page shows it."""

    name: ClassVar[str] = "huddle.show-sheet"
    ref: str = ""
    """Of a huddle or of a series; "" for the daily questions."""
    team: str = ""


@dataclass(frozen=True)
class AskDaysSince(Intent):
    """Opens the form: what the team counts the days since, and the last day it happened."""

    name: ClassVar[str] = "huddle.ask-days-since"
    opens_form: ClassVar[bool] = True
    for_team: ClassVar[bool] = True
    team: str = ""


@dataclass(frozen=True)
class SetDaysSince(Intent):
    name: ClassVar[str] = "huddle.set-days-since"
    writes: ClassVar[bool] = True
    team: str = ""
    what: Words = ""
    day: str = ""


@dataclass(frozen=True)
class KeepHuddle(Intent):
    """By itself: does what is due for one huddle, and comes again for what is next."""

    name: ClassVar[str] = "huddle.keep"
    ref: str = ""


@dataclass(frozen=True)
class NudgeForHuddle(Intent):
    """By itself: nudges those who wished it and have not answered."""

    name: ClassVar[str] = "huddle.nudge"
    ref: str = ""


INTENTS: tuple[type[Intent], ...] = (
    ShowHuddles,
    StartHuddle,
    ShowStarted,
    AskStandIn,
    StandIn,
    ShowHuddle,
    NextStep,
    DoneHere,
    FinishHuddle,
    CloseHuddle,
    ShowNothingOpen,
    NotToday,
    CountRoom,
    SetRoom,
    ShowRoom,
    AddToHuddle,
    PickConcern,
    RemindLead,
    AskSameTime,
    ShowScheduleDeclined,
    PrintSheet,
    ShowSheet,
    AskDaysSince,
    SetDaysSince,
    KeepHuddle,
    NudgeForHuddle,
)

COMMANDS: tuple[Command, ...] = (
    Command(("huddle",), Takes.NOTHING, lambda _: ShowHuddles(), "help-huddle"),
    Command(("huddle start",), Takes.ANY, lambda name: StartHuddle(called=name), "help-huddle-start"),
    Command(("huddle close", "huddle finish"), Takes.NOTHING, lambda _: CloseHuddle(), "help-huddle-close"),
    Command(("huddle sheet", "huddle print"), Takes.NOTHING, lambda _: PrintSheet(), "help-huddle-sheet"),
    Command(("huddle show", "huddle"), Takes.REF, lambda ref: ShowHuddle(ref)),
)
