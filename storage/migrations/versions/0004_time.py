"""The engine of time: timers, lanes, budgets and cards; and what people, teams and learning have besides."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0004"
down_revision = "0003"

_ENTRY = "CASE WHEN substr(key, 1, 7) = 'posted ' THEN substr(key, 8) ELSE '' END"
"""What is posted of an entry follows it."""


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
    _timers()
    _lanes()
    _budgets()
    _cards()
    _keep_what_was_sent()
    _outbox()


def _timers() -> None:
    op.create_table(
        "timers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_timers_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_timers"),
        sa.UniqueConstraint("organisation_id", "key", name="uq_timers_organisation_id_key"),
    )
    op.create_index("ix_timers_at", "timers", ["at"])


def _lanes() -> None:
    op.create_table(
        "lanes",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("due", Instant()),
        sa.Column("held", Instant()),
        sa.Column("leased_until", sa.Float(), server_default=sa.text("0"), nullable=False),
        sa.Column("fence", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("free_at", sa.Float(), server_default=sa.text("0"), nullable=False),
        sa.Column("waits", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_lanes_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "target", name="pk_lanes"),
    )
    op.create_index("ix_lanes_due", "lanes", ["due"])


def _budgets() -> None:
    op.create_table(
        "budgets",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("free_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_budgets"),
    )


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("follows", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sent", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rest_until", Instant(), nullable=False),
        sa.Column("next_try", Instant()),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("faults", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_cards_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.UniqueConstraint("organisation_id", "target", "ref", name="uq_cards_organisation_id_target_ref"),
    )
    op.create_index("ix_cards_follows_rest_until", "cards", ["follows", "rest_until"])
    op.create_index("ix_cards_organisation_id_follows", "cards", ["organisation_id", "follows"])
    op.create_index("ix_cards_organisation_id_ref", "cards", ["organisation_id", "ref"])
    op.create_index("ix_cards_organisation_id_target_next_try", "cards", ["organisation_id", "target", "next_try"])


def _keep_what_was_sent() -> None:
    """What was posted goes on following its record: the outbox keeps only what is not sent yet."""
    # Of a card that is to be shown afresh there is one change that is wanted and not shown.
    # Only our own words are put together.
    op.execute(
        "INSERT INTO cards (organisation_id, ref, target, follows, message_id, view, wanted, rest_until, next_try)"  # noqa: S608
        f" SELECT organisation_id, key, target, {_ENTRY}, shown_as, view,"
        " CASE WHEN next_try IS NULL THEN 0 ELSE 1 END, sent, next_try FROM outbox WHERE sent IS NOT NULL"
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
    op.execute(f"UPDATE outbox SET follows = {_ENTRY}")  # noqa: S608
    for name in ("key", "follows"):
        op.create_index(f"ix_outbox_organisation_id_{name}", "outbox", ["organisation_id", name])
