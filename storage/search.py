"""The search index of one organisation, as one audience may see it."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Dialect, Select, and_, bindparam, delete, func, literal, or_, select, update

from bot.chat.spans import clean
from bot.chat.tags import tidy_tags
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from bot.search.ports import Document
from bot.search.query import Query
from storage.names import name_key
from storage.newest import branches
from storage.search_words import (
    PostgresqlWords,
    SqliteWords,
    everybody,
    index_on_postgresql,
    of_team,
    tagged,
    team_alone,
    tokens_for,
)
from storage.tables import persons, search_docs, teams

_docs = search_docs.c
_DAY = 2**32
"""Ids are a day times this, plus a number: the newest has the highest, so that an id orders by itself."""
_NEXT = select(func.nextval("search_order"))
_LAST = select(func.max(_docs.id)).where(_docs.id.between(bindparam("first"), bindparam("end")))
"""On SQLite nobody else can be taking a number."""


class SqlSearch:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._postgresql = connection.dialect.name == "postgresql"

    def put(self, document: Document, written_by: PersonId | None = None) -> None:
        statement = select(_docs.id, _docs.day).where(*self._this(document.record, document.ref))
        row = self._connection.execute(statement).first()
        if row is not None and row.day == document.day:
            values = self.values(document, written_by)
            self._connection.execute(update(search_docs).where(_docs.id == row.id).values(**values))
            self._index(row.id, values)
            return
        if row is not None:
            self.remove(document.record, document.ref)
        self.add(document, written_by)

    def add(self, document: Document, written_by: PersonId | None = None) -> None:
        """A document known to be new. `written_by` serves `by:me`, also of an author who is not shown."""
        values = self.values(document, written_by)
        first = document.day.toordinal() * _DAY
        if self._postgresql:
            id = first + self._connection.execute(_NEXT).scalar_one() % _DAY
        else:
            last = self._connection.execute(_LAST, {"first": first, "end": first + _DAY - 1}).scalar()
            id = (last or first) + 1
        self._connection.execute(search_docs.insert(), {"id": id, **values})
        self._index(id, values)

    def remove(self, record: str, ref: str) -> None:
        self._connection.execute(delete(search_docs).where(*self._this(record, ref)))

    def find(self, record: str, query: Query, most: int, skip: int = 0) -> tuple[str, ...]:
        statement = self.statement(record, query, most, skip)
        return () if statement is None else tuple(self._connection.execute(statement).scalars())

    def statement(self, record: str, query: Query, most: int, skip: int = 0) -> Select[Any] | None:
        """The one statement that finds; None if a filter names nobody or no team."""
        wanted = self._teams_called(query.team) if query.team else None
        tags = tidy_tags((clean(query.tag),))
        conditions = self._conditions(query)
        if wanted == [] or conditions is None or (query.tag and not tags):
            return None
        if query.terms or tags:
            return self._matching(record, query, wanted, tags, conditions, most, skip)
        return self._newest(record, wanted, [*conditions, *_since(query.since)], most, skip)

    def _matching(
        self,
        record: str,
        query: Query,
        wanted: list[TeamId] | None,
        tags: tuple[str, ...],
        conditions: list[Any],
        most: int,
        skip: int,
    ) -> Select[Any]:
        words = PostgresqlWords() if self._postgresql else SqliteWords()
        visible = self._visible(record, wanted)
        tokens = tokens_for(self._audience, record, wanted)
        if not tokens:
            conditions = [visible, *conditions]
        source = words.source.join(search_docs, _docs.id == words.id) if conditions else words.source
        ranked = query.terms and not query.newest
        score = words.score(query) if ranked else literal(0.0)
        matching = (
            select(words.id.label("id"), score.label("score"))
            .select_from(source)
            .where(*words.match(query, tokens, tags), *conditions)
        )
        if query.since is not None:
            matching = matching.where(words.id >= query.since.toordinal() * _DAY)
        # Ranked and cut within the index; only what is shown is then fetched, and checked once more.
        order = [score, words.id.desc()] if ranked else [words.id.desc()]
        best = matching.order_by(*order).limit(most).offset(skip).subquery("best")
        return (
            select(_docs.ref)
            .join_from(best, search_docs, _docs.id == best.c.id)
            .where(visible)
            .order_by(best.c.score, best.c.id.desc())
        )

    def _newest(
        self, record: str, wanted: list[TeamId] | None, conditions: list[Any], most: int, skip: int
    ) -> Select[Any]:
        rows = select(_docs.id, _docs.ref).where(self._visible(record, wanted), *conditions)
        if wanted is not None:
            return rows.with_only_columns(_docs.ref).order_by(_docs.id.desc()).limit(most).offset(skip)
        newest = (_docs.id.desc(),)
        found = branches(
            rows,
            _docs.team_id,
            _docs.organisation_wide,
            ~_docs.organisation_wide,
            self._audience.teams,
            newest,
            most + skip,
        )
        return select(found.c.ref).order_by(found.c.id.desc()).limit(most).offset(skip)

    def _visible(self, record: str, wanted: list[TeamId] | None) -> Any:
        may_see = or_(_docs.team_id.in_(self._audience.teams), _docs.organisation_wide)
        here = and_(_docs.organisation_id == self._audience.organisation, _docs.record == record, may_see)
        return here if wanted is None else and_(here, _docs.team_id.in_(wanted))

    def _conditions(self, query: Query) -> list[Any] | None:
        """Filters that the words' index does not know; None if nobody is called so."""
        conditions: list[Any] = []
        if query.kind:
            conditions.append(_docs.kind == clean(query.kind).casefold().replace("’", "'"))
        if query.by.casefold() == "me":
            conditions.append(_docs.written_by == (self._audience.person or ""))
        elif query.by:
            if not (people := self._people_called(query.by)):
                return None
            conditions.append(_docs.author_id.in_(people))
        return conditions

    def _teams_called(self, name: str) -> list[TeamId]:
        here = (teams.c.organisation_id == self._audience.organisation, teams.c.name_key == name_key(clean(name)))
        return [TeamId(id) for id in self._connection.execute(select(teams.c.id).where(*here)).scalars()]

    def _people_called(self, name: str) -> list[PersonId]:
        """By the full name or the first."""
        key = name_key(clean(name))
        called = or_(persons.c.name_key == key, persons.c.name_key.startswith(key + " ", autoescape=True))
        here = persons.c.organisation_id == self._audience.organisation
        return [PersonId(id) for id in self._connection.execute(select(persons.c.id).where(here, called)).scalars()]

    def values(self, document: Document, written_by: PersonId | None) -> dict[str, Any]:
        """Its row of search_docs but for the id."""
        wide = everybody(self._audience.organisation, document.record)
        alone = team_alone(document.team, document.record)
        seen_by = wide if document.organisation_wide else alone
        return {
            "organisation_id": self._audience.organisation,
            "record": document.record,
            "ref": document.ref,
            "title": document.title,
            "body": document.body,
            "tags": " ".join(document.tags),
            "audience": " ".join([seen_by, of_team(document.team, document.record), *map(tagged, document.tags)]),
            "team_id": document.team,
            "organisation_wide": document.organisation_wide,
            "kind": document.kind,
            "day": document.day,
            "author_id": document.author,
            "written_by": written_by or document.author,
        }

    def _index(self, id: int, values: dict[str, Any]) -> None:
        """On SQLite triggers do this."""
        if self._postgresql:
            searched = {name: values[name] for name in ("title", "body", "tags", "audience")}
            index_on_postgresql(self._connection, id, **searched)

    def _this(self, record: str, ref: str) -> tuple[Any, ...]:
        return _docs.organisation_id == self._audience.organisation, _docs.record == record, _docs.ref == ref


def sql(statement: Select[Any], dialect: Dialect) -> tuple[str, Any]:
    """The text and its parameters as the driver takes them: to measure find beside the bare statement."""
    compiled: Any = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    values = compiled.params
    return str(compiled), tuple(values[name] for name in compiled.positiontup) if compiled.positional else values


def _since(day: date | None) -> list[Any]:
    return [] if day is None else [_docs.id >= day.toordinal() * _DAY]
