"""Actions as cards, and as a line on the cards of others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions.intents import AddAction, EditAction, FinishAction, ListActions, ReopenAction, ShowAction
from bot.actions.model import Action, overdue
from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Tone
from bot.chat.day_words import day_words
from bot.chat.phrases import Say
from bot.chat.spans import Plain, Span, Text, read
from bot.people.model import PersonId

Names = Mapping[PersonId, str]


def line(action: Action, names: Names, today: date | None, say: Say) -> Text:
    """A-3 order red lanyards → Sam Lee, due Fri; `today` is None on a card that is read on other days too."""
    text = say.text("action-line", ref=action.ref, text=read(" ".join(action.text.split()), names))
    who = _who(action, names)
    if who:
        text = say.text("action-line-who", line=text, who=who)
    if action.done is not None:
        return say.text("action-line-done", line=text)
    if action.due is None:
        return text
    day = say.line("day", day=action.due) if today is None else day_words(action.due, today, say)
    if today is not None and overdue(action, today):
        return say.text("action-line-overdue", line=text, day=day)
    return say.text("action-line-due", line=text, day=day)


def _who(action: Action, names: Names) -> Text:
    """Whoever owns it, and whoever else does it."""
    spans: list[Span] = []
    if action.owner is not None:
        spans.append(Plain(names.get(action.owner, "…")))
    if action.who:
        spans += [Plain(", ")] if spans else []
        spans.append(Plain(action.who))
    return tuple(spans)


@dataclass(frozen=True)
class Shown:
    """An action with what its audience may know of it."""

    action: Action
    team: str
    names: Names
    today: date
    saved: bool = False
    """Just now."""
    no_such_day: str = ""
    """What was said for its day, where there is none such."""


def show(shown: Shown, say: Say) -> Card:
    action = shown.action
    elements: list[Element] = [Paragraph(say.text("action-quoted", words=read(action.text, shown.names)), Tone.QUOTE)]
    facts = _facts(shown, say)
    if facts:
        elements.append(Facts(facts))
    if shown.no_such_day:
        elements.append(Paragraph(say.text("action-without-day", said=shown.no_such_day)))
    elements.append(Paragraph(_footer(shown, say), Tone.QUIET))
    elements.append(Actions(_buttons(action, say)))
    key = "action-saved-for" if shown.saved else "action-of"
    return Card(say.text(key, team=shown.team), tuple(elements), ShowAction(action.ref))


def _facts(shown: Shown, say: Say) -> tuple[tuple[str, Text], ...]:
    action = shown.action
    facts: list[tuple[str, Text]] = []
    if who := _who(action, shown.names):
        facts.append((say.line("action-owner"), who))
    if action.due is not None:
        key = "action-day-overdue" if overdue(action, shown.today) else "action-day"
        facts.append((say.line("action-due"), say.text(key, day=day_words(action.due, shown.today, say))))
    return tuple(facts)


def _footer(shown: Shown, say: Say) -> Text:
    action = shown.action
    if action.done is None:
        return say.text("action-written", ref=action.ref)
    return say.text("action-done-on", ref=action.ref, day=action.done.date())


def _buttons(action: Action, say: Say) -> tuple[Button, ...]:
    change = Button(say.line("action-change"), EditAction(action.ref))
    if action.done is not None:
        return (Button(say.line("action-reopen"), ReopenAction(action.ref)), change)
    return (Button(say.line("action-done"), FinishAction(action.ref), Style.PRIMARY), change)


def items(actions: Iterable[Action], names: Names, today: date, say: Say, view: ListActions | None = None) -> Items:
    """Each with Done; in a list (`view`) the list is shown again afterwards."""
    return Items(
        tuple(
            Item(line(each, names, today, say), Button(say.line("action-done"), _finish(each.ref, view)))
            for each in actions
        )
    )


def _finish(ref: str, view: ListActions | None) -> FinishAction:
    if view is None:
        return FinishAction(ref)
    return FinishAction(ref, listed=True, team=view.team, whose=view.whose, skip=view.skip)


@dataclass(frozen=True)
class Page:
    """A page of a list."""

    title: Text
    parts: Sequence[tuple[Text, tuple[Action, ...]]]
    """(heading, actions); the heading may be empty."""
    names: Names
    today: date
    view: ListActions
    more: ListActions | None = None
    done: Action | None = None
    """Just now, in this list."""


def listing(page: Page, say: Say) -> Card:
    elements: list[Element] = []
    if page.done is not None:
        view = page.view
        undo = ReopenAction(page.done.ref, listed=True, team=view.team, whose=view.whose, skip=view.skip)
        done = line(page.done, page.names, page.today, say)
        elements.append(Items((Item(done, Button(say.line("action-reopen"), undo)),)))
    for heading, actions in page.parts:
        if actions and heading:
            elements.append(Paragraph(heading))
        if actions:
            elements.append(items(actions, page.names, page.today, say, page.view))
    buttons = [Button(say.line("action-add"), AddAction(page.view.team), Style.PRIMARY)]
    if page.more is not None:
        buttons.insert(0, Button(say.line("action-more"), page.more))
    elements.append(Actions(tuple(buttons)))
    if any(actions for _, actions in page.parts):
        elements.append(Paragraph(say.text("action-how-to-change"), Tone.QUIET))
    return Card(page.title, tuple(elements), page.view)
