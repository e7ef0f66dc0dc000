"""Huddles, and what comes out of them."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _actions()
    _concerns()
    _question_sets()
    _series()
    _huddles()
    _answers()
    _duty()
    _days_since()


def _within(table: str, column: str, other: str, key: str = "id") -> sa.ForeignKeyConstraint:
    """What it names is of the same organisation."""
    return sa.ForeignKeyConstraint(
        ["organisation_id", column],
        [f"{other}.organisation_id", f"{other}.{key}"],
        name=f"fk_{table}_organisation_id_{column}",
    )


def _actions() -> None:
    op.create_table(
        "actions",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text()),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("done", Instant()),
        sa.Column("done_by", sa.Text()),
        _within("actions", "created_by", "persons"),
        _within("actions", "done_by", "persons"),
        _within("actions", "owner", "persons"),
        _within("actions", "team_id", "teams"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_actions_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_actions"),
    )
    op.create_index("ix_actions_organisation_id_about", "actions", ["organisation_id", "about"])
    op.create_index("ix_actions_organisation_id_owner_done", "actions", ["organisation_id", "owner", "done"])
    op.create_index("ix_actions_organisation_id_team_id_done", "actions", ["organisation_id", "team_id", "done"])


def _concerns() -> None:
    op.create_table(
        "concerns",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.Text()),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("site_id", sa.Text()),
        sa.Column("passed_up", Instant()),
        sa.Column("passed_up_by", sa.Text()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("solved", sa.Boolean(), nullable=False),
        sa.Column("closed", Instant()),
        _within("concerns", "passed_up_by", "persons"),
        _within("concerns", "raised_by", "persons"),
        _within("concerns", "site_id", "teams"),
        _within("concerns", "team_id", "teams"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_concerns_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_concerns"),
    )
    op.create_index("ix_concerns_organisation_id_about", "concerns", ["organisation_id", "about"])
    op.create_index("ix_concerns_organisation_id_site_id_status", "concerns", ["organisation_id", "site_id", "status"])
    op.create_index("ix_concerns_organisation_id_team_id_status", "concerns", ["organisation_id", "team_id", "status"])


def _question_sets() -> None:
    op.create_table(
        "question_sets",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("copied_from", sa.Text(), nullable=False),
        _within("question_sets", "team_id", "teams"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_question_sets_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_question_sets"),
    )
    op.create_index("ix_question_sets_organisation_id_team_id", "question_sets", ["organisation_id", "team_id"])


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("question_set", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("schedule", sa.JSON(), nullable=False),
        sa.Column("by_itself", sa.Boolean(), nullable=False),
        sa.Column("lead_id", sa.Text()),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("reminder", sa.Integer(), nullable=False),
        sa.Column("nudges", sa.Boolean(), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("paused", sa.Text()),
        sa.Column("ended", Instant()),
        sa.Column("reached", sa.JSON(), nullable=False),
        _within("series", "lead_id", "persons"),
        _within("series", "team_id", "teams"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_series_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_series"),
    )
    op.create_index("ix_series_organisation_id_team_id", "series", ["organisation_id", "team_id"])


def _huddles() -> None:
    op.create_table(
        "huddles",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("series_number", sa.Integer()),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("starts", Instant(), nullable=False),
        sa.Column("ends", Instant(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened", Instant()),
        sa.Column("opened_by", sa.Text()),
        sa.Column("closed", Instant()),
        sa.Column("closed_by", sa.Text()),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("in_room", sa.Integer()),
        sa.Column("lead_told", sa.Boolean(), nullable=False),
        sa.Column("nudged", sa.Boolean(), nullable=False),
        _within("huddles", "closed_by", "persons"),
        _within("huddles", "lead_id", "persons"),
        _within("huddles", "opened_by", "persons"),
        _within("huddles", "series_number", "series", "number"),
        _within("huddles", "team_id", "teams"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_huddles_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_huddles"),
        sa.UniqueConstraint(
            "organisation_id", "series_number", "slot", "day", name="uq_huddles_organisation_id_series_number_slot_day"
        ),
    )
    op.create_index(
        "ix_huddles_organisation_id_team_id_status_starts",
        "huddles",
        ["organisation_id", "team_id", "status", "starts"],
    )


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("huddle_number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("named", sa.Boolean(), server_default=sa.false(), nullable=False),
        _within("answers", "huddle_number", "huddles", "number"),
        _within("answers", "person_id", "persons"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_answers_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "huddle_number", "person_id", name="pk_answers"),
    )
    op.create_index(
        "ix_answers_organisation_id_person_id_huddle_number",
        "answers",
        ["organisation_id", "person_id", "huddle_number"],
    )


def _duty() -> None:
    op.create_table(
        "duty",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        _within("duty", "person_id", "persons"),
        _within("duty", "team_id", "teams"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_duty_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "team_id", "day", "person_id", name="pk_duty"),
    )
    op.create_index("ix_duty_at", "duty", ["at"])


def _days_since() -> None:
    op.create_table(
        "days_since",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _within("days_since", "team_id", "teams"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_days_since_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "team_id", name="pk_days_since"),
    )
