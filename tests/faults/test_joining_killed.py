"""A process that is killed while it makes two organisations one: nothing has changed, and the next tick does it."""

from collections.abc import Iterator

import pytest

from storage.unit_of_work import SqlStore, open_store
from tests.bot.trust import SLACK, TEAMS, Trust
from tests.contracts.everything import everything
from tests.faults.joining_worker import COMMIT, LAST, join_until
from tests.faults.killing import killed
from tests.talk import text

MOMENTS = ("INSERT INTO organisations", "INSERT INTO learning_entries", "DELETE FROM teams", LAST, COMMIT)
"""As it begins, when some records have moved and some have not, and when all of them have."""
SAID = {SLACK: "A red lanyard for the keys", TEAMS: "A blue bowl for the keys"}
DONE = {"organisations": -1, "joins": -1, "renumberings": 2, "outbox": 2}
"""What becomes more or less: there is one instead of two, and both administrators are to be told."""
APART = ("lanes", "counters")
"""Which begin where somebody is told or something is counted for the first time."""


@pytest.fixture
def store(any_store_url: str) -> Iterator[tuple[SqlStore, str]]:
    opened = open_store(any_store_url)
    yield opened, any_store_url
    opened.close()


def test_two_organisations_become_one_whenever_a_process_is_killed(store: tuple[SqlStore, str]) -> None:
    opened, url = store
    trust = Trust(opened)
    people = {each: trust.person(f"p-{each}", each, "Ward 7") for each in SAID}
    for platform, who in people.items():
        who.add_bot()
        who.say(f"learn {SAID[platform]} #keys")
        who.say("action add Buy some")
    trust.agreed()
    before = rows(opened)
    for moment in MOMENTS:
        assert killed(join_until, url, moment, trust.clock.moment), moment
        assert rows(opened) == before, moment
    trust.app.tick(trust.clock.moment)
    after = rows(opened)
    changed = {name: len(after[name]) - len(before[name]) for name in before if len(after[name]) != len(before[name])}
    assert {name: by for name, by in changed.items() if name not in APART} == DONE
    trust.now()
    for platform in SAID:
        told = [each.text for each in trust.posted(platform) if each.text.startswith("You are one organisation now")]
        assert len(told) == 1
    for platform, ref in ((SLACK, "L-1001"), (TEAMS, "L-2001")):
        for asked in ("L-1", ref):
            assert SAID[platform] in text(people[platform].say(f"learn show {asked}"))
        assert text(people[platform].say("find keys")).count("for the keys") == 1


def rows(store: SqlStore) -> dict[str, list[str]]:
    with store.engines.reader.connect() as connection:
        return everything(connection)
