"""Small tests as lines: on a board, in what was found, on the cards of others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.day_words import long_words
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text, mentioned, read
from bot.learning.model import first_sentence
from bot.pdsa.board_intents import BeginFromList, FindTests, PostBoard, ShowBoard, ShowTestsOf
from bot.pdsa.due import due_day, since, waits
from bot.pdsa.intents import ShowTest, StartTest
from bot.pdsa.model import Cycle, Decision, Stage
from bot.pdsa.step_intents import WriteAct, WriteDo, WriteStudy
from bot.pdsa.words import state
from bot.people.model import PersonId, TeamId
from bot.projects.model import Project


@dataclass(frozen=True)
class Reader:
    """Who reads the lines: what they may know of people, and which day it is for them."""

    names: Mapping[PersonId, str]
    today: date
    zone: str
    teams: Mapping[TeamId, str] = field(default_factory=dict)
    """What those are called whose tests come with the team's name."""


def people_in(cycles: Iterable[Cycle]) -> frozenset[PersonId]:
    """Whoever is mentioned in a line."""
    texts = (text for each in cycles for text in (each.plan.trying, each.act.why if each.act else ""))
    return frozenset(person for text in texts for person in mentioned(text))


def headline(cycle: Cycle, names: Mapping[PersonId, str]) -> Text:
    return read(first_sentence(cycle.plan.trying), names)


def line(cycle: Cycle, reader: Reader, say: Say) -> Text:
    """C-7 Key on a hook, due 27 Nov; with its decision once it is over."""
    if cycle.stage is Stage.CLOSED:
        return found_line(cycle, reader, say)
    text = say.text("test-line", ref=cycle.ref, title=headline(cycle, reader.names))
    waiting, due = waits(cycle, reader.today, reader.zone), due_day(cycle)
    if due is None:
        return say.text("test-line-days", line=text, long=long_words(_days(cycle, reader), say)) if waiting else text
    if cycle.stage is Stage.PLAN:
        return say.text("test-line-was-for" if waiting else "test-line-for", line=text, day=due)
    return say.text("test-line-overdue" if waiting else "test-line-due", line=text, day=due)


def _days(cycle: Cycle, reader: Reader) -> int:
    """That it has been at its stage, where the reader is."""
    return max((reader.today - since(cycle).astimezone(ZoneInfo(reader.zone)).date()).days, 0)


def found_line(cycle: Cycle, reader: Reader, say: Say) -> Text:
    """With how far it has come: of one that is over the decision, and why it was stopped."""
    text = say.text("test-line", ref=cycle.ref, title=headline(cycle, reader.names))
    why = cycle.act.why.strip() if cycle.act and cycle.acted and cycle.act.decision is Decision.ABANDON else ""
    if why:
        return say.text("test-line-stopped", line=text, why=read(first_sentence(why).rstrip("."), reader.names))
    return say.text("test-line-is", line=text, state=state(cycle, say))


def stage_name(stage: Stage, say: Say) -> str:
    match stage:
        case Stage.PLAN:
            return say.line("test-stage-plan")
        case Stage.DO:
            return say.line("test-stage-do")
        case Stage.STUDY:
            return say.line("test-stage-study")
        case Stage.ACT:
            return say.line("test-stage-act")
        case Stage.CLOSED:
            return say.line("test-stage-closed")
        case _:
            assert_never(stage)


def asked(cycle: Cycle, reader: Reader, say: Say) -> Text:
    """What is asked about one that waits: "C-7 Key on a hook has been going for 8 days. What happened?" """
    key = {
        Stage.PLAN: "test-asks-plan",
        Stage.DO: "test-asks-do",
        Stage.STUDY: "test-asks-study",
    }.get(cycle.stage, "test-asks-act")
    days, title = _days(cycle, reader), headline(cycle, reader.names)
    return say.text(key, ref=cycle.ref, title=title, days=days, long=long_words(days, say))


def next_step(cycle: Cycle, say: Say) -> Button:
    match cycle.stage:
        case Stage.PLAN:
            return Button(say.line("test-started"), BeginFromList(cycle.ref))
        case Stage.DO:
            return Button(say.line("test-what-happened"), WriteDo(cycle.ref))
        case Stage.STUDY:
            return Button(say.line("test-what-it-told"), WriteStudy(cycle.ref))
        case Stage.ACT:
            return Button(say.line("test-what-next"), WriteAct(cycle.ref))
        case Stage.CLOSED:
            return see(cycle, say)
        case _:
            assert_never(cycle.stage)


def see(cycle: Cycle, say: Say) -> Button:
    return Button(say.line("test-see"), ShowTest(cycle.ref))


def to_do(cycles: Iterable[Cycle], reader: Reader, say: Say) -> Items:
    """Each with its next step."""
    return Items(tuple(Item(line(each, reader, say), next_step(each, say)) for each in cycles))


@dataclass(frozen=True)
class Part:
    """A stage of a board."""

    stage: Stage
    cycles: tuple[Cycle, ...]
    count: int
    """Of all at this stage."""


@dataclass(frozen=True)
class Board:
    team: str
    parts: tuple[Part, ...]
    reader: Reader
    view: ShowBoard
    can_post: bool = False


_NOTES = {"posted": "test-board-posted", "not-posted": "test-board-not-posted"}


def board(shown: Board, say: Say) -> Card:
    team, elements = shown.view.team, list[Element]()
    if shown.view.note in _NOTES:
        elements.append(Paragraph(say.text(_NOTES[shown.view.note], team=shown.team)))
    for part in shown.parts:
        heading = "test-heading" if part.stage is Stage.CLOSED else "test-heading-count"
        name = stage_name(part.stage, say)
        elements.append(Paragraph(say.text(heading, name=name, count=part.count)))
        elements.append(_lines(part, shown, say))
    if not shown.parts:
        elements.append(Paragraph(say.text("test-none-yet-how")))
    buttons = [Button(say.line("test-start"), StartTest(team), Style.PRIMARY)]
    if shown.can_post and shown.parts and shown.view.note != "posted":
        buttons.append(Button(say.line("test-post-board"), PostBoard(team)))
    elements.append(Actions(tuple(buttons)))
    if shown.parts:
        elements.append(Paragraph(say.text("test-how-to-see"), Tone.QUIET))
    key = "test-board-of" if shown.parts else "test-none-yet"
    return Card(say.text(key, team=shown.team), tuple(elements), ShowBoard(team))


def _lines(part: Part, shown: Board, say: Say) -> Items:
    items = to_do(part.cycles, shown.reader, say).items
    beyond = part.count - len(part.cycles)
    if beyond > 0:
        every = Button(say.line("test-see-all"), ShowBoard(shown.view.team, part.stage.value))
        items += (Item(say.text("test-and-more", count=beyond), every),)
    return Items(items)


def of_stage(shown: Board, part: Part, more: ShowBoard | None, say: Say) -> Card:
    """A page of one stage."""
    name, team = stage_name(part.stage, say), shown.view.team
    elements: list[Element] = [to_do(part.cycles, shown.reader, say)] if part.cycles else []
    elements.append(Actions((*_more(more, say), Button(say.line("test-whole-board"), ShowBoard(team)))))
    return Card(say.text("test-stage-of", name=name, team=shown.team, count=part.count), tuple(elements), shown.view)


def _more(more: Intent | None, say: Say) -> tuple[Button, ...]:
    return () if more is None else (Button(say.line("test-more"), more),)


def in_rows(cycles: Sequence[Cycle], reader: Reader, say: Say) -> Items:
    """Those that went on from one another below one another."""
    return Items(tuple(Item(_row(each, reader, say), see(each, say)) for each in cycles))


def _row(cycle: Cycle, reader: Reader, say: Say) -> Text:
    text = found_line(cycle, reader, say)
    return say.text("test-then", line=text) if cycle.order > 1 else text


def of_project(
    aim: Project, cycles: Sequence[Cycle], view: ShowTestsOf, *, more: bool, reader: Reader, say: Say, ours: bool = True
) -> Card:
    """A page of a project's tests."""
    start = (Button(say.line("test-start"), StartTest(aim.team, project=aim.ref), Style.PRIMARY),) if ours else ()
    following = ShowTestsOf(view.project, view.skip + len(cycles)) if more else None
    elements: list[Element] = [in_rows(cycles, reader, say)] if cycles else []
    if buttons := (*_more(following, say), *start):
        elements.append(Actions(buttons))
    key = "test-of-project" if cycles else "test-none-of-project"
    return Card(say.text(key, project=aim.aim.name), tuple(elements), view)


def found(
    view: FindTests, cycles: Sequence[Cycle], notes: Sequence[Text], *, more: bool, reader: Reader, say: Say
) -> Card:
    """`notes`: what of the words was not understood or not kept to."""
    elements: list[Element] = [Paragraph(each, Tone.QUIET) for each in notes]
    if cycles:
        elements.append(found_items(cycles, reader, say))
    following = FindTests(view.words, view.skip + len(cycles)) if more else None
    start = Button(say.line("test-start"), StartTest(trying=view.words))
    elements.append(Actions((*_more(following, say), start)))
    key = "test-found" if cycles else "test-found-nothing"
    return Card(say.text(key, words=view.words), tuple(elements), view)


def found_items(cycles: Sequence[Cycle], reader: Reader, say: Say) -> Items:
    return Items(tuple(Item(_found_line(each, reader, say), see(each, say)) for each in cycles))


def _found_line(cycle: Cycle, reader: Reader, say: Say) -> Text:
    text, team = found_line(cycle, reader, say), reader.teams.get(cycle.team)
    return say.text("test-line-of", line=text, team=team) if team else text


def all_found(words: str, say: Say) -> Button:
    return Button(say.line("test-see-all"), FindTests(words))


def what_to_find(say: Say) -> Card:
    return Card(say.text("test-find-what"), (Paragraph(say.text("test-find-how")),))
