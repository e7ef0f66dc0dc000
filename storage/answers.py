"""Answers of one organisation, as one audience may see them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select, update

from bot.answers.model import Answer, Habits
from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from storage.huddle_rows import number_of, ref_of, series_number
from storage.huddle_tables import answers, duty, huddles
from storage.quick import run
from storage.statements import insert_new, insert_or_update
from storage.tables import persons
from storage.types import AnyRow

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it.
_SEEN = and_(huddles.c.organisation_id == bindparam("here"), huddles.c.team_id.in_(bindparam("ours", expanding=True)))
_ONE_HUDDLE = select(huddles.c.number).where(_SEEN, huddles.c.number == bindparam("wanted"))
_WANTED = answers.c.huddle_number.in_(bindparam("wanted", expanding=True))
_MINE = answers.c.person_id == bindparam("person")


def _visible(*columns: Any) -> Select[Any]:
    its_own = and_(answers.c.organisation_id == huddles.c.organisation_id, answers.c.huddle_number == huddles.c.number)
    return select(*columns).join_from(answers, huddles, its_own).where(_SEEN)


_OF = _visible(answers).where(_WANTED).order_by(answers.c.at, answers.c.person_id)
_GET = _visible(answers).where(_WANTED, _MINE)
_WHO = _visible(answers.c.huddle_number, answers.c.person_id).where(_WANTED)
_COUNT = (
    _visible(answers.c.huddle_number, func.count().label("answered"))
    .where(_WANTED, answers.c.skipped.is_(False))
    .group_by(answers.c.huddle_number)
)
_LAST = (
    _visible(answers)
    .where(
        huddles.c.series_number == bindparam("series"),
        huddles.c.starts < bindparam("before"),
        _MINE,
        answers.c.skipped.is_(False),
    )
    .order_by(huddles.c.starts.desc(), huddles.c.number.desc())
    .limit(1)
)
_STARTS = select(huddles.c.starts).where(_SEEN, huddles.c.number == bindparam("wanted"))
_HABITS = select(persons.c.id, persons.c.nudges, persons.c.away_until).where(
    persons.c.organisation_id == bindparam("here"), persons.c.id.in_(bindparam("wanted", expanding=True))
)
_ON_DUTY = select(duty.c.person_id).where(
    duty.c.organisation_id == bindparam("here"), duty.c.team_id == bindparam("team"), duty.c.day == bindparam("day")
)


class SqlAnswers:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._seen_by: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}

    def save(self, answer: Answer) -> None:
        number = number_of(answer.huddle)
        self._require_huddle(number)
        self._require_person(answer.person)
        row = {
            "organisation_id": self._audience.organisation,
            "huddle_number": number,
            "person_id": answer.person,
            "words": dict(answer.words),
            "at": answer.at,
            "skipped": answer.skipped,
            "late": answer.late,
            "named": answer.named,
        }
        insert_or_update(self._connection, answers, row, ("words", "skipped", "late", "named"))

    def of(self, huddle: str) -> tuple[Answer, ...]:
        return tuple(_answer(row) for row in self._about(_OF, [huddle]))

    def get(self, huddle: str, person: PersonId) -> Answer | None:
        return self.get_many([huddle], person).get(huddle)

    def get_many(self, huddles: Collection[str], person: PersonId) -> Mapping[str, Answer]:
        return {found.huddle: found for found in map(_answer, self._about(_GET, huddles, person=person))}

    def who(self, huddles: Collection[str]) -> Mapping[str, frozenset[PersonId]]:
        found: dict[str, set[PersonId]] = {ref: set() for ref in huddles}
        for row in self._about(_WHO, huddles):
            found[ref_of(row.huddle_number)].add(PersonId(row.person_id))
        return {ref: frozenset(people) for ref, people in found.items()}

    def count(self, huddles: Collection[str]) -> Mapping[str, int]:
        counted = {ref_of(row.huddle_number): int(row.answered) for row in self._about(_COUNT, huddles)}
        return {ref: counted.get(ref, 0) for ref in huddles}

    def last_of(self, series: str, person: PersonId, before: str) -> Answer | None:
        number, huddle = series_number(series), number_of(before)
        if number is None or huddle is None:
            return None
        starts = run(self._connection, _STARTS, {**self._seen_by, "wanted": huddle}).scalar()
        if starts is None:
            return None
        values = {**self._seen_by, "series": number, "before": starts, "person": person}
        row = run(self._connection, _LAST, values).first()
        return None if row is None else _answer(row)

    def habits(self, people: Collection[PersonId]) -> Mapping[PersonId, Habits]:
        if not people:
            return {}
        rows = run(self._connection, _HABITS, {"here": self._audience.organisation, "wanted": list(people)})
        return {PersonId(row.id): Habits(row.nudges, _iso(row.away_until)) for row in rows}

    def set_nudges(self, person: PersonId, nudges: bool) -> None:
        self._change(person, nudges=nudges)

    def set_away(self, person: PersonId, until: date | None) -> None:
        self._change(person, away_until=until)

    def on_duty(self, team: TeamId, day: date) -> frozenset[PersonId]:
        if team not in self._audience.teams:
            return frozenset()
        values = {"here": self._audience.organisation, "team": team, "day": day}
        return frozenset(PersonId(row.person_id) for row in run(self._connection, _ON_DUTY, values))

    def set_on_duty(self, team: TeamId, day: date, person: PersonId, now: datetime) -> None:
        if team not in self._audience.teams:
            raise NotFound
        self._require_person(person)
        insert_new(
            self._connection,
            duty,
            organisation_id=self._audience.organisation,
            team_id=team,
            day=day,
            person_id=person,
            at=now,
        )

    def _about(self, statement: Select[Any], refs: Collection[str], **values: Any) -> Any:
        numbers = [number for ref in refs if (number := number_of(ref)) is not None]
        if not numbers:
            return ()
        return run(self._connection, statement, {**self._seen_by, **values, "wanted": numbers})

    def _require_huddle(self, number: int | None) -> None:
        values = {**self._seen_by, "wanted": number}
        if number is None or run(self._connection, _ONE_HUDDLE, values).first() is None:
            raise NotFound

    def _require_person(self, person: PersonId) -> None:
        if person not in self.habits([person]):
            raise NotFound

    def _change(self, person: PersonId, **values: Any) -> None:
        this = (persons.c.organisation_id == self._audience.organisation, persons.c.id == person)
        if not self._connection.execute(update(persons).where(*this).values(**values)).rowcount:
            raise NotFound


def _answer(row: AnyRow) -> Answer:
    return Answer(
        ref_of(row.huddle_number),
        PersonId(row.person_id),
        row.words,
        row.at,
        skipped=row.skipped,
        late=row.late,
        named=row.named,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
