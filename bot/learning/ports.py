"""What the learning log asks of whoever stores it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.learning.model import Content, Edit, Entry, Hidden, Imported, Visibility
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository
from bot.privacy.ports import DraftRepository
from bot.search.ports import SearchIndex
from bot.themes.ports import ThemeRepository


@dataclass(frozen=True)
class NewEntry:
    team: TeamId
    author: PersonId | None
    content: Content
    created: datetime
    day: date
    visibility: Visibility = Visibility.TEAM
    message_link: str = ""
    masked: int = 0
    imported: Imported | None = None
    about: str = ""


class LearningRepository(Protocol):
    """Bound to one organisation and one audience. What the audience may not see raises NotFound.

    An entry is seen by its team, or by everybody in the organisation if it is organisation-wide; a hidden
    one by its author and its team's leads alone. Adding, saving, hiding and deleting keep the search
    index in step, in the same transaction; a hidden entry is not in it.
    """

    def add(self, new: NewEntry) -> Entry: ...

    def get(self, ref: str, *, lock: bool = False) -> Entry:
        """`lock`: whoever else would change it waits until this transaction has ended."""
        ...

    def get_many(self, refs: tuple[str, ...]) -> tuple[Entry, ...]:
        """Those of `refs` that may be seen, in the order asked for."""
        ...

    def gists(self, refs: tuple[str, ...]) -> tuple[tuple[str, Content], ...]:
        """As `get_many`, but only title, what was learned or happened, and tags: enough to compare many."""
        ...

    def change(self, ref: str, content: Content, masked: int, now: datetime) -> Entry:
        """Keeps what the entry said before as an Edit; `masked` adds to the entry's."""
        ...

    def show_author(self, ref: str, shown: bool) -> Entry:
        """No edit: what the entry says stays as it is."""
        ...

    def delete(self, ref: str) -> None:
        """The entry with its edits and its marks."""
        ...

    def move(self, ref: str, team: TeamId) -> Entry: ...

    def hide(self, ref: str, hidden: Hidden | None) -> Entry:
        """What is hidden is shared in no network any more."""
        ...

    def share(self, ref: str, visibility: Visibility) -> Entry:
        """Locks it. Back with its team, it is shared in no network any more either."""
        ...

    def history(self, ref: str) -> tuple[Edit, ...]:
        """Newest first."""
        ...

    def mark_useful(self, ref: str, person: PersonId, now: datetime) -> None:
        """Counts each person once."""
        ...

    def latest(self, team: TeamId | None, most: int, skip: int = 0) -> tuple[Entry, ...]:
        """Newest first; of one team, or of all that the audience sees."""
        ...

    def about(self, *refs: str) -> tuple[Entry, ...]:
        """What came from a record such as H-12, or from one of several, oldest first."""
        ...

    def imported_among(self, external_ids: Collection[str]) -> frozenset[str]:
        """Those of `external_ids` that the organisation already has."""
        ...

    def everything(self) -> Iterator[Entry]:
        """Every entry of the organisation, whoever may see it, in order of its number; for export alone."""
        ...


class LearningUnit(Protocol):
    @property
    def learning(self) -> LearningRepository: ...

    @property
    def themes(self) -> ThemeRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def drafts(self) -> DraftRepository: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def search(self) -> SearchIndex: ...
