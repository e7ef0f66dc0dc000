"""An improvement project: its aim, and what is thought to lead there."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.people.model import PersonId, TeamId

LONGEST_NAME = 80
LONGEST_TEXT = 500
LONGEST_UNIT = 30
MOST_NODES = 60
"""Drivers and ideas of one project."""
MOST_OF_TEAM = 20
"""Projects of one team that go on."""


@dataclass(frozen=True)
class Aim:
    """What, how much, by when, for whom, where; "" or None where it is not said yet."""

    name: str
    what: str = ""
    """What is to change, in a sentence."""
    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    by: date | None = None
    population: str = ""
    """For whom."""
    place: str = ""


class NodeKind(StrEnum):
    DRIVER = "driver"
    """Primary under the aim, secondary under a primary one."""
    IDEA = "idea"


@dataclass(frozen=True)
class Node:
    """A driver, or a change idea: under the aim itself, or under a driver."""

    id: int
    """From 1, within the project; never used again."""
    kind: NodeKind
    text: str
    under: int = 0
    """The id of the driver above it; 0 for the aim."""


@dataclass(frozen=True)
class Project:
    ref: str
    """P-2: numbered within the organisation."""
    team: TeamId
    aim: Aim
    created_by: PersonId | None
    created: datetime
    nodes: tuple[Node, ...] = ()
    ended: datetime | None = None
    """Finished; it stays where it is, after those that go on."""
    last_node: int = 0
    """The highest id that a node of it ever had."""
