"""People, the learning log, drafts, receipts and the outbox."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    organisations_and_teams()
    persons_and_places()
    learning()
    learning_beside()
    conversation()


def text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=nullable)


def instant(name: str, *, nullable: bool = False) -> "sa.Column[datetime]":
    return sa.Column(name, Instant(), nullable=nullable)


def organisation() -> "sa.Column[str]":
    return sa.Column("organisation_id", sa.Text(), sa.ForeignKey("organisations.id"), nullable=False)


def within(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"])


def content() -> "tuple[sa.Column[Any], ...]":
    return (
        text("title"),
        text("expected"),
        text("happened"),
        text("why"),
        text("learned"),
        text("next_step"),
        text("owner", nullable=True),
        sa.Column("due", sa.Date()),
        text("kind", nullable=True),
        text("setting", nullable=True),
        text("service"),
        text("evidence", nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("show_author", sa.Boolean(), nullable=False),
    )


def organisations_and_teams() -> None:
    op.create_table("organisations", text("id"), text("name"), instant("created"), sa.PrimaryKeyConstraint("id"))
    op.create_table(
        "installations",
        text("platform"),
        text("key"),
        organisation(),
        text("name"),
        sa.PrimaryKeyConstraint("platform", "key"),
    )
    op.create_table(
        "teams",
        organisation(),
        text("id"),
        text("name"),
        text("name_key"),
        sa.Column("named", sa.Boolean(), nullable=False),
        instant("created"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("ix_teams_organisation_id_name_key", "teams", ["organisation_id", "name_key"])


def persons_and_places() -> None:
    op.create_table(
        "persons",
        organisation(),
        text("id"),
        text("name"),
        text("name_key"),
        text("locale"),
        text("zone"),
        text("last_team_id", nullable=True),
        instant("last_team_at", nullable=True),
        instant("created"),
        within("teams", "last_team_id"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_table(
        "accounts",
        organisation(),
        text("platform"),
        text("key"),
        text("person_id"),
        within("persons", "person_id"),
        sa.PrimaryKeyConstraint("organisation_id", "platform", "key"),
    )
    op.create_index("ix_accounts_organisation_id_person_id", "accounts", ["organisation_id", "person_id"])
    op.create_table(
        "places",
        organisation(),
        text("id"),
        text("platform"),
        text("key"),
        text("kind"),
        text("name"),
        text("team_id", nullable=True),
        within("teams", "team_id"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
        sa.UniqueConstraint("organisation_id", "platform", "key"),
        sa.UniqueConstraint("organisation_id", "team_id"),
    )
    op.create_table(
        "members",
        organisation(),
        text("team_id"),
        text("person_id"),
        sa.Column("role", sa.Integer(), nullable=False),
        within("persons", "person_id"),
        within("teams", "team_id"),
        sa.PrimaryKeyConstraint("organisation_id", "team_id", "person_id"),
    )
    op.create_index("ix_members_organisation_id_person_id", "members", ["organisation_id", "person_id"])


def learning() -> None:
    op.create_table(
        "counters",
        organisation(),
        text("name"),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "name"),
    )
    op.create_table(
        "learning_entries",
        organisation(),
        sa.Column("number", sa.Integer(), nullable=False),
        text("team_id"),
        text("author_id", nullable=True),
        *content(),
        instant("created"),
        sa.Column("day", sa.Date(), nullable=False),
        text("visibility"),
        instant("edited", nullable=True),
        text("hidden_reason", nullable=True),
        text("hidden_by", nullable=True),
        instant("hidden_at", nullable=True),
        text("message_link"),
        sa.Column("masked", sa.Integer(), nullable=False),
        text("external_id", nullable=True),
        text("source", nullable=True),
        text("licence", nullable=True),
        sa.Column("as_written", sa.JSON()),
        sa.Column("useful", sa.Integer(), nullable=False),
        within("persons", "author_id"),
        within("persons", "hidden_by"),
        within("teams", "team_id"),
        sa.PrimaryKeyConstraint("organisation_id", "number"),
        sa.UniqueConstraint("organisation_id", "external_id"),
    )
    op.create_index(
        "ix_learning_entries_organisation_id_team_id_day_number",
        "learning_entries",
        ["organisation_id", "team_id", "day", "number"],
    )
    op.create_index(
        "ix_learning_entries_organisation_id_visibility_day_number",
        "learning_entries",
        ["organisation_id", "visibility", "day", "number"],
    )


def learning_beside() -> None:
    op.create_table(
        "learning_edits",
        sa.Column("id", sa.Integer(), nullable=False),
        organisation(),
        sa.Column("number", sa.Integer(), nullable=False),
        instant("at"),
        *content(),
        sa.ForeignKeyConstraint(
            ["organisation_id", "number"], ["learning_entries.organisation_id", "learning_entries.number"]
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_learning_edits_organisation_id_number", "learning_edits", ["organisation_id", "number"])
    op.create_table(
        "marks",
        organisation(),
        text("record"),
        text("ref"),
        text("person_id"),
        instant("at"),
        within("persons", "person_id"),
        sa.PrimaryKeyConstraint("organisation_id", "record", "ref", "person_id"),
    )


def conversation() -> None:
    op.create_table(
        "drafts",
        organisation(),
        text("person_id"),
        text("id"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        text("about"),
        instant("expires"),
        within("persons", "person_id"),
        sa.PrimaryKeyConstraint("organisation_id", "person_id", "id"),
    )
    op.create_index("ix_drafts_expires", "drafts", ["expires"])
    op.create_table(
        "receipts",
        organisation(),
        text("key"),
        text("view"),
        instant("at"),
        sa.PrimaryKeyConstraint("organisation_id", "key"),
    )
    op.create_index("ix_receipts_at", "receipts", ["at"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        organisation(),
        text("key"),
        text("target"),
        text("place_id", nullable=True),
        text("person_id", nullable=True),
        text("view"),
        instant("created"),
        instant("next_try", nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        instant("sent", nullable=True),
        text("shown_as"),
        within("persons", "person_id"),
        within("places", "place_id"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organisation_id", "target", "key"),
    )
    op.create_index("ix_outbox_next_try", "outbox", ["next_try"])
