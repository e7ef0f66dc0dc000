"""The one search index over every kind of record."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.people.model import PersonId, TeamId
from bot.search.query import Query


@dataclass(frozen=True)
class Document:
    """One record as it is found: title, body and tags are searched, the rest filters."""

    record: str
    """Which kind of record: "learning"."""
    ref: str
    title: str
    body: str
    tags: tuple[str, ...]
    team: TeamId
    organisation_wide: bool
    """Seen by the whole organisation, not by the team alone."""
    kind: str
    day: date
    author: PersonId | None
    """None unless the author's name is shown: a hidden name must not be found."""
    themes: tuple[str, ...] = ()
    """Keys; not searched by people's words."""
    names: str | None = None
    """Words by which only the team itself finds it: whoever is named in it. None: nobody finds it who only follows the
    team."""


class SearchIndex(Protocol):
    """Bound to one organisation; `find` shows what the unit's audience may see and nothing else."""

    def put(self, document: Document) -> None:
        """Adds the document or replaces the one with its record and ref."""
        ...

    def remove(self, record: str, ref: str) -> None: ...

    def find(self, record: str, query: Query, most: int, skip: int = 0) -> tuple[str, ...]:
        """Refs, best first; without terms newest first. `team` and `by` are names, in any case."""
        ...

    def find_followed(self, record: str, query: Query, most: int) -> tuple[str, ...]:
        """The same of the teams that the audience follows; nobody's name finds anything there."""
        ...
