"""What concerns ask of whoever stores them."""

from typing import Protocol

from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.concerns.model import Concern, NewConcern
from bot.people.model import TeamId
from bot.people.ports import PeopleRepository


class ConcernRepository(Protocol):
    """Bound to one organisation and one audience: a concern is seen by its team, and by the site's team once it was
    passed up; then whoever follows its team reads it too. Others raise NotFound."""

    def add(self, new: NewConcern) -> Concern: ...

    def get(self, ref: str, *, lock: bool = False) -> Concern:
        """`lock`: whoever else would change it waits until this transaction has ended."""
        ...

    def save(self, before: Concern, after: Concern) -> bool:
        """False where its status has changed since `before` was read; nothing is written then."""
        ...

    def about(self, ref: str) -> tuple[Concern, ...]:
        """What was raised in a record (a huddle) of one's own teams, oldest first."""
        ...

    def open_of(self, team: TeamId, most: int, skip: int = 0) -> tuple[Concern, ...]:
        """All that are not closed, newest first."""
        ...

    def passed_to(self, site: TeamId, most: int, skip: int = 0) -> tuple[Concern, ...]:
        """What waits for a site huddle's answer, oldest first."""
        ...


class ConcernUnit(Protocol):
    @property
    def concerns(self) -> ConcernRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def timers(self) -> Timers: ...
