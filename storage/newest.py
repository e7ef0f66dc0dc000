"""The newest rows that an audience sees, each team's read from the end of an index."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, select, union

from bot.people.model import TeamId

MOST_BRANCHES = 50
"""Somebody of more teams than this sees most of what there is, so that reading all of it is no loss."""


def branches(
    rows: Select[Any],
    team: ColumnElement[Any],
    wide: ColumnElement[bool],
    not_wide: ColumnElement[bool],
    teams: Collection[TeamId],
    newest: Sequence[ColumnElement[Any]],
    most: int,
) -> Subquery:
    """The `most` newest of each team and of all that is organisation-wide, each row once.

    One condition with OR would read and sort everything that the audience sees.
    """
    conditions: list[ColumnElement[bool]] = [team == id for id in sorted(teams)]
    if len(teams) > MOST_BRANCHES:
        # Not the plain column, for whose index SQLite would leave the order of the other one.
        conditions = [and_(not_wide, team.concat("").in_(teams))]
    conditions.append(wide)
    # Wrapped, because SQLite takes no LIMIT inside a UNION otherwise.
    parts = [rows.where(condition).order_by(*newest).limit(most).subquery() for condition in conditions]
    return union(*(select(part) for part in parts)).subquery()
