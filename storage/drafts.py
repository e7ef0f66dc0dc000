"""Sealed words and unfinished forms, each found by its own person alone."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select

from bot.people.model import OrganisationId, PersonId
from bot.privacy.ports import Draft
from storage.conversation_tables import drafts
from storage.statements import insert_or_update


class SqlDrafts:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def keep(self, draft: Draft) -> None:
        row = {
            "organisation_id": self._organisation,
            "person_id": draft.person,
            "id": draft.id,
            "content": draft.content,
            "expires": draft.expires,
            "about": draft.about,
            "form": draft.form,
        }
        insert_or_update(self._connection, drafts, row, ("content", "expires", "about", "form"))

    def get(self, id: str, person: PersonId, now: datetime) -> Draft | None:
        row = self._connection.execute(
            select(drafts.c.content, drafts.c.expires, drafts.c.about, drafts.c.form).where(
                *self._this(id, person), drafts.c.expires > now
            )
        ).first()
        return None if row is None else Draft(id, person, row.content, row.expires, row.about, row.form)

    def unfinished(self, form: str, about: str, person: PersonId, now: datetime) -> Draft | None:
        theirs = (drafts.c.organisation_id == self._organisation, drafts.c.person_id == person)
        row = self._connection.execute(
            select(drafts.c.id, drafts.c.content, drafts.c.expires)
            .where(*theirs, drafts.c.form == form, drafts.c.about == about, drafts.c.expires > now)
            .order_by(drafts.c.expires.desc(), drafts.c.id)
        ).first()
        return None if row is None else Draft(row.id, person, row.content, row.expires, about, form)

    def drop_unfinished(self, form: str, about: str, person: PersonId) -> None:
        theirs = (drafts.c.organisation_id == self._organisation, drafts.c.person_id == person)
        self._connection.execute(delete(drafts).where(*theirs, drafts.c.form == form, drafts.c.about == about))

    def drop_about(self, about: str) -> None:
        here = (drafts.c.organisation_id == self._organisation, drafts.c.about == about)
        self._connection.execute(delete(drafts).where(*here))

    def drop(self, id: str, person: PersonId) -> bool:
        return self._connection.execute(delete(drafts).where(*self._this(id, person))).rowcount == 1

    def _this(self, id: str, person: PersonId) -> tuple[ColumnElement[bool], ...]:
        return drafts.c.organisation_id == self._organisation, drafts.c.person_id == person, drafts.c.id == id
