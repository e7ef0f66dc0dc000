"""An entry together with who asks for it: their own, one that they lead, and whom it names."""

from collections.abc import Iterable

from bot.chat.errors import NotTheAuthor, NotTheLead
from bot.chat.spans import mentioned
from bot.chat.turn import Turn
from bot.learning.model import Entry
from bot.learning.ports import LearningUnit
from bot.people.access import may_edit, may_hide
from bot.people.model import PersonId

TEXTS = ("title", "expected", "happened", "why", "learned", "next_step", "service")
"""The free text of an entry's content."""


def own(ref: str, unit: LearningUnit, turn: Turn, *, lock: bool = False) -> Entry:
    """The asker's own entry; raises NotTheAuthor."""
    entry = unit.learning.get(ref, lock=lock)
    if not may_edit(turn.audience, entry.author):
        raise NotTheAuthor(ref=ref)
    return entry


def led(ref: str, unit: LearningUnit, turn: Turn) -> Entry:
    """An entry of a team that the asker leads; raises NotTheLead."""
    entry = unit.learning.get(ref)
    if not may_hide(turn.audience, entry.team):
        raise NotTheLead
    return entry


def posted_as(ref: str) -> str:
    """The key of an entry's message in its team's channel."""
    return f"posted {ref}"


def people_in(*entries: Entry) -> frozenset[PersonId]:
    """Everybody whose name belongs on these entries; an author only if the name is shown."""
    return frozenset(person for entry in entries for person in _people_in(entry))


def _people_in(entry: Entry) -> Iterable[PersonId]:
    for name in TEXTS:
        yield from mentioned(getattr(entry.content, name))
    if entry.hidden is not None:
        yield from mentioned(entry.hidden.reason)
    if entry.content.owner:
        yield entry.content.owner
    if entry.author and entry.content.show_author:
        yield entry.author
