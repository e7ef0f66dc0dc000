"""Events that were answered, so that a platform's retry is answered the same way."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from bot.people.model import OrganisationId
from storage.conversation_tables import receipts
from storage.quick import run
from storage.statements import insert_new

KEPT = timedelta(days=7)
"""Platforms retry for hours at most; a week leaves room for a queue that was stuck."""

_HERE = (receipts.c.organisation_id == bindparam("here"), receipts.c.key == bindparam("about"))
_SEEN = select(receipts.c.view).where(*_HERE)
_SETTLE = update(receipts).where(*_HERE).values(view=bindparam("shown"))


class SqlReceipts:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def claim(self, key: str, now: datetime) -> str | None:
        if insert_new(self._connection, receipts, organisation_id=self._organisation, key=key, view="", at=now):
            return None
        return str(run(self._connection, _SEEN, {"here": self._organisation, "about": key}).scalar_one())

    def settle(self, key: str, view: str) -> None:
        run(self._connection, _SETTLE, {"here": self._organisation, "about": key, "shown": view})
