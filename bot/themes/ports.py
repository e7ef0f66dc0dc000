"""What themes ask of whoever stores them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.people.model import TeamId
from bot.people.ports import PeopleRepository
from bot.themes.model import Theme


class ThemeRepository(Protocol):
    """Bound to one organisation."""

    def all(self) -> tuple[Theme, ...]:
        """In the organisation's order; () while it has never changed the default."""
        ...

    def hold(self) -> None:
        """Whoever else would change the list waits until this transaction has ended."""
        ...

    def save(self, themes: Sequence[Theme]) -> None:
        """The whole list, in its order."""
        ...

    def counts(self, teams: Sequence[TeamId] | None) -> Mapping[str, tuple[int, int]]:
        """Theme → (how many teams have learned something about it that the audience may see, how many adoptions came
        from such learning), of these teams or of all."""
        ...


class ThemeUnit(Protocol):
    @property
    def themes(self) -> ThemeRepository: ...

    @property
    def people(self) -> PeopleRepository: ...
