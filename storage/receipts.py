"""Events that were answered, so that a platform's retry is answered the same way."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from bot.people.model import OrganisationId
from storage.statements import insert_new
from storage.tables import receipts

KEPT = timedelta(days=7)
"""Platforms retry for hours at most; a week leaves room for a queue that was stuck."""


class SqlReceipts:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def claim(self, key: str, now: datetime) -> str | None:
        if insert_new(self._connection, receipts, organisation_id=self._organisation, key=key, view="", at=now):
            return None
        here = (receipts.c.organisation_id == self._organisation, receipts.c.key == key)
        return str(self._connection.execute(select(receipts.c.view).where(*here)).scalar_one())

    def settle(self, key: str, view: str) -> None:
        here = (receipts.c.organisation_id == self._organisation, receipts.c.key == key)
        self._connection.execute(update(receipts).where(*here).values(view=view))
