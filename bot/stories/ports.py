"""What stories ask of whoever stores them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.learning.ports import LearningRepository
from bot.measures.ports import MeasureRepository
from bot.pdsa.ports import CycleRepository
from bot.people.ports import PeopleRepository
from bot.privacy.ports import DraftRepository
from bot.search.ports import SearchIndex
from bot.stories.model import Numbers, Story
from bot.themes.ports import ThemeRepository


class StoryRepository(Protocol):
    """Bound to one organisation and one audience: a story is seen by whoever may see its entry. What the audience may
    not see raises NotFound. Deleting an entry deletes its story; both are out of the search index then."""

    def get(self, ref: str) -> Story | None:
        """None while there is none. NotFound where the entry may not be seen."""
        ...

    def save(self, story: Story) -> None:
        """In step with the search index."""
        ...

    def among(self, refs: tuple[str, ...]) -> frozenset[str]:
        """Those of these entries that have one."""
        ...

    def numbers(self, ref: str) -> Sequence[Numbers]:
        """The measures that it tells of, with all that is told of them, for whoever may see it; without those that were
        deleted, or are of another team by now."""
        ...

    def everything(self) -> Iterator[Story]:
        """Every story of the organisation, whoever may see it, in order of its entry's number; for export alone."""
        ...


class StoryUnit(Protocol):
    @property
    def stories(self) -> StoryRepository: ...

    @property
    def learning(self) -> LearningRepository: ...

    @property
    def measures(self) -> MeasureRepository: ...

    @property
    def cycles(self) -> CycleRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def themes(self) -> ThemeRepository: ...

    @property
    def drafts(self) -> DraftRepository: ...

    @property
    def search(self) -> SearchIndex: ...

    @property
    def outbox(self) -> Outbox: ...
