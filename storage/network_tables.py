"""The tables of what goes beyond a team: networks with what is shared in them, codes, joined organisations
and accounts, and round-ups with what was sent."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables import metadata, organisation, within
from storage.types import Instant

# Networks. What is shared belongs to the organisation that shares it; the others read it, joined to memberships.

networks = Table(
    "networks",
    metadata,
    Column("id", Text, primary_key=True),
    organisation(),
    Column("name", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Index(None, "organisation_id"),
)
"""`organisation_id` is whoever made it."""

network_members = Table(
    "network_members",
    metadata,
    Column("network_id", Text, ForeignKey("networks.id"), nullable=False),
    organisation(),
    Column("key", Text, nullable=False),
    Column("called", Text, nullable=False),
    Column("team_names", Boolean, nullable=False),
    Column("standing", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("agreed_by", Text),
    PrimaryKeyConstraint("network_id", "organisation_id"),
    UniqueConstraint("network_id", "key"),
    within("persons", "agreed_by"),
    Index(None, "organisation_id"),
)

shared_entries = Table(
    "shared_entries",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("network_id", Text, ForeignKey("networks.id"), nullable=False),
    organisation(),
    Column("entry_number", Integer, nullable=False),
    Column("team_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("learned", Text, nullable=False),
    Column("kind", Text),
    Column("setting", Text),
    Column("service", Text, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("day", Date, nullable=False),
    Column("shared", Instant, nullable=False),
    Column("worked", Integer, nullable=False, server_default=text("0")),
    Column("adapted", Integer, nullable=False, server_default=text("0")),
    Column("abandoned", Integer, nullable=False, server_default=text("0")),
    Column("trying", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("network_id", "organisation_id", "entry_number"),
    ForeignKeyConstraint(
        ["organisation_id", "entry_number"], ["learning_entries.organisation_id", "learning_entries.number"]
    ),
    Index(None, "network_id", "shared"),
    Index(None, "organisation_id", "entry_number"),
    # No number is given twice: a button in another organisation may carry it still.
    sqlite_autoincrement=True,
)

codes = Table(
    "codes",
    metadata,
    Column("hash", Text, primary_key=True),
    organisation(),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("made_by", Text),
    Column("expires", Instant, nullable=False, index=True),
    Column("used", Instant),
    within("persons", "made_by"),
)

renumberings = Table(
    "renumberings",
    metadata,
    Column("was", Text, primary_key=True),
    organisation(),
    Column("steps", JSON, nullable=False),
    Index(None, "organisation_id"),
)
"""An organisation that is no more, and what it became, for addresses of pages that name it; `steps` as those of an
installation that was renumbered."""

joins = Table(
    "joins",
    metadata,
    Column("id", Text, primary_key=True),
    organisation(),
    Column("other_id", Text, ForeignKey("organisations.id"), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("agreed", Instant),
    Column("other_agreed", Instant),
    Column("next_try", Instant),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    within("persons", "made_by"),
    ForeignKeyConstraint(["other_id", "asked_by"], ["persons.organisation_id", "persons.id"]),
    Index(None, "organisation_id"),
    Index(None, "other_id"),
    Index(None, "next_try"),
)
"""Two organisations that may become one: whose code was used, and who has used it. `next_try`: both have agreed."""

links = Table(
    "links",
    metadata,
    organisation(),
    Column("person_id", Text, nullable=False),
    Column("other_id", Text, nullable=False),
    Column("asked", Instant, nullable=False),
    PrimaryKeyConstraint("organisation_id", "person_id"),
    within("persons", "person_id"),
    within("persons", "other_id"),
)
"""`other_id` has typed the code of `person_id`, and says that they are one person."""

subscriptions = Table(
    "subscriptions",
    metadata,
    organisation(),
    Column("number", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("team_id", Text, nullable=False),
    Column("person_id", Text),
    Column("schedule", JSON, nullable=False),
    Column("teams", JSON, nullable=False),
    Column("networks", JSON, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("sections", JSON, nullable=False),
    Column("quiet", Text, nullable=False),
    Column("ended", Instant),
    Column("unreached", Instant),
    Column("last", Date),
    PrimaryKeyConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "reader"),
    within("teams", "team_id"),
    within("persons", "person_id"),
)
"""`reader` is the team or the person."""

sent_digests = Table(
    "sent_digests",
    metadata,
    organisation(),
    Column("number", Integer, nullable=False),
    Column("subscription", Integer, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("made", Instant, nullable=False, index=True),
    Column("scope", JSON, nullable=False),
    Column("parts", JSON, nullable=False),
    PrimaryKeyConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "subscription", "last"),
    ForeignKeyConstraint(
        ["organisation_id", "subscription"], ["subscriptions.organisation_id", "subscriptions.number"]
    ),
)
