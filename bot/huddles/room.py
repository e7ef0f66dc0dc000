"""A huddle in the room, from its reminder to "done"; and the parts that a huddle by form shares with it."""

from collections.abc import Iterator

from bot.actions import cards as actions
from bot.answers.intents import AnswerHuddle
from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.concerns import cards as concerns
from bot.concerns.intents import AnswerConcern, ShowConcern
from bot.huddles.adding import add_buttons
from bot.huddles.intents import (
    AddToHuddle,
    CountRoom,
    DoneHere,
    FinishHuddle,
    NextStep,
    NotToday,
    PickConcern,
    ShowHuddle,
    StartHuddle,
)
from bot.huddles.model import Status
from bot.huddles.shown import Shown
from bot.learning.cards import Shown as Learned
from bot.learning.cards import headline
from bot.series.model import Way

MOST_SAID = 30
"""Lines of what was said; more are a number."""


def reminder(shown: Shown, say: Say) -> Card:
    """Before a huddle in the room; it can be started at any moment from then on."""
    huddle = shown.huddle
    buttons = (
        button("huddle-begin", StartHuddle(huddle.team, huddle.ref), say, Style.PRIMARY),
        button("huddle-not-today", NotToday(huddle.ref), say),
    )
    title = at_its_time(shown, say)
    return card_of(title, (*from_before(shown, say), Actions(buttons)), shown)


def at_its_time(shown: Shown, say: Say) -> Text:
    if shown.starts_today:
        return say.text("huddle-at", name=shown.huddle.name, when=shown.starts)
    return say.text("huddle-on", name=shown.huddle.name, when=shown.starts)


def room(shown: Shown, say: Say) -> Card:
    """While the room speaks: one step of the agenda after the other, for everybody to see."""
    huddle = shown.huddle
    elements: list[Element] = [Paragraph(_step(shown, say))]
    elements += (*said(shown, say), *from_before(shown, say), Actions(_in_room(shown, say)))
    values = {"name": huddle.name, "minutes": str(shown.minutes), "of": str(huddle.minutes)}
    if huddle.in_room is None:
        return card_of(say.text("huddle-room", **values), elements, shown)
    return card_of(say.text("huddle-room-with", **values, people=str(huddle.in_room)), elements, shown)


def _step(shown: Shown, say: Say) -> Text:
    questions, at = shown.huddle.questions, min(shown.huddle.step, len(shown.huddle.questions) - 1)
    label = questions[at].label if questions else ""
    step = say.line("huddle-step", number=str(at + 1), of=str(max(1, len(questions))), label=label)
    return say.text("huddle-bold", text=step)


def _in_room(shown: Shown, say: Say) -> tuple[Button, ...]:
    """Six at most: a platform hides the others."""
    huddle = shown.huddle
    last = huddle.step + 1 >= len(huddle.questions)
    buttons = list(add_buttons(huddle, say))
    if not last:
        buttons.append(button("huddle-next", NextStep(huddle.ref, huddle.step), say, Style.PRIMARY))
    buttons.append(button("huddle-finish", FinishHuddle(huddle.ref), say, Style.PRIMARY if last else Style.NORMAL))
    if huddle.in_room is None:
        buttons.append(button("huddle-how-many", CountRoom(huddle.ref), say))
    return tuple(buttons)


def done(shown: Shown, say: Say) -> Card:
    huddle = shown.huddle
    came = shown.came(say)
    by_itself, took = huddle.closed_by is None, say.line("huddle-took", minutes=str(max(1, shown.minutes)))
    if by_itself:
        title = say.text("huddle-closed-itself")
    elif came:
        title = say.text("huddle-done", took=took, came=came)
    else:
        title = say.text("huddle-done-nothing", took=took)
    elements: list[Element] = [Paragraph(say.text("plain", text=f"{came}."))] if by_itself and came else []
    elements += (*said(shown, say), Paragraph(_footer(shown, say), Tone.QUIET), afterwards(shown, say))
    return card_of(title, elements, shown)


def _footer(shown: Shown, say: Say) -> Text:
    huddle = shown.huddle
    if huddle.in_room is None:
        return say.text("huddle-was", name=huddle.name, when=shown.starts)
    return say.text("huddle-was-with", name=huddle.name, when=shown.starts, people=str(huddle.in_room))


def afterwards(shown: Shown, say: Say, *before: Button) -> Actions:
    buttons = [*before, button("huddle-add", AddToHuddle(shown.huddle.ref), say)]
    if shown.may_pass_up:
        buttons.append(button("huddle-pass-up", PickConcern(shown.huddle.ref), say))
    return Actions(tuple(buttons))


def not_held(shown: Shown, say: Say) -> Card:
    """One quiet line."""
    huddle = shown.huddle
    if huddle.status is Status.CANCELLED:
        title = say.text("huddle-called-off", name=huddle.name, when=shown.starts)
    elif huddle.way is Way.FORM:
        title = say.text("huddle-unanswered", name=huddle.name, when=shown.starts)
    else:
        title = say.text("huddle-missed", name=huddle.name, when=shown.starts)
    next_step = button("huddle-start-now", StartHuddle(huddle.team, huddle.ref), say)
    if huddle.way is Way.FORM and huddle.status is Status.MISSED and huddle.opened is not None:
        next_step = button("huddle-answer-late", AnswerHuddle(huddle.ref), say)
    return card_of(title, (Actions((next_step,)),), shown)


def said(shown: Shown, say: Say) -> tuple[Element, ...]:
    """What came out of it so far: concerns, actions, and what was learned by its title."""
    lines = [
        *(concerns.line(each, shown.today, say, shown.names) for each in shown.concerns),
        *(actions.line(each, shown.names, shown.today, say) for each in shown.actions),
        *(say.text("huddle-learned", title=headline(Learned(each, "", shown.names))) for each in shown.learning),
    ]
    if not lines:
        return ()
    found: list[Element] = [Items(tuple(map(Item, lines[:MOST_SAID])))]
    if len(lines) > MOST_SAID:
        found.append(Paragraph(say.text("huddle-more", count=str(len(lines) - MOST_SAID)), Tone.QUIET))
    return tuple(found)


def from_before(shown: Shown, say: Say) -> tuple[Element, ...]:
    """What other teams have passed up, what still worries this one, and what is still to be done."""
    found: list[Element] = []
    if shown.passed:
        found.append(Paragraph(say.text("huddle-passed-up")))
        found.append(Items(tuple(_passed_up(shown, say))))
    if shown.waiting or shown.carried:
        found.append(Paragraph(say.text("huddle-carried-over")))
        found.append(Items((*_waiting(shown, say), *_carried(shown, say))))
    if shown.more_carried:
        found.append(Paragraph(say.text("huddle-more", count=str(shown.more_carried)), Tone.QUIET))
    if shown.tests:
        found += [Paragraph(say.text("test-going-on")), Items(shown.tests)]
    return tuple(found)


def _waiting(shown: Shown, say: Say) -> Iterator[Item]:
    """A concern is answered, passed up or changed where it is seen whole."""
    for each in shown.waiting:
        see = button("concern-see", ShowConcern(each.ref), say)
        yield Item(concerns.line(each, shown.today, say, shown.names), see)


def _carried(shown: Shown, say: Say) -> Iterator[Item]:
    ref = shown.huddle.ref
    for each in shown.carried:
        done = button("action-done", DoneHere(ref, each.ref), say)
        yield Item(actions.line(each, shown.names, shown.today, say), done)


def _passed_up(shown: Shown, say: Say) -> list[Item]:
    answer = say.line("huddle-answer-concern")
    return [
        Item(
            concerns.passed_line(each, shown.teams.get(each.team, ""), shown.today, shown.zone, say),
            Button(answer, AnswerConcern(each.ref)),
        )
        for each in shown.passed
    ]


def button(key: str, intent: Intent, say: Say, style: Style = Style.NORMAL) -> Button:
    return Button(say.line(key), intent, style)


def card_of(title: Text, elements: tuple[Element, ...] | list[Element], shown: Shown) -> Card:
    return Card(title, tuple(elements), ShowHuddle(shown.huddle.ref))
