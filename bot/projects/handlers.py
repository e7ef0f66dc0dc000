"""What happens when somebody changes a project: anybody in its team may."""

import math
from dataclasses import asdict, replace

from bot.chat.errors import (
    DriverTooDeep,
    OldButton,
    TooManyNodes,
    TooManyProjects,
)
from bot.chat.intent import Handlers, Intent
from bot.chat.said import bounded, day_or_none
from bot.chat.turn import Turn
from bot.measures.model import LARGEST
from bot.people.model import TeamId
from bot.projects.intents import (
    AimFields,
    ChangeProject,
    EndProject,
    RemoveNode,
    SaveNode,
    SaveProject,
    ShowDrivers,
    ShowProject,
)
from bot.projects.model import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_UNIT,
    MOST_NODES,
    MOST_OF_TEAM,
    Aim,
    Node,
    NodeKind,
    Project,
)
from bot.projects.nodes import AIM, find, may_stand, without
from bot.projects.ports import ProjectUnit


def save(intent: SaveProject, unit: ProjectUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    project = unit.projects.add(team, _aim(intent, turn), turn.person, turn.now)
    _check_room(team, unit)
    unit.people.remember_team(turn.person, team, turn.now)
    return ShowProject(project.ref)


def change(intent: ChangeProject, unit: ProjectUnit, turn: Turn) -> Intent:
    """Only what was asked: whoever saves the form's first step leaves the second as it is."""
    before = unit.projects.get(intent.ref, lock=True).aim
    said = asdict(_aim(intent, turn, name=before.name))
    answered = {"name" if name == "called" else name for name in intent.answered}
    after = replace(before, **{name: value for name, value in said.items() if name in answered})
    if after != before:
        unit.projects.save(intent.ref, after)
    return ShowProject(intent.ref)


def _check_room(team: TeamId, unit: ProjectUnit) -> None:
    unit.people.hold(team)  # of two at once the second waits here, and then finds the first one
    going_on = [each for each in unit.projects.of_team(team) if each.ended is None]
    if len(going_on) > MOST_OF_TEAM:
        raise TooManyProjects(most=MOST_OF_TEAM)


def _aim(intent: AimFields, turn: Turn, name: str = "") -> Aim:
    """`name` where none is said."""
    return Aim(
        name=bounded(intent.called or name, LONGEST_NAME, required=True),
        what=bounded(intent.what, LONGEST_TEXT),
        baseline=_number(intent.baseline),
        target=_number(intent.target),
        unit=bounded(intent.unit, LONGEST_UNIT),
        by=day_or_none(intent.by, turn.today),
        population=bounded(intent.population, LONGEST_TEXT),
        place=bounded(intent.place, LONGEST_TEXT),
    )


def _number(said: str) -> float | None:
    """The form has refused what is none."""
    if not said.strip():
        return None
    try:
        number = float(said)
    except ValueError as error:
        raise OldButton from error
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise OldButton
    return number


def save_node(intent: SaveNode, unit: ProjectUnit, turn: Turn) -> Intent:
    project = unit.projects.get(intent.ref, lock=True)
    before = find(project.nodes, intent.id)
    if intent.id and before is None:
        raise OldButton
    if before is None and len(project.nodes) >= MOST_NODES:
        raise TooManyNodes(most=MOST_NODES)
    node = _node(intent, project, before)
    if not may_stand(project.nodes, node):
        raise DriverTooDeep
    nodes = {**{each.id: each for each in project.nodes}, node.id: node}
    unit.projects.set_nodes(project.ref, tuple(nodes.values()))
    return ShowDrivers(project.ref)


def _node(intent: SaveNode, project: Project, before: Node | None) -> Node:
    text = bounded(intent.text, LONGEST_TEXT, required=True)
    above = int(intent.under) if intent.under.isascii() and intent.under.isdigit() else AIM
    if above != AIM and find(project.nodes, above) is None:
        above = AIM  # that driver was removed meanwhile
    if before is not None:
        return replace(before, text=text, under=above)
    if intent.kind not in set(NodeKind):
        raise OldButton
    return Node(project.last_node + 1, NodeKind(intent.kind), text, above)


def remove_node(intent: RemoveNode, unit: ProjectUnit, turn: Turn) -> Intent:
    project = unit.projects.get(intent.ref, lock=True)
    left = without(project.nodes, intent.id)
    if len(left) < len(project.nodes):
        unit.projects.set_nodes(project.ref, left)
    return ShowDrivers(project.ref)


def end(intent: EndProject, unit: ProjectUnit, turn: Turn) -> Intent:
    project = unit.projects.get(intent.ref, lock=True)
    if intent.back and project.ended is not None:
        unit.projects.end(project.ref, None)
        _check_room(project.team, unit)
    elif not intent.back and project.ended is None:
        unit.projects.end(project.ref, turn.now)
    return ShowProject(project.ref)


HANDLERS: Handlers = {
    SaveProject: save,
    ChangeProject: change,
    SaveNode: save_node,
    RemoveNode: remove_node,
    EndProject: end,
}
