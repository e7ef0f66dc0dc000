"""What projects ask of whoever stores them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.measures.ports import MeasureRepository
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository
from bot.projects.model import Aim, Node, Project


class ProjectRepository(Protocol):
    """Bound to one organisation and one audience: a project is seen by its team alone; others raise NotFound."""

    def add(self, team: TeamId, aim: Aim, by: PersonId | None, now: datetime) -> Project: ...

    def get(self, ref: str, *, lock: bool = False) -> Project:
        """With `lock`, whoever else would change it waits until this transaction has ended."""
        ...

    def get_many(self, refs: Collection[str]) -> tuple[Project, ...]:
        """Those that may be seen, in the order asked for."""
        ...

    def of_team(self, team: TeamId) -> tuple[Project, ...]:
        """Those that go on first, then newest first."""
        ...

    def save(self, ref: str, aim: Aim) -> None: ...

    def set_nodes(self, ref: str, nodes: Sequence[Node]) -> None:
        """All of them, in the order in which they are given back."""
        ...

    def end(self, ref: str, now: datetime | None) -> None:
        """None opens it again."""
        ...


class ProjectUnit(Protocol):
    @property
    def projects(self) -> ProjectRepository: ...

    @property
    def measures(self) -> MeasureRepository: ...

    @property
    def people(self) -> PeopleRepository: ...
