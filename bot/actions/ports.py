"""What actions ask of whoever stores them."""

from datetime import date
from typing import Protocol

from bot.actions.model import Action, NewAction
from bot.chat.outbox import Outbox
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository


class ActionRepository(Protocol):
    """Bound to one organisation and one audience: an action is seen by its team alone; others raise NotFound."""

    def add(self, new: NewAction) -> Action: ...

    def get(self, ref: str, *, lock: bool = False) -> Action:
        """With `lock`, whoever else would change it waits until this transaction has ended."""
        ...

    def save(self, action: Action) -> None:
        """Text, owner, who, due, done and done_by."""
        ...

    def open_of(self, team: TeamId, most: int, skip: int = 0) -> tuple[Action, ...]:
        """Not done yet: those with a date first, by their date; then the oldest."""
        ...

    def open_mine(self, person: PersonId, most: int, skip: int = 0, due_by: date | None = None) -> tuple[Action, ...]:
        """Of one owner in every team of theirs, in the same order; with `due_by` only what is due on that day or
        before."""
        ...

    def listed(
        self,
        most: int,
        skip: int = 0,
        *,
        mine: PersonId | None = None,
        team: TeamId | None = None,
        due_before: date | None = None,
    ) -> tuple[Action, ...]:
        """Open ones of a team, or of every team that the audience has; with those that `mine` owns in any team, which
        come first. With `due_before` only what was due before that day."""
        ...

    def about(self, ref: str) -> tuple[Action, ...]:
        """What came from a record, oldest first, done or not."""
        ...


class ActionUnit(Protocol):
    @property
    def actions(self) -> ActionRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def outbox(self) -> Outbox: ...
