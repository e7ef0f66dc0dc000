"""The tables of people, learning and search, once for both databases; what a conversation leaves behind is in
conversation_tables.py. Keys begin with the organisation, so that no key crosses it."""

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


def organisation() -> Column[Any]:
    return Column("organisation_id", Text, ForeignKey("organisations.id"), nullable=False)


def within(table: str, column: str) -> ForeignKeyConstraint:
    """A reference that cannot leave the organisation."""
    return ForeignKeyConstraint(["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"])


# People: the only tables that hold a platform's keys and anybody's name.

organisations = Table(
    "organisations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("guard_may_be_overruled", Boolean, nullable=False, server_default=false()),
)

installations = Table(
    "installations",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    organisation(),
    Column("name", Text, nullable=False),
    Column("renumbered", JSON(none_as_null=True)),
)
"""`renumbered`: below which number, and how much is added, each time that its organisation was joined with another."""

persons = Table(
    "persons",
    metadata,
    organisation(),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("last_team_id", Text),
    Column("last_team_at", Instant),
    Column("guest", Boolean, nullable=False, server_default=false()),
    Column("admin", Boolean, nullable=False, server_default=false()),
    Column("nudges", Boolean),
    Column("away_until", Date),
    Column("created", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "id"),
    within("teams", "last_team_id"),
)

accounts = Table(
    "accounts",
    metadata,
    organisation(),
    Column("platform", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("chosen", Instant),
    PrimaryKeyConstraint("organisation_id", "platform", "key"),
    within("persons", "person_id"),
    Index(None, "organisation_id", "person_id"),
)
"""Of several accounts of one person, the one `chosen` last is where messages go."""

teams = Table(
    "teams",
    metadata,
    organisation(),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("created", Instant, nullable=False),
    Column("site_id", Text),
    PrimaryKeyConstraint("organisation_id", "id"),
    within("teams", "site_id"),
    Index(None, "organisation_id", "name_key"),
)

places = Table(
    "places",
    metadata,
    organisation(),
    Column("id", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("team_id", Text),
    PrimaryKeyConstraint("organisation_id", "id"),
    UniqueConstraint("organisation_id", "platform", "key"),
    UniqueConstraint("organisation_id", "team_id"),
    within("teams", "team_id"),
)

members = Table(
    "members",
    metadata,
    organisation(),
    Column("team_id", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("role", Integer, nullable=False),
    PrimaryKeyConstraint("organisation_id", "team_id", "person_id"),
    within("teams", "team_id"),
    within("persons", "person_id"),
    Index(None, "organisation_id", "person_id"),
)

# The learning log.

counters = Table(
    "counters",
    metadata,
    organisation(),
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
        Column("themes", JSON(none_as_null=True)),
        Column("show_author", Boolean, nullable=False),
    )


learning_entries = Table(
    "learning_entries",
    metadata,
    organisation(),
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
    Column("about", Text, nullable=False, server_default=text("''")),
    Column("masked", Integer, nullable=False),
    Column("external_id", Text),
    Column("source", Text),
    Column("licence", Text),
    Column("as_written", JSON(none_as_null=True)),
    Column("useful", Integer, nullable=False),
    PrimaryKeyConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "external_id"),
    within("teams", "team_id"),
    within("persons", "author_id"),
    within("persons", "hidden_by"),
    Index(None, "organisation_id", "team_id", "day", "number"),
    Index(None, "organisation_id", "team_id", "created"),
    Index(None, "organisation_id", "visibility", "day", "number"),
    Index(None, "organisation_id", "about"),
)

learning_edits = Table(
    "learning_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    organisation(),
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
    organisation(),
    Column("record", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "record", "ref", "person_id"),
    within("persons", "person_id"),
)

# Search; the index over the words, search_words, differs by database and is in search_words.py.

search_docs = Table(
    "search_docs",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    organisation(),
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
