"""An organisation's list of themes, and what was learned about each."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    distinct,
    func,
    literal,
    select,
)

from bot.people.audience import Audience
from bot.people.model import TeamId
from bot.themes.model import Theme
from storage.learning_seen import UNHIDDEN, seen_by, visible
from storage.quick import run
from storage.spread_tables import adoptions, entry_themes, themes
from storage.statements import hold_organisation, insert_all
from storage.tables import learning_entries

_themes = themes.c
_entries = learning_entries.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it.
_ALL = select(themes).where(_themes.organisation_id == bindparam("here")).order_by(_themes.position)


class SqlThemes:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience

    def all(self) -> tuple[Theme, ...]:
        rows = run(self._connection, _ALL, {"here": self._audience.organisation})
        return tuple(Theme(row.key, row.name, row.hint, bool(row.ended)) for row in rows)

    def hold(self) -> None:
        hold_organisation(self._connection, self._audience.organisation)

    def save(self, new: Sequence[Theme]) -> None:
        here = self._audience.organisation
        self._connection.execute(delete(themes).where(_themes.organisation_id == here))
        rows = [
            {
                "organisation_id": here,
                "key": each.key,
                "position": position,
                "name": each.name,
                "hint": each.hint,
                "ended": each.ended,
            }
            for position, each in enumerate(new)
        ]
        insert_all(
            self._connection,
            themes,
            rows,
            "ON CONFLICT (organisation_id, key) DO UPDATE SET position = excluded.position, name = excluded.name,"
            " hint = excluded.hint, ended = excluded.ended",
        )

    def counts(self, teams: Sequence[TeamId] | None) -> Mapping[str, tuple[int, int]]:
        seen = self._learned(teams)
        by_theme = entry_themes.c.theme
        learned = select(by_theme, func.count(distinct(_entries.team_id))).select_from(self._joined()).where(seen)
        source = and_(
            adoptions.c.organisation_id == _entries.organisation_id,
            adoptions.c.source == literal("L-") + cast(_entries.number, Text),
        )
        tried = select(by_theme, func.count()).select_from(self._joined().join(adoptions, source)).where(seen)
        values = seen_by(self._audience)
        tries = dict(self._pairs(tried.group_by(by_theme), values))
        return {key: (many, tries.get(key, 0)) for key, many in self._pairs(learned.group_by(by_theme), values)}

    def _pairs(self, statement: Any, values: Mapping[str, Any]) -> list[tuple[str, int]]:
        return [(str(key), int(many)) for key, many in self._connection.execute(statement, dict(values))]

    def _learned(self, teams: Sequence[TeamId] | None) -> ColumnElement[bool]:
        """What the audience sees as the log shows it: nothing that is hidden, whoever asks."""
        shown = and_(visible(self._audience.guest), UNHIDDEN, _entries.hidden_at.is_(None))
        return shown if teams is None else and_(shown, _entries.team_id.in_(list(teams)))

    def _joined(self) -> Any:
        same = and_(
            entry_themes.c.organisation_id == _entries.organisation_id, entry_themes.c.number == _entries.number
        )
        return entry_themes.join(learning_entries, same)
