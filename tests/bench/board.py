"""The board of a team with 5,000 small tests, and finding one, beside the raw SQL that fetches what is shown."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from bot.chat.card import plain_text
from bot.chat.inbound import Origin, TextSaid
from bot.chat.reply import ShowCard
from bot.chat.spans import Plain
from bot.chat.turn import asker
from bot.pdsa.boards import LINES
from bot.pdsa.finding import PAGE
from bot.pdsa.model import Act, Cycle, Decision, Did, Matched, Plan, Prediction, Scale, Stage
from bot.people.audience import Audience
from bot.people.model import Known, TeamId
from bot.search.query import parse
from storage.cycle_rows import RECORD, document_of, number_of, values_of
from storage.pdsa_tables import cycles
from storage.search import SqlSearch, sql
from storage.tables import counters, search_docs
from storage.unit_of_work import SqlStore, open_store
from tests.bench.filling import contents, index_words
from tests.bench.timing import in_turn, line
from tests.talk import World, address

TESTS = 5_000
ROUNDS = 60
FIRST = datetime(2024, 1, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
WHERE = address("amina", "Ward 7")
STAGES = (Stage.CLOSED,) * 6 + (Stage.PLAN, Stage.DO, Stage.STUDY, Stage.ACT)


def measure(url: str) -> Iterator[str]:
    store = open_store(url)
    world = World(store)
    world.person("amina", "Ward 7").say("hi")
    with store.desk() as desk:
        known = desk.tenancy.find(WHERE)
    assert known is not None
    assert known.place.team is not None
    with store.engines.writer.connect() as connection:
        _fill(connection, known, known.place.team)
    yield _board(world, store, known)
    yield _find(world, store, known)
    store.close()


def _board(world: World, store: SqlStore, known: Known) -> str:
    here = f"organisation_id = '{known.organisation}' AND team_id = '{known.place.team}'"
    every = f"SELECT stage, count(*) FROM cycles WHERE {here} GROUP BY stage"  # noqa: S608

    def raw(number: int) -> None:
        with store.engines.reader.connect() as connection:
            connection.exec_driver_sql(every).fetchall()
            for stage, most in LINES.items():
                order = "DESC" if stage is Stage.CLOSED else "ASC"
                rows = (
                    f"SELECT * FROM cycles WHERE {here} AND stage = '{stage}'"  # noqa: S608
                    f" ORDER BY waiting_since {order}, number {order} LIMIT {most}"
                )
                assert len(connection.exec_driver_sql(rows).fetchall()) == most

    ours = _said(world, "pdsa", "Small tests of Ward 7")
    return line(f"board of {TESTS:,} small tests", *in_turn([ours, raw], ROUNDS))


def _find(world: World, store: SqlStore, known: Known) -> str:
    words = "trolley handover"
    with store.engines.reader.connect() as connection:
        found = SqlSearch(connection, asker(known)).statement(RECORD, parse(words), PAGE + 1)
        assert found is not None
        statement = sql(found, connection.dialect)

    def raw(number: int) -> None:
        with store.engines.reader.connect() as connection:
            refs = connection.exec_driver_sql(*statement).scalars().all()
            numbers = ",".join(ref.removeprefix("C-") for ref in refs)
            rows = f"SELECT * FROM cycles WHERE organisation_id = '{known.organisation}' AND number IN ({numbers})"  # noqa: S608
            connection.exec_driver_sql(rows).fetchall()

    ours = _said(world, f"pdsa find {words}", "Small tests found")
    return line(f"pdsa find in {TESTS:,}", *in_turn([ours, raw], ROUNDS))


def _said(world: World, words: str, begins: str) -> Any:
    def ours(number: int) -> None:
        reply = world.app.receive(TextSaid(Origin(WHERE, f"{begins} {number}"), (Plain(words),)))
        assert isinstance(reply, ShowCard)
        assert plain_text(reply.card).startswith(begins)

    return ours


def _fill(connection: Connection, known: Known, team: TeamId) -> None:
    said = contents(11)
    made = [_test(number, team, [next(said).learned for _ in range(5)]) for number in range(1, TESTS + 1)]
    connection.execute(insert(cycles), [_row(known, each) for each in made])
    search = SqlSearch(connection, Audience(known.organisation, frozenset([team])))
    docs = [search.values(document_of(each), None) | {"id": number_of(each.ref)} for each in made]
    connection.execute(insert(search_docs), docs)
    connection.execute(insert(counters).values(organisation_id=known.organisation, name=RECORD, value=TESTS))
    if connection.dialect.name == "postgresql":
        index_words(connection)
    connection.commit()


def _test(number: int, team: TeamId, said: list[str]) -> Cycle:
    """Written to the end, as far as its stage has come."""
    stage, planned = STAGES[number % len(STAGES)], FIRST + number * HOUR
    steps = list(Stage).index(stage)
    times: Any = dict(zip(("started", "done", "studied", "acted"), (planned + n * HOUR for n in range(1, steps + 1))))
    trying, guess, seen, learned, why = said
    return Cycle(
        f"C-{number}",
        team,
        Plan(trying, rationale=why, scale=Scale.SHIFT),
        None,
        planned,
        (Prediction("", guess, planned, seen, Matched.PARTLY),),
        did=Did(True, observations=seen) if "done" in times else None,
        learned=learned if "studied" in times else "",
        act=Act(list(Decision)[number % 3], why=why) if "acted" in times else None,
        ramp=f"C-{number}",
        **times,
    )


def _row(known: Known, each: Cycle) -> dict[str, Any]:
    return {
        **values_of(each),
        "organisation_id": known.organisation,
        "number": number_of(each.ref),
        "team_id": each.team,
        "ramp_number": number_of(each.ramp),
        "ramp_order": 1,
        "previous_number": None,
        "about": "",
        "planned": each.planned,
        "created_by": None,
    }
