"""Question sets that teams have changed for themselves: of one organisation, as one audience may see them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import TeamId
from bot.questions.model import QuestionSet
from storage.huddle_tables import question_sets
from storage.question_rows import questions_from_json, questions_to_json
from storage.quick import run
from storage.refs import number_in
from storage.statements import next_number
from storage.types import AnyRow

RECORD = "question set"
_sets = question_sets.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_ADD = question_sets.insert()
_HERE = (_sets.organisation_id == bindparam("here"), _sets.team_id.in_(bindparam("ours", expanding=True)))
_THIS = (*_HERE, _sets.number == bindparam("wanted"))
_ONE = select(question_sets).where(*_THIS)
_ONE_LOCKED = _ONE.with_for_update()
_OF_TEAM = select(question_sets).where(*_HERE, _sets.team_id == bindparam("wanted")).order_by(_sets.name, _sets.number)
_SAVE = (
    update(question_sets)
    .where(*_THIS)
    .values(name=bindparam("new_name"), minutes=bindparam("new_minutes"), questions=bindparam("new_questions"))
)
_DELETE = delete(question_sets).where(*_THIS)


class SqlQuestions:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._seen_by: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}

    def add(self, set: QuestionSet) -> QuestionSet:
        if set.team is None or set.team not in self._audience.teams:
            raise NotFound
        number = next_number(self._connection, self._audience.organisation, RECORD)
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "team_id": set.team,
            "name": set.name,
            "minutes": set.minutes,
            "questions": questions_to_json(set.questions),
            "copied_from": set.copied_from,
        }
        run(self._connection, _ADD, row)
        return replace(set, key=f"Q-{number}")

    def get(self, key: str, *, lock: bool = False) -> QuestionSet:
        statement = _ONE_LOCKED if lock else _ONE
        row = run(self._connection, statement, {**self._seen_by, "wanted": number_in(key, "Q")}).first()
        if row is None:
            raise NotFound
        return _set(row)

    def save(self, set: QuestionSet) -> None:
        new = {
            "new_name": set.name,
            "new_minutes": set.minutes,
            "new_questions": questions_to_json(set.questions),
        }
        if not run(self._connection, _SAVE, {**self._seen_by, "wanted": number_in(set.key, "Q"), **new}).rowcount:
            raise NotFound

    def delete(self, key: str) -> None:
        if not run(self._connection, _DELETE, {**self._seen_by, "wanted": number_in(key, "Q")}).rowcount:
            raise NotFound

    def of_team(self, team: TeamId) -> tuple[QuestionSet, ...]:
        return tuple(map(_set, run(self._connection, _OF_TEAM, {**self._seen_by, "wanted": team})))


def _set(row: AnyRow) -> QuestionSet:
    return QuestionSet(
        key=f"Q-{row.number}",
        name=row.name,
        questions=questions_from_json(row.questions),
        minutes=row.minutes,
        team=TeamId(row.team_id),
        copied_from=row.copied_from,
    )
