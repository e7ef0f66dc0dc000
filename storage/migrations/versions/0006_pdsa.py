"""Measures, projects and small tests."""

from alembic import op

from storage.pdsa_tables import cycles, measure_corrections, measure_values, measures, projects
from storage.tables import metadata

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    metadata.create_all(op.get_bind(), tables=[projects, measures, measure_values, measure_corrections, cycles])
