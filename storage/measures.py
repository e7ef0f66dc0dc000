"""Measures of one organisation, as one audience may see them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, func, select, update

from bot.chat.errors import NotFound
from bot.measures.model import Correction, Drawing, Measure, Plan, Value
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from storage.measure_rows import (
    correction,
    drawing_to_json,
    measure,
    plan_to_row,
    value,
    value_to_json,
    value_to_row,
)
from storage.padding import padded
from storage.pdsa_tables import measure_corrections, measure_values, measures
from storage.quick import run
from storage.refs import number_in
from storage.statements import insert_all, insert_all_new, next_number, update_all
from storage.tables import teams
from storage.types import AnyRow

RECORD = "measure"
_measures, _values, _corrections = measures.c, measure_values.c, measure_corrections.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_HERE = (_measures.organisation_id == bindparam("here"), _measures.team_id.in_(bindparam("ours", expanding=True)))
_THIS = (*_HERE, _measures.number == bindparam("wanted"))
_ADD = measures.insert()
_ONE = select(measures).where(*_THIS)
_ONE_LOCKED = _ONE.with_for_update()
_MANY = select(measures).where(*_HERE, _measures.number.in_(bindparam("numbers", expanding=True)))
_GOING_ON = select(measures).where(*_HERE, _measures.ended.is_(None)).order_by(_measures.number)
_OF_TEAM = _GOING_ON.where(_measures.team_id == bindparam("team"))
_HELD = select(teams.c.id).where(teams.c.organisation_id == bindparam("here"), teams.c.id == bindparam("team"))
_HELD = _HELD.with_for_update(key_share=True)
"""Whoever records something of the team in the meantime need not wait."""
_OF_PROJECT = _GOING_ON.where(_measures.project_number == bindparam("project"))
_PLAN = update(measures).where(*_THIS)
_END = _PLAN.values(ended=bindparam("at_last"))
_DRAW = _PLAN.values(drawing=bindparam("as_drawn"))
_SAVE = _PLAN.values(
    {
        name: bindparam(f"new_{name}")
        for name in (
            "name",
            "purpose",
            "shape",
            "definition",
            "unit",
            "per",
            "direction",
            "target",
            "collector",
            "often",
            "elements",
            "project_number",
        )
    }
)

_OF_A_MEASURE = and_(_measures.organisation_id == _values.organisation_id, _measures.number == _values.measure_number)
_ALL = select(measure_values).join(measures, _OF_A_MEASURE).where(*_THIS).order_by(_values.day)
_BETWEEN = _ALL.where(_values.day >= bindparam("first"), _values.day <= bindparam("last"))
_ON = _ALL.where(_values.day.in_(bindparam("days", expanding=True)))
_COUNT = select(func.count().label("many")).select_from(measure_values).join(measures, _OF_A_MEASURE).where(*_THIS)
_PLACED = (
    select(
        measure_values,
        func.row_number().over(partition_by=_values.measure_number, order_by=_values.day.desc()).label("place"),
    )
    .join(measures, _OF_A_MEASURE)
    .where(*_HERE, _measures.number.in_(bindparam("numbers", expanding=True)))
    .subquery()
)
_LAST_OF_SEVERAL = (
    select(_PLACED).where(_PLACED.c.place <= bindparam("most")).order_by(_PLACED.c.measure_number, _PLACED.c.day)
)
# These follow a measure that was found and locked.
_OF_DAY = (
    _values.organisation_id == bindparam("here"),
    _values.measure_number == bindparam("wanted"),
    _values.day == bindparam("on"),
)
_REMOVE = delete(measure_values).where(*_OF_DAY)
_LAST_CORRECTION = select(func.coalesce(func.max(_corrections.number), 0).label("number")).where(
    _corrections.organisation_id == bindparam("here"), _corrections.measure_number == bindparam("wanted")
)
_CORRECTIONS = (
    select(measure_corrections)
    .join(
        measures,
        and_(
            _measures.organisation_id == _corrections.organisation_id,
            _measures.number == _corrections.measure_number,
        ),
    )
    .where(*_THIS)
    .order_by(_corrections.number.desc())
    .limit(bindparam("most"))
)


class SqlMeasures:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._own: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}
        self._seen_by = self._own | {"ours": padded(audience.sees)}

    def add(self, team: TeamId, plan: Plan, by: PersonId | None, now: datetime) -> Measure:
        if team not in self._audience.teams:
            raise NotFound
        number = next_number(self._connection, self._audience.organisation, RECORD)
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "team_id": team,
            **plan_to_row(plan),
            "drawing": drawing_to_json(Drawing()),
            "created_by": by,
            "created": now,
        }
        run(self._connection, _ADD, row)
        return Measure(f"M-{number}", team, plan, by, now)

    def get(self, ref: str, *, lock: bool = False) -> Measure:
        number = number_in(ref, "M")
        statement, by = (_ONE_LOCKED, self._own) if lock else (_ONE, self._seen_by)
        row = number and run(self._connection, statement, {**by, "wanted": number}).first()
        if not row:
            raise NotFound
        return measure(row)

    def get_many(self, refs: Collection[str]) -> tuple[Measure, ...]:
        found = {each.ref: each for each in map(measure, self._several(_MANY, refs))}
        return tuple(found[ref] for ref in refs if ref in found)

    def of_team(self, team: TeamId, *, lock: bool = False) -> tuple[Measure, ...]:
        if lock:
            run(self._connection, _HELD, {"here": self._audience.organisation, "team": team}).all()
        return _by_name(self._run(_OF_TEAM, team=team))

    def of_project(self, project: str) -> tuple[Measure, ...]:
        number = number_in(project, "P")
        return _by_name(self._run(_OF_PROJECT, project=number)) if number else ()

    def save(self, ref: str, plan: Plan) -> None:
        self._change(_SAVE, ref, **{f"new_{name}": each for name, each in plan_to_row(plan).items()})

    def draw(self, ref: str, drawing: Drawing) -> None:
        self._change(_DRAW, ref, as_drawn=drawing_to_json(drawing))

    def end(self, ref: str, now: datetime | None) -> None:
        self._change(_END, ref, at_last=now)

    def values(self, ref: str) -> tuple[Value, ...]:
        rows = self._run(_ALL, wanted=number_in(ref, "M")).all()
        if not rows:
            self.get(ref)
        return tuple(map(value, rows))

    def on(self, ref: str, days: Collection[date]) -> tuple[Value, ...]:
        rows = self._run(_ON, wanted=number_in(ref, "M"), days=sorted(days)).all()
        if not rows:
            self.get(ref)
        return tuple(map(value, rows))

    def count(self, ref: str) -> int:
        found = int(self._run(_COUNT, wanted=number_in(ref, "M")).scalar_one())
        if not found:
            self.get(ref)
        return found

    def values_of(self, refs: Collection[str], most: int) -> dict[str, tuple[Value, ...]]:
        found: dict[str, list[Value]] = {ref: [] for ref in refs}
        for row in self._several(_LAST_OF_SEVERAL, refs, most=most):
            found[f"M-{row.measure_number}"].append(value(row))
        return {ref: tuple(each) for ref, each in found.items()}

    def put(self, ref: str, values: Sequence[Value]) -> tuple[Value, ...]:
        number = self._locked(ref)
        if not values:
            return ()
        days = [each.day for each in values]
        between = {**self._seen_by, "wanted": number, "first": min(days), "last": max(days)}
        there = {row.day: value(row) for row in run(self._connection, _BETWEEN, between)}
        met, new = dict[date, Value](), dict[date, Value]()
        for each in values:
            if each.day in there or each.day in new:
                met[each.day] = there.get(each.day) or new[each.day]
            else:
                new[each.day] = each
        key = {"organisation_id": self._audience.organisation, "measure_number": number}
        insert_all_new(self._connection, measure_values, [{**key, **value_to_row(each)} for each in new.values()])
        return tuple(met.values())

    def correct(self, ref: str, values: Sequence[Value], by: PersonId | None, now: datetime) -> None:
        number = self._keep_before(ref, [each.day for each in values], by, now, removed=False)
        key = {"organisation_id": self._audience.organisation, "measure_number": number}
        update_all(self._connection, measure_values, [{**key, **value_to_row(each)} for each in values])

    def remove(self, ref: str, day: date, by: PersonId | None, now: datetime) -> None:
        number = self._keep_before(ref, [day], by, now, removed=True)
        run(self._connection, _REMOVE, {"here": self._audience.organisation, "wanted": number, "on": day})

    def corrections(self, ref: str, most: int) -> tuple[Correction, ...]:
        rows = self._run(_CORRECTIONS, wanted=number_in(ref, "M"), most=most).all()
        if not rows:
            self.get(ref)
        return tuple(map(correction, rows))

    def _keep_before(self, ref: str, days: Sequence[date], by: PersonId | None, now: datetime, *, removed: bool) -> int:
        number = self._locked(ref)
        rows = self._run(_BETWEEN, wanted=number, first=min(days), last=max(days))
        there = {each.day: value_to_json(each) for each in map(value, rows)}
        if not there.keys() >= set(days):
            raise NotFound
        where = {"here": self._audience.organisation, "wanted": number}
        last = run(self._connection, _LAST_CORRECTION, where).scalar_one()
        key = {"organisation_id": self._audience.organisation, "measure_number": number}
        how = {"by": by, "at": now, "removed": removed}
        kept = [
            {**key, "number": last + place, "day": day, "before": there[day], **how}
            for place, day in enumerate(days, 1)
        ]
        insert_all(self._connection, measure_corrections, kept, "")
        return number

    def _locked(self, ref: str) -> int:
        """Its number; whoever else would write values of it waits."""
        self.get(ref, lock=True)
        number = number_in(ref, "M")
        assert number is not None
        return number

    def _run(self, statement: Select[Any], **values: object) -> Any:
        return run(self._connection, statement, {**self._seen_by, **values})

    def _several(self, statement: Select[Any], refs: Collection[str], **values: object) -> Sequence[AnyRow]:
        numbers = [number for ref in refs if (number := number_in(ref, "M"))]
        found: Sequence[AnyRow] = self._run(statement, numbers=numbers, **values).all() if numbers else ()
        return found

    def _change(self, statement: Any, ref: str, **values: object) -> None:
        if not run(self._connection, statement, {**self._own, "wanted": number_in(ref, "M"), **values}).rowcount:
            raise NotFound


def _by_name(rows: Iterable[AnyRow]) -> tuple[Measure, ...]:
    return tuple(sorted(map(measure, rows), key=lambda each: each.plan.name.casefold()))
