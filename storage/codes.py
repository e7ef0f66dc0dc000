"""Codes that one person gives to another: only their hashes are kept, so that whoever reads the database has none."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.chat.errors import CodeExpired, CodeUsed, NoSuchCode
from bot.people.codes import LASTS, Code, CodeKind, new_code, tidy_code
from bot.people.model import OrganisationId, PersonId
from storage.network_tables import codes
from storage.quick import run
from storage.types import AnyRow

_codes = codes.c
_ADD = codes.insert()
_OF_KIND = (_codes.hash == bindparam("wanted"), _codes.kind == bindparam("sort"))
"""A code of another kind is no code: a stranger learns nothing from it."""
_ONE = select(codes).where(*_OF_KIND)
_TAKE = (
    update(codes)
    .where(*_OF_KIND, _codes.used.is_(None), _codes.expires > bindparam("moment", type_=_codes.expires.type))
    .values(used=bindparam("moment", type_=_codes.used.type))
)
_TAKE_BACK = delete(codes).where(
    _codes.organisation_id == bindparam("here"),
    _codes.kind == bindparam("sort"),
    _codes.about == bindparam("what"),
    _codes.used.is_(None),
)


class SqlCodes:
    def __init__(self, connection: Connection, organisation: OrganisationId) -> None:
        self._connection = connection
        self._organisation = organisation

    def make(self, kind: CodeKind, about: str, by: PersonId | None, now: datetime) -> str:
        code = new_code()
        row = {
            "hash": _hash(code),
            "organisation_id": self._organisation,
            "kind": kind.value,
            "about": about,
            "made_by": by,
            "expires": now + LASTS[kind],
        }
        run(self._connection, _ADD, row)
        return code

    def look(self, said: str, kind: CodeKind, now: datetime) -> Code:
        row = self._one(said, kind)
        if row.used is not None:
            raise CodeUsed
        if row.expires <= now:
            raise CodeExpired
        return _code(row)

    def take(self, said: str, kind: CodeKind, now: datetime) -> Code:
        """Of two at once one changes the row; the other waits for it and finds it used."""
        wanted = {"wanted": _hash(tidy_code(said)), "sort": kind.value, "moment": now}
        if not run(self._connection, _TAKE, wanted).rowcount:
            self.look(said, kind, now)
            raise CodeUsed  # between the two statements
        return _code(self._one(said, kind))

    def take_back(self, kind: CodeKind, about: str) -> None:
        run(self._connection, _TAKE_BACK, {"here": self._organisation, "sort": kind.value, "what": about})

    def _one(self, said: str, kind: CodeKind) -> AnyRow:
        row: AnyRow | None = run(self._connection, _ONE, {"wanted": _hash(tidy_code(said)), "sort": kind.value}).first()
        if row is None:
            raise NoSuchCode
        return row


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _code(row: AnyRow) -> Code:
    made_by = PersonId(row.made_by) if row.made_by else None
    return Code(CodeKind(row.kind), OrganisationId(row.organisation_id), made_by, row.about)
