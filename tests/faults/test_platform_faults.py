"""A platform that answers 429 and 500, breaks connections or hangs: all is delivered, in order, within the rates."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from bot.chat.intent import encode
from bot.messaging import Rate, Rates
from bot.people.audience import Audience
from bot.people.model import Known
from storage.unit_of_work import SqlStore, open_store
from tests.faults.killing import herd, until
from tests.faults.recorder import WELL, Arrival, Recorder, Trouble, recording
from tests.faults.test_kills import meet
from tests.faults.worker import TIMEOUT, ShowRing, Work

PLACES, EACH = 6, 8
RATES = Rates(lane=Rate(0.25), posts=Rate(0.05, burst=4))
PATIENCE = 120.0
CLOCKS = 0.02
"""Seconds by which the database's clock and this computer's may differ after a while."""

KINDS = [
    Trouble(429, retry_after=0.4),
    Trouble(429, retry_after=0.3, everywhere=True),
    Trouble(500),
    Trouble(503),
    Trouble(0),  # broken before it was taken
    Trouble(0, taken=True),  # and after
    Trouble(200, taken=True, hangs=2 * TIMEOUT),
    Trouble(500, hangs=2 * TIMEOUT),
]


def troubled(seed: int) -> Callable[[int], Trouble]:
    """Every third request meets some trouble."""
    chance = random.Random(seed)
    return lambda number: chance.choice(KINDS) if chance.random() < 1 / 3 else WELL


@pytest.fixture
def store(any_store_url: str) -> Iterator[tuple[SqlStore, str]]:
    opened = open_store(any_store_url)
    yield opened, any_store_url
    opened.close()


@pytest.mark.parametrize("finds", [True, False], ids=["looked up", "not looked up"])
def test_all_is_delivered_in_order_and_within_the_rates(store: tuple[SqlStore, str], finds: bool) -> None:
    opened, url = store
    places = [meet(opened, number) for number in range(PLACES)]
    for known in places:
        post(opened, known, [f"{known.place.name} {number}" for number in range(EACH)])
    many = 2 if url.startswith("postgresql") else 1
    with recording(troubled(seed=7)) as recorder, herd(Work(url, recorder.url, finds, RATES, 3), many, seed=7):
        until(lambda: len({each.said for each in recorder.taken}) == PLACES * EACH, PATIENCE)
        until(lambda: not _left(opened), PATIENCE)
    assert in_order(recorder) == {
        known.place.name: [f"{known.place.name} {number}" for number in range(EACH)] for known in places
    }
    if finds:
        assert set(Counter(each.said for each in recorder.taken).values()) == {1}
    assert RATES.lane is not None
    assert RATES.posts is not None
    for arrivals in by_place(recorder.arrivals).values():
        assert_kept(arrivals, RATES.lane)
    assert_kept(recorder.arrivals, RATES.posts)


def post(store: SqlStore, known: Known, whats: list[str]) -> None:
    with store.write(Audience(known.organisation, frozenset())) as unit:
        for what in whats:
            unit.outbox.post(encode(ShowRing(what)), what, datetime.now(UTC), place=known.place.id)
        unit.commit()


def by_place(arrivals: list[Arrival]) -> dict[str, list[Arrival]]:
    found: dict[str, list[Arrival]] = defaultdict(list)
    for each in arrivals:
        found[each.to].append(each)
    return found


def in_order(recorder: Recorder) -> dict[str, list[str]]:
    """Place → its messages as they first arrived."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in recorder.taken:
        place = each.said.rpartition(" ")[0]
        if each.said not in found[place]:
            found[place].append(each.said)
    return found


def assert_kept(arrivals: list[Arrival], rate: Rate) -> None:
    """In no stretch of time were more counted than the rate allows, refused ones included: each some time before it
    arrived, however long it was on its way."""
    after, before = sorted(each.counted_after for each in arrivals), sorted(each.at for each in arrivals)
    for first in range(len(arrivals)):
        for last in range(first + rate.burst, len(arrivals)):
            allowed = rate.seconds * (last - first - rate.burst + 1)
            assert before[last] - after[first] >= allowed - CLOCKS


def _left(store: SqlStore) -> bool:
    with store.desk() as desk:
        return desk.lanes.any_due(datetime.now(UTC))
