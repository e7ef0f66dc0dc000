"""What series ask of whoever stores them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.people.model import TeamId
from bot.people.ports import PeopleRepository
from bot.questions.ports import QuestionRepository
from bot.series.model import Paused, Plan, Series


class SeriesRepository(Protocol):
    """Bound to one organisation and one audience: a series is seen by its team; others raise NotFound, and so does
    one that has ended, except in `get_many`."""

    def add(self, team: TeamId, plan: Plan, now: datetime) -> Series: ...

    def get(self, ref: str, *, lock: bool = False) -> Series:
        """`lock`: whoever else would change it waits until this transaction has ended."""
        ...

    def get_many(self, refs: Collection[str]) -> Mapping[str, Series]:
        """Those that may be seen."""
        ...

    def of_team(self, team: TeamId) -> tuple[Series, ...]:
        """By their name."""
        ...

    def save(self, ref: str, plan: Plan, now: datetime) -> Series:
        """`since` becomes `now`."""
        ...

    def pause(self, ref: str, why: Paused | None, now: datetime) -> None:
        """None: goes on, from `now`."""
        ...

    def end(self, ref: str, now: datetime) -> None: ...

    def reach(self, reached: Mapping[str, Mapping[int, date]]) -> None:
        """Ref → slot → day, for many series at once; replaces what stood there."""
        ...


class SeriesUnit(Protocol):
    @property
    def series(self) -> SeriesRepository: ...

    @property
    def questions(self) -> QuestionRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def timers(self) -> Timers: ...

    @property
    def outbox(self) -> Outbox: ...
