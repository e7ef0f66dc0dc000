"""Huddles, actions, concerns and the engine of time."""

import sqlalchemy as sa
from alembic import op

from storage import huddle_tables, time_tables
from storage.types import Instant

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("teams") as teams:
        teams.add_column(sa.Column("site_id", sa.Text()))
        teams.create_foreign_key(
            "fk_teams_organisation_id_site_id", "teams", ["organisation_id", "site_id"], ["organisation_id", "id"]
        )
    op.add_column("persons", sa.Column("nudges", sa.Boolean()))
    op.add_column("persons", sa.Column("away_until", sa.Date()))
    op.add_column("learning_entries", sa.Column("about", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.create_index("ix_learning_entries_organisation_id_about", "learning_entries", ["organisation_id", "about"])
    here = op.get_bind()
    for module in (time_tables, huddle_tables):
        for name in module.__dict__:
            table = getattr(module, name)
            if isinstance(table, sa.Table):
                table.create(here, checkfirst=True)
    _keep_what_was_sent()
    _outbox()


def _keep_what_was_sent() -> None:
    """What was posted goes on following its record: the outbox keeps only what is not sent yet."""
    # Of a card that is to be shown afresh there is one change that is wanted and not shown.
    op.execute(
        "INSERT INTO cards (organisation_id, ref, target, message_id, view, wanted, rest_until, next_try)"
        " SELECT organisation_id, key, target, shown_as, view, CASE WHEN next_try IS NULL THEN 0 ELSE 1 END,"
        " sent, next_try FROM outbox WHERE sent IS NOT NULL"
    )
    op.execute(
        "INSERT INTO lanes (organisation_id, target, due)"
        " SELECT organisation_id, target, min(next_try) FROM outbox WHERE next_try IS NOT NULL"
        " GROUP BY organisation_id, target"
    )
    op.execute("DELETE FROM outbox WHERE sent IS NOT NULL")


def _outbox() -> None:
    op.drop_index("ix_outbox_next_try", "outbox")
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as outbox:
        outbox.drop_column("sent")
        outbox.drop_column("shown_as")
        for name in ("under", "follows"):
            outbox.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
        outbox.add_column(sa.Column("faults", sa.Integer(), nullable=False, server_default=sa.text("0")))
        outbox.add_column(sa.Column("until", Instant()))
        outbox.add_column(sa.Column("attempted", Instant()))
    for name in ("key", "follows"):
        op.create_index(f"ix_outbox_organisation_id_{name}", "outbox", ["organisation_id", name])
