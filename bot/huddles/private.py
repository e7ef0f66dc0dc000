"""What a huddle shows to one person alone."""

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Link
from bot.concerns import cards as concerns
from bot.concerns.intents import ListConcerns, PassUp
from bot.huddles.adding import add_buttons
from bot.huddles.intents import (
    AddToHuddle,
    NotToday,
    PickConcern,
    PrintSheet,
    RemindLead,
    ShowHuddle,
    ShowNothingOpen,
    ShowScheduleDeclined,
    ShowStarted,
    StandIn,
    StartHuddle,
)
from bot.huddles.model import Huddle
from bot.huddles.room import at_its_time
from bot.huddles.shown import Shown, can_pass_up
from bot.people.model import TeamId
from bot.series.intents import ListSeries, ScheduleHuddle, ScheduleSame

MOST_PICKED = 10
"""Concerns to choose from."""


def remind_lead(shown: Shown, say: Say) -> Card:
    """Five minutes before."""
    huddle = shown.huddle
    start = StartHuddle(huddle.team, huddle.ref)
    buttons = (
        Button(say.line("huddle-begin"), start, Style.PRIMARY),
        Button(say.line("huddle-not-today"), NotToday(huddle.ref)),
    )
    return Card(at_its_time(shown, say), (Actions(buttons),), RemindLead(huddle.ref))


def started(huddle: Huddle, team: str, say: Say) -> Card:
    """For whoever started it elsewhere: the card that everybody sees is in the channel."""
    show = Actions((Button(say.line("huddle-show"), ShowHuddle(huddle.ref)),))
    return Card(say.text("huddle-started", team=team), (show,), ShowStarted(huddle.ref))


def stand_in(team: str, leads: str, start: StandIn, say: Say) -> Card:
    yes = Button(say.line("huddle-stand-in"), start, Style.PRIMARY)
    return Card(say.text("huddle-led-by", team=team, leads=leads), (Actions((yes,)),))


def nothing_open(team: TeamId, name: str, say: Say) -> Card:
    start = Button(say.line("huddle-start"), StartHuddle(team), Style.PRIMARY)
    return Card(say.text("huddle-nothing-open", team=name), (Actions((start,)),), ShowNothingOpen(team))


def in_room(huddle: Huddle, say: Say) -> Card:
    return Card(say.text("huddle-in-room", people=str(huddle.in_room or 0)))


def add_to(shown: Shown, say: Say) -> Card:
    huddle = shown.huddle
    buttons = list(add_buttons(huddle, say))
    if shown.may_pass_up:
        buttons.append(Button(say.line("huddle-pass-up"), PickConcern(huddle.ref)))
    title = say.text("huddle-add-to", name=huddle.name, when=shown.starts)
    return Card(title, (Actions(tuple(buttons)),), AddToHuddle(huddle.ref))


def pick_concern(shown: Shown, say: Say) -> Card:
    huddle, view = shown.huddle, PickConcern(shown.huddle.ref)
    waiting = [each for each in shown.concerns if can_pass_up(each)]
    if not waiting:
        return Card(say.text("huddle-no-concern"), (Actions(add_buttons(huddle, say)[:1]),), view)
    label = say.line("huddle-pass-this-up")
    items = tuple(
        Item(concerns.line(each, shown.today, say, shown.names), Button(label, PassUp(each.ref)))
        for each in waiting[:MOST_PICKED]
    )
    elements: list[Element] = [Items(items)]
    if len(waiting) > MOST_PICKED:
        elements.append(Actions((Button(say.line("huddle-all-concerns"), ListConcerns(huddle.team)),)))
    return Card(say.text("huddle-which-concern"), tuple(elements), view)


def same_time(huddle: Huddle, at: str, zone: str, questions: str, say: Say) -> Card:
    """The form for scheduling in one press."""
    daily = ScheduleSame(huddle.team, at, zone, question_set=questions)
    every_day = ScheduleSame(huddle.team, at, zone, every_day=True, question_set=questions)
    buttons = (
        Button(say.line("huddle-weekdays", at=at), daily, Style.PRIMARY),
        Button(say.line("huddle-every-day"), every_day),
        Button(say.line("huddle-choose"), ScheduleHuddle(huddle.team, times=at, days="0,1,2,3,4")),
        Button(say.line("huddle-no-schedule"), ShowScheduleDeclined()),
    )
    return Card(say.text("huddle-same-time"), (Actions(buttons),))


def scheduled_already(team: TeamId, say: Say) -> Card:
    button = Button(say.line("huddle-list"), ListSeries(team))
    return Card(say.text("huddle-scheduled-already"), (Actions((button,)),))


def schedule_declined(say: Say) -> Card:
    return Card(say.text("huddle-not-scheduled"), (), ShowScheduleDeclined())


def sheet_link(name: str, url: str, view: PrintSheet, say: Say) -> Card:
    link = Paragraph((Link(say.line("huddle-open-sheet"), url),))
    how = Paragraph(say.text("huddle-sheet-how"), Tone.QUIET)
    return Card(say.text("huddle-sheet-for", name=name), (link, how), view)
