"""Every table, once for both databases. Keys begin with the organisation, so that no key crosses it."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.types import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _organisation() -> Column[Any]:
    return Column("organisation_id", Text, ForeignKey("organisations.id"), nullable=False)


def _within(table: str, column: str) -> ForeignKeyConstraint:
    """A reference that cannot leave the organisation."""
    return ForeignKeyConstraint(["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"])


# People: the only tables that hold a platform's keys and anybody's name.

organisations = Table(
    "organisations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created", Instant, nullable=False),
)

installations = Table(
    "installations",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    _organisation(),
    Column("name", Text, nullable=False),
)

persons = Table(
    "persons",
    metadata,
    _organisation(),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("last_team_id", Text),
    Column("last_team_at", Instant),
    Column("guest", Boolean, nullable=False, server_default=false()),
    Column("admin", Boolean, nullable=False, server_default=false()),
    Column("created", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "id"),
    _within("teams", "last_team_id"),
)

accounts = Table(
    "accounts",
    metadata,
    _organisation(),
    Column("platform", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    PrimaryKeyConstraint("organisation_id", "platform", "key"),
    _within("persons", "person_id"),
    Index(None, "organisation_id", "person_id"),
)

teams = Table(
    "teams",
    metadata,
    _organisation(),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("created", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "id"),
    Index(None, "organisation_id", "name_key"),
)

places = Table(
    "places",
    metadata,
    _organisation(),
    Column("id", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("team_id", Text),
    PrimaryKeyConstraint("organisation_id", "id"),
    UniqueConstraint("organisation_id", "platform", "key"),
    UniqueConstraint("organisation_id", "team_id"),
    _within("teams", "team_id"),
)

members = Table(
    "members",
    metadata,
    _organisation(),
    Column("team_id", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("role", Integer, nullable=False),
    PrimaryKeyConstraint("organisation_id", "team_id", "person_id"),
    _within("teams", "team_id"),
    _within("persons", "person_id"),
    Index(None, "organisation_id", "person_id"),
)

# The learning log.

counters = Table(
    "counters",
    metadata,
    _organisation(),
    Column("name", Text, nullable=False),
    Column("value", Integer, nullable=False),
    PrimaryKeyConstraint("organisation_id", "name"),
)


def _content() -> tuple[Column[Any], ...]:
    """The fields of bot.learning.model.Content."""
    return (
        Column("title", Text, nullable=False),
        Column("expected", Text, nullable=False),
        Column("happened", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("learned", Text, nullable=False),
        Column("next_step", Text, nullable=False),
        Column("owner", Text),
        Column("due", Date),
        Column("kind", Text),
        Column("setting", Text),
        Column("service", Text, nullable=False),
        Column("evidence", Text),
        Column("tags", JSON, nullable=False),
        Column("show_author", Boolean, nullable=False),
    )


learning_entries = Table(
    "learning_entries",
    metadata,
    _organisation(),
    Column("number", Integer, nullable=False),
    Column("team_id", Text, nullable=False),
    Column("author_id", Text),
    *_content(),
    Column("created", Instant, nullable=False),
    Column("day", Date, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("edited", Instant),
    Column("hidden_reason", Text),
    Column("hidden_by", Text),
    Column("hidden_at", Instant),
    Column("message_link", Text, nullable=False),
    Column("masked", Integer, nullable=False),
    Column("external_id", Text),
    Column("source", Text),
    Column("licence", Text),
    Column("as_written", JSON(none_as_null=True)),
    Column("useful", Integer, nullable=False),
    PrimaryKeyConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "external_id"),
    _within("teams", "team_id"),
    _within("persons", "author_id"),
    _within("persons", "hidden_by"),
    Index(None, "organisation_id", "team_id", "day", "number"),
    Index(None, "organisation_id", "visibility", "day", "number"),
)

learning_edits = Table(
    "learning_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    _organisation(),
    Column("number", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    *_content(),
    ForeignKeyConstraint(
        ["organisation_id", "number"], ["learning_entries.organisation_id", "learning_entries.number"]
    ),
    Index(None, "organisation_id", "number"),
)

marks = Table(
    "marks",
    metadata,
    _organisation(),
    Column("record", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "record", "ref", "person_id"),
    _within("persons", "person_id"),
)

# Search; the index over the words, search_words, differs by database and is in search_words.py.

search_docs = Table(
    "search_docs",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    _organisation(),
    Column("record", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("team_id", Text, nullable=False),
    Column("organisation_wide", Boolean, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("author_id", Text),
    Column("written_by", Text),
    UniqueConstraint("organisation_id", "record", "ref"),
    Index(None, "organisation_id", "record", "team_id", "id"),
    Index(None, "organisation_id", "record", "organisation_wide", "id"),
)

# What a conversation leaves behind.

drafts = Table(
    "drafts",
    metadata,
    _organisation(),
    Column("person_id", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("about", Text, nullable=False),
    Column("form", Text, nullable=False, server_default=text("''")),
    Column("expires", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("organisation_id", "person_id", "id"),
    _within("persons", "person_id"),
)

receipts = Table(
    "receipts",
    metadata,
    _organisation(),
    Column("key", Text, nullable=False),
    Column("view", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("organisation_id", "key"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    _organisation(),
    Column("key", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("place_id", Text),
    Column("person_id", Text),
    Column("view", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("next_try", Instant, index=True),
    Column("tries", Integer, nullable=False),
    Column("sent", Instant),
    Column("shown_as", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("0")),
    Column("asked_by", Text),
    Column("otherwise", Text, nullable=False, server_default=text("''")),
    UniqueConstraint("organisation_id", "target", "key"),
    _within("places", "place_id"),
    _within("persons", "person_id"),
)

# What the adapters remember: tokens, where a conversation goes on.

memory = Table(
    "memory",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
