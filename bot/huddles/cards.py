"""A huddle's one card in the channel, from the reminder to "done"; and what is on in a team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from bot.answers.intents import AnswerHuddle, OnToday, SkipToday
from bot.chat.card import Actions, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.huddles.insight import Insight
from bot.huddles.intents import AskDaysSince, FinishHuddle, ShowHuddle, ShowHuddles, StartHuddle
from bot.huddles.model import Huddle, Status
from bot.huddles.room import afterwards, button, card_of, done, from_before, not_held, reminder, room, said
from bot.huddles.shown import Shown
from bot.people.model import TeamId
from bot.series.intents import ListSeries, ScheduleHuddle
from bot.series.model import Way


@dataclass(frozen=True)
class Soon:
    """The next huddle of a team: made already, or only planned."""

    name: str
    when: str
    huddle: Huddle | None = None


@dataclass(frozen=True)
class Overview:
    team: TeamId
    name: str
    """Of the team."""
    open: tuple[Huddle, ...]
    soon: Soon | None
    scheduled: bool
    """The team has huddles that come again."""
    insight: Insight
    """Of the last weeks."""
    embedded: date | None
    since: tuple[str, int] | None
    """What the days are counted since, and how many."""
    leads: bool = True
    """Whoever reads it may set what is counted."""


def huddle(shown: Shown, say: Say) -> Card:
    """Whichever of its cards is due."""
    by_form = shown.huddle.way is Way.FORM
    match shown.huddle.status:
        case Status.PLANNED:
            return answering_early(shown, say) if by_form else reminder(shown, say)
        case Status.OPEN:
            return answering(shown, say) if by_form else room(shown, say)
        case Status.CLOSED:
            return answered(shown, say) if by_form else done(shown, say)
        case Status.MISSED | Status.CANCELLED:
            return not_held(shown, say)
        case _:
            assert_never(shown.huddle.status)


def answering_early(shown: Shown, say: Say) -> Card:
    """Before a huddle by form opens."""
    huddle = shown.huddle
    key = "huddle-opens" if shown.starts_today else "huddle-opens-on"
    opens = Paragraph(say.text(key, when=shown.starts))
    buttons = Actions((button("huddle-answer", AnswerHuddle(huddle.ref), say, Style.PRIMARY),))
    return card_of(say.text("huddle-name", name=huddle.name), (opens, *from_before(shown, say), buttons), shown)


def answering(shown: Shown, say: Say) -> Card:
    """How many have answered, and never who."""
    huddle = shown.huddle
    many = Paragraph(say.text("huddle-answered", count=shown.answered, until=shown.ends))
    buttons = (
        button("huddle-answer", AnswerHuddle(huddle.ref), say, Style.PRIMARY),
        button("huddle-on-today", OnToday(huddle.team), say),
        button("huddle-skip", SkipToday(huddle.ref), say),
        button("huddle-finish", FinishHuddle(huddle.ref), say),
    )
    elements = (many, *said(shown, say), *from_before(shown, say), Actions(buttons))
    return card_of(say.text("huddle-name", name=huddle.name), elements, shown)


def answered(shown: Shown, say: Say) -> Card:
    huddle = shown.huddle
    came = shown.came(say)
    if came:
        title = say.text("huddle-form-done", count=shown.answered, came=came)
    else:
        title = say.text("huddle-form-done-nothing", count=shown.answered)
    late = button("huddle-answer-late", AnswerHuddle(huddle.ref), say)
    elements = (
        *said(shown, say),
        Paragraph(say.text("huddle-summary-below")),
        Paragraph(say.text("huddle-was", name=huddle.name, when=shown.starts), Tone.QUIET),
        afterwards(shown, say, late),
    )
    return card_of(title, elements, shown)


def overview(shown: Overview, say: Say) -> Card:
    """What is on now and next, and the team's own insight, which is for nobody else."""
    elements: list[Element] = []
    if items := now_and_next(shown.open, shown.soon, say):
        elements.append(Items(items))
    elements += [Paragraph(each) for each in _insight(shown, say)]
    buttons = [button("huddle-start", StartHuddle(shown.team), say, Style.NORMAL if shown.open else Style.PRIMARY)]
    if shown.scheduled:
        buttons.append(button("huddle-list", ListSeries(shown.team), say))
    else:
        buttons.append(button("huddle-schedule", ScheduleHuddle(shown.team), say))
    if shown.leads:
        buttons.append(button("huddle-count-days", AskDaysSince(shown.team), say))
    elements.append(Actions(tuple(buttons)))
    key = "huddle-overview" if shown.open or shown.soon else "huddle-overview-none"
    return Card(say.text(key, team=shown.name), tuple(elements), ShowHuddles(shown.team))


def now_and_next(open_now: Sequence[Huddle], soon: Soon | None, say: Say) -> tuple[Item, ...]:
    return (*(_now(each, say) for each in open_now), *_next(soon, say))


def _now(huddle: Huddle, say: Say) -> Item:
    text = say.text("huddle-now", name=huddle.name)
    if huddle.way is Way.FORM:
        return Item(text, button("huddle-answer", AnswerHuddle(huddle.ref), say))
    return Item(text, button("huddle-show", ShowHuddle(huddle.ref), say))


def _next(soon: Soon | None, say: Say) -> tuple[Item, ...]:
    if soon is None:
        return ()
    text = say.text("huddle-next-is", name=soon.name, when=soon.when)
    if soon.huddle is not None and soon.huddle.way is Way.FORM:
        return (Item(text, button("huddle-answer", AnswerHuddle(soon.huddle.ref), say)),)
    return (Item(text),)


def _insight(shown: Overview, say: Say) -> tuple[Text, ...]:
    lines: list[Text] = []
    made = shown.insight
    if made.possible:
        held = {"held": str(made.held), "possible": str(made.possible), "in_time": str(made.in_time)}
        lines.append(say.text("huddle-held", **held))
    if shown.embedded is not None:
        lines.append(say.text("huddle-embedded", day=shown.embedded, needed=made.needed))
    if shown.since is not None:
        what, days = shown.since
        lines.append(say.text("huddle-days-since", days=days, what=what))
    return tuple(lines)
