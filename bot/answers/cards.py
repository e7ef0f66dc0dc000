"""Answers as cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.answers.intents import (
    ActFromAnswer,
    AnswerHuddle,
    AskAway,
    LearnFromAnswer,
    OnToday,
    PassUpAnswer,
    PutOffTest,
    SetAway,
    ShowAnswered,
    ShowHabits,
    ShowOpen,
    ShowSummary,
    SkipToday,
    SwitchNudges,
    TickOff,
    TryAnswer,
    UseAnswer,
)
from bot.answers.model import Habits
from bot.answers.summary import Line, Summary
from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Text, read
from bot.huddles.intents import StartHuddle
from bot.huddles.model import Huddle, Status
from bot.learning.intents import WriteLearning
from bot.people.model import Team
from bot.series.intents import ScheduleHuddle


@dataclass(frozen=True)
class Given:
    """What somebody has answered, for themselves."""

    huddle: Huddle
    answers: tuple[tuple[str, str], ...]
    """(question, answer)"""
    late: bool = False
    points_to_person: bool = False
    speaks_of_harm: bool = False


@dataclass(frozen=True)
class OpenHuddle:
    huddle: Huddle
    when: str
    """When it opens or closes, as the reader says it."""
    answered: bool = False
    """By the reader, or skipped."""


@dataclass(frozen=True)
class OpenTest:
    """A small test that waits for whoever leads it."""

    ref: str
    asked: Text
    step: Button


@dataclass(frozen=True)
class OpenToday:
    huddles: Sequence[OpenHuddle]
    actions: Sequence[tuple[str, Text]]
    """(ref, line)"""
    tests: Sequence[OpenTest] = ()


def answered(given: Given, say: Say) -> Card:
    facts = tuple((question, say.text("plain", text=words)) for question, words in given.answers)
    ref = given.huddle.ref
    elements: list[Element] = [Facts(facts)]
    if given.late:
        elements.append(Paragraph(say.text("answers-came-late")))
    if given.speaks_of_harm:
        elements.append(Paragraph(say.text("guard-harm")))
    if given.points_to_person:
        elements.append(Paragraph(say.text("guard-person")))
    elements.append(Actions((_change(ref, say), Button(say.line("answers-away"), AskAway()))))
    return Card(say.text("answers-thank-you"), tuple(elements), ShowAnswered(ref))


def _change(ref: str, say: Say) -> Button:
    return Button(say.line("answers-change"), AnswerHuddle(ref))


def skipped(huddle: Huddle, say: Say) -> Card:
    buttons = (
        Button(say.line("answers-answer"), AnswerHuddle(huddle.ref)),
        Button(say.line("answers-away"), AskAway()),
    )
    text = say.text("answers-skipped", name=huddle.name)
    return Card(text, (Actions(buttons),), ShowAnswered(huddle.ref))


def which(team: str, huddles: Sequence[OpenHuddle], say: Say) -> Card:
    """What is open in a team or comes next."""
    items = tuple(Item(_when(each, say), _answer(each, say)) for each in huddles)
    return Card(say.text("answers-next", team=team), (Items(items),))


def none_next(team: Team, say: Say) -> Card:
    buttons = (
        Button(say.line("series-schedule"), ScheduleHuddle(team.id)),
        Button(say.line("huddle-start"), StartHuddle(team.id)),
    )
    return Card(say.text("answers-none-next", team=team.name), (Actions(buttons),))


def _when(each: OpenHuddle, say: Say) -> Text:
    if each.huddle.status is Status.PLANNED:
        return say.text("answers-opens", name=each.huddle.name, when=each.when)
    return say.text("answers-open-until", name=each.huddle.name, when=each.when)


def _answer(each: OpenHuddle, say: Say) -> Button:
    return Button(say.line("answers-change" if each.answered else "answers-answer"), AnswerHuddle(each.huddle.ref))


def open_today(open_now: OpenToday, later: str, say: Say) -> Card:
    """The one nudge of the day; `later` was put off just now."""
    huddles, actions, tests = open_now.huddles, open_now.actions, open_now.tests
    about = (*(each.huddle.ref for each in huddles), *(ref for ref, _ in actions), *(each.ref for each in tests))
    items = [Item(_when(each, say), _answer(each, say)) for each in huddles]
    items += [Item(line, Button(say.line("action-done"), TickOff(ref, about))) for ref, line in actions]
    items += [Item(each.asked, each.step) for each in tests]
    buttons = [Button(say.line("answers-settings"), ShowHabits())]
    if len(tests) == 1:
        buttons.insert(0, Button(say.line("test-not-yet"), PutOffTest(tests[0].ref, about)))
    if len(huddles) == 1:
        buttons.insert(0, Button(say.line("answers-skip"), SkipToday(huddles[0].huddle.ref)))
    elements = (Items(tuple(items)), *_put_off(later, say), Actions(tuple(buttons)))
    return Card(say.text("answers-open-today"), elements, ShowOpen(about))


def _put_off(later: str, say: Say) -> tuple[Element, ...]:
    return (Paragraph(say.text("test-asked-again", ref=later), Tone.QUIET),) if later else ()


def all_done(about: tuple[str, ...], later: str, say: Say) -> Card:
    return Card(say.text("answers-all-done"), _put_off(later, say), ShowOpen(about))


def on_today(team: str, huddles: Sequence[OpenHuddle], say: Say) -> Card:
    items = tuple(Item(_when(each, say), _answer(each, say)) for each in huddles)
    return Card(say.text("answers-on-today", team=team), (Items(items),) if items else ())


def habits(mine: Habits, today: date, say: Say) -> Card:
    if mine.nudges is None:
        nudges = say.text("answers-nudges-as-team")
    else:
        nudges = say.text("answers-nudges-on" if mine.nudges else "answers-nudges-off")
    on = Button(say.line("answers-switch-on"), SwitchNudges(on=True))
    off = Button(say.line("answers-switch-off"), SwitchNudges())
    switches = (on, off) if mine.nudges is None else (off,) if mine.nudges else (on,)
    elements: list[Element] = [Paragraph(nudges)]
    if mine.away(today):
        until = date.fromisoformat(mine.away_until)
        elements.append(Paragraph(say.text("answers-away-till", day=until)))
        away = Button(say.line("answers-back"), SetAway(), Style.PRIMARY)
    else:
        away = Button(say.line("answers-away"), AskAway())
    elements.append(Actions((away, *switches, Button(say.line("answers-im-on-today"), OnToday()))))
    return Card(say.text("answers-habits"), tuple(elements), ShowHabits())


def summary(page: Summary, lines: Sequence[Line], number: int, more: bool, takes_answers: bool, say: Say) -> Card:
    """`lines` of this page; `more` come after it."""
    huddle = page.huddle
    elements: list[Element] = [Paragraph(_counts(page, say))] if number == 0 else []
    for heading, group in groupby(lines, key=lambda each: each.heading):
        elements.append(Paragraph(say.text("answers-heading", heading=heading)))
        elements.append(Items(tuple(Item(each.text, _use(huddle.ref, each, say)) for each in group)))
    buttons = []
    if more:
        buttons.append(Button(say.line("answers-rest"), ShowSummary(huddle.ref, number + 1), Style.PRIMARY))
    buttons.append(Button(say.line("add-learning"), WriteLearning(huddle.team, about=huddle.ref)))
    if takes_answers:
        buttons.append(Button(say.line("huddle-answer-late"), AnswerHuddle(huddle.ref)))
    elements.append(Actions(tuple(buttons)))
    title = say.text("answers-summary", name=huddle.name, day=huddle.day)
    return Card(title, tuple(elements), ShowSummary(huddle.ref, number))


def _use(ref: str, line: Line, say: Say) -> Button | None:
    if not line.number:
        return None
    return Button(say.line("answers-use"), UseAnswer(ref, line.number, line.question))


def _counts(page: Summary, say: Say) -> Text:
    counted = [
        say.line(key, count=count)
        for key, count in (
            ("answers-took-part", page.took_part),
            ("answers-decisions", page.decisions),
            ("answers-concerns-count", page.concerns),
            ("answers-actions-count", page.actions),
        )
        if count
    ]
    if not page.took_part:
        return say.text("answers-nobody")
    return say.text("plain", text=" · ".join(counted))


def use_answer(intent: UseAnswer, question: str, words: str, say: Say) -> Card:
    """What can become of an answer; for whoever asks."""
    ref, number, key = intent.ref, intent.number, intent.question
    buttons = (
        Button(say.line("add-learning"), LearnFromAnswer(ref, number, key), Style.PRIMARY),
        Button(say.line("answers-act"), ActFromAnswer(ref, number, key)),
        Button(say.line("answers-pass-up"), PassUpAnswer(ref, number, key)),
        Button(say.line("pdsa-start"), TryAnswer(ref, number, key)),
    )
    quote = Paragraph(say.text("answers-quoted", words=read(words, {})), Tone.QUOTE)
    return Card(say.text("plain", text=question), (quote, Actions(buttons)), intent)
