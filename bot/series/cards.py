"""Huddles that come again, as cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.huddles.intents import PrintSheet, StartHuddle
from bot.people.model import PersonId, TeamId
from bot.questions.model import QuestionSet
from bot.series.forms import REGIONS
from bot.series.intents import (
    AskInSeries,
    DeleteSeries,
    EditSeries,
    ListSeries,
    PauseOne,
    PauseSeries,
    PickAsking,
    ReallyDeleteSeries,
    ResumeSeries,
    ScheduleHuddle,
    ShowSeries,
    ShowSeriesPaused,
)
from bot.series.model import Paused, Series, Way
from bot.series.words import listed, rhythm_within
from bot.timing.holidays import region_name
from bot.timing.zones import zones_like

MOST_NAMED = 10
"""People on a card; the others are a number."""
_HOUR, _DAY = 60, 1440
_FEW = 9


@dataclass(frozen=True)
class Shown:
    """A series with what its audience may know of it."""

    series: Series
    team: str
    names: Mapping[PersonId, str]
    """Of those who take part and lead."""
    questions: str
    """The set's name."""
    leads: tuple[PersonId, ...] = ()
    """Of the team."""
    next: str = ""
    """In words; "" for never."""
    zone: str = ""
    """The asker's."""
    may_change: bool = True
    has_channel: bool = True


def show(shown: Shown, say: Say) -> Card:
    """Also what confirms that it was saved."""
    series = shown.series
    elements: list[Element] = [Paragraph(_state(shown, say))]
    if not shown.has_channel:
        elements.append(Paragraph(say.text("series-no-channel", team=shown.team)))
    elements += [Facts(_facts(shown, say)), Actions(_actions(shown, say))]
    return Card(_title(shown, say), tuple(elements), ShowSeries(series.ref))


def _title(shown: Shown, say: Say) -> Text:
    plan = shown.series.plan
    return say.text("series-title", name=plan.name, rhythm=rhythm_within(plan.schedule, say))


def _state(shown: Shown, say: Say) -> Text:
    match shown.series.paused:
        case Paused.BY_LEAD:
            return say.text("series-paused")
        case Paused.NO_CHANNEL:
            return say.text("series-paused-no-channel", team=shown.team)
        case None:
            return say.text("series-next", when=shown.next) if shown.next else say.text("series-no-next")


def _facts(shown: Shown, say: Say) -> tuple[tuple[str, Text], ...]:
    plan = shown.series.plan
    schedule, by_form = plan.schedule, plan.way is Way.FORM
    facts: list[tuple[str, Text]] = []

    def fact(label: str, value: str) -> None:
        facts.append((say.line(label), say.text("plain", text=value)))

    room = "series-in-room-by-itself" if plan.by_itself else "series-in-room"
    fact("series-how", say.line("series-by-form", time=_long(plan.window, say)) if by_form else say.line(room))
    fact("series-questions", shown.questions)
    fact("series-led-by", _lead(shown, say))
    fact("series-takes-part", _people(shown, say))
    reminder = say.line("series-before", time=_long(plan.reminder, say)) if plan.reminder else ""
    fact("series-channel-reminded", reminder or say.line("series-never-reminded"))
    if schedule.region:
        known = REGIONS.get(schedule.region)
        fact("series-region", say.line(known) if known else region_name(schedule.region))
    if schedule.zone != shown.zone:
        fact("series-zone", _zone_called(schedule.zone))
    if by_form and plan.nudges:
        fact("series-nudges", say.line("series-nudges-on"))
    if by_form and plan.by_person:
        fact("series-summary", say.line("series-summary-by-person"))
    return tuple(facts)


def _zone_called(zone: str) -> str:
    return dict(zones_like(zone, _FEW)).get(zone, zone)


def _long(minutes: int, say: Say) -> str:
    if minutes % _HOUR:
        return say.line("series-minutes", count=minutes)
    if minutes % _DAY:
        return say.line("series-hours", count=minutes // _HOUR)
    return say.line("series-long-days", count=minutes // _DAY)


def _lead(shown: Shown, say: Say) -> str:
    lead = shown.series.plan.lead
    named = [shown.names[each] for each in ([lead] if lead else shown.leads) if each in shown.names]
    return listed(named[:MOST_NAMED], say) or say.line("series-nobody-leads")


def _people(shown: Shown, say: Say) -> str:
    people = [shown.names[each] for each in shown.series.plan.people if each in shown.names]
    if not people:
        return say.line("series-everybody")
    if len(people) <= MOST_NAMED:
        return listed(people, say)
    return say.line("series-and-more", names=", ".join(people[:MOST_NAMED]), count=len(people) - MOST_NAMED)


def _actions(shown: Shown, say: Say) -> tuple[Button, ...]:
    series = shown.series
    start = StartHuddle(team=series.team, called=series.plan.name)
    buttons = [Button(say.line("series-start-now"), start)]
    if shown.may_change:
        if series.paused is not None:
            buttons.insert(0, _pausing(series, say))
        buttons.append(Button(say.line("series-change"), EditSeries(series.ref)))
        if series.paused is None:
            buttons.append(_pausing(series, say))
    buttons.append(Button(say.line("series-sheet"), PrintSheet(team=series.team, ref=series.ref)))
    if shown.may_change:
        buttons.append(Button(say.line("series-delete"), DeleteSeries(series.ref), Style.DANGER))
    return tuple(buttons)


def _pausing(series: Series, say: Say) -> Button:
    if series.paused is None:
        return Button(say.line("series-pause"), PauseSeries(series.ref))
    return Button(say.line("series-go-on"), ResumeSeries(series.ref), Style.PRIMARY)


def _line(shown: Shown, say: Say) -> Text:
    plan = shown.series.plan
    rhythm = rhythm_within(plan.schedule, say)
    if shown.series.paused is not None:
        return say.text("series-line-paused", name=plan.name, rhythm=rhythm)
    if not shown.next:
        return say.text("series-line-over", name=plan.name, rhythm=rhythm)
    return say.text("series-line", name=plan.name, rhythm=rhythm, when=shown.next)


def listing(several: Sequence[Shown], view: ListSeries, say: Say) -> Card:
    lines = [Item(_line(each, say), Button(say.line("series-open"), ShowSeries(each.series.ref))) for each in several]
    schedule = Button(say.line("series-schedule"), ScheduleHuddle(team=several[0].series.team))
    actions = Actions((schedule,))
    return Card(say.text("series-list", team=several[0].team), (Items(tuple(lines)), actions), view)


def nothing_yet(team: str, view: ListSeries, say: Say) -> Card:
    buttons = (
        Button(say.line("series-schedule"), ScheduleHuddle(team=view.team), Style.PRIMARY),
        Button(say.line("huddle-start"), StartHuddle(team=view.team)),
    )
    return Card(say.text("series-none-yet", team=team), (Actions(buttons),), view)


def which(several: Sequence[Shown], view: PauseOne, found: bool, say: Say) -> Card:
    """`found`: they are those that can be paused, or go on."""
    if view.resume:
        title = say.text("series-which-goes-on" if found else "series-none-paused")
    else:
        title = say.text("series-which-pauses" if found else "series-all-paused")
    return Card(title, (Items(tuple(_choice(each, say) for each in several)),), view)


def _choice(shown: Shown, say: Say) -> Item:
    series = shown.series
    return Item(
        _line(shown, say),
        _pausing(series, say) if shown.may_change else Button(say.line("series-open"), ShowSeries(series.ref)),
    )


def pick_asking(several: Sequence[Shown], chosen: QuestionSet, say: Say) -> Card:
    """A huddle that asks them already is opened instead."""
    items = []
    for each in several:
        intent: Intent = AskInSeries(each.series.ref, chosen.key)
        key, line = "series-ask-these", say.text("series-asks", name=each.series.plan.name, questions=each.questions)
        if each.series.plan.question_set == chosen.key:
            key, intent = "series-open", ShowSeries(each.series.ref)
        items.append(Item(line, Button(say.line(key), intent)))
    title = say.text("series-which-asks", questions=chosen.name)
    return Card(title, (Items(tuple(items)),), PickAsking(several[0].series.team, chosen.key))


def really_delete(shown: Shown, say: Say) -> Card:
    ref = shown.series.ref
    buttons = (
        Button(say.line("series-delete-yes"), ReallyDeleteSeries(ref), Style.DANGER),
        Button(say.line("series-delete-no"), ShowSeries(ref)),
    )
    title = say.text("series-delete-really", name=shown.series.plan.name)
    return Card(title, (Paragraph(say.text("series-delete-keeps")), Actions(buttons)))


def deleted(name: str, team: TeamId, say: Say) -> Card:
    other = Button(say.line("series-schedule"), ScheduleHuddle(team=team))
    return Card(say.text("series-deleted", name=name), (Actions((other,)),))


def paused(team: str, several: Sequence[Shown], view: ShowSeriesPaused, say: Say) -> Card:
    """To the lead, in private, when the bot can no longer write into the channel."""
    what = Paragraph(say.text("series-no-longer-there", team=team))
    if len(several) == 1:
        waiting: Element = Actions((_pausing(several[0].series, say),))
    else:
        waiting = Items(tuple(_choice(each, say) for each in several))
    return Card(say.text("series-wait", team=team), (what, waiting), view)
