"""All tables: with these files read, `metadata` is whole."""

from storage import conversation_tables, huddle_tables, network_tables, pdsa_tables, spread_tables, time_tables
from storage.tables import metadata

__all__ = [
    "conversation_tables",
    "huddle_tables",
    "metadata",
    "network_tables",
    "pdsa_tables",
    "spread_tables",
    "time_tables",
]
