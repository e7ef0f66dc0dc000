"""A large learning log of made-up entries, written in bulk."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, text

from bot.learning.model import Content, Entry, Kind, Visibility
from bot.people.audience import Audience
from bot.people.model import OrganisationId, TeamId
from storage.learning_rows import RECORD, content_values, document_of
from storage.search import SqlSearch
from storage.tables import counters, learning_entries, search_docs, teams

WORDS = (
    "drug trolley key lanyard hook bladder scanner handover sheet mealtime tray caller family discharge medicine "
    "bell night hearing aid box wound bag visit phone queue bloods weekend oxygen cylinder whiteboard magnet huddle "
    "start pharmacy theatre triage pain chart nutrition drink reminder slippers light corridor porter lift transport "
    "clinic letter result screen printer login password rota agency induction badge cupboard label colour red green "
    "board round consultant junior nurse physio therapist carer volunteer visitor quiet sleep noise alarm battery "
    "charger pump drip line dressing glove apron gown mask sink soap audit sample bottle form folder sticker envelope"
).split()
FILLERS = (
    "the we now before after with without every morning shift found saved minutes less more than a one two".split()
)
PER_STATEMENT = 5_000
FIRST_DAY = datetime(2023, 1, 1, 9, tzinfo=UTC)


def contents(seed: int) -> Iterator[Content]:
    """One- and two-line entries; a few words are in many of them, most are in few."""
    chance = random.Random(seed)
    weights = [1 / (rank + 4) for rank in range(len(WORDS))]
    kinds = list(Kind)[:5]
    while True:
        telling = chance.choices(WORDS, weights, k=chance.randint(5, 14))
        said = [word for each in telling for word in (each, chance.choice(FILLERS))]
        rare = f"ward{chance.randrange(5000)}"
        yield Content(learned=" ".join([*said, rare]).capitalize() + ".", kind=chance.choice(kinds), tags=(telling[0],))


def fill(connection: Connection, organisation: OrganisationId, count: int, team_count: int, seed: int = 7) -> None:
    """`count` entries that the whole organisation sees, spread evenly over `team_count` new teams."""
    ids = [TeamId(f"{number:016x}") for number in range(1, team_count + 1)]
    rows = [
        {"organisation_id": organisation, "id": id, "name": f"Team {n}", "name_key": f"team {n}", "named": True}
        for n, id in enumerate(ids, 1)
    ]
    connection.execute(insert(teams), [row | {"created": FIRST_DAY} for row in rows])
    search = SqlSearch(connection, Audience(organisation, frozenset(ids)))
    made = contents(seed)
    for start in range(1, count + 1, PER_STATEMENT):
        numbers = range(start, min(start + PER_STATEMENT, count + 1))
        entries = [_entry(number, next(made), ids[number % team_count], count) for number in numbers]
        connection.execute(insert(learning_entries), [_row(organisation, entry) for entry in entries])
        docs = [search.values(document_of(entry), None) | {"id": _id(entry)} for entry in entries]
        connection.execute(insert(search_docs), docs)
    connection.execute(insert(counters).values(organisation_id=organisation, name=RECORD, value=count))
    if connection.dialect.name == "postgresql":
        index_words(connection)
    connection.commit()


def _entry(number: int, content: Content, team: TeamId, count: int) -> Entry:
    created = FIRST_DAY + timedelta(days=int(1200 * number / count))
    return Entry(f"L-{number}", team, None, content, created, created.date(), Visibility.ORGANISATION)


def _row(organisation: OrganisationId, entry: Entry) -> dict[str, Any]:
    return content_values(entry.content) | {
        "organisation_id": organisation,
        "number": int(entry.ref[2:]),
        "team_id": entry.team,
        "author_id": None,
        "created": entry.created,
        "day": entry.day,
        "visibility": entry.visibility.value,
        "message_link": "",
        "masked": 0,
        "useful": 0,
    }


def _id(entry: Entry) -> int:
    return entry.day.toordinal() * 2**32 + int(entry.ref[2:])


def index_words(connection: Connection) -> None:
    """On PostgreSQL, what was written in bulk."""
    connection.execute(text("SET statement_timeout = 0"))
    connection.execute(
        text(
            "INSERT INTO search_words (id, words) SELECT id, setweight(to_tsvector('english', title), 'A')"
            " || setweight(to_tsvector('english', tags), 'B') || setweight(to_tsvector('english', body), 'C')"
            " || setweight(to_tsvector('simple', audience), 'D') FROM search_docs"
        )
    )
    connection.commit()
    connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
