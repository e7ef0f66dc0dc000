"""What the first ten minutes ask of whoever stores people."""

from typing import Protocol

from bot.people.ports import PeopleRepository


class WelcomeUnit(Protocol):
    @property
    def people(self) -> PeopleRepository: ...
