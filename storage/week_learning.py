"""The statements of what was learned in some days, ranked within each team and then team by team in turn."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from bot.learning.model import Kind, Visibility
from storage.spread_tables import adoptions, stories
from storage.tables import learning_entries, teams

_entries = learning_entries.c


class Which(Enum):
    BORROWED = auto()
    """What another team could use: all but the other two."""
    INSIGHTS = auto()
    STORIES = auto()
    """Entries that grew into a story in these days."""


def constants(*values: str) -> list[ColumnElement[str]]:
    """Words of ours, to look for: what is given as a list by `in_` alone has to be given each time."""
    return [literal_column(f"'{each}'") for each in values]


HERE = _entries.organisation_id == bindparam("here")
VISIBLE = and_(
    or_(
        _entries.visibility == Visibility.ORGANISATION.value,
        _entries.team_id.in_(bindparam("ours", expanding=True)),
    ),
    _entries.hidden_at.is_(None),
)
"""As the log shows it: one's own teams' and what is for the whole organisation; nothing that is hidden."""
SEEN = and_(_entries.team_id.in_(bindparam("every", expanding=True)), VISIBLE)
WRITTEN = and_(_entries.created >= bindparam("begins"), _entries.created < bindparam("ends"))
_GROWN = and_(
    stories.c.organisation_id == _entries.organisation_id,
    stories.c.number == _entries.number,
)
_IS_STORY = and_(_entries.kind == Kind.STORY.value, select(1).where(_GROWN).exists())
_OF_KIND = {
    Which.BORROWED: or_(_entries.kind.is_(None), and_(_entries.kind != Kind.INSIGHT.value, ~_IS_STORY)),
    Which.INSIGHTS: _entries.kind == Kind.INSIGHT.value,
}
_TRIED = (
    select(func.count())
    .where(
        adoptions.c.organisation_id == _entries.organisation_id,
        adoptions.c.source == literal("L-").concat(cast(_entries.number, Text)),
    )
    .scalar_subquery()
)
_COLUMNS = (_entries.number, _entries.team_id, _entries.useful, _entries.created, _TRIED.label("tried"))
_EACH = {"sqlite": "json_each", "postgresql": "json_array_elements_text"}


@cache
def ranked(which: Which, dialect: str, *, tagged: bool) -> Select[Any]:
    """The best of each team first, then the second best of each: no team fills it alone."""
    found = select(*_COLUMNS).where(HERE, SEEN, *_named(dialect, tagged=tagged))
    if which is Which.STORIES:
        in_time = and_(stories.c.written >= bindparam("begins"), stories.c.written < bindparam("ends"))
        found = found.join_from(stories, learning_entries, _GROWN).where(in_time)
    else:
        found = found.where(WRITTEN, _OF_KIND[which])
    return in_turn(found, "tried", "useful", "created")


@cache
def last_learned(dialect: str, *, tagged: bool) -> Select[Any]:
    """When something was learned last, before these days: one look into the index for each team."""
    of_team = and_(_entries.organisation_id == teams.c.organisation_id, _entries.team_id == teams.c.id)
    last = (
        select(_entries.created)
        .where(of_team, VISIBLE, _entries.created < bindparam("begins"), _OF_KIND[Which.BORROWED])
        .where(*_named(dialect, tagged=tagged))
        .order_by(_entries.created.desc())
        .limit(1)
        .correlate(teams)
        .scalar_subquery()
    )
    here = teams.c.organisation_id == bindparam("here")
    return select(func.max(last).label("last")).where(here, teams.c.id.in_(bindparam("every", expanding=True)))


def _named(dialect: str, *, tagged: bool) -> tuple[ColumnElement[bool], ...]:
    """One of the tags, or one of the themes."""
    if not tagged:
        return ()
    return (or_(_has(_entries.tags, "tags", dialect), _has(_entries.themes, "themes", dialect)),)


def in_turn(found: Select[Any], *best: str) -> Select[Any]:
    """Of rows with a team and a number: each team's by these columns, the highest first; then team by team."""
    rows = found.subquery()
    order = [rows.c[name].desc() for name in (*best, "number")]
    place = func.row_number().over(partition_by=rows.c.team_id, order_by=order).label("place")
    placed = select(rows, place).subquery()
    first = [placed.c.place, *(placed.c[name].desc() for name in (*best, "number"))]
    return select(placed).order_by(*first).limit(bindparam("most"))


def _has(several: ColumnElement[Any], names: str, dialect: str) -> ColumnElement[bool]:
    """Whether a list of words in JSON holds one of those given."""
    each = getattr(func, _EACH[dialect])(several).table_valued(column("value", Text), name=f"each_of_{names}")
    return select(1).select_from(each).where(each.c.value.in_(bindparam(names, expanding=True))).exists()


def words(names: Sequence[str]) -> list[str]:
    """A list to compare with, never empty: no tag is ""."""
    return list(names) or [""]
