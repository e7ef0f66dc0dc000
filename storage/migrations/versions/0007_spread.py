"""How learning travels: adoptions, follows, offers and questions, stories, themes."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0007"
down_revision = "0006"
READ = (("learning_entries", "created"), ("cycles", "started"), ("cycles", "acted"), ("huddles", "day"))
"""What round-ups ask of teams, by time."""


def upgrade() -> None:
    _adoptions()
    _follows()
    _asks()
    _stories()
    _themes()
    _entry_themes()
    for table in ("learning_entries", "learning_edits"):
        op.add_column(table, sa.Column("themes", sa.JSON()))
    for table, column in READ:
        columns = ["organisation_id", "team_id", column]
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _within(table: str, column: str, other: str, key: str = "id") -> sa.ForeignKeyConstraint:
    """What it names is of the same organisation."""
    return sa.ForeignKeyConstraint(
        ["organisation_id", column],
        [f"{other}.organisation_id", f"{other}.{key}"],
        name=f"fk_{table}_organisation_id_{column}",
    )


def _organisation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=f"fk_{table}_organisation_id")


def _adoptions() -> None:
    op.create_table(
        "adoptions",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text()),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("by", sa.Text()),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("keeps", sa.Text(), nullable=False),
        sa.Column("adapts", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text()),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("ended", Instant()),
        sa.Column("by_test", sa.Text(), nullable=False),
        sa.Column("elsewhere", sa.Text(), nullable=False),
        sa.Column("being_tried", sa.Text()),
        sa.Column("heard", sa.Text()),
        _organisation("adoptions"),
        _within("adoptions", "by", "persons"),
        _within("adoptions", "team_id", "teams"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_adoptions"),
        sa.UniqueConstraint("organisation_id", "heard", name="uq_adoptions_organisation_id_heard"),
        sa.UniqueConstraint(
            "organisation_id", "team_id", "being_tried", name="uq_adoptions_organisation_id_team_id_being_tried"
        ),
    )
    op.create_index("ix_adoptions_organisation_id_created", "adoptions", ["organisation_id", "created"])
    op.create_index("ix_adoptions_organisation_id_ended", "adoptions", ["organisation_id", "ended"])
    op.create_index("ix_adoptions_organisation_id_source", "adoptions", ["organisation_id", "source"])
    op.create_index(
        "ix_adoptions_organisation_id_team_id_created", "adoptions", ["organisation_id", "team_id", "created"]
    )


def _follows() -> None:
    op.create_table(
        "follows",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("asked", Instant(), nullable=False),
        sa.Column("decided", Instant()),
        sa.Column("decided_by", sa.Text()),
        _organisation("follows"),
        _within("follows", "decided_by", "persons"),
        _within("follows", "person_id", "persons"),
        _within("follows", "team_id", "teams"),
        sa.PrimaryKeyConstraint("organisation_id", "person_id", "team_id", name="pk_follows"),
    )
    op.create_index("ix_follows_organisation_id_team_id", "follows", ["organisation_id", "team_id"])


def _asks() -> None:
    op.create_table(
        "asks",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered", Instant()),
        sa.Column("answered_by", sa.Text()),
        _organisation("asks"),
        _within("asks", "answered_by", "persons"),
        _within("asks", "by", "persons"),
        _within("asks", "other_id", "teams"),
        _within("asks", "team_id", "teams"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_asks"),
    )
    op.create_index("ix_asks_organisation_id_by_created", "asks", ["organisation_id", "by", "created"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("results", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("next_steps", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("quoted", sa.Text(), nullable=False),
        sa.Column("measures", sa.JSON(), nullable=False),
        sa.Column("written", Instant(), nullable=False),
        _organisation("stories"),
        _within("stories", "number", "learning_entries", "number"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_stories"),
    )
    op.create_index("ix_stories_organisation_id_written", "stories", ["organisation_id", "written"])


def _themes() -> None:
    op.create_table(
        "themes",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        _organisation("themes"),
        sa.PrimaryKeyConstraint("organisation_id", "key", name="pk_themes"),
    )


def _entry_themes() -> None:
    op.create_table(
        "entry_themes",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        _organisation("entry_themes"),
        _within("entry_themes", "number", "learning_entries", "number"),
        sa.PrimaryKeyConstraint("organisation_id", "number", "theme", name="pk_entry_themes"),
    )
    op.create_index(
        "ix_entry_themes_organisation_id_theme_number", "entry_themes", ["organisation_id", "theme", "number"]
    )
