"""Offers and questions as cards: to the lead who is told, and to whoever asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Plain, Text
from bot.helping.intents import AnswerOffer, AnswerQuestion, AskTheTeam, IntroduceUs, ShowAnswer, ShowAsk, WhoElse
from bot.helping.model import YES, Ask, AskKind


@dataclass(frozen=True)
class Shown:
    """An offer or a question, with what its reader may know of it."""

    ask: Ask
    team: str
    other: str = ""
    """The asker's team, or the other one of two."""
    by: str = ""
    """Their name: whoever offers or asks gives it with it."""
    about: str = ""
    """What the record is called; "" where the reader may not see it, or not any more."""
    theirs: str = ""
    """Of a meeting: what `team` has."""
    answered_by: str = ""


def _record(ref: str, words: str, say: Say) -> Text:
    """C-7 (red lanyard on the key)"""
    return say.text("help-record", ref=ref, words=words) if words else say.text("plain", text=ref)


def ask(shown: Shown, ours: bool, say: Say) -> Card:
    """To the lead. `ours`: theirs is the team that was asked; of a meeting it may be the other one."""
    match shown.ask.kind:
        case AskKind.HELP:
            return _offer(shown, say)
        case AskKind.QUESTION:
            return _question(shown, say)
        case AskKind.MEETING:
            return _meeting(shown, ours, say)
        case _:
            assert_never(shown.ask.kind)


def _offer(shown: Shown, say: Say) -> Card:
    it, title = shown.ask, say.text("help-offer-for", team=shown.team)
    elements: list[Element] = [Paragraph(_who(shown, "help-offers", "help-offers-from", say))]
    if it.answered is not None:
        key = "help-offer-welcome" if it.answer == YES else "help-offer-not-now"
        return Card(title, (*elements, Paragraph(say.text(key), Tone.QUIET)), ShowAsk(it.ref))
    yes = Button(say.line("help-offer-yes"), AnswerOffer(it.ref, welcome=True), Style.PRIMARY)
    elements += [
        Actions((yes, Button(say.line("help-offer-no"), AnswerOffer(it.ref)))),
        Paragraph(say.text("help-offer-name"), Tone.QUIET),
    ]
    return Card(title, tuple(elements), ShowAsk(it.ref))


def _who(shown: Shown, alone: str, with_team: str, say: Say) -> Text:
    record = _record(shown.ask.about, shown.about, say)
    if not shown.other:
        return say.text(alone, name=shown.by, record=record)
    return say.text(with_team, name=shown.by, team=shown.other, record=record)


def _words(text: str, say: Say) -> Paragraph:
    return Paragraph(say.text("help-quoted", words=Plain(text)), Tone.QUOTE)


def _question(shown: Shown, say: Say) -> Card:
    it = shown.ask
    elements: list[Element] = [
        Paragraph(_who(shown, "help-asks", "help-asks-from", say)),
        _words(it.text, say),
    ]
    if it.answered is not None:
        elements += [Paragraph(say.text("help-was-answered")), _words(it.answer, say)]
    else:
        elements += [
            Actions((Button(say.line("help-answer-button"), AnswerQuestion(it.ref), Style.PRIMARY),)),
            Paragraph(say.text("help-answer-optional"), Tone.QUIET),
        ]
    return Card(say.text("help-question-for", team=shown.team), tuple(elements), ShowAsk(it.ref))


def _meeting(shown: Shown, ours: bool, say: Say) -> Card:
    """What either has, in its own words, where the reader may see them; otherwise only that there is something."""
    it = shown.ask
    own, its = (shown.team, shown.theirs) if ours else (shown.other, shown.about)
    other, theirs = (shown.other, shown.about) if ours else (shown.team, shown.theirs)
    lines = [Item(say.text("help-meeting-has", team=own, words=its))] if its else []
    if theirs:
        lines.append(Item(say.text("help-meeting-has", team=other, words=theirs)))
    elements: list[Element] = [Paragraph(say.text("help-meeting", team=own, other=other))]
    if lines:
        elements.append(Items(tuple(lines)))
    elements += [
        Actions((Button(say.line("help-ask"), AskTheTeam(it.ref), Style.PRIMARY),)),
        Paragraph(say.text("help-meeting-how", other=other), Tone.QUIET),
    ]
    return Card(say.text("help-meeting-for", team=own), tuple(elements), ShowAsk(it.ref))


def passed_on(shown: Shown, say: Say) -> Card:
    """To whoever asked or offered, at once."""
    it = shown.ask
    match it.kind:
        case AskKind.HELP:
            title = say.text("help-offered", team=shown.team)
        case AskKind.QUESTION:
            title = say.text("help-asked", team=shown.team)
        case AskKind.MEETING:
            title = say.text("help-introduced", team=shown.other, other=shown.team)
        case _:
            assert_never(it.kind)
    if it.kind is AskKind.MEETING:
        return Card(title, (Paragraph(say.text("help-introduced-how")),))
    return Card(title, (Paragraph(say.text("help-what-next")),))


def passed_on_before(say: Say) -> Card:
    return Card(say.text("help-before"), (Paragraph(say.text("help-before-how")),))


def answer(shown: Shown, say: Say) -> Card:
    """To whoever asked."""
    it, record = shown.ask, _record(shown.ask.about, shown.about, say)
    view = ShowAnswer(it.ref)
    if it.kind is AskKind.QUESTION:
        about = Paragraph(say.text("help-you-asked", record=record))
        said = Paragraph(say.text("help-they-say", team=shown.team))
        title = say.text("help-answer-from", team=shown.team)
        return Card(title, (about, _words(it.text, say), said, _words(it.answer, say)), view)
    title = say.text("help-offer-answer", team=shown.team)
    if it.answer == YES:
        welcome = say.text("help-get-in-touch", name=shown.answered_by, team=shown.team, record=record)
        return Card(title, (Paragraph(welcome),), view)
    return Card(title, (Paragraph(say.text("help-thanks-not-now", team=shown.team, record=record)),), view)


@dataclass(frozen=True)
class Other:
    """Another team that is at the same thing."""

    team: str
    ref: str
    words: str


def who_else(ref: str, words: str, others: Sequence[Other], say: Say) -> Card:
    about = Paragraph(say.text("help-who-else-about", record=_record(ref, words, say)), Tone.QUIET)
    if not others:
        return Card(say.text("help-nobody-else"), (about, Paragraph(say.text("help-nobody-else-how"))), WhoElse(ref))
    introduce = say.line("help-introduce")
    items = (
        Item(
            say.text("help-other", team=each.team, record=_record(each.ref, each.words, say)),
            Button(introduce, IntroduceUs(ref, each.ref)),
        )
        for each in others
    )
    how = Paragraph(say.text("help-introduce-how"), Tone.QUIET)
    return Card(say.text("help-who-else-title"), (about, Items(tuple(items)), how), WhoElse(ref))
