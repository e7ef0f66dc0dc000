"""The index over people's words: FTS5 on SQLite, tsvector on PostgreSQL; each with its query language.

Beside the words stand audience tokens, so that the index itself leaves out most of what the asker may
not see. They rank nothing, and no word that a person types is ever looked up among them.
"""

import re
import unicodedata
from collections.abc import Collection, Container, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Text,
    TextClause,
    bindparam,
    column,
    func,
    literal_column,
    table,
    text,
)

from bot.people.audience import Audience
from bot.people.model import OrganisationId, TeamId
from bot.search.query import Query, Term
from storage.quick import run

# Title, body, tags, audience: found in the title counts four times as much as in the body.
_BM25 = "bm25(search_words, 4.0, 1.0, 2.0, 0.0)"
# The same for the labels D (audience), C (body), B (tags), A (title).
_TS_RANK = "'{0, 0.25, 0.5, 1}'::float4[]"
_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 100
"""PostgreSQL refuses a query with a word of more than 2,046 bytes."""
_WORDS = bindparam("words", type_=Text)
MOST_TOKENS = 16
"""Each token costs time for every row that is ranked: of more teams than this, rows are checked instead."""


def everybody(organisation: OrganisationId, record: str) -> str:
    """The token of a document that the whole organisation sees."""
    return f"o{organisation}{record}"


def team_alone(team: TeamId, record: str) -> str:
    """The token of a document that its team alone sees."""
    return f"t{team}{record}"


def of_team(team: TeamId, record: str) -> str:
    """The token of a team's document, whoever sees it."""
    return f"m{team}{record}"


def tagged(tag: str) -> str:
    """The token of a document with that tag, whole; the x keeps the stemmer from taking an end off."""
    return f"g{tag.encode('utf-8', 'replace').hex()}x"


def themed(theme: str) -> str:
    """The token of a document with that theme, as a tag's."""
    return f"f{theme.encode('utf-8', 'replace').hex()}x"


NAMES_APART = "nx"
"""The token of a document in whose title and body nobody is named: names stand beside its tags."""

Tokens = tuple[tuple[str, ...], ...]
"""Any of these, of which each is all of these."""


def tokens_for(audience: Audience, record: str, teams: Collection[TeamId] | None) -> Tokens:
    """What the audience sees, or what it sees of `teams`; nothing where that would be slower than to check rows."""
    wide = everybody(audience.organisation, record)
    if audience.guest:
        teams = audience.teams if teams is None else audience.teams & set(teams)
    if teams is not None:
        if len(teams) > MOST_TOKENS:
            return ()
        return tuple((of_team(team, record), *(() if team in audience.teams else (wide,))) for team in sorted(teams))
    if len(audience.teams) > MOST_TOKENS:
        return ()
    return ((wide,), *((team_alone(team, record),) for team in sorted(audience.teams)))


class SqliteWords:
    source: FromClause = table("search_words", column("rowid"))
    id: ColumnElement[int] = literal_column("search_words.rowid")

    def values(
        self, query: Query, tokens: Tokens, marked: tuple[str, ...], *, nameless: bool = False
    ) -> dict[str, str]:
        """What `match` looks for; `marked`: tokens that a document has to have, all of them; `nameless`: the words do
        not count beside the tags."""
        parts = []
        if words := _enough([_fts5_term(term) for term in query.terms], query.needed, " AND ", " OR "):
            parts.append(f"{{title body{'' if nameless else ' tags'}}} : ({words})")
        if audience := _audience(tokens, marked, '"{}"', " AND ", " OR "):
            parts.append(f"audience : ({audience})")
        return {"words": " AND ".join(parts)}

    def match(self, given: Container[str]) -> list[ColumnElement[bool]]:
        """`given`: the names in `values`."""
        return [literal_column("search_words").op("MATCH")(_WORDS)]

    def score(self) -> ColumnElement[float]:
        """Lowest for the best."""
        return literal_column(_BM25)


class PostgresqlWords:
    source: FromClause = table("search_words", column("id"))
    id: ColumnElement[int] = literal_column("search_words.id")

    def values(
        self, query: Query, tokens: Tokens, marked: tuple[str, ...], *, nameless: bool = False
    ) -> dict[str, str]:
        labels = "AC" if nameless else "ABC"
        words = [written for term in query.terms if (written := _ts_term(term, labels))]
        audience = _audience(tokens, marked, "'{}':D", " & ", " | ")
        parts = {"words": _enough(words, query.needed, " & ", " | ")} if query.terms else {}
        return parts | {"audience": audience} if audience else parts

    def match(self, given: Container[str]) -> list[ColumnElement[bool]]:
        words: ColumnElement[object] = literal_column("search_words.words")
        looked_for = {"words": _ts_query(), "audience": func.to_tsquery("simple", bindparam("audience", type_=Text))}
        return [words.op("@@")(query) for name, query in looked_for.items() if name in given]

    def score(self) -> ColumnElement[float]:
        """Lowest for the best."""
        rank = func.ts_rank(literal_column(_TS_RANK), literal_column("search_words.words"), _ts_query())
        return -rank


def _ts_query() -> ColumnElement[object]:
    """Not made at import: it needs SQLAlchemy's dialect, which is loaded where that database is used."""
    return func.to_tsquery("english", _WORDS)


SQLITE, POSTGRESQL = SqliteWords(), PostgresqlWords()


def _audience(tokens: Tokens, marked: tuple[str, ...], quoted: str, both: str, either: str) -> str:
    """One of `tokens`, with all of `marked`."""
    alternatives = either.join("(" + both.join(map(quoted.format, every)) + ")" for every in tokens)
    return both.join([f"({alternatives})"] * bool(tokens) + [quoted.format(each) for each in marked])


def _enough(terms: list[str], needed: int, both: str, either: str) -> str:
    """All of the terms, or any `needed` of them.

    Half of them are asked at a time, so that each term stands in as few places as can be: any two of six in 16
    places instead of 30, and it is the places that an index spends its time on.
    """
    if not 0 < needed < len(terms):
        return both.join(terms)
    if needed == 1:
        return either.join(terms)
    half = (len(terms) + 1) // 2
    first, second = terms[:half], terms[half:]
    ways = []
    for count in range(max(0, needed - len(second)), min(needed, len(first)) + 1):
        halves = ((first, count), (second, needed - count))
        parts = ["(" + _enough(some, wanted, both, either) + ")" for some, wanted in halves if wanted]
        ways.append("(" + both.join(parts) + ")")
    return either.join(ways)


def _fts5_term(term: Term) -> str:
    """Quoted, so that AND, NEAR or a column's name is a word like any other."""
    words = " ".join(term.words).replace('"', " ")
    return f'"{words}"' + (" *" if term.prefix else "")


def _ts_term(term: Term, labels: str) -> str:
    words = _folded(term.words)
    each = [labels] * len(words)
    if term.prefix and words:
        each[-1] = f"*{labels}"
    return "(" + " <-> ".join(f"'{word}':{label}" for word, label in zip(words, each)) + ")" if words else ""


def _folded(texts: Iterable[str]) -> list[str]:
    """Words without accents or marks, as FTS5 does by itself."""
    decomposed = unicodedata.normalize("NFKD", " ".join(texts)).casefold()
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return [word[:_LONGEST_WORD] for word in _WORD.findall(bare)]


_TIDY = text("INSERT INTO search_words (search_words, rank) VALUES (:what, :how)")
_PAGES = 200
"""Of the index that are put together in one go: a hundredth of a second."""
_PIECES = 2


def tidy_on_sqlite(connection: Connection) -> None:
    """Puts together the pieces that FTS5 makes, one a transaction: each search looks into all of them.

    By itself it waits for four of a size; two leave a third as many, and make a search twice as quick. Where
    there is nothing to do, nothing is written.
    """
    here = connection.exec_driver_sql("SELECT v FROM search_words_config WHERE k = 'usermerge'").scalar()
    if here != _PIECES:
        connection.execute(_TIDY, {"what": "usermerge", "how": _PIECES})
    connection.execute(_TIDY, {"what": "merge", "how": _PAGES})


_VECTOR = (
    "setweight(to_tsvector('english', :title_words), 'A') || setweight(to_tsvector('english', :tags_words), 'B')"
    " || setweight(to_tsvector('english', :body_words), 'C') || to_tsvector('simple', :audience)"
)
_INDEX = text(
    f"INSERT INTO search_words (id, words) VALUES (:id, {_VECTOR})"  # noqa: S608
    " ON CONFLICT (id) DO UPDATE SET words = excluded.words"
)


def index_on_postgresql(connection: Connection, id: int, document: Mapping[str, Any]) -> None:
    run(connection, _INDEX, {"id": id, "audience": document["audience"], **_words_of(document)})


def add_on_postgresql(connection: Connection, document: Mapping[str, Any], first: int, day: int) -> None:
    """A row of search_docs without its id, and its words. Its id is the next after `first`, within `day`."""
    values = {"first": first, "within": day, **document, **_words_of(document)}
    run(connection, _add_on_postgresql(tuple(document)), values)


@cache
def _add_on_postgresql(names: tuple[str, ...]) -> TextClause:
    values = ", ".join(f":{name}" for name in names)
    # Only names of our own columns are put together here.
    return text(
        f"WITH added AS (INSERT INTO search_docs (id, {', '.join(names)})"  # noqa: S608
        f" VALUES (:first + nextval('search_order') % :within, {values}) RETURNING id)"
        f" INSERT INTO search_words (id, words) SELECT id, {_VECTOR} FROM added"
    )


def _words_of(document: Mapping[str, Any]) -> dict[str, str]:
    """Words alone, in their order: PostgreSQL's own parser would take "and/or" for a file's name."""
    return {f"{name}_words": " ".join(_folded([document[name]])) for name in ("title", "body", "tags")}
