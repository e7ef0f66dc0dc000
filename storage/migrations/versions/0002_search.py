"""The search index: one flat table, with the index of its words in each database's own way."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    documents()
    if op.get_bind().dialect.name == "postgresql":
        words_on_postgresql()
    else:
        words_on_sqlite()


def documents() -> None:
    op.create_table(
        "search_docs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("organisation_id", sa.Text(), sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("organisation_wide", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Text()),
        sa.Column("written_by", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organisation_id", "record", "ref"),
    )
    op.create_index(
        "ix_search_docs_organisation_id_record_organisation_wide_id",
        "search_docs",
        ["organisation_id", "record", "organisation_wide", "id"],
    )
    op.create_index(
        "ix_search_docs_organisation_id_record_team_id_id",
        "search_docs",
        ["organisation_id", "record", "team_id", "id"],
    )


def words_on_sqlite() -> None:
    """FTS5 over the columns of search_docs, kept in step by triggers."""
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(title, body, tags, audience,"
        " content='search_docs', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')"
    )
    new = (
        "INSERT INTO search_words(rowid, title, body, tags, audience)"
        " VALUES (new.id, new.title, new.body, new.tags, new.audience);"
    )
    old = (
        "INSERT INTO search_words(search_words, rowid, title, body, tags, audience)"
        " VALUES ('delete', old.id, old.title, old.body, old.tags, old.audience);"
    )
    op.execute(f"CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN {new} END")
    op.execute(f"CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN {old} END")
    op.execute(f"CREATE TRIGGER search_docs_changed AFTER UPDATE ON search_docs BEGIN {old} {new} END")


def words_on_postgresql() -> None:
    """Written by storage/search.py, which takes off accents and marks first."""
    op.execute("CREATE SEQUENCE search_order")
    op.execute(
        "CREATE TABLE search_words (id bigint PRIMARY KEY REFERENCES search_docs ON DELETE CASCADE,"
        " words tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_search_words_words ON search_words USING gin (words)")
