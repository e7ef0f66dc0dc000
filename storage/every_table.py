"""All tables: with these files read, `metadata` is whole."""

from storage import conversation_tables, huddle_tables, pdsa_tables, time_tables
from storage.tables import metadata

__all__ = ["conversation_tables", "huddle_tables", "metadata", "pdsa_tables", "time_tables"]
