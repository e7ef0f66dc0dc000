"""The statements of what travelled: adoptions by some teams, and of what they have learned."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, case, cast, false, func, or_, select

from bot.learning.model import Visibility
from storage.network_tables import shared_entries
from storage.shared_rows import MINE, READABLE
from storage.spread_tables import adoptions
from storage.tables import learning_entries
from storage.week_work import in_time

_all, _entries = adoptions.c, learning_entries.c

_NUMBER = cast(func.substr(_all.source, 3), BigInteger)
_SOURCE = and_(
    _entries.organisation_id == _all.organisation_id,
    _all.source.like("L-%"),
    _entries.number == _NUMBER,
)


def _among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    return column.in_(bindparam(name, expanding=True))


_IN_TIME = or_(
    and_(_all.organisation_id == bindparam("here"), in_time(_all.created)),
    and_(_all.organisation_id == bindparam("here"), in_time(_all.ended)),
)
_OF_SCOPE = or_(_among(_all.team_id, "wanted"), _among(_entries.team_id, "wanted"))
_FROM_OTHERS = (
    select(1)
    .select_from(READABLE)
    .where(_all.source.like("N-%"), shared_entries.c.number == _NUMBER, MINE.c.organisation_id == bindparam("here"))
    .exists()
)
_OURS = _among(_entries.team_id, "ours")
_WIDE = _entries.visibility == Visibility.ORGANISATION.value


def _seen(*, guest: bool) -> ColumnElement[bool]:
    """By its own team, and by whoever may see its source."""
    beyond = false() if guest else _FROM_OTHERS
    source = and_(_entries.hidden_at.is_(None), _OURS if guest else or_(_OURS, _WIDE))
    return or_(_among(_all.team_id, "ours"), source, beyond)


def _statements(*, guest: bool) -> tuple[Any, Any]:
    found = (_IN_TIME, _OF_SCOPE, _seen(guest=guest))
    known = and_(in_time(_all.ended), _all.outcome.is_not(None))
    joined = adoptions.outerjoin(learning_entries, _SOURCE)
    latest = func.coalesce(_all.ended, _all.created)
    lines = (
        select(_all.number, _all.team_id, case((known, _all.outcome), else_="").label("outcome"))
        .select_from(joined)
        .where(*found)
        .order_by(case((known, 0), else_=1), latest.desc(), _all.number.desc())
        .limit(bindparam("most"))
    )
    counts = (
        select(
            func.count(case((in_time(_all.created), 1))).label("tried"),
            func.count(case((known, 1))).label("outcomes"),
        )
        .select_from(joined)
        .where(*found)
    )
    return lines, counts


BY_GUEST = {guest: _statements(guest=guest) for guest in (False, True)}
"""The adoptions themselves, and how many they are."""
