"""Impact stories of one organisation, as one audience may see them: as it sees the entries that they grew from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select

from bot.learning.model import Entry
from bot.measures.model import MOST_VALUES
from bot.pdsa.model import Cycle
from bot.people.audience import Audience
from bot.people.model import TeamId
from bot.stories.model import Numbers, Story
from storage.cycles import SqlCycles
from storage.learning import SqlLearning
from storage.learning_rows import TOLD, ref_of
from storage.measures import SqlMeasures
from storage.quick import run
from storage.refs import number_in
from storage.search import SqlSearch
from storage.spread_tables import stories
from storage.statements import insert_or_update
from storage.tables import learning_entries
from storage.types import AnyRow

_stories = stories.c
_HERE = _stories.organisation_id == bindparam("here")
_ONE = select(stories).where(_HERE, _stories.number == bindparam("wanted"))
_AMONG = select(_stories.number).where(_HERE, _stories.number.in_(bindparam("wanted", expanding=True)))
_OF_ENTRY = and_(
    _stories.organisation_id == learning_entries.c.organisation_id, _stories.number == learning_entries.c.number
)
_EVERY = select(stories, learning_entries.c.team_id).join(learning_entries, _OF_ENTRY).where(_HERE)
_EVERY = _EVERY.order_by(_stories.number)
_SAVED = (*TOLD, "measures", "written")


class SqlStories:
    def __init__(self, connection: Connection, audience: Audience, search: SqlSearch) -> None:
        self._connection = connection
        self._audience = audience
        self._search = search
        self._learning = SqlLearning(connection, audience, search)

    def get(self, ref: str) -> Story | None:
        return self._of(self._learning.get(ref))

    def _of(self, entry: Entry) -> Story | None:
        row = run(self._connection, _ONE, self._values(number_in(entry.ref, "L"))).first()
        return None if row is None else _story(row, entry.team)

    def save(self, story: Story) -> None:
        entry = self._learning.get(story.ref, lock=True)
        values: dict[str, Any] = {name: getattr(story, name) for name in TOLD}
        key = {"organisation_id": self._audience.organisation, "number": number_in(entry.ref, "L")}
        values |= {"measures": list(story.measures), "written": story.written}
        insert_or_update(self._connection, stories, {**key, **values}, _SAVED)
        self._learning.index_again(entry.ref)

    def among(self, refs: tuple[str, ...]) -> frozenset[str]:
        seen = {number_in(ref, "L"): ref for ref, _ in self._learning.gists(refs)}
        if not seen:
            return frozenset()
        rows = run(self._connection, _AMONG, self._values(list(seen)))
        return frozenset(seen[number] for number in rows.scalars())

    def numbers(self, ref: str) -> Sequence[Numbers]:
        entry = self._learning.get(ref)
        story = self._of(entry)
        if story is None or not story.measures:
            return ()
        # A team's measures are its own. Whoever wrote the story has told these numbers to all who may read it.
        team = replace(self._audience, teams=frozenset({story.team}), follows=frozenset())
        measures = SqlMeasures(self._connection, team)
        found = [each for each in measures.get_many(story.measures) if each.ended is None]
        values = measures.values_of([each.ref for each in found], MOST_VALUES)
        tests = SqlCycles(self._connection, team, self._search)
        linked = (*tests.get_many([entry.about]), *tests.about(ref))
        return [Numbers(each, values.get(each.ref, ()), _began(linked, each.ref)) for each in found]

    def everything(self) -> Iterator[Story]:
        rows = self._connection.execute(_EVERY, {"here": self._audience.organisation})
        return (_story(row, row.team_id) for row in rows)

    def _values(self, wanted: object) -> dict[str, object]:
        return {"here": self._audience.organisation, "wanted": wanted}


def _began(tests: Sequence[Cycle], measure: str) -> tuple[datetime, ...]:
    started = [(each.started, each.plan.measure) for each in tests if each.started is not None]
    own = sorted(at for at, of in started if of == measure)
    return tuple(own or sorted(at for at, _ in started))


def _story(row: AnyRow, team: TeamId) -> Story:
    words = {name: getattr(row, name) for name in TOLD}
    return Story(ref_of(row.number), TeamId(team), **words, measures=tuple(row.measures), written=row.written)
