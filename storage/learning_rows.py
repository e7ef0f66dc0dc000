"""Between a learning entry and its rows."""

from typing import Any

from bot.chat.spans import without_mentions
from bot.learning.model import (
    Content,
    Edit,
    Entry,
    Evidence,
    Hidden,
    Imported,
    Kind,
    Setting,
    Visibility,
    title_of,
)
from bot.people.model import PersonId, TeamId
from bot.search.ports import Document
from storage.types import AnyRow

RECORD = "learning"
GIST = ("title", "happened", "learned", "tags")
"""What is told apart of two entries by whoever compares them."""


TOLD = ("problem", "support", "results", "points", "next_steps", "quote", "quoted")
"""The words of a story, which its entry is found by."""


def ref_of(number: int) -> str:
    return f"L-{number}"


def content_values(content: Content) -> dict[str, Any]:
    return {
        "title": content.title,
        "expected": content.expected,
        "happened": content.happened,
        "why": content.why,
        "learned": content.learned,
        "next_step": content.next_step,
        "owner": content.owner,
        "due": content.due,
        "kind": content.kind,
        "setting": content.setting,
        "service": content.service,
        "evidence": content.evidence,
        "tags": list(content.tags),
        "themes": list(content.themes) or None,
        "show_author": content.show_author,
    }


def hidden_values(hidden: Hidden | None) -> dict[str, Any]:
    if hidden is None:
        return {"hidden_reason": None, "hidden_by": None, "hidden_at": None}
    return {"hidden_reason": hidden.reason, "hidden_by": hidden.by, "hidden_at": hidden.at}


def imported_values(imported: Imported | None) -> dict[str, Any]:
    if imported is None:
        return {}
    return {
        "external_id": imported.external_id,
        "source": imported.source,
        "licence": imported.licence,
        "as_written": imported.as_written,
    }


def content_of(row: AnyRow) -> Content:
    return Content(
        title=row.title,
        expected=row.expected,
        happened=row.happened,
        why=row.why,
        learned=row.learned,
        next_step=row.next_step,
        owner=row.owner and PersonId(row.owner),
        due=row.due,
        kind=row.kind and Kind(row.kind),
        setting=row.setting and Setting(row.setting),
        service=row.service,
        evidence=row.evidence and Evidence(row.evidence),
        tags=tuple(row.tags),
        themes=tuple(row.themes or ()),
        show_author=row.show_author,
    )


def gist_of(row: AnyRow) -> Content:
    return Content(title=row.title, happened=row.happened, learned=row.learned, tags=tuple(row.tags))


def entry_of(row: AnyRow) -> Entry:
    hidden, imported = None, None
    if row.hidden_at is not None:
        hidden = Hidden(row.hidden_reason, PersonId(row.hidden_by), row.hidden_at)
    if row.external_id is not None:
        imported = Imported(row.external_id, row.source, row.licence, row.as_written)
    return Entry(
        ref=ref_of(row.number),
        team=TeamId(row.team_id),
        author=row.author_id and PersonId(row.author_id),
        content=content_of(row),
        created=row.created,
        day=row.day,
        visibility=Visibility(row.visibility),
        edited=row.edited,
        hidden=hidden,
        message_link=row.message_link,
        masked=row.masked,
        imported=imported,
        useful=row.useful,
        about=row.about,
    )


def edit_of(row: AnyRow) -> Edit:
    return Edit(row.at, content_of(row))


def document_of(entry: Entry, story: tuple[str, ...] = ()) -> Document:
    """What is searched of an entry. A mention is an id, which nobody types."""
    content = entry.content
    own = (content.learned, content.happened, content.expected, content.why, content.next_step, content.service)
    said = (*own, *story)
    return Document(
        record=RECORD,
        ref=entry.ref,
        title=without_mentions(title_of(content)),
        body=without_mentions("\n".join(words for words in said if words)),
        tags=content.tags,
        themes=content.themes,
        team=entry.team,
        organisation_wide=entry.visibility is Visibility.ORGANISATION,
        kind=content.kind or "",
        day=entry.day,
        author=entry.author if content.show_author else None,
    )
