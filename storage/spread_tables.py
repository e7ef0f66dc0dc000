"""The tables of how learning travels: adoptions, follows, offers and questions, stories, themes."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables import metadata, organisation, within
from storage.types import Instant

adoptions = Table(
    "adoptions",
    metadata,
    organisation(),
    Column("number", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("team_id", Text),
    Column("called", Text, nullable=False),
    Column("by", Text),
    Column("created", Instant, nullable=False),
    Column("keeps", Text, nullable=False),
    Column("adapts", Text, nullable=False),
    Column("setting", Text),
    Column("service", Text, nullable=False),
    Column("outcome", Text),
    Column("told", Text, nullable=False),
    Column("ended", Instant),
    Column("by_test", Text, nullable=False),
    Column("elsewhere", Text, nullable=False),
    Column("being_tried", Text),
    Column("heard", Text),
    PrimaryKeyConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "team_id", "being_tried"),
    UniqueConstraint("organisation_id", "heard"),
    within("teams", "team_id"),
    within("persons", "by"),
    Index(None, "organisation_id", "source"),
    Index(None, "organisation_id", "team_id", "created"),
    Index(None, "organisation_id", "created"),
    Index(None, "organisation_id", "ended"),
)
"""`being_tried`: the source while one of our teams tries it, so that it tries the same once at a time; `heard`: as
`elsewhere` where another organisation has told us, so that it is written down once."""

follows = Table(
    "follows",
    metadata,
    organisation(),
    Column("person_id", Text, nullable=False),
    Column("team_id", Text, nullable=False),
    Column("consent", Text, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("decided", Instant),
    Column("decided_by", Text),
    PrimaryKeyConstraint("organisation_id", "person_id", "team_id"),
    within("persons", "person_id"),
    within("persons", "decided_by"),
    within("teams", "team_id"),
    Index(None, "organisation_id", "team_id"),
)

asks = Table(
    "asks",
    metadata,
    organisation(),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("team_id", Text, nullable=False),
    Column("other_id", Text),
    Column("about", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered", Instant),
    Column("answered_by", Text),
    PrimaryKeyConstraint("organisation_id", "number"),
    within("persons", "by"),
    within("persons", "answered_by"),
    within("teams", "team_id"),
    within("teams", "other_id"),
    Index(None, "organisation_id", "by", "created"),
)

stories = Table(
    "stories",
    metadata,
    organisation(),
    Column("number", Integer, nullable=False),
    Column("problem", Text, nullable=False),
    Column("support", Text, nullable=False),
    Column("results", Text, nullable=False),
    Column("points", Text, nullable=False),
    Column("next_steps", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("quoted", Text, nullable=False),
    Column("measures", JSON, nullable=False),
    Column("written", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "number"),
    ForeignKeyConstraint(
        ["organisation_id", "number"], ["learning_entries.organisation_id", "learning_entries.number"]
    ),
    Index(None, "organisation_id", "written"),
)

themes = Table(
    "themes",
    metadata,
    organisation(),
    Column("key", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("ended", Boolean, nullable=False),
    PrimaryKeyConstraint("organisation_id", "key"),
)

entry_themes = Table(
    "entry_themes",
    metadata,
    organisation(),
    Column("number", Integer, nullable=False),
    Column("theme", Text, nullable=False),
    PrimaryKeyConstraint("organisation_id", "number", "theme"),
    ForeignKeyConstraint(
        ["organisation_id", "number"], ["learning_entries.organisation_id", "learning_entries.number"]
    ),
    Index(None, "organisation_id", "theme", "number"),
)
"""The same as an entry's column, to be counted."""
