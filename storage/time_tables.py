"""The tables of what happens later: timers, lanes with their budgets, and cards that keep changing."""

from sqlalchemy import (
    Column,
    Float,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables import metadata, organisation
from storage.types import Instant

timers = Table(
    "timers",
    metadata,
    Column("id", Integer, primary_key=True),
    organisation(),
    Column("key", Text, nullable=False),
    Column("team_id", Text, nullable=False),
    Column("intent", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("organisation_id", "key"),
)

# A lane is one place or person. `due` and `held` are the app's time, `leased_until` and `free_at` the database's own,
# in seconds since 1970, which is the same for every replica. `waits` is the key of the budget that was used up.

lanes = Table(
    "lanes",
    metadata,
    organisation(),
    Column("target", Text, nullable=False),
    Column("due", Instant, index=True),
    Column("held", Instant),
    Column("leased_until", Float, nullable=False, server_default=text("0")),
    Column("fence", Integer, nullable=False, server_default=text("0")),
    Column("free_at", Float, nullable=False, server_default=text("0")),
    Column("waits", Text, nullable=False, server_default=text("''")),
    PrimaryKeyConstraint("organisation_id", "target"),
)

budgets = Table(
    "budgets",
    metadata,
    Column("key", Text, primary_key=True),
    Column("free_at", Float, nullable=False),
)

# What was sent. `wanted` counts its changes, `sent` those that are shown; without a `message_id` nothing can be shown.

cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True),
    organisation(),
    Column("ref", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("follows", Text, nullable=False, server_default=text("''")),
    Column("message_id", Text, nullable=False),
    Column("view", Text, nullable=False),
    Column("wanted", Integer, nullable=False, server_default=text("0")),
    Column("sent", Integer, nullable=False, server_default=text("0")),
    Column("rest_until", Instant, nullable=False),
    Column("next_try", Instant),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("faults", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("organisation_id", "target", "ref"),
    Index(None, "organisation_id", "ref"),
    Index(None, "organisation_id", "follows"),
    Index(None, "organisation_id", "target", "next_try"),
    Index(None, "follows", "rest_until"),
)

__all__ = ["budgets", "cards", "lanes", "timers"]
