"""The search index of one organisation, as one audience may see it."""

from collections.abc import Container
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Select,
    and_,
    bindparam,
    delete,
    false,
    func,
    literal,
    or_,
    select,
    update,
)

from bot.chat.spans import clean
from bot.chat.tags import tidy_tags
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from bot.search.ports import Document
from bot.search.query import Query
from storage.names import name_key
from storage.newest import branches
from storage.quick import run
from storage.search_words import (
    NAMES_APART,
    POSTGRESQL,
    SQLITE,
    PostgresqlWords,
    SqliteWords,
    add_on_postgresql,
    everybody,
    index_on_postgresql,
    of_team,
    tagged,
    team_alone,
    themed,
    tokens_for,
)
from storage.tables import persons, search_docs, teams

_docs = search_docs.c
_DAY = 2**32
"""Ids are a day times this, plus a number: the newest has the highest, so that an id orders by itself."""
_LAST = select(func.max(_docs.id)).where(_docs.id.between(bindparam("first"), bindparam("end")))
"""On SQLite nobody else can be taking a number."""
_ADD = search_docs.insert()

# Built once, here and below: SQLAlchemy takes longer to build a statement than a database to answer it.
_FILTERS: dict[str, ColumnElement[bool]] = {
    "kind": _docs.kind == bindparam("kind"),
    "mine": _docs.written_by == bindparam("mine"),
    "authors": _docs.author_id.in_(bindparam("authors", expanding=True)),
}
"""Those that the words' index does not know."""


class SqlSearch:
    def __init__(self, connection: Connection, audience: Audience, *, nameless: bool = False) -> None:
        """`nameless`: nothing is found by the names of people."""
        self._connection = connection
        self._audience = audience
        self._nameless = nameless
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
            add_on_postgresql(self._connection, values, first, _DAY)
            return
        last = run(self._connection, _LAST, {"first": first, "end": first + _DAY - 1}).scalar()
        run(self._connection, _ADD, {"id": (last or first) + 1, **values})

    def remove(self, record: str, ref: str) -> None:
        self._connection.execute(delete(search_docs).where(*self._this(record, ref)))

    def find(self, record: str, query: Query, most: int, skip: int = 0) -> tuple[str, ...]:
        found = self._found(record, query, most, skip)
        if found is None:
            return ()
        statement, values = found
        # Without words it is built anew each time, so that nothing prepared of it is worth keeping.
        if "words" in values:
            return tuple(run(self._connection, statement, values).scalars())
        return tuple(self._connection.execute(statement, values).scalars())

    def find_followed(self, record: str, query: Query, most: int) -> tuple[str, ...]:
        audience = self._audience
        if audience.guest or not audience.follows:
            return ()
        followed = Audience(audience.organisation, audience.follows - audience.teams, guest=True)
        return SqlSearch(self._connection, followed, nameless=True).find(record, query, most)

    def statement(self, record: str, query: Query, most: int, skip: int = 0) -> Select[Any] | None:
        """The one statement that finds, with its values; None if a filter names nobody or no team."""
        found = self._found(record, query, most, skip)
        return None if found is None else found[0].params(found[1])

    def _found(self, record: str, query: Query, most: int, skip: int) -> tuple[Select[Any], dict[str, Any]] | None:
        wanted = self._teams_called(query.team) if query.team else None
        tags = tidy_tags((clean(query.tag),))
        filters = self._filters(query)
        if wanted == [] or filters is None or (query.tag and not tags):
            return None
        values = {"organisation": self._audience.organisation, "record": record, "most": most, "skip": skip, **filters}
        if wanted is not None:
            values["wanted"] = wanted
        if query.since is not None:
            values["since"] = query.since.toordinal() * _DAY
        marked = (*map(tagged, tags), *((themed(query.theme),) if query.theme else ()))
        if not query.terms and not marked:
            return self._newest(values, most, skip), values | {"teams": list(self._audience.teams)}
        if self._nameless and query.terms:
            marked += (NAMES_APART,)
        words = POSTGRESQL if self._postgresql else SQLITE
        tokens = tokens_for(self._audience, record, wanted)
        values |= words.values(query, tokens, marked, nameless=self._nameless)
        ranked = bool(query.terms) and not query.newest
        statement = _matching(words, frozenset(values), ranked, bool(tokens), self._audience.guest)
        return statement, values | {"teams": list(self._audience.teams)}

    def _newest(self, given: Container[str], most: int, skip: int) -> Select[Any]:
        guest = self._audience.guest
        rows = select(_docs.id, _docs.ref).where(_visible(given, guest), *_conditions(given))
        if "since" in given:
            rows = rows.where(_docs.id >= bindparam("since"))
        if "wanted" in given:
            return rows.with_only_columns(_docs.ref).order_by(_docs.id.desc()).limit(most).offset(skip)
        newest = (_docs.id.desc(),)
        found = branches(
            rows,
            _docs.team_id,
            false() if guest else _docs.organisation_wide,
            ~_docs.organisation_wide,
            self._audience.teams,
            newest,
            most + skip,
        )
        return select(found.c.ref).order_by(found.c.id.desc()).limit(most).offset(skip)

    def _filters(self, query: Query) -> dict[str, Any] | None:
        """The values of `_FILTERS`; None if nobody is called so."""
        filters: dict[str, Any] = {}
        if query.kind:
            filters["kind"] = clean(query.kind).casefold().replace("’", "'")
        if query.by.casefold() == "me":
            filters["mine"] = self._audience.person or ""
        elif query.by:
            filters["authors"] = self._people_called(query.by)
            if not filters["authors"]:
                return None
        return filters

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
        marked = (*map(tagged, document.tags), *map(themed, document.themes))
        if document.names is not None:
            marked += (NAMES_APART,)
        return {
            "organisation_id": self._audience.organisation,
            "record": document.record,
            "ref": document.ref,
            "title": document.title,
            "body": document.body,
            "tags": " ".join((*document.tags, document.names or "")).strip(),
            "audience": " ".join([seen_by, of_team(document.team, document.record), *marked]),
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
            index_on_postgresql(self._connection, id, values)

    def _this(self, record: str, ref: str) -> tuple[Any, ...]:
        return _docs.organisation_id == self._audience.organisation, _docs.record == record, _docs.ref == ref


def sql(statement: Select[Any], dialect: Dialect) -> tuple[str, Any]:
    """The text and its parameters as the driver takes them: to measure find beside the bare statement."""
    compiled: Any = statement.compile(dialect=dialect)
    bare = compiled.construct_expanded_state(compiled.construct_params())
    return bare.statement, bare.positional_parameters if compiled.positional else bare.parameters


@cache
def _matching(
    words: SqliteWords | PostgresqlWords, given: frozenset[str], ranked: bool, by_audience: bool, guest: bool
) -> Select[Any]:
    """`given`: the names of the values that there will be; `by_audience`: the index leaves out what may not be seen."""
    visible = _visible(given, guest)
    conditions = _conditions(given) if by_audience else [visible, *_conditions(given)]
    source = words.source.join(search_docs, _docs.id == words.id) if conditions else words.source
    score = words.score() if ranked else literal(0.0)
    matching = (
        select(words.id.label("id"), score.label("score")).select_from(source).where(*words.match(given), *conditions)
    )
    if "since" in given:
        matching = matching.where(words.id >= bindparam("since"))
    # Ranked and cut within the index; only what is shown is then fetched, and checked once more.
    order = [score, words.id.desc()] if ranked else [words.id.desc()]
    most, skip = bindparam("most", type_=Integer), bindparam("skip", type_=Integer)
    best = matching.order_by(*order).limit(most).offset(skip).subquery("best")
    return (
        select(_docs.ref)
        .join_from(best, search_docs, _docs.id == best.c.id)
        .where(visible)
        .order_by(best.c.score, best.c.id.desc())
    )


def _visible(given: Container[str], guest: bool) -> ColumnElement[bool]:
    ours = _docs.team_id.in_(bindparam("teams", expanding=True))
    may_see = ours if guest else or_(ours, _docs.organisation_wide)
    here = and_(_docs.organisation_id == bindparam("organisation"), _docs.record == bindparam("record"), may_see)
    return and_(here, _docs.team_id.in_(bindparam("wanted", expanding=True))) if "wanted" in given else here


def _conditions(given: Container[str]) -> list[ColumnElement[bool]]:
    return [condition for name, condition in _FILTERS.items() if name in given]
