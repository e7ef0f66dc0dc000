"""`learn TEXT` through the whole core with its commit, beside a bare INSERT and commit on the same engine."""

from collections.abc import Iterator

from sqlalchemy import insert

from bot.chat.inbound import Origin, TextSaid
from bot.chat.spans import Plain
from storage.learning_rows import content_values
from storage.tables import learning_entries
from storage.unit_of_work import open_store
from tests.bench.filling import FIRST_DAY, contents
from tests.bench.timing import in_turn, line
from tests.talk import World, address

ROUNDS = 400
FIRST_BARE = 10_000_000
"""Numbers of the bare rows, out of the way of the others."""


def measure(url: str) -> Iterator[str]:
    store = open_store(url)
    world = World(store)
    where = address("amina", "Ward 7")
    world.person("amina", "Ward 7").say("hi")
    with store.desk() as desk:
        known = desk.tenancy.find(where)
    assert known is not None
    assert known.place.team is not None
    said = [content.learned for content, _ in zip(contents(1), range(2 * ROUNDS))]
    row = content_values(next(contents(2))) | {
        "organisation_id": known.organisation,
        "team_id": known.place.team,
        "author_id": known.person.id,
        "created": FIRST_DAY,
        "day": FIRST_DAY.date(),
        "visibility": "team",
        "message_link": "",
        "masked": 0,
        "useful": 0,
    }

    def ours(number: int) -> None:
        world.app.receive(TextSaid(Origin(where, f"bench-{number}"), (Plain(f"learn {said[number]}"),)))

    def bare(number: int) -> None:
        with store.engines.writer.connect() as connection:
            connection.execute(insert(learning_entries).values(row | {"number": FIRST_BARE + number}))
            connection.commit()

    yield line("learn TEXT (reference: a bare INSERT)", *in_turn([ours, bare], ROUNDS))
    store.close()
