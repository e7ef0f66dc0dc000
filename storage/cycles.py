"""Small tests of one organisation, as one audience may see them."""

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, select, update

from bot.chat.errors import NotFound
from bot.pdsa.model import Cycle, Stage
from bot.pdsa.ports import NewCycle
from bot.people.audience import Audience
from bot.people.model import OrganisationId, PersonId, TeamId
from storage.cycle_rows import (
    RECORD,
    cycle_of,
    document_of,
    measure_number,
    number_of,
    project_number,
    ref_of,
    values_of,
)
from storage.padding import padded
from storage.pdsa_tables import cycles
from storage.quick import run
from storage.search import SqlSearch
from storage.search_words import NAMES_APART
from storage.statements import next_number
from storage.tables import search_docs

_all = cycles.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_ADD = cycles.insert()
_SEEN = select(cycles).where(
    _all.organisation_id == bindparam("here"), _all.team_id.in_(bindparam("ours", expanding=True))
)
_ONE = _SEEN.where(_all.number == bindparam("wanted"))
_ONE_LOCKED = _ONE.with_for_update()
_SEVERAL = _SEEN.where(_all.number.in_(bindparam("wanted", expanding=True)))
_OF_STAGE = _SEEN.where(_all.team_id == bindparam("wanted"), _all.stage == bindparam("at_stage"))
_OPEN = (
    _OF_STAGE.order_by(_all.waiting_since, _all.number).limit(bindparam("most_rows")).offset(bindparam("skipped_rows"))
)
_CLOSED = (
    _OF_STAGE.order_by(_all.waiting_since.desc(), _all.number.desc())
    .limit(bindparam("most_rows"))
    .offset(bindparam("skipped_rows"))
)
_COUNTS = _SEEN.where(_all.team_id == bindparam("wanted")).with_only_columns(_all.stage, func.count().label("many"))
_COUNTS = _COUNTS.group_by(_all.stage)
_RAMP = _SEEN.where(_all.ramp_number == bindparam("wanted")).order_by(_all.ramp_order)
_ON_PROJECT = _SEEN.where(_all.project_number == bindparam("wanted"))
_OF_PROJECT = (
    _ON_PROJECT.order_by(_all.ramp_number, _all.ramp_order)
    .limit(bindparam("most_rows"))
    .offset(bindparam("skipped_rows"))
)
_LATEST = _ON_PROJECT.order_by(_all.planned.desc(), _all.number.desc()).limit(bindparam("most_rows"))
_HOW_MANY = _ON_PROJECT.with_only_columns(func.count().label("many"))
_OF_MEASURE = _SEEN.where(_all.measure_number == bindparam("wanted"), _all.started.is_not(None))
_OF_MEASURE = _OF_MEASURE.order_by(_all.started, _all.number)
_ABOUT = _SEEN.where(_all.about == bindparam("wanted")).order_by(_all.number)
_ALL_MINE = _SEEN.where(_all.lead == bindparam("wanted"), _all.stage != Stage.CLOSED.value)
_SOONEST = (_all.due.is_(None), _all.due, _all.waiting_since, _all.number)
_NEWEST = _SEEN.order_by(_all.planned.desc(), _all.number.desc()).limit(bindparam("most_rows"))
_MINE = _ALL_MINE.order_by(*_SOONEST).limit(bindparam("most_rows"))
_HELD = (
    select(_all.number)
    .where(_all.organisation_id == bindparam("here"), _all.number.in_(bindparam("wanted", expanding=True)))
    .order_by(_all.number)
    .with_for_update()
)
_LAST_OF_RAMP = select(func.max(_all.ramp_order)).where(
    _all.organisation_id == bindparam("here"), _all.ramp_number == bindparam("wanted")
)
_CHANGES = (
    "stage",
    "waiting_since",
    "due",
    "lead",
    "project_number",
    "measure_number",
    "started",
    "done",
    "studied",
    "acted",
    "decision",
    "content",
)
_SAVE = (
    update(cycles)
    .where(
        _all.organisation_id == bindparam("here"),
        _all.team_id.in_(bindparam("ours", expanding=True)),
        _all.number == bindparam("wanted"),
        _all.stage == bindparam("at_stage"),
    )
    .values({name: bindparam(f"new_{name}") for name in _CHANGES})
)


class SqlCycles:
    def __init__(self, connection: Connection, audience: Audience, search: SqlSearch) -> None:
        self._connection = connection
        self._audience = audience
        self._search = search
        self._own: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}
        self._seen_by = self._own | {"ours": padded(audience.sees)}

    def add(self, new: NewCycle) -> Cycle:
        if new.team not in self._audience.teams:
            raise NotFound
        ramp, order = self._place_of(new.previous) if new.previous else ("", 1)
        number = next_number(self._connection, self._audience.organisation, RECORD)
        ref = ref_of(number)
        cycle = Cycle(ref=ref, order=order, ramp=ramp or ref, **vars(new))
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "team_id": new.team,
            "ramp_number": number_of(cycle.ramp),
            "ramp_order": order,
            "previous_number": number_of(new.previous),
            "about": new.about,
            "planned": new.planned,
            "created_by": new.created_by,
            **values_of(cycle),
        }
        run(self._connection, _ADD, row)
        self._search.add(document_of(cycle))
        return cycle

    def _place_of(self, previous: str) -> tuple[str, int]:
        """The ramp of the one that it goes on from, whose first test is held, so that no two get one place."""
        ramp = self.get(previous).ramp
        self.get(ramp, lock=True)
        values = {"here": self._audience.organisation, "wanted": number_of(ramp)}
        return ramp, run(self._connection, _LAST_OF_RAMP, values).scalar() + 1

    def get(self, ref: str, *, lock: bool = False) -> Cycle:
        number = number_of(ref)
        statement, by = (_ONE_LOCKED, self._own) if lock else (_ONE, self._seen_by)
        row = number and run(self._connection, statement, {**by, "wanted": number}).first()
        if not row:
            raise NotFound
        return cycle_of(row)

    def get_many(self, refs: Collection[str]) -> tuple[Cycle, ...]:
        numbers = [number for ref in refs if (number := number_of(ref)) is not None]
        if not numbers:
            return ()
        found = {each.ref: each for each in self._several(_SEVERAL, wanted=numbers)}
        return tuple(found[ref] for ref in refs if ref in found)

    def save(self, cycle: Cycle, at: Stage) -> bool:
        made = self.get(cycle.ref)
        values = {f"new_{name}": value for name, value in values_of(cycle).items()}
        values |= {**self._own, "wanted": number_of(cycle.ref), "at_stage": at.value}
        if not run(self._connection, _SAVE, values).rowcount:
            return False
        self._search.put(document_of(replace(cycle, team=made.team, planned=made.planned)))
        return True

    def remove(self, ref: str) -> None:
        cycle = self.get(ref, lock=True)
        if cycle.stage is not Stage.PLAN:
            raise NotFound
        here = (_all.organisation_id == self._audience.organisation, _all.number == number_of(ref))
        self._connection.execute(delete(cycles).where(*here))
        self._search.remove(RECORD, ref)

    def board(self, team: TeamId, stage: Stage, most: int, skip: int = 0) -> tuple[Cycle, ...]:
        statement = _CLOSED if stage is Stage.CLOSED else _OPEN
        return self._several(statement, wanted=team, at_stage=stage.value, most_rows=most, skipped_rows=skip)

    def counts(self, team: TeamId) -> dict[Stage, int]:
        rows = run(self._connection, _COUNTS, {**self._seen_by, "wanted": team})
        found = {row.stage: row.many for row in rows}
        return {stage: found[stage.value] for stage in Stage if stage.value in found}

    def ramp(self, ramp: str) -> tuple[Cycle, ...]:
        return self._several(_RAMP, wanted=number_of(ramp))

    def of_project(self, project: str, most: int, skip: int = 0) -> tuple[Cycle, ...]:
        return self._several(_OF_PROJECT, wanted=project_number(project), most_rows=most, skipped_rows=skip)

    def latest_of_project(self, project: str, most: int) -> tuple[Cycle, ...]:
        found = self._several(_LATEST, wanted=project_number(project), most_rows=most)
        return tuple(sorted(found, key=lambda each: (number_of(each.ramp), each.order)))

    def count_of_project(self, project: str) -> int:
        values = {**self._seen_by, "wanted": project_number(project)}
        return int(run(self._connection, _HOW_MANY, values).scalar_one())

    def of_measure(self, measure: str) -> tuple[Cycle, ...]:
        return self._several(_OF_MEASURE, wanted=measure_number(measure))

    def about(self, ref: str) -> tuple[Cycle, ...]:
        return self._several(_ABOUT, wanted=ref or None)

    def mine(self, person: PersonId, most: int) -> tuple[Cycle, ...]:
        return self._several(_MINE, wanted=person, most_rows=most, **self._own)

    def latest(self, most: int) -> tuple[Cycle, ...]:
        rows = run(self._connection, _NEWEST, {**self._seen_by, "most_rows": most})
        return tuple(map(cycle_of, rows))

    def _several(self, statement: Select[Any], *, wanted: Any, **values: Any) -> tuple[Cycle, ...]:
        if wanted is None:
            return ()
        rows = run(self._connection, statement, {**self._seen_by, "wanted": wanted, **values})
        return tuple(map(cycle_of, rows))


def set_names_apart(connection: Connection, most: int) -> int:
    """Of tests that were saved before names had a place of their own in the index. Whoever would change one at this
    moment waits; what is there of a test that is gone goes too."""
    of = search_docs.c
    before = select(of.organisation_id, of.team_id, of.ref).where(
        of.record == RECORD, ~of.audience.contains(f" {NAMES_APART}")
    )
    rows = connection.execute(before.order_by(of.organisation_id).limit(most)).all()
    for organisation, documents in groupby(rows, key=lambda row: OrganisationId(row.organisation_id)):
        theirs = list(documents)
        numbers = [number for each in theirs if (number := number_of(each.ref)) is not None]
        run(connection, _HELD, {"here": organisation, "wanted": numbers})
        audience = Audience(organisation, frozenset(TeamId(each.team_id) for each in theirs))
        search = SqlSearch(connection, audience)
        there = {each.ref: each for each in SqlCycles(connection, audience, search).get_many([d.ref for d in theirs])}
        for each in theirs:
            if each.ref in there:
                search.put(document_of(there[each.ref]))
            else:
                search.remove(RECORD, each.ref)
    return len(rows)
