"""Huddles of one organisation, as one audience may see them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Text, and_, bindparam, cast, delete, func, or_, select

from bot.chat.errors import NotFound
from bot.huddles.model import Huddle, NewHuddle, Record, Status
from bot.people.audience import Audience
from bot.people.model import TeamId
from storage.huddle_rows import RECORD, changes_of, huddle_of, number_of, record_of, ref_of, series_number, values_of
from storage.huddle_tables import answers, days_since, huddles
from storage.question_rows import questions_to_json
from storage.quick import run
from storage.statements import insert_all_new, insert_or_update, next_numbers, update_all

_all = huddles.c
_NEW = tuple(field.name for field in fields(NewHuddle))

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_QUESTIONS = cast(_all.questions, Text).label("questions")
_COLUMNS = tuple(_QUESTIONS if each.name == "questions" else each for each in _all)
_SEEN = and_(_all.organisation_id == bindparam("here"), _all.team_id.in_(bindparam("ours", expanding=True)))
_VISIBLE = select(*_COLUMNS).where(_SEEN)
_WANTED = _all.number.in_(bindparam("wanted", expanding=True))
_OF_SERIES = _all.series_number == bindparam("wanted_series")
_OF_TEAM = _all.team_id == bindparam("wanted_team")
_ONE = _VISIBLE.where(_all.number == bindparam("wanted"))
_ONE_LOCKED = _ONE.with_for_update()
_SEVERAL = _VISIBLE.where(_WANTED).order_by(_all.number)
_SEVERAL_LOCKED = _SEVERAL.with_for_update()
_OF_SLOT = _VISIBLE.where(_OF_SERIES, _all.slot == bindparam("wanted_slot"), _all.day == bindparam("wanted_day"))
_UNOPENED = _VISIBLE.where(
    _all.series_number.in_(bindparam("wanted_series", expanding=True)), _all.status == Status.PLANNED.value
).order_by(_all.starts, _all.number)
_NOW = _VISIBLE.where(_OF_TEAM, or_(_all.status == Status.OPEN.value, _all.status == Status.PLANNED.value)).order_by(
    _all.starts, _all.number
)
_CLOSED = _VISIBLE.where(_OF_TEAM, _all.status == Status.CLOSED.value)
_NEWEST = (_all.starts.desc(), _all.number.desc())
_LATEST = _CLOSED.order_by(*_NEWEST).limit(bindparam("most"))
_LATEST_OF_SERIES = _CLOSED.where(_OF_SERIES).order_by(*_NEWEST).limit(bindparam("most"))
_NEXT = (
    _VISIBLE.where(_OF_SERIES, _all.starts > bindparam("after"), _all.status != Status.CANCELLED.value)
    .order_by(_all.starts, _all.number)
    .limit(1)
)
_AS_THEY_STAND = (
    select(_all.number, _all.status, _all.step).where(_SEEN, _WANTED).order_by(_all.number).with_for_update()
)
_PLANNED = select(_all.number).where(_SEEN, _WANTED, _all.status == Status.PLANNED.value)
_ADDED = select(_all.number).where(
    _all.organisation_id == bindparam("here"), _all.number.between(bindparam("first"), bindparam("last"))
)
_RECORDS = (
    select(_all.day, _all.status, _all.starts, _all.opened)
    .where(_SEEN, _OF_TEAM, _all.day >= bindparam("since"), _all.status != Status.PLANNED.value)
    .order_by(_all.starts, _all.number)
)
_RECORDS_OF_ALL = _RECORDS.where(_all.series_number.is_not(None))
_RECORDS_OF_SERIES = _RECORDS.where(_OF_SERIES)
_ITS_OWN = and_(answers.c.organisation_id == _all.organisation_id, answers.c.huddle_number == _all.number)
_ANSWERED = (
    select(answers.c.huddle_number, func.count().label("people"))
    .join_from(answers, huddles, _ITS_OWN)
    .where(_SEEN, _WANTED, answers.c.skipped.is_(False))
    .group_by(answers.c.huddle_number)
)
_SAID = (
    select(answers.c.words)
    .join_from(answers, huddles, _ITS_OWN)
    .where(_SEEN, _WANTED, answers.c.skipped.is_(False))
    .order_by(answers.c.at, answers.c.person_id)
)
_SINCE = select(days_since.c.what, days_since.c.day).where(
    days_since.c.organisation_id == bindparam("here"), days_since.c.team_id == bindparam("wanted_team")
)


class SqlHuddles:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._seen_by: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}

    def add(self, *new: NewHuddle) -> tuple[Huddle, ...]:
        if not new:
            return ()
        if any(each.team not in self._audience.teams for each in new):
            raise NotFound
        here = self._audience.organisation
        numbers = next_numbers(self._connection, here, RECORD, len(new))
        made = [_made(each, ref_of(number)) for number, each in zip(numbers, new, strict=True)]
        # By which they are: to compare thousands of the same few takes longer than to write them down.
        asked = {id(each.questions): each.questions for each in made}
        questions = {which: questions_to_json(each) for which, each in asked.items()}
        rows = [_row(here, number, each, questions[id(each.questions)]) for number, each in zip(numbers, made)]
        insert_all_new(self._connection, huddles, rows)
        added = run(self._connection, _ADDED, {"here": here, "first": numbers[0], "last": numbers[-1]})
        there = {ref_of(row.number) for row in added}
        return tuple(each for each in made if each.ref in there)

    def get(self, ref: str, *, lock: bool = False) -> Huddle:
        number = number_of(ref)
        row = None if number is None else self._rows(_ONE_LOCKED if lock else _ONE, wanted=number).first()
        if row is None:
            raise NotFound
        return huddle_of(row)

    def get_many(self, refs: Collection[str], *, lock: bool = False) -> Mapping[str, Huddle]:
        numbers = _numbers(refs)
        if not numbers:
            return {}
        rows = self._rows(_SEVERAL_LOCKED if lock else _SEVERAL, wanted=numbers)
        found = {each.ref: each for each in map(huddle_of, rows)}
        return {ref: found[ref] for ref in refs if ref in found}

    def of_slot(self, series: str, slot: int, day: date) -> Huddle | None:
        if (number := series_number(series)) is None:
            return None
        row = self._rows(_OF_SLOT, wanted_series=number, wanted_slot=slot, wanted_day=day).first()
        return None if row is None else huddle_of(row)

    def unopened(self, series: Collection[str]) -> tuple[Huddle, ...]:
        numbers = [number for ref in series if (number := series_number(ref)) is not None]
        return tuple(map(huddle_of, self._rows(_UNOPENED, wanted_series=numbers))) if numbers else ()

    def now_of(self, team: TeamId) -> tuple[Huddle, ...]:
        return tuple(map(huddle_of, self._rows(_NOW, wanted_team=team)))

    def latest(self, team: TeamId, most: int, series: str = "") -> tuple[Huddle, ...]:
        if not series:
            return tuple(map(huddle_of, self._rows(_LATEST, wanted_team=team, most=most)))
        if (number := series_number(series)) is None:
            return ()
        return tuple(map(huddle_of, self._rows(_LATEST_OF_SERIES, wanted_team=team, most=most, wanted_series=number)))

    def next_after(self, huddle: Huddle) -> Huddle | None:
        if (number := series_number(huddle.series)) is None:
            return None
        row = self._rows(_NEXT, wanted_series=number, after=huddle.starts).first()
        return None if row is None else huddle_of(row)

    def save(self, *changes: tuple[Huddle, Huddle]) -> tuple[bool, ...]:
        stand = self._as_they_stand([before.ref for before, _ in changes])
        fits = tuple(stand.get(before.ref) == (before.status.value, before.step) for before, _ in changes)
        rows = defaultdict[tuple[str, ...], list[dict[str, Any]]](list)
        for (before, after), fit in zip(changes, fits, strict=True):
            if fit and (values := changes_of(before, after)):
                this = {"organisation_id": self._audience.organisation, "number": number_of(after.ref)}
                rows[tuple(values)].append(this | values)
        for several in rows.values():
            update_all(self._connection, huddles, several)
        return fits

    def delete(self, *refs: str) -> None:
        here = self._audience.organisation
        if not (wanted := _numbers(refs)):
            return
        gone = [row.number for row in self._rows(_PLANNED, wanted=wanted)]
        if gone:
            for table, number in ((answers, answers.c.huddle_number), (huddles, _all.number)):
                self._connection.execute(delete(table).where(table.c.organisation_id == here, number.in_(gone)))

    def answered(self, ref: str) -> int:
        return self.answered_in((ref,)).get(ref, 0)

    def answered_in(self, refs: Collection[str]) -> Mapping[str, int]:
        if not (wanted := _numbers(refs)):
            return {}
        return {ref_of(row.huddle_number): row.people for row in self._rows(_ANSWERED, wanted=wanted)}

    def said(self, ref: str) -> tuple[Mapping[str, str], ...]:
        wanted = _numbers((ref,))
        return tuple(row.words for row in self._rows(_SAID, wanted=wanted)) if wanted else ()

    def records(self, team: TeamId, since: date, series: str = "") -> Sequence[Record]:
        if not series:
            return tuple(map(record_of, self._rows(_RECORDS_OF_ALL, wanted_team=team, since=since)))
        if (number := series_number(series)) is None:
            return ()
        rows = self._rows(_RECORDS_OF_SERIES, wanted_team=team, since=since, wanted_series=number)
        return tuple(map(record_of, rows))

    def days_since(self, team: TeamId) -> tuple[str, date] | None:
        if team not in self._audience.teams:
            return None
        values = {"here": self._audience.organisation, "wanted_team": team}
        row = run(self._connection, _SINCE, values).first()
        return None if row is None else (row.what, row.day)

    def set_days_since(self, team: TeamId, what: str, day: date | None) -> None:
        if team not in self._audience.teams:
            raise NotFound
        here = self._audience.organisation
        if day is None:
            this = (days_since.c.organisation_id == here, days_since.c.team_id == team)
            self._connection.execute(delete(days_since).where(*this))
            return
        values = {"organisation_id": here, "team_id": team, "what": what, "day": day}
        insert_or_update(self._connection, days_since, values, ("what", "day"))

    def _rows(self, statement: Select[Any], **values: Any) -> Any:
        return run(self._connection, statement, {**self._seen_by, **values})

    def _as_they_stand(self, refs: Collection[str]) -> dict[str, tuple[str, int]]:
        """Whoever else is about to change one of them is waited for."""
        if not (wanted := _numbers(refs)):
            return {}
        rows = self._rows(_AS_THEY_STAND, wanted=wanted)
        return {ref_of(row.number): (row.status, row.step) for row in rows}


def _row(organisation: str, number: int, huddle: Huddle, questions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "organisation_id": organisation,
        "number": number,
        "team_id": huddle.team,
        "series_number": series_number(huddle.series),
        "slot": huddle.slot,
        "day": huddle.day,
        **values_of(huddle, questions),
    }


def _made(new: NewHuddle, ref: str) -> Huddle:
    return Huddle(**{name: getattr(new, name) for name in _NEW}, ref=ref)


def _numbers(refs: Collection[str]) -> list[int]:
    return sorted({number for ref in refs if (number := number_of(ref)) is not None})
