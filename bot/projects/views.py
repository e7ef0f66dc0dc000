"""What projects show: every answer is composed afresh from the record, for whoever will see it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.card import Element
from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.nameless import hiding_of, without_names
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.measures.beyond import said_to, shows_figures
from bot.measures.drawn import draw
from bot.measures.figures import shown as figure
from bot.measures.model import Measure, Purpose, Value
from bot.people.model import TeamId
from bot.projects import cards
from bot.projects.intents import ListProjects, ShowDrivers, ShowNode, ShowProject
from bot.projects.model import Project
from bot.projects.nodes import find
from bot.projects.ports import ProjectUnit
from bot.projects.smart import suggestion

MOST_READ = 1000
"""Values of each measure that its line on a project's card is about, the latest."""
MOST_FINISHED = 10
"""Shown in a list."""
Beside = Callable[[str, Any, Turn], tuple[Element, ...]]
"""(a project's ref, unit, turn) → what another feature shows on its card."""


def show_with(beside: Sequence[Beside]) -> Callable[[ShowProject, ProjectUnit, Turn], Reply]:
    def show(intent: ShowProject, unit: ProjectUnit, turn: Turn) -> Reply:
        project, ours = _read(intent.ref, unit, turn)
        measures = unit.measures.of_project(project.ref)
        if not ours:
            measures = without_names(tuple(measures), hiding_of(project.team, unit, turn.say))
        shown = cards.Shown(
            project,
            suggestion(project.aim, measured=any(each.plan.purpose is Purpose.OUTCOME for each in measures)),
            _measured(measures, ours, unit, turn),
            tuple(element for each in beside for element in each(project.ref, unit, turn)),
            project.ended and project.ended.astimezone(ZoneInfo(turn.known.person.zone)).date(),
            ours,
        )
        return ShowCard(cards.show(shown, turn.say))

    return show


def _read(ref: str, unit: ProjectUnit, turn: Turn) -> tuple[Project, bool]:
    """With whether it is a project of the audience's own team; beyond it without the names of people."""
    project = unit.projects.get(ref)
    if project.team in turn.audience.teams:
        return project, True
    return without_names(project, hiding_of(project.team, unit, turn.say)), False


def _measured(measures: Sequence[Measure], ours: bool, unit: ProjectUnit, turn: Turn) -> tuple[cards.Measured, ...]:
    """Each with its last value and what its chart says."""
    some = measures[: cards.MOST_MEASURES]
    values = unit.measures.values_of([each.ref for each in some], MOST_READ) if some else {}
    return tuple(_last(each, values.get(each.ref, ()), ours, turn) for each in some)


def _last(measure: Measure, values: Sequence[Value], ours: bool, turn: Turn) -> cards.Measured:
    if not values:
        return cards.Measured(measure)
    last, drawn = values[-1], draw(measure, values)
    shown = figure(last, measure.plan, turn.say) if shows_figures(drawn, ours) else ""
    return cards.Measured(measure, shown, last.day, said_to(drawn, ours, turn.say))


def show_list(intent: ListProjects, unit: ProjectUnit, turn: Turn) -> Reply:
    team = turn.known.teams.get(TeamId(intent.team)) or turn.team
    if team is None:
        raise NotFound
    found = unit.projects.of_team(team.id)
    finished = [each for each in found if each.ended is not None]
    listed = cards.Listed(
        team.name,
        [each for each in found if each.ended is None],
        finished[:MOST_FINISHED],
        len(finished[MOST_FINISHED:]),
        replace(intent, team=team.id),
    )
    return ShowCard(cards.listing(listed, turn.say))


def show_drivers(intent: ShowDrivers, unit: ProjectUnit, turn: Turn) -> Reply:
    project, ours = _read(intent.ref, unit, turn)
    # A page's address would outlast the consent of a team that is followed.
    picture = turn.link(ShowDrivers(intent.ref)) if ours else ""
    view = intent if ours else replace(intent, changing=False)
    return ShowCard(cards.drivers(project, view, picture, turn.say, ours=ours))


def show_node(intent: ShowNode, unit: ProjectUnit, turn: Turn) -> Reply:
    project, ours = _read(intent.ref, unit, turn)
    node = find(project.nodes, intent.id)
    if node is None:
        raise NotFound
    if not ours:
        return show_drivers(ShowDrivers(intent.ref), unit, turn)
    return ShowCard(cards.node(project, node, turn.say))


VIEWS: Handlers = {
    ListProjects: show_list,
    ShowDrivers: show_drivers,
    ShowNode: show_node,
}
"""But for ShowProject, which shows what others have beside it: `show_with`."""
