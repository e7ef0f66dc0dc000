"""A project as a card: its aim, what would help it next, its measures, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.helping.intents import AskTheTeam, OfferHelp
from bot.measures.intents import AddMeasure, ShowMeasure
from bot.measures.model import Measure
from bot.pdsa.intents import StartTest
from bot.projects.aims import in_short, statement
from bot.projects.diagram import level, tree
from bot.projects.intents import (
    EditProject,
    EndProject,
    ListProjects,
    RemoveNode,
    ShowDrivers,
    ShowNode,
    ShowProject,
    StartProject,
    WriteNode,
)
from bot.projects.model import Node, NodeKind, Project
from bot.projects.nodes import find, under, walk
from bot.projects.smart import MORE, Part
from bot.reports.intents import OfferReport

MOST_MEASURES = 10
"""Shown on a project's card."""
NODES_ON_PAGE = 10
_SUGGESTED = {
    Part.TARGET: "project-suggest-target",
    Part.BY: "project-suggest-by",
    Part.BASELINE: "project-suggest-baseline",
    Part.POPULATION: "project-suggest-population",
    Part.PLACE: "project-suggest-place",
    Part.MEASURE: "project-suggest-measure",
}


@dataclass(frozen=True)
class Measured:
    """A measure of a project, as its card shows it."""

    measure: Measure
    last: str = ""
    """Its last value with its unit; "" where there is none, or none that may be shown."""
    day: date | None = None
    reading: str = ""


@dataclass(frozen=True)
class Shown:
    project: Project
    suggestion: Part | None = None
    measures: Sequence[Measured] = ()
    beside: tuple[Element, ...] = ()
    """What other features show with it."""
    finished: date | None = None
    """The day on which it was, where the asker is."""
    ours: bool = True
    """Otherwise it is read by whoever follows its team, and changed by nobody."""


def show(shown: Shown, say: Say) -> Card:
    project = shown.project
    elements: list[Element] = []
    aim = statement(project.aim, say)
    if aim != project.aim.name:  # the title says that already
        elements.append(Paragraph(say.text("project-quoted", words=aim), Tone.QUOTE))
    if shown.suggestion is not None and shown.ours and project.ended is None:
        elements.append(Items((_suggested(project, shown.suggestion, say),)))
    if shown.measures:
        elements.append(Paragraph(say.text("project-measures")))
        elements.append(Items(tuple(_measured(each, say) for each in shown.measures[:MOST_MEASURES])))
    elements += shown.beside
    elements.append(Paragraph(_footer(shown, say), Tone.QUIET))
    elements.append(Actions(_buttons(project, say) if shown.ours else _read_only(project, say)))
    return Card(say.text("project-title", name=project.aim.name), tuple(elements), ShowProject(project.ref))


def _suggested(project: Project, part: Part, say: Say) -> Item:
    """One thing that would help, with the button that leads there."""
    if part is Part.MEASURE:
        button = Button(say.line("project-add-measure"), AddMeasure(project.team, project=project.ref))
    else:
        button = Button(say.line("project-add-it"), EditProject(project.ref, 1 if part in MORE else 0))
    return Item(say.text(_SUGGESTED[part]), button)


def _measured(each: Measured, say: Say) -> Item:
    button = Button(say.line("project-see"), ShowMeasure(each.measure.ref))
    name = each.measure.plan.name
    if each.day is None:
        return Item(say.text("project-measure-empty", name=name), button)
    if not each.last:
        return Item(say.text("project-measure-beyond", name=name, reading=each.reading), button)
    last = say.line("project-measure-last", value=each.last, day=each.day)
    return Item(say.text("project-measure", name=name, last=last, reading=each.reading), button)


def _footer(shown: Shown, say: Say) -> Text:
    if not shown.ours:
        return say.text("plain", text=shown.project.ref)
    if shown.finished is None:
        return say.text("project-written", ref=shown.project.ref)
    return say.text("project-finished-on", ref=shown.project.ref, day=shown.finished)


def _buttons(project: Project, say: Say) -> tuple[Button, ...]:
    ref = project.ref
    drivers = Button(say.line("project-drivers"), ShowDrivers(ref))
    report = Button(say.line("project-report"), OfferReport(ref))
    change = Button(say.line("project-change"), EditProject(ref))
    if project.ended is not None:
        return (report, drivers, Button(say.line("project-open-again"), EndProject(ref, back=True)))
    return (
        Button(say.line("project-start-test"), StartTest(project.team, project=ref), Style.PRIMARY),
        Button(say.line("project-add-measure"), AddMeasure(project.team, project=ref)),
        drivers,
        report,
        change,
        Button(say.line("project-finish"), EndProject(ref)),
    )


def _read_only(project: Project, say: Say) -> tuple[Button, ...]:
    ref = project.ref
    return (
        Button(say.line("project-drivers"), ShowDrivers(ref)),
        Button(say.line("project-report"), OfferReport(ref)),
        Button(say.line("help-offer"), OfferHelp(ref)),
        Button(say.line("help-ask"), AskTheTeam(ref)),
    )


@dataclass(frozen=True)
class Listed:
    team: str
    going_on: Sequence[Project]
    finished: Sequence[Project]
    left_out: int
    """Finished ones that there is no room for."""
    view: ListProjects


def listing(listed: Listed, say: Say) -> Card:
    elements: list[Element] = []
    if listed.going_on:
        elements.append(_items(listed.going_on, say))
    elif not listed.finished:
        elements.append(Paragraph(say.text("project-none-yet")))
    if listed.finished:
        elements += [Paragraph(say.text("project-finished")), _items(listed.finished, say)]
    if listed.left_out:
        elements.append(Paragraph(say.text("project-left-out", count=listed.left_out), Tone.QUIET))
    elements.append(Actions((Button(say.line("project-start"), StartProject(listed.view.team), Style.PRIMARY),)))
    return Card(say.text("project-list", team=listed.team), tuple(elements), listed.view)


def _items(projects: Sequence[Project], say: Say) -> Items:
    return Items(
        tuple(Item(_line(each, say), Button(say.line("project-see"), ShowProject(each.ref))) for each in projects)
    )


def _line(project: Project, say: Say) -> Text:
    aim = in_short(project.aim, say)
    if not aim:
        return say.text("project-line", ref=project.ref, name=project.aim.name)
    return say.text("project-line-aim", ref=project.ref, name=project.aim.name, aim=aim)


def drivers(project: Project, view: ShowDrivers, picture: str, say: Say, ours: bool = True) -> Card:
    """The picture, and the ideas that are to be tested; or, to be changed, each driver and idea."""
    elements: list[Element] = []
    if not project.nodes:
        elements.append(Paragraph(say.text("project-no-drivers")))
    elif not view.changing:
        elements.append(tree(project, say, picture))
    lines = [(depth, each) for depth, each in walk(project.nodes) if view.changing or each.kind is NodeKind.IDEA]
    page = lines[view.skip : view.skip + NODES_ON_PAGE]
    if page:
        items = (_node_item(project, depth, each, view, say) for depth, each in page)
        elements.append(Items(tuple(items if ours else (replace(each, button=None) for each in items))))
    back = Button(say.line("project-back"), ShowProject(project.ref))
    buttons = _driver_buttons(project, view, say) if ours else (back,)
    if len(lines) > view.skip + NODES_ON_PAGE:
        more = ShowDrivers(project.ref, view.changing, view.skip + NODES_ON_PAGE)
        buttons = (Button(say.line("project-more-nodes"), more), *buttons)
    elements.append(Actions(buttons))
    return Card(say.text("project-drivers-of", name=project.aim.name), tuple(elements), view)


def _driver_buttons(project: Project, view: ShowDrivers, say: Say) -> tuple[Button, ...]:
    ref, back = project.ref, Button(say.line("project-back"), ShowProject(project.ref))
    if view.changing:
        return (Button(say.line("project-drivers"), ShowDrivers(ref)), back)
    driver = Button(say.line("project-add-driver"), WriteNode(ref, NodeKind.DRIVER.value), Style.PRIMARY)
    idea = Button(say.line("project-add-idea"), WriteNode(ref, NodeKind.IDEA.value))
    change = (Button(say.line("project-change-nodes"), ShowDrivers(ref, changing=True)),) if project.nodes else ()
    return (driver, idea, *change, back)


def _node_item(project: Project, depth: int, node: Node, view: ShowDrivers, say: Say) -> Item:
    if not view.changing:
        return Item(say.text("project-line-idea", text=node.text), _test_this(project, node, say))
    change = Button(say.line("project-change"), ShowNode(project.ref, node.id))
    if node.kind is NodeKind.IDEA:
        return Item(say.text("project-line-idea-below", text=node.text), change)
    key = "project-line-primary" if depth == 1 else "project-line-secondary"
    return Item(say.text(key, text=node.text), change)


def _test_this(project: Project, node: Node, say: Say) -> Button:
    """Its words stand in the form by the idea's number: a button carries little."""
    return Button(say.line("project-test-this"), StartTest(project.team, project=project.ref, idea=node.id))


def node(project: Project, node: Node, say: Say) -> Card:
    """One driver or idea: to be tested, changed or removed."""
    ref, above = project.ref, find(project.nodes, node.under)
    elements: list[Element] = [Paragraph(say.text("project-quoted", words=node.text), Tone.QUOTE)]
    if above is not None:
        elements.append(Paragraph(say.text("project-node-is-under", text=above.text), Tone.QUIET))
    if under(project.nodes, node.id):
        elements.append(Paragraph(say.text("project-node-moves-up"), Tone.QUIET))
    buttons = (
        *((_test_this(project, node, say),) if node.kind is NodeKind.IDEA else ()),
        Button(say.line("project-change"), WriteNode(ref, id=node.id)),
        Button(say.line("project-remove"), RemoveNode(ref, node.id), Style.DANGER),
        Button(say.line("project-drivers"), ShowDrivers(ref)),
    )
    elements.append(Actions(buttons))
    title = say.text("project-node-of", what=level(project, node, say), name=project.aim.name)
    return Card(title, tuple(elements), ShowNode(ref, node.id))
