"""What question sets ask of whoever stores them."""

from typing import Protocol

from bot.people.model import TeamId
from bot.people.ports import PeopleRepository
from bot.questions.model import QuestionSet


class QuestionRepository(Protocol):
    """Bound to one organisation and one audience: the sets that teams have changed for themselves, seen by their team;
    others raise NotFound. Those that come with the bot are in `bot.questions.sets`."""

    def add(self, set: QuestionSet) -> QuestionSet:
        """With its key, which is numbered within the organisation."""
        ...

    def get(self, key: str, *, lock: bool = False) -> QuestionSet:
        """With `lock`, nobody else changes it until this transaction ends."""
        ...

    def save(self, set: QuestionSet) -> None: ...

    def delete(self, key: str) -> None: ...

    def of_team(self, team: TeamId) -> tuple[QuestionSet, ...]: ...


class QuestionUnit(Protocol):
    @property
    def questions(self) -> QuestionRepository: ...

    @property
    def people(self) -> PeopleRepository: ...
