"""The statement that counts teams of which nothing was seen in some days."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select

from bot.pdsa.model import Stage
from storage.huddle_tables import concerns
from storage.pdsa_tables import cycles, measure_values, measures
from storage.spread_tables import adoptions
from storage.tables import learning_entries, teams
from storage.week_learning import SEEN, WRITTEN, constants
from storage.week_work import in_time

_tests, _values = cycles.c, measure_values.c


def _none(columns: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The team has no such row."""
    own = and_(columns.organisation_id == teams.c.organisation_id, columns.team_id == teams.c.id)
    return ~select(1).where(own, *conditions).exists()


def _followed(columns: Any) -> ColumnElement[bool]:
    among: ColumnElement[bool] = columns.team_id.in_(bindparam("followed", expanding=True))
    return among


_MOVED = and_(_tests.stage.in_(constants(*Stage)), in_time(_tests.waiting_since))
_MEASURED = (
    select(1)
    .where(
        _values.organisation_id == measures.c.organisation_id,
        _values.measure_number == measures.c.number,
        _values.day >= bindparam("first"),
        _values.day <= bindparam("last"),
    )
    .exists()
)
QUIET = select(func.count().label("many")).where(
    teams.c.organisation_id == bindparam("here"),
    teams.c.id.in_(bindparam("wanted", expanding=True)),
    _none(learning_entries.c, SEEN, WRITTEN),
    *(_none(_tests, _followed(_tests), each) for each in (_MOVED, in_time(_tests.started), in_time(_tests.acted))),
    _none(measures.c, _followed(measures.c), _MEASURED),
    _none(concerns.c, _followed(concerns.c), in_time(concerns.c.passed_up)),
    _none(adoptions.c, or_(in_time(adoptions.c.created), in_time(adoptions.c.ended))),
)
