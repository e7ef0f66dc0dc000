"""What is to happen later, by itself: set with what asks for it, and claimed when its time has come."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, select, text

from bot.chat.timers import Timer
from bot.people.model import OrganisationId, TeamId
from bot.ports import Claimed
from storage.quick import run
from storage.statements import insert_all, insert_new
from storage.time_tables import timers
from storage.types import Instant

_MOVE = (
    "ON CONFLICT (organisation_id, key) DO UPDATE"
    " SET team_id = excluded.team_id, intent = excluded.intent, at = excluded.at, tries = 0"
)
_CANCEL = delete(timers).where(timers.c.organisation_id == bindparam("here"), timers.c.key == bindparam("about"))
_DUE = timers.c.at <= bindparam("now", type_=Instant())
_ANY = select(exists().where(_DUE).label("any"))
_CLAIM = (
    select(timers)
    .where(_DUE)
    .order_by(timers.c.at, timers.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
# Somebody who presses a button has locked its record and may be waiting for the timer, which is locked here, while what
# is due waits for the record: what is due gives way, before the database finds out and stops whom it likes.
_GIVE_WAY = text("SET LOCAL lock_timeout = '300ms'")
_REMOVE = delete(timers).where(timers.c.id.in_(bindparam("ids", expanding=True)))


class SqlTimers:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def set(self, *new: Timer) -> None:
        """In one order for everybody, so that no two transactions wait for one another."""
        rows = {each.key: self._row(each) for each in new}
        insert_all(self._connection, timers, [rows[key] for key in sorted(rows)], _MOVE)

    def cancel(self, key: str) -> None:
        run(self._connection, _CANCEL, {"here": self._organisation, "about": key})

    def _row(self, timer: Timer) -> dict[str, object]:
        return {
            "organisation_id": self._organisation,
            "key": timer.key,
            "team_id": timer.team,
            "intent": timer.do,
            "at": timer.at,
        }


def any_due(connection: Connection, now: datetime) -> bool:
    return bool(run(connection, _ANY, {"now": now}).scalar_one())


def claim(connection: Connection, now: datetime, most: int) -> tuple[Claimed, ...]:
    """Locks and removes them: they come back, as if nothing had been, unless the transaction is committed."""
    if connection.dialect.name == "postgresql":
        run(connection, _GIVE_WAY, {})
    rows = run(connection, _CLAIM, {"now": now, "most": most}).all()
    if rows:
        run(connection, _REMOVE, {"ids": [row.id for row in rows]})
    return tuple(
        Claimed(OrganisationId(row.organisation_id), row.key, row.intent, row.at, TeamId(row.team_id), row.tries)
        for row in rows
    )


def put_off(connection: Connection, claimed: Sequence[tuple[Claimed, datetime]]) -> None:
    """What could not be done now is tried again at that moment."""
    for each, at in claimed:
        values = {"key": each.key, "team_id": each.team, "intent": each.do, "at": at, "tries": each.tries + 1}
        insert_new(connection, timers, organisation_id=each.organisation, **values)
