"""What answers ask of whoever stores them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol

from bot.answers.model import Answer, Habits
from bot.huddles.ports import HuddleUnit
from bot.pdsa.ports import CycleUnit
from bot.people.model import PersonId, TeamId


class AnswerRepository(Protocol):
    """Bound to one organisation and one audience: an answer is seen by its huddle's team; others raise NotFound."""

    def save(self, answer: Answer) -> None:
        """Replaces what the person answered there before; `at` stays that of the first time."""
        ...

    def of(self, huddle: str) -> tuple[Answer, ...]:
        """In the order of their first arrival."""
        ...

    def get(self, huddle: str, person: PersonId) -> Answer | None: ...

    def get_many(self, huddles: Collection[str], person: PersonId) -> Mapping[str, Answer]:
        """Of one person, by huddle."""
        ...

    def who(self, huddles: Collection[str]) -> Mapping[str, frozenset[PersonId]]:
        """Who has answered or skips, for each huddle asked for."""
        ...

    def count(self, huddles: Collection[str]) -> Mapping[str, int]:
        """How many have answered, those who skip not among them."""
        ...

    def last_of(self, series: str, person: PersonId, before: str) -> Answer | None:
        """What the person answered the last time, in a huddle of the series earlier than `before`."""
        ...

    def habits(self, people: Collection[PersonId]) -> Mapping[PersonId, Habits]:
        """Of everybody asked for."""
        ...

    def set_nudges(self, person: PersonId, nudges: bool) -> None: ...

    def set_away(self, person: PersonId, until: date | None) -> None: ...

    def on_duty(self, team: TeamId, day: date) -> frozenset[PersonId]:
        """Those who said that they are on today."""
        ...

    def set_on_duty(self, team: TeamId, day: date, person: PersonId, now: datetime) -> None: ...


class AnswerUnit(HuddleUnit, CycleUnit, Protocol):
    @property
    def answers(self) -> AnswerRepository: ...
