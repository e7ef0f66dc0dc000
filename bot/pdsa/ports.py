"""What small tests ask of whoever stores them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.learning.ports import LearningRepository
from bot.measures.ports import MeasureRepository
from bot.pdsa.model import Cycle, Due, Plan, Prediction, Stage
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository
from bot.privacy.ports import DraftRepository
from bot.projects.ports import ProjectRepository
from bot.search.ports import SearchIndex
from bot.themes.ports import ThemeRepository


@dataclass(frozen=True)
class NewCycle:
    team: TeamId
    plan: Plan
    created_by: PersonId | None
    planned: datetime
    predictions: tuple[Prediction, ...] = ()
    due: Due = field(default_factory=Due)
    previous: str = ""
    about: str = ""
    lead: PersonId | None = None


class CycleRepository(Protocol):
    """Bound to one organisation and one audience: a test is seen by its team and read by whoever follows it; others
    raise NotFound. Adding, saving and removing keep the search index in step (record "pdsa", its kind the stage or the
    decision), in the same transaction."""

    def add(self, new: NewCycle) -> Cycle:
        """Its ramp and order come from the one that it goes on from."""
        ...

    def get(self, ref: str, *, lock: bool = False) -> Cycle:
        """With `lock`, whoever else would change it waits until this transaction has ended."""
        ...

    def get_many(self, refs: Collection[str]) -> tuple[Cycle, ...]:
        """Those that may be seen, in the order asked for."""
        ...

    def save(self, cycle: Cycle, at: Stage) -> bool:
        """Everything but what it was made with. False where it is at another stage than `at` by now: nothing is
        written."""
        ...

    def remove(self, ref: str) -> None:
        """One that was never started."""
        ...

    def board(self, team: TeamId, stage: Stage, most: int, skip: int = 0) -> tuple[Cycle, ...]:
        """Of one stage; what has waited longest first, closed ones newest first."""
        ...

    def counts(self, team: TeamId) -> dict[Stage, int]: ...

    def ramp(self, ramp: str) -> tuple[Cycle, ...]:
        """In order."""
        ...

    def of_project(self, project: str, most: int, skip: int = 0) -> tuple[Cycle, ...]:
        """By ramp, and in order within it."""
        ...

    def latest_of_project(self, project: str, most: int) -> tuple[Cycle, ...]:
        """Those that were planned last, in the same order."""
        ...

    def count_of_project(self, project: str) -> int: ...

    def of_measure(self, measure: str) -> tuple[Cycle, ...]:
        """That have started, by when they did."""
        ...

    def about(self, ref: str) -> tuple[Cycle, ...]:
        """That began from a record, oldest first."""
        ...

    def mine(self, person: PersonId, most: int) -> tuple[Cycle, ...]:
        """Not closed, that this person leads, in any team of theirs; what is due soonest first."""
        ...

    def latest(self, most: int) -> tuple[Cycle, ...]:
        """Of all that may be seen, those that were planned last."""
        ...


class CycleUnit(Protocol):
    @property
    def cycles(self) -> CycleRepository: ...

    @property
    def projects(self) -> ProjectRepository: ...

    @property
    def measures(self) -> MeasureRepository: ...

    @property
    def learning(self) -> LearningRepository: ...

    @property
    def themes(self) -> ThemeRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def search(self) -> SearchIndex: ...

    @property
    def drafts(self) -> DraftRepository: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def timers(self) -> Timers: ...
