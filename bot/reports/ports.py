"""What a report asks of whoever stores what is in it."""

from typing import Protocol

from bot.learning.ports import LearningRepository
from bot.measures.ports import MeasureRepository
from bot.pdsa.ports import CycleRepository
from bot.people.ports import PeopleRepository
from bot.projects.ports import ProjectRepository


class ReportUnit(Protocol):
    @property
    def projects(self) -> ProjectRepository: ...

    @property
    def measures(self) -> MeasureRepository: ...

    @property
    def cycles(self) -> CycleRepository: ...

    @property
    def learning(self) -> LearningRepository: ...

    @property
    def people(self) -> PeopleRepository: ...
