"""What measures ask of whoever stores them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.measures.model import Correction, Drawing, Measure, Plan, Value
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository
from bot.privacy.ports import DraftRepository


class MeasureRepository(Protocol):
    """Bound to one organisation and one audience: a measure is seen by its team alone; others raise NotFound."""

    def add(self, team: TeamId, plan: Plan, by: PersonId | None, now: datetime) -> Measure: ...

    def get(self, ref: str, *, lock: bool = False) -> Measure:
        """Also one that has ended. With `lock`, whoever else would change it waits until this transaction has ended."""
        ...

    def get_many(self, refs: Collection[str]) -> tuple[Measure, ...]:
        """Those that may be seen, in the order asked for."""
        ...

    def of_team(self, team: TeamId, *, lock: bool = False) -> tuple[Measure, ...]:
        """That have not ended, by name. With `lock`, whoever else would give one a name waits until this transaction
        has ended."""
        ...

    def of_project(self, project: str) -> tuple[Measure, ...]:
        """That have not ended, by name."""
        ...

    def save(self, ref: str, plan: Plan) -> None: ...

    def draw(self, ref: str, drawing: Drawing) -> None: ...

    def end(self, ref: str, now: datetime | None) -> None:
        """None brings it back."""
        ...

    def values(self, ref: str) -> tuple[Value, ...]:
        """All, by day."""
        ...

    def on(self, ref: str, days: Collection[date]) -> tuple[Value, ...]:
        """Those of these days, by day."""
        ...

    def count(self, ref: str) -> int:
        """How many values it has."""
        ...

    def values_of(self, refs: Collection[str], most: int) -> dict[str, tuple[Value, ...]]:
        """Of several, the last `most` of each, in one query."""
        ...

    def put(self, ref: str, values: Sequence[Value]) -> tuple[Value, ...]:
        """Adds those of new days; gives back those that are there on a day of one, unchanged."""
        ...

    def correct(self, ref: str, values: Sequence[Value], by: PersonId | None, now: datetime) -> None:
        """Puts each in the place of its day's, which is kept as a Correction. NotFound where a day has none."""
        ...

    def remove(self, ref: str, day: date, by: PersonId | None, now: datetime) -> None: ...

    def corrections(self, ref: str, most: int) -> tuple[Correction, ...]:
        """Newest first."""
        ...


class _Aim(Protocol):
    @property
    def name(self) -> str: ...


class _Project(Protocol):
    @property
    def ref(self) -> str: ...

    @property
    def aim(self) -> _Aim: ...


class Projects(Protocol):
    """As much of a team's projects as a measure has to know: what it may belong to."""

    def of_team(self, team: TeamId) -> Sequence[_Project]: ...

    def get_many(self, refs: Collection[str]) -> Sequence[_Project]: ...


class MeasureUnit(Protocol):
    @property
    def measures(self) -> MeasureRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def timers(self) -> Timers: ...

    @property
    def drafts(self) -> DraftRepository: ...

    @property
    def projects(self) -> Projects: ...
