"""Chat platforms: guests and administrators, what an adapter remembers, forms left half-way."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("guest", "admin"):
        op.add_column("persons", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("drafts", sa.Column("form", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("outbox", sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("outbox", sa.Column("asked_by", sa.Text()))
    op.add_column("outbox", sa.Column("otherwise", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "memory",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "kind", "key"),
    )
