"""Series of one organisation, as one audience may see them."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, select, update

from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from bot.series.model import Paused, Plan, Series, Way
from bot.timing.recurrence import Schedule
from storage.huddle_rows import series_number
from storage.huddle_tables import series
from storage.quick import run
from storage.schedules import kept, schedule_from
from storage.statements import next_number, update_all
from storage.tables import teams
from storage.types import AnyRow

RECORD = "series"
_all = series.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it.
_JSON = {"schedule", "people", "reached"}
_COLUMNS = tuple(cast(each, Text).label(each.name) if each.name in _JSON else each for each in _all)
_TEAM = select(teams.c.id).where(teams.c.organisation_id == bindparam("here"), teams.c.id == bindparam("wanted"))
_SEEN = select(*_COLUMNS).where(
    _all.organisation_id == bindparam("here"), _all.team_id.in_(bindparam("ours", expanding=True))
)
_ONE = _SEEN.where(_all.number == bindparam("wanted"), _all.ended.is_(None))
_ONE_LOCKED = _ONE.with_for_update()
_SEVERAL = _SEEN.where(_all.number.in_(bindparam("wanted", expanding=True)))
_NUMBERS = _SEVERAL.with_only_columns(_all.number).order_by(_all.number)
_OF_TEAM = _SEEN.where(_all.team_id == bindparam("wanted"), _all.ended.is_(None))


class SqlSeries:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._seen_by: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}

    def add(self, team: TeamId, plan: Plan, now: datetime) -> Series:
        here = self._audience.organisation
        if team not in self._audience.teams or not run(self._connection, _TEAM, {"here": here, "wanted": team}).first():
            raise NotFound
        number = next_number(self._connection, here, RECORD)
        row = {"organisation_id": here, "number": number, "team_id": team, "since": now, "reached": {}}
        self._connection.execute(series.insert(), {**row, **_values(plan)})
        return Series(_ref(number), team, plan, now)

    def get(self, ref: str, *, lock: bool = False) -> Series:
        return self._one(ref, lock=lock)

    def get_many(self, refs: Collection[str]) -> Mapping[str, Series]:
        found = self._several(refs)
        return {ref: found[ref] for ref in refs if ref in found}

    def of_team(self, team: TeamId) -> tuple[Series, ...]:
        rows = run(self._connection, _OF_TEAM, {**self._seen_by, "wanted": team})
        found = map(_series, sorted(rows, key=lambda row: row.number))
        return tuple(sorted(found, key=lambda each: each.plan.name.casefold()))

    def save(self, ref: str, plan: Plan, now: datetime) -> Series:
        before = self._one(ref, lock=True)
        self._change(ref, since=now, **_values(plan))
        return Series(ref, before.team, plan, now, before.paused, reached=before.reached)

    def pause(self, ref: str, why: Paused | None, now: datetime) -> None:
        """What was to start while it was paused is not held afterwards."""
        before = self._one(ref, lock=True)
        if why is not None:
            self._change(ref, paused=why.value)
        elif before.paused is not None:
            self._change(ref, paused=None, since=now)

    def end(self, ref: str, now: datetime) -> None:
        self._one(ref, lock=True)
        self._change(ref, ended=now)

    def reach(self, reached: Mapping[str, Mapping[int, date]]) -> None:
        rows = [
            {
                "organisation_id": self._audience.organisation,
                "number": series_number(ref),
                "reached": {str(slot): day.isoformat() for slot, day in reached[ref].items()},
            }
            for ref in self._seen(reached)  # one order, no deadlock
        ]
        update_all(self._connection, series, rows)

    def _seen(self, refs: Collection[str]) -> list[str]:
        """Those of them that may be seen, by number."""
        numbers = [number for ref in refs if (number := series_number(ref)) is not None]
        rows = run(self._connection, _NUMBERS, {**self._seen_by, "wanted": numbers}) if numbers else ()
        return [_ref(row.number) for row in rows]

    def _several(self, refs: Collection[str]) -> dict[str, Series]:
        numbers = [number for ref in refs if (number := series_number(ref)) is not None]
        if not numbers:
            return {}
        rows = run(self._connection, _SEVERAL, {**self._seen_by, "wanted": numbers})
        return {_ref(row.number): _series(row) for row in rows}

    def _one(self, ref: str, *, lock: bool = False) -> Series:
        if (number := series_number(ref)) is None:
            raise NotFound
        row = run(self._connection, _ONE_LOCKED if lock else _ONE, {**self._seen_by, "wanted": number}).first()
        if row is None:
            raise NotFound
        return _series(row)

    def _change(self, ref: str, **values: Any) -> None:
        this = _all.organisation_id == self._audience.organisation, _all.number == series_number(ref)
        self._connection.execute(update(series).where(*this).values(**values))


def _ref(number: int) -> str:
    return f"S-{number}"


def _values(plan: Plan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "question_set": plan.question_set,
        "way": plan.way.value,
        "schedule": kept(plan.schedule),
        "by_itself": plan.by_itself,
        "lead_id": plan.lead,
        "people": list(plan.people),
        "window": plan.window,
        "reminder": plan.reminder,
        "nudges": plan.nudges,
        "by_person": plan.by_person,
    }


def _series(row: AnyRow | Any) -> Series:
    """What is JSON comes as its text: the same few come again and again."""
    plan = Plan(
        name=row.name,
        question_set=row.question_set,
        way=Way(row.way),
        schedule=_schedule_of(row.schedule),
        by_itself=row.by_itself,
        lead=PersonId(row.lead_id) if row.lead_id else None,
        people=_people_of(row.people),
        window=row.window,
        reminder=row.reminder,
        nudges=row.nudges,
        by_person=row.by_person,
    )
    return Series(
        ref=_ref(row.number),
        team=TeamId(row.team_id),
        plan=plan,
        since=row.since,
        paused=Paused(row.paused) if row.paused else None,
        ended=row.ended,
        reached=_reached_of(row.reached),
    )


@lru_cache(maxsize=1024)
def _schedule_of(text: str) -> Schedule:
    return schedule_from(json.loads(text))


@lru_cache(maxsize=1024)
def _people_of(text: str) -> tuple[PersonId, ...]:
    return tuple(map(PersonId, json.loads(text)))


@lru_cache(maxsize=1024)
def _reached_of(text: str) -> Mapping[int, date]:
    return {int(slot): date.fromisoformat(day) for slot, day in json.loads(text).items()}
