"""Measures, projects and small tests."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _projects()
    _measures()
    _measure_values()
    _measure_corrections()
    _cycles()


def _within(table: str, column: str, other: str, key: str = "id") -> sa.ForeignKeyConstraint:
    """What it names is of the same organisation."""
    return sa.ForeignKeyConstraint(
        ["organisation_id", column],
        [f"{other}.organisation_id", f"{other}.{key}"],
        name=f"fk_{table}_organisation_id_{column}",
    )


def _organisation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=f"fk_{table}_organisation_id")


def _projects() -> None:
    op.create_table(
        "projects",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Float()),
        sa.Column("target", sa.Float()),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("by", sa.Date()),
        sa.Column("population", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("nodes", sa.JSON(), nullable=False),
        sa.Column("last_node", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Text()),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("ended", Instant()),
        _organisation("projects"),
        _within("projects", "created_by", "persons"),
        _within("projects", "team_id", "teams"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_projects"),
    )
    op.create_index("ix_projects_organisation_id_team_id", "projects", ["organisation_id", "team_id"])


def _measures() -> None:
    op.create_table(
        "measures",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("per", sa.Float(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("target", sa.Float()),
        sa.Column("collector", sa.Text()),
        sa.Column("often", sa.Text(), nullable=False),
        sa.Column("elements", sa.JSON(), nullable=False),
        sa.Column("project_number", sa.Integer()),
        sa.Column("drawing", sa.JSON(), nullable=False),
        sa.Column("created_by", sa.Text()),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("ended", Instant()),
        _organisation("measures"),
        _within("measures", "collector", "persons"),
        _within("measures", "created_by", "persons"),
        _within("measures", "project_number", "projects", "number"),
        _within("measures", "team_id", "teams"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_measures"),
    )
    op.create_index("ix_measures_organisation_id_project_number", "measures", ["organisation_id", "project_number"])
    op.create_index("ix_measures_organisation_id_team_id", "measures", ["organisation_id", "team_id"])


def _measure_values() -> None:
    op.create_table(
        "measure_values",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("measure_number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("of", sa.Float()),
        sa.Column("elements", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text()),
        sa.Column("recorded", Instant(), nullable=False),
        _organisation("measure_values"),
        _within("measure_values", "measure_number", "measures", "number"),
        _within("measure_values", "recorded_by", "persons"),
        sa.PrimaryKeyConstraint("organisation_id", "measure_number", "day", name="pk_measure_values"),
    )


def _measure_corrections() -> None:
    op.create_table(
        "measure_corrections",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("measure_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("by", sa.Text()),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        _organisation("measure_corrections"),
        _within("measure_corrections", "by", "persons"),
        _within("measure_corrections", "measure_number", "measures", "number"),
        sa.PrimaryKeyConstraint("organisation_id", "measure_number", "number", name="pk_measure_corrections"),
    )


def _cycles() -> None:
    op.create_table(
        "cycles",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("waiting_since", Instant(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("lead", sa.Text()),
        sa.Column("project_number", sa.Integer()),
        sa.Column("measure_number", sa.Integer()),
        sa.Column("ramp_number", sa.Integer(), nullable=False),
        sa.Column("ramp_order", sa.Integer(), nullable=False),
        sa.Column("previous_number", sa.Integer()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("planned", Instant(), nullable=False),
        sa.Column("started", Instant()),
        sa.Column("done", Instant()),
        sa.Column("studied", Instant()),
        sa.Column("acted", Instant()),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text()),
        sa.Column("content", sa.JSON(), nullable=False),
        _organisation("cycles"),
        _within("cycles", "created_by", "persons"),
        _within("cycles", "lead", "persons"),
        _within("cycles", "measure_number", "measures", "number"),
        _within("cycles", "project_number", "projects", "number"),
        _within("cycles", "team_id", "teams"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_cycles"),
    )
    op.create_index("ix_cycles_organisation_id_about", "cycles", ["organisation_id", "about"])
    op.create_index("ix_cycles_organisation_id_lead_stage_due", "cycles", ["organisation_id", "lead", "stage", "due"])
    op.create_index("ix_cycles_organisation_id_measure_number", "cycles", ["organisation_id", "measure_number"])
    op.create_index("ix_cycles_organisation_id_project_number", "cycles", ["organisation_id", "project_number"])
    op.create_index(
        "ix_cycles_organisation_id_ramp_number_ramp_order", "cycles", ["organisation_id", "ramp_number", "ramp_order"]
    )
    op.create_index(
        "ix_cycles_organisation_id_team_id_stage_waiting_since",
        "cycles",
        ["organisation_id", "team_id", "stage", "waiting_since"],
    )
