"""`learn find` through the whole core, beside the raw SQL that finds the same and fetches what is shown."""

from collections.abc import Iterator

from bot.chat.card import plain_text
from bot.chat.inbound import Origin, TextSaid
from bot.chat.reply import ShowCard
from bot.chat.spans import Plain
from bot.chat.turn import asker
from bot.learning.views import PAGE
from bot.search.query import parse
from storage.search import SqlSearch, sql
from storage.unit_of_work import SqlStore, open_store
from tests.bench.filling import fill
from tests.bench.timing import in_turn, line
from tests.talk import World, address

PER_TEAM = 1_000
SEARCHES = {"all": "scanner handover", "one team": "scanner handover team:{team}", "all, a rare word": "ward{n}"}
ROUNDS = 60


def measure(url: str, count: int) -> Iterator[str]:
    store = open_store(url)
    world = World(store)
    world.person("amina", "Team 1").say("hi")
    with store.desk() as desk:
        known = desk.tenancy.find(address("amina", "Team 1"))
    assert known is not None
    with store.engines.writer.connect() as connection:
        fill(connection, known.organisation, count, count // PER_TEAM)
    for name, words in SEARCHES.items():
        yield _compare(f"find in {count:,}: {name}", words, store, world, count // PER_TEAM)
    store.close()


def _compare(name: str, words: str, store: SqlStore, world: World, teams: int) -> str:
    where = address("amina", "Team 1")
    with store.desk() as desk:
        known = desk.tenancy.find(where)
    assert known is not None
    audience = asker(known)

    def said(number: int) -> str:
        team = 2 + number % (teams - 1)
        return words.format(n=number % 5000, team=f'"Team {team}"')

    here = f"organisation_id = '{known.organisation}'"

    def ours(number: int) -> None:
        reply = world.app.receive(TextSaid(Origin(where, f"find-{number}"), (Plain(f"find {said(number)}"),)))
        assert isinstance(reply, ShowCard)
        assert "Found for" in plain_text(reply.card)

    def raw(number: int) -> None:
        statement = statements[number % ROUNDS]
        with store.engines.reader.connect() as connection:
            refs = connection.exec_driver_sql(*statement).scalars().all()
            numbers = ",".join(ref.removeprefix("L-") for ref in refs)
            rows = f"SELECT * FROM learning_entries WHERE {here} AND number IN ({numbers})"  # noqa: S608
            connection.exec_driver_sql(rows).fetchall()

    with store.engines.reader.connect() as connection:
        search = SqlSearch(connection, audience)
        built = [search.statement("learning", parse(said(number)), PAGE + 1) for number in range(ROUNDS)]
        statements = [sql(each, connection.dialect) for each in built if each is not None]
    return line(name, *in_turn([ours, raw], ROUNDS))
