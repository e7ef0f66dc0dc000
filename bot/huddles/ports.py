"""What huddles ask of whoever stores them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.actions.ports import ActionRepository
from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.concerns.ports import ConcernRepository
from bot.huddles.model import Huddle, NewHuddle, Record
from bot.learning.ports import LearningRepository
from bot.pdsa.ports import CycleRepository
from bot.people.model import TeamId
from bot.people.ports import PeopleRepository
from bot.questions.ports import QuestionRepository
from bot.series.ports import SeriesRepository


class HuddleRepository(Protocol):
    """Bound to one organisation and one audience: a huddle is seen by its team; others raise NotFound."""

    def add(self, *new: NewHuddle) -> tuple[Huddle, ...]:
        """One of a series, slot and day that is there already is left out, and not made again."""
        ...

    def get(self, ref: str, *, lock: bool = False) -> Huddle:
        """`lock`: whoever else would change it waits until this transaction has ended."""
        ...

    def get_many(self, refs: Collection[str], *, lock: bool = False) -> Mapping[str, Huddle]: ...

    def of_slot(self, series: str, slot: int, day: date) -> Huddle | None: ...

    def unopened(self, series: Collection[str]) -> tuple[Huddle, ...]:
        """Those that are planned, by their start."""
        ...

    def now_of(self, team: TeamId) -> tuple[Huddle, ...]:
        """Open or planned, by their start."""
        ...

    def latest(self, team: TeamId, most: int, series: str = "") -> tuple[Huddle, ...]:
        """Closed ones, newest first."""
        ...

    def next_after(self, huddle: Huddle) -> Huddle | None:
        """The next one of its series that was made."""
        ...

    def save(self, *changes: tuple[Huddle, Huddle]) -> tuple[bool, ...]:
        """Each (as it was read, as it shall be), of which only what differs is written; False where its status or its
        step has changed since, and then nothing of it is written."""
        ...

    def delete(self, *refs: str) -> None:
        """Planned ones that are not to be held any more; with their answers."""
        ...

    def answered(self, ref: str) -> int:
        """How many have answered by form, those who skip not among them."""
        ...

    def answered_in(self, refs: Collection[str]) -> Mapping[str, int]:
        """As `answered`, for many at once; nothing for one that nobody has answered."""
        ...

    def said(self, ref: str) -> tuple[Mapping[str, str], ...]:
        """What was answered by form, question's key → words; not by whom."""
        ...

    def records(self, team: TeamId, since: date, series: str = "") -> Sequence[Record]:
        """Scheduled huddles whose time has come, by their start."""
        ...

    def days_since(self, team: TeamId) -> tuple[str, date] | None:
        """What the team counts the days since, and the day on which it last happened."""
        ...

    def set_days_since(self, team: TeamId, what: str, day: date | None) -> None:
        """None: the team counts no longer."""
        ...


class HuddleUnit(Protocol):
    @property
    def huddles(self) -> HuddleRepository: ...

    @property
    def series(self) -> SeriesRepository: ...

    @property
    def questions(self) -> QuestionRepository: ...

    @property
    def actions(self) -> ActionRepository: ...

    @property
    def concerns(self) -> ConcernRepository: ...

    @property
    def learning(self) -> LearningRepository: ...

    @property
    def cycles(self) -> CycleRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def timers(self) -> Timers: ...

    @property
    def outbox(self) -> Outbox: ...
