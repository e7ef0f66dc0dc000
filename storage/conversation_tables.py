"""The tables of what a conversation leaves behind."""

from sqlalchemy import (
    JSON,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables import metadata, organisation, within
from storage.types import Instant

__all__ = ["drafts", "memory", "metadata", "outbox", "overrulings", "receipts"]

drafts = Table(
    "drafts",
    metadata,
    organisation(),
    Column("person_id", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("about", Text, nullable=False),
    Column("form", Text, nullable=False, server_default=text("''")),
    Column("expires", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("organisation_id", "person_id", "id"),
    within("persons", "person_id"),
)

receipts = Table(
    "receipts",
    metadata,
    organisation(),
    Column("key", Text, nullable=False),
    Column("view", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("organisation_id", "key"),
)

overrulings = Table(
    "overrulings",
    metadata,
    organisation(),
    Column("about", Text, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "about"),
)
"""Each time that somebody said of what the guard had found that it is no identifier."""

# Messages that are not sent yet: what is sent is a row of `cards`. `next_try` NULL: given up.

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    organisation(),
    Column("key", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("place_id", Text),
    Column("person_id", Text),
    Column("view", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("next_try", Instant),
    Column("tries", Integer, nullable=False),
    Column("faults", Integer, nullable=False, server_default=text("0")),
    Column("version", Integer, nullable=False, server_default=text("0")),
    Column("asked_by", Text),
    Column("otherwise", Text, nullable=False, server_default=text("''")),
    Column("under", Text, nullable=False, server_default=text("''")),
    Column("follows", Text, nullable=False, server_default=text("''")),
    Column("until", Instant),
    Column("attempted", Instant),
    UniqueConstraint("organisation_id", "target", "key"),
    within("places", "place_id"),
    within("persons", "person_id"),
    Index(None, "organisation_id", "key"),
    Index(None, "organisation_id", "follows"),
    # No number is given twice: what is on its way is marked by it.
    sqlite_autoincrement=True,
)

# What adapters remember of a platform, for no one organisation: tokens, where a conversation goes on.

memory = Table(
    "memory",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
