"""Whether the guard may be overruled, and how often it was."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column(
        "organisations", sa.Column("guard_may_be_overruled", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "overrulings",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_overrulings_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "about", name="pk_overrulings"),
    )
