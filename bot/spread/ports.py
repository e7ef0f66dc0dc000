"""What spread asks of whoever stores it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.digest import WeekRepository
from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.learning.model import Setting, Tried
from bot.learning.ports import LearningRepository
from bot.measures.ports import MeasureRepository
from bot.networks.ports import Mail, NetworkRepository, SharedRepository
from bot.pdsa.ports import CycleRepository
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository
from bot.privacy.ports import DraftRepository
from bot.projects.ports import ProjectRepository
from bot.search.ports import SearchIndex
from bot.spread.model import Adoption, Outcome
from bot.themes.ports import ThemeRepository


@dataclass(frozen=True)
class NewAdoption:
    source: str
    team: TeamId | None
    by: PersonId | None
    created: datetime
    called: str = ""
    keeps: str = ""
    adapts: str = ""
    setting: Setting | None = None
    service: str = ""
    elsewhere: str = ""


class AdoptionRepository(Protocol):
    """Bound to one organisation and one audience. An adoption is seen by its team, and by whoever may see its source;
    what may not be seen raises NotFound. It is changed by its team, and another organisation's by the team of its
    source. Of whoever tried, others see the team alone. Deleting or withdrawing the source keeps it."""

    def add(self, new: NewAdoption) -> Adoption:
        """One at a time for a team and a source, and one for a key from elsewhere: where there is one already, that
        one."""
        ...

    def get(self, ref: str, *, lock: bool = False) -> Adoption: ...

    def get_many(self, refs: Collection[str]) -> tuple[Adoption, ...]:
        """Those that may be seen, in the order asked for."""
        ...

    def change(self, ref: str, keeps: str, adapts: str, setting: Setting | None, service: str) -> Adoption: ...

    def end(self, ref: str, outcome: Outcome | None, told: str, now: datetime, by_test: str = "") -> Adoption:
        """None: it is tried still; where the team has begun with the same again meanwhile, it stays as it is."""
        ...

    def of(self, *sources: str) -> tuple[Adoption, ...]:
        """Of these sources, oldest first; of very many the newest."""
        ...

    def tried(self, sources: tuple[str, ...]) -> Mapping[str, Tried]:
        """In how many settings each was tried, added up by the store; those that never were are left out. Where a
        team tries the same again in the same setting, the last time counts alone."""
        ...

    def count(self, source: str) -> int:
        """How many there are of it, whoever may see them."""
        ...

    def of_team(self, team: TeamId, most: int, skip: int = 0, *, ended: bool = True) -> tuple[Adoption, ...]:
        """The newest first; without `ended` those that it is trying now."""
        ...

    def heard(self, elsewhere: str) -> Adoption | None:
        """Another organisation's, by its key."""
        ...


class SpreadUnit(Protocol):
    @property
    def adoptions(self) -> AdoptionRepository: ...

    @property
    def learning(self) -> LearningRepository: ...

    @property
    def cycles(self) -> CycleRepository: ...

    @property
    def networks(self) -> NetworkRepository: ...

    @property
    def shared(self) -> SharedRepository: ...

    @property
    def mail(self) -> Mail: ...

    @property
    def projects(self) -> ProjectRepository: ...

    @property
    def measures(self) -> MeasureRepository: ...

    @property
    def themes(self) -> ThemeRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def drafts(self) -> DraftRepository: ...

    @property
    def search(self) -> SearchIndex: ...

    @property
    def week(self) -> WeekRepository: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def timers(self) -> Timers: ...
