"""A learning entry and its rules."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.people.model import PersonId, TeamId

LONGEST_TEXT = 3000
"""Characters in one field; what a form can hold on every platform."""
LONGEST_TITLE = 200
LONGEST_SEARCH = 300
"""Characters of a search; more is nobody's."""
LONGEST_HEADLINE = 120
UNDATED = date.min
"""The day of an imported entry that has none, or one that cannot be read."""


class Kind(StrEnum):
    WORKED = "worked"
    DID_NOT_WORK = "didn't work"
    SURPRISE = "surprise"
    INSIGHT = "insight"
    IDEA = "idea"
    STORY = "impact story"


class Setting(StrEnum):
    URBAN = "urban"
    RURAL = "rural"
    COASTAL = "coastal"


class Evidence(StrEnum):
    """How sure the team is, from hearsay to data over time."""

    HUNCH = "hunch"
    SEEN_ONCE = "seen once"
    SEEN_OFTEN = "seen often"
    MEASURED = "measured"


class Visibility(StrEnum):
    TEAM = "team"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Content:
    """What an author writes; one of `happened` and `learned` is enough. "" where nothing is said."""

    title: str = ""
    expected: str = ""
    happened: str = ""
    why: str = ""
    learned: str = ""
    next_step: str = ""
    owner: PersonId | None = None
    due: date | None = None
    kind: Kind | None = None
    setting: Setting | None = None
    service: str = ""
    evidence: Evidence | None = None
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """Keys of themes."""
    show_author: bool = False


@dataclass(frozen=True)
class Hidden:
    """A lead took the entry out of sight; the author sees why."""

    reason: str
    by: PersonId
    at: datetime


@dataclass(frozen=True)
class Imported:
    """Where an entry from a file came from, with what was changed on the way in as it was written."""

    external_id: str
    source: str
    licence: str
    as_written: dict[str, list[object]]
    """Column → [as in the file, as stored], where the two differ; identifiers are masked in both."""


@dataclass(frozen=True)
class Entry:
    ref: str
    """L-12: numbered within the organisation."""
    team: TeamId
    author: PersonId | None
    content: Content
    created: datetime
    day: date
    """When it was learned: the day it was written, or the imported date."""
    visibility: Visibility = Visibility.TEAM
    edited: datetime | None = None
    hidden: Hidden | None = None
    message_link: str = ""
    masked: int = 0
    """Identifiers that the guard hid in it."""
    imported: Imported | None = None
    useful: int = 0
    about: str = ""
    """The record that it came from: H-12."""


@dataclass(frozen=True)
class Tried:
    """How often something was tried, and how it went."""

    worked: int = 0
    adapted: int = 0
    abandoned: int = 0
    trying: int = 0

    @property
    def settings(self) -> int:
        return self.worked + self.adapted + self.abandoned + self.trying


@dataclass(frozen=True)
class Edit:
    """What an entry said until `at`."""

    at: datetime
    content: Content


def title_of(content: Content) -> str:
    """The title, or the first sentence of what was learned (or of what happened)."""
    return content.title.strip() or first_sentence(content.learned.strip() or content.happened.strip())


_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")


def first_sentence(text: str) -> str:
    """At most LONGEST_HEADLINE characters, visibly shortened at a word's end."""
    sentence = _SENTENCE_END.split(text, maxsplit=1)[0].strip()
    if len(sentence) <= LONGEST_HEADLINE:
        return sentence
    return sentence[: LONGEST_HEADLINE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
