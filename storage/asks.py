"""Offers and questions between teams."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select, update

from bot.chat.errors import NotFound
from bot.helping.model import Ask, AskKind
from bot.helping.ports import NewAsk
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from storage.concerns import SqlConcerns
from storage.cycles import SqlCycles
from storage.learning import SqlLearning
from storage.measures import SqlMeasures
from storage.projects import SqlProjects
from storage.quick import run
from storage.refs import number_in
from storage.search import SqlSearch
from storage.spread_tables import asks
from storage.statements import next_number
from storage.types import AnyRow

RECORD = "ask"
A_DAY = timedelta(days=1)
_all = asks.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_ADD = asks.insert()
_LED: Any = bindparam("leads", expanding=True)
_SEEN = (
    _all.organisation_id == bindparam("here"),
    or_(_all.by == bindparam("reader"), _all.team_id.in_(_LED), _all.other_id.in_(_LED)),
)
"""By whoever asked, and by the leads who were told: where two teams are to meet, those of both."""
_ONE = select(asks).where(*_SEEN, _all.number == bindparam("wanted"))
_ANSWER = (
    update(asks)
    .where(*_SEEN, _all.number == bindparam("wanted"), _all.answered.is_(None))
    .values(answer=bindparam("words"), answered=bindparam("at"), answered_by=bindparam("who"))
)
_ABOUT = (
    _all.organisation_id == bindparam("here"),
    _all.kind == bindparam("asked"),
    _all.about == bindparam("record"),
)
_SAME = select(_all.number).where(
    *_ABOUT,
    _all.by == bindparam("who"),
    _all.team_id == bindparam("team"),
    _all.text == bindparam("words"),
    _all.created > bindparam("since"),
)
_MET = select(_all.number).where(
    *_ABOUT, _all.team_id == bindparam("team"), func.coalesce(_all.other_id, "") == bindparam("other")
)
_COUNT = select(func.count().label("many")).where(
    _all.organisation_id == bindparam("here"), _all.by == bindparam("who"), _all.created > bindparam("since")
)


class SqlAsks:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._organisation = audience.organisation
        self._seen_by: dict[str, Any] = {
            "here": audience.organisation,
            "reader": audience.person or "",
            "leads": list(audience.leads),
        }

    def add(self, new: NewAsk) -> Ask | None:
        # Before the look for the same: whoever asks at the same moment waits here.
        number = next_number(self._connection, self._organisation, RECORD)
        if self._is_known(new):
            return None
        row = {
            "organisation_id": self._organisation,
            "number": number,
            "kind": new.kind.value,
            "by": new.by,
            "team_id": new.team,
            "other_id": new.other,
            "about": new.about,
            "text": new.text,
            "created": new.created,
            "answer": "",
        }
        run(self._connection, _ADD, row)
        return Ask(ref=f"E-{number}", **vars(new))

    def _is_known(self, new: NewAsk) -> bool:
        about = {"here": self._organisation, "asked": new.kind.value, "record": new.about, "team": new.team}
        if new.kind is AskKind.MEETING:
            return run(self._connection, _MET, {**about, "other": new.other or ""}).first() is not None
        same = {"who": new.by, "words": new.text, "since": new.created - A_DAY}
        return run(self._connection, _SAME, {**about, **same}).first() is not None

    def get(self, ref: str) -> Ask:
        number = number_in(ref, "E")
        row = number and run(self._connection, _ONE, {**self._seen_by, "wanted": number}).first()
        if not row:
            raise NotFound
        return _ask(row)

    def whose(self, ref: str, follows: Collection[TeamId]) -> TeamId:
        if ref.startswith("E"):
            return self._other_of(self.get(ref))
        reader = replace(self._audience, follows=frozenset(follows))
        here, search = self._connection, SqlSearch(self._connection, reader)
        match ref[:1]:
            case "L":
                return SqlLearning(here, reader, search).get(ref).team
            case "C":
                return SqlCycles(here, reader, search).get(ref).team
            case "K":
                return SqlConcerns(here, reader).get(ref).team
            case "M":
                return SqlMeasures(here, reader).get(ref).team
            case "P":
                return SqlProjects(here, reader).get(ref).team
            case _:
                raise NotFound

    def _other_of(self, ask: Ask) -> TeamId:
        """The one of two that the reader was told of."""
        others = {team for team in (ask.team, ask.other) if team and team not in self._audience.leads}
        if ask.kind is not AskKind.MEETING or len(others) != 1:
            raise NotFound
        return others.pop()

    def answer(self, ref: str, text: str, by: PersonId, now: datetime) -> Ask | None:
        self.get(ref)
        values = {"wanted": number_in(ref, "E"), "words": text, "at": now, "who": by}
        if not run(self._connection, _ANSWER, {**self._seen_by, **values}).rowcount:
            return None
        return self.get(ref)

    def count_since(self, person: PersonId, since: datetime) -> int:
        values = {"here": self._organisation, "who": person, "since": since}
        return int(run(self._connection, _COUNT, values).scalar_one())


def _ask(row: AnyRow) -> Ask:
    return Ask(
        ref=f"E-{row.number}",
        kind=AskKind(row.kind),
        by=PersonId(row.by),
        team=TeamId(row.team_id),
        about=row.about,
        text=row.text,
        created=row.created,
        other=TeamId(row.other_id) if row.other_id else None,
        answer=row.answer,
        answered=row.answered,
        answered_by=PersonId(row.answered_by) if row.answered_by else None,
    )
