"""Networks, joined organisations and accounts, and round-ups."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    _networks()
    _network_members()
    _shared_entries()
    _codes()
    _renumberings()
    _joins()
    _links()
    _subscriptions()
    _sent_digests()
    op.add_column("installations", sa.Column("renumbered", sa.JSON()))
    op.add_column("accounts", sa.Column("chosen", Instant()))


def _within(table: str, column: str, other: str, key: str = "id") -> sa.ForeignKeyConstraint:
    """What it names is of the same organisation."""
    return sa.ForeignKeyConstraint(
        ["organisation_id", column],
        [f"{other}.organisation_id", f"{other}.{key}"],
        name=f"fk_{table}_organisation_id_{column}",
    )


def _organisation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=f"fk_{table}_organisation_id")


def _networks() -> None:
    op.create_table(
        "networks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        _organisation("networks"),
        sa.PrimaryKeyConstraint("id", name="pk_networks"),
    )
    op.create_index("ix_networks_organisation_id", "networks", ["organisation_id"])


def _network_members() -> None:
    op.create_table(
        "network_members",
        sa.Column("network_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("team_names", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("agreed_by", sa.Text()),
        sa.ForeignKeyConstraint(["network_id"], ["networks.id"], name="fk_network_members_network_id"),
        _organisation("network_members"),
        _within("network_members", "agreed_by", "persons"),
        sa.PrimaryKeyConstraint("network_id", "organisation_id", name="pk_network_members"),
        sa.UniqueConstraint("network_id", "key", name="uq_network_members_network_id_key"),
    )
    op.create_index("ix_network_members_organisation_id", "network_members", ["organisation_id"])


def _shared_entries() -> None:
    op.create_table(
        "shared_entries",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("network_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("entry_number", sa.Integer(), nullable=False),
        sa.Column("team_name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("setting", sa.Text()),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shared", Instant(), nullable=False),
        sa.Column("worked", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("adapted", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("abandoned", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("trying", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.ForeignKeyConstraint(["network_id"], ["networks.id"], name="fk_shared_entries_network_id"),
        _organisation("shared_entries"),
        _within("shared_entries", "entry_number", "learning_entries", "number"),
        sa.PrimaryKeyConstraint("number", name="pk_shared_entries"),
        sa.UniqueConstraint(
            "network_id",
            "organisation_id",
            "entry_number",
            name="uq_shared_entries_network_id_organisation_id_entry_number",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_shared_entries_network_id_shared", "shared_entries", ["network_id", "shared"])
    op.create_index(
        "ix_shared_entries_organisation_id_entry_number", "shared_entries", ["organisation_id", "entry_number"]
    )


def _codes() -> None:
    op.create_table(
        "codes",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text()),
        sa.Column("expires", Instant(), nullable=False),
        sa.Column("used", Instant()),
        _organisation("codes"),
        _within("codes", "made_by", "persons"),
        sa.PrimaryKeyConstraint("hash", name="pk_codes"),
    )
    op.create_index("ix_codes_expires", "codes", ["expires"])


def _renumberings() -> None:
    op.create_table(
        "renumberings",
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        _organisation("renumberings"),
        sa.PrimaryKeyConstraint("was", name="pk_renumberings"),
    )
    op.create_index("ix_renumberings_organisation_id", "renumberings", ["organisation_id"])


def _joins() -> None:
    op.create_table(
        "joins",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked", Instant(), nullable=False),
        sa.Column("agreed", Instant()),
        sa.Column("other_agreed", Instant()),
        sa.Column("next_try", Instant()),
        sa.Column("tries", sa.Integer(), nullable=False, server_default=sa.text("0")),
        _organisation("joins"),
        _within("joins", "made_by", "persons"),
        sa.ForeignKeyConstraint(["other_id"], ["organisations.id"], name="fk_joins_other_id"),
        sa.ForeignKeyConstraint(
            ["other_id", "asked_by"], ["persons.organisation_id", "persons.id"], name="fk_joins_other_id_asked_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_joins"),
    )
    op.create_index("ix_joins_next_try", "joins", ["next_try"])
    op.create_index("ix_joins_organisation_id", "joins", ["organisation_id"])
    op.create_index("ix_joins_other_id", "joins", ["other_id"])


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("asked", Instant(), nullable=False),
        _organisation("links"),
        _within("links", "other_id", "persons"),
        _within("links", "person_id", "persons"),
        sa.PrimaryKeyConstraint("organisation_id", "person_id", name="pk_links"),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text()),
        sa.Column("schedule", sa.JSON(), nullable=False),
        sa.Column("teams", sa.JSON(), nullable=False),
        sa.Column("networks", sa.JSON(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("quiet", sa.Text(), nullable=False),
        sa.Column("ended", Instant()),
        sa.Column("unreached", Instant()),
        sa.Column("last", sa.Date()),
        _organisation("subscriptions"),
        _within("subscriptions", "person_id", "persons"),
        _within("subscriptions", "team_id", "teams"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_subscriptions"),
        sa.UniqueConstraint("organisation_id", "reader", name="uq_subscriptions_organisation_id_reader"),
    )


def _sent_digests() -> None:
    op.create_table(
        "sent_digests",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subscription", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("made", Instant(), nullable=False),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        _organisation("sent_digests"),
        _within("sent_digests", "subscription", "subscriptions", "number"),
        sa.PrimaryKeyConstraint("organisation_id", "number", name="pk_sent_digests"),
        sa.UniqueConstraint(
            "organisation_id", "subscription", "last", name="uq_sent_digests_organisation_id_subscription_last"
        ),
    )
    op.create_index("ix_sent_digests_made", "sent_digests", ["made"])
