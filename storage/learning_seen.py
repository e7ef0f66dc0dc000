"""Which learning entries an audience may see, for every statement that reads them."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_

from bot.learning.model import Visibility
from bot.people.audience import Audience
from storage.tables import learning_entries

_entries = learning_entries.c

# The values are those of `seen_by`, and are named so that they are no column's.
UNHIDDEN = or_(
    _entries.hidden_at.is_(None),
    _entries.team_id.in_(bindparam("leads", expanding=True)),
    _entries.author_id == bindparam("reader"),
)
"""A hidden entry only for its author and its team's leads."""


def visible(guest: bool) -> ColumnElement[bool]:
    """Of this organisation, and for the audience."""
    ours = _entries.team_id.in_(bindparam("ours", expanding=True))
    wide = _entries.visibility == Visibility.ORGANISATION.value
    return and_(_entries.organisation_id == bindparam("here"), ours if guest else or_(ours, wide))


def seen_by(audience: Audience) -> dict[str, Any]:
    return {
        "here": audience.organisation,
        "ours": list(audience.teams),
        "leads": list(audience.leads),
        "reader": audience.person or "",
    }
