"""What an organisation has set for the guard, and how often it was overruled."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from bot.people.model import OrganisationId
from storage.conversation_tables import overrulings
from storage.statements import insert_new
from storage.tables import organisations


class SqlGuardSettings:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def may_be_overruled(self) -> bool:
        here = organisations.c.id == self._organisation
        return bool(self._connection.execute(select(organisations.c.guard_may_be_overruled).where(here)).scalar())

    def allow(self, *, allowed: bool) -> None:
        here = organisations.c.id == self._organisation
        self._connection.execute(update(organisations).where(here).values(guard_may_be_overruled=allowed))

    def note(self, about: str, kinds: Collection[str], now: datetime) -> None:
        here = self._organisation
        insert_new(self._connection, overrulings, organisation_id=here, about=about, kinds=sorted(kinds), at=now)

    def times(self) -> int:
        here = overrulings.c.organisation_id == self._organisation
        return self._connection.execute(select(func.count()).select_from(overrulings).where(here)).scalar_one()
