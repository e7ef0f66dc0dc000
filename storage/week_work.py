"""The statements of what teams did in some days: small tests, concerns, actions, measures, huddles."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, func, literal, or_, select, union_all

from bot.concerns.model import ConcernStatus
from bot.huddles.model import Status
from bot.pdsa.model import Stage
from storage.huddle_tables import actions, concerns, huddles
from storage.pdsa_tables import cycles, measure_values, measures
from storage.week_learning import constants, in_turn

_tests, _concerns, _actions, _huddles = cycles.c, concerns.c, actions.c, huddles.c
_measures, _values = measures.c, measure_values.c


def mine(columns: Any, name: str = "ours") -> ColumnElement[bool]:
    """Of the organisation, and of these teams."""
    return and_(
        columns.organisation_id == bindparam("here"),
        columns.team_id.in_(bindparam(name, expanding=True)),
    )


def in_time(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(column >= bindparam("begins"), column < bindparam("ends"))


DECIDED = in_turn(
    select(_tests.number, _tests.team_id, _tests.decision, _tests.acted).where(mine(_tests), in_time(_tests.acted)),
    "acted",
)
_GOES_ON = constants(Stage.PLAN, Stage.DO, Stage.STUDY, Stage.ACT)
STALLED = (
    select(_tests.number, _tests.team_id, _tests.stage, _tests.waiting_since)
    .where(
        mine(_tests),
        _tests.stage.in_(_GOES_ON),
        _tests.waiting_since < bindparam("since"),
        or_(_tests.due.is_(None), _tests.due <= bindparam("last")),
    )
    .order_by(_tests.waiting_since, _tests.number)
    .limit(bindparam("most"))
)
_BEGUN = select(literal("started").label("what"), func.count().label("many"))
_ENDED = select(_tests.decision.label("what"), func.count().label("many"))
TESTS = select(
    union_all(
        _BEGUN.select_from(cycles).where(mine(_tests), in_time(_tests.started)),
        _ENDED.where(mine(_tests), in_time(_tests.acted)).group_by(_tests.decision),
    ).subquery()
)

PASSED_UP = (
    select(_concerns.number, _concerns.team_id, _concerns.passed_up)
    .where(
        _concerns.status == ConcernStatus.PASSED_UP.value,
        or_(
            mine(_concerns),
            and_(
                _concerns.organisation_id == bindparam("here"),
                _concerns.site_id.in_(bindparam("sites", expanding=True)),
            ),
        ),
    )
    .order_by(_concerns.passed_up, _concerns.number)
    .limit(bindparam("most"))
)
OVERDUE = (
    select(_actions.number, _actions.team_id, _actions.due)
    .where(mine(_actions), _actions.done.is_(None), _actions.due <= bindparam("last"))
    .order_by(_actions.due, _actions.number)
    .limit(bindparam("most"))
)

_OF_MEASURE = and_(
    _values.organisation_id == _measures.organisation_id,
    _values.measure_number == _measures.number,
    _values.day >= bindparam("first"),
    _values.day <= bindparam("last"),
)
MEASURED = in_turn(
    select(_measures.number, _measures.team_id, func.max(_values.day).label("day"))
    .join_from(measures, measure_values, _OF_MEASURE)
    .where(mine(_measures), _measures.ended.is_(None))
    .group_by(_measures.number, _measures.team_id),
    "day",
)

_POSSIBLE = constants(Status.OPEN, Status.CLOSED, Status.MISSED)
HELD = select(
    func.count(case((_huddles.status != Status.MISSED.value, 1))).label("held"),
    func.count().label("possible"),
).where(
    mine(_huddles),
    _huddles.series_number.is_not(None),
    _huddles.status.in_(_POSSIBLE),
    in_time(_huddles.starts),
)
"""As the team's own insight counts them: scheduled ones whose time has come."""
