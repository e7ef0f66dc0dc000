"""What a learning's card says of it: its words, its facts, its last line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.chat.card import Element, Paragraph
from bot.chat.nameless import FEWEST_BEYOND_THE_TEAM
from bot.chat.phrases import Say
from bot.chat.spans import Link, Text, read
from bot.learning.forms import option_key
from bot.learning.model import UNDATED, Entry, title_of
from bot.people.model import PersonId

Names = Mapping[PersonId, str]


@dataclass(frozen=True)
class Shown:
    """An entry with what its audience may know of it."""

    entry: Entry
    team: str
    names: Names
    """Of the people mentioned, of the owner, and of the author if that name is shown."""
    mine: bool = False
    led: bool = False
    """The reader leads the entry's team."""
    ours: bool = True
    """Of a team that the reader is in."""
    themes: Mapping[str, str] = field(default_factory=dict)
    """Key → name, of those that the entry has."""
    private: bool = True
    """Seen by the asker alone; otherwise by everyone in a place."""


def headline(shown: Shown) -> Text:
    return read(title_of(shown.entry.content), shown.names)


SECTIONS = ("learned", "happened", "expected", "why", "next_step")


def sections(shown: Shown, say: Say) -> list[Element]:
    """What was learned first and without a label where it stands alone."""
    content = shown.entry.content
    said = [name for name in SECTIONS if getattr(content, name)]
    if said == ["learned"]:
        return [Paragraph(read(content.learned, shown.names))]
    elements: list[Element] = []
    for name in said:
        label = say.line(f"learning-{name.replace('_', '-')}")
        words = read(getattr(content, name), shown.names)
        elements.append(Paragraph(say.text("learning-section", label=label, words=words)))
    return elements


def facts_of(shown: Shown, say: Say) -> tuple[tuple[str, Text], ...]:
    entry, content = shown.entry, shown.entry.content
    facts: list[tuple[str, Text]] = []

    def fact(name: str, value: str | Text) -> None:
        facts.append((say.line(f"learning-{name}"), say.text("plain", text=value)))

    if content.kind:
        fact("kind", say.line(option_key("kind", content.kind)))
    if content.owner and (shown.ours or content.owner in shown.names):
        fact("owner", shown.names.get(content.owner, "…"))
    if content.due:
        fact("due", say.line("day", day=content.due))
    if content.setting:
        fact("setting", say.line(option_key("setting", content.setting)))
    if content.service:
        fact("service", content.service)
    if content.evidence:
        fact("evidence", say.line(option_key("evidence", content.evidence)))
    if content.tags:
        fact("tags", " ".join(f"#{tag}" for tag in content.tags))
    if content.themes:
        fact("themes", ", ".join(shown.themes.get(key, key) for key in content.themes))
    if entry.imported and entry.imported.source:
        fact("source", entry.imported.source)
    if entry.message_link:
        fact("message", (Link(say.line("learning-open-message"), entry.message_link),))
    return tuple(facts)


def footer(shown: Shown, say: Say) -> Text:
    entry = shown.entry
    by = shown.names.get(entry.author) if entry.author and entry.content.show_author else None
    if entry.day == UNDATED:
        written = say.line("learning-undated", ref=entry.ref, team=shown.team)
    else:
        written = say.line("learning-written", ref=entry.ref, team=shown.team, day=entry.day)
    if by:
        written = say.line("learning-written-by", written=written, name=by)
    if entry.edited:
        written = say.line("learning-edited", written=written, day=entry.edited.date())
    useful = entry.useful if shown.ours or entry.useful >= FEWEST_BEYOND_THE_TEAM else 0
    return say.text("learning-useful-to", written=written, count=useful)
