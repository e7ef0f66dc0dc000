"""What following asks of whoever stores it."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.concerns.ports import ConcernUnit
from bot.following.model import Follow
from bot.pdsa.ports import CycleUnit
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository


class FollowRepository(Protocol):
    """Bound to one organisation."""

    def ask(self, person: PersonId, teams: Collection[TeamId], now: datetime) -> tuple[TeamId, ...]:
        """Those that were asked now: not those that have been asked, or have agreed, already, nor those whose lead has
        said no lately."""
        ...

    def decide(self, person: PersonId, team: TeamId, agrees: bool, by: PersonId, now: datetime) -> bool:
        """False where nobody is asking any more, or somebody has answered already."""
        ...

    def end(self, person: PersonId, team: TeamId, by: PersonId, now: datetime) -> bool:
        """False where there is nothing to end."""
        ...

    def get(self, person: PersonId, team: TeamId) -> Follow | None:
        """Whatever became of it."""
        ...

    def of_person(self, person: PersonId) -> tuple[Follow, ...]:
        """Asked and given, by the team's name."""
        ...

    def of_team(self, team: TeamId) -> tuple[Follow, ...]:
        """Asked and given, by the person's name."""
        ...

    def waiting(self, teams: Collection[TeamId], most: int) -> tuple[Follow, ...]:
        """Asked of one of these teams, the oldest first."""
        ...


class FollowingUnit(Protocol):
    @property
    def follows(self) -> FollowRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def outbox(self) -> Outbox: ...


class FollowedUnit(FollowingUnit, CycleUnit, ConcernUnit, Protocol):
    """With what whoever follows a team may read of it."""
