"""What offers and questions ask of whoever stores them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.concerns.ports import ConcernRepository
from bot.helping.model import Ask, AskKind
from bot.learning.ports import LearningRepository
from bot.measures.ports import MeasureRepository
from bot.pdsa.ports import CycleRepository
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository
from bot.projects.ports import ProjectRepository
from bot.search.ports import SearchIndex


@dataclass(frozen=True)
class NewAsk:
    kind: AskKind
    by: PersonId
    team: TeamId
    about: str
    text: str
    created: datetime
    other: TeamId | None = None


class AskRepository(Protocol):
    """Bound to one organisation and one audience: whoever asked, and the leads of the team; of both teams, where two
    are to meet. Otherwise NotFound."""

    def add(self, new: NewAsk) -> Ask | None:
        """None where the same person has offered or asked the same within a day, or the two teams have been told of
        each other for that record before."""
        ...

    def get(self, ref: str) -> Ask: ...

    def whose(self, ref: str, follows: Collection[TeamId]) -> TeamId:
        """The team of a record that the audience may read, or whoever follows these teams besides; where two teams were
        told of each other (E-3), the other one. That is all that a handler learns of it. Otherwise NotFound."""
        ...

    def answer(self, ref: str, text: str, by: PersonId, now: datetime) -> Ask | None:
        """None where somebody has answered already."""
        ...

    def count_since(self, person: PersonId, since: datetime) -> int:
        """Of what `person` has asked and offered."""
        ...


class HelpingUnit(Protocol):
    @property
    def asks(self) -> AskRepository: ...

    @property
    def learning(self) -> LearningRepository: ...

    @property
    def cycles(self) -> CycleRepository: ...

    @property
    def measures(self) -> MeasureRepository: ...

    @property
    def projects(self) -> ProjectRepository: ...

    @property
    def concerns(self) -> ConcernRepository: ...

    @property
    def search(self) -> SearchIndex: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def outbox(self) -> Outbox: ...
