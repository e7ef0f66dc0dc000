"""Runs revisions on the connection, and in the transaction, of whoever asks; see storage/migrate.py."""

from alembic import context

from storage.every_table import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
