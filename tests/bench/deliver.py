"""How much is sent, beside what the platforms' rates allow."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

import psutil

from adapters.msteams.messenger import RATES as TEAMS
from adapters.slack.messenger import RATES as SLACK
from adapters.ticker import DELIVERING
from bot.app import App
from bot.chat.card import Card
from bot.chat.intent import encode
from bot.chat.outbox import Post
from bot.chat.phrases import load
from bot.messaging import Destination, Rate, Rates
from bot.people.audience import Audience
from bot.people.model import PlaceId
from bot.timing.clock import MovableClock
from bot.welcome.intents import ShowPrivacy
from storage.conversation_tables import outbox
from storage.time_tables import budgets, cards, lanes
from storage.unit_of_work import SqlStore, open_store
from tests.bench.due import BEFORE, fill

ANSWERS_AFTER = 0.05
"""Seconds that a platform takes."""
SECONDS = 10.0
LANES = 1_000

HEAD = f"{'messages a second':46} {'sent':>9} {'allowed':>9} {'ratio':>7} {'MB more':>9}"


@dataclass
class Platform:
    """A `bot.messaging.Messenger` that takes its time and counts."""

    rates: Rates
    sent: int = 0
    _lock: Lock = field(default_factory=Lock)

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        time.sleep(ANSWERS_AFTER)
        with self._lock:
            self.sent += 1
            return f"m-{self.sent}"

    def find(self, to: Destination, delivery: str, since: datetime, *, under: str = "") -> str | None:
        return None

    def update(self, to: Destination, message: str, card: Card) -> None: ...


def measure(url: str, database: str) -> Iterator[str]:
    store = open_store(url)
    fill(store, LANES)
    for name, rates, each in (
        ("many channels, no rate", Rates(), 10),
        ("many channels, Teams' rates", TEAMS, 10),
        ("many channels, Slack's rates", SLACK, 10),
        ("one channel, Slack's rates", SLACK, 0),
    ):
        yield _measure(store, f"{database}: {name}", rates, each)
    store.close()


def _measure(store: SqlStore, name: str, rates: Rates, each: int) -> str:
    """`each`: messages to every channel; 0 for all of them to one."""
    _fill(store, name, each)
    app, platform = App(store, MovableClock(), load()), Platform(rates)
    app.messengers["test"] = platform
    memory, start = psutil.Process().memory_info().rss, time.perf_counter()

    def work(_: int) -> None:
        while time.perf_counter() < start + SECONDS:
            if not app.deliver(datetime.now(UTC)):
                time.sleep(0.1)

    with ThreadPoolExecutor(DELIVERING) as pool:
        list(pool.map(work, range(DELIVERING)))
    seconds, more = time.perf_counter() - start, (psutil.Process().memory_info().rss - memory) / 1e6
    sent, allowed = platform.sent / seconds, _allowed(rates, LANES if each else 1, seconds)
    return f"{name:46} {sent:9.1f} {allowed:9.1f} {sent / allowed:7.2f} {more:9.0f}"


def _allowed(rates: Rates, lanes: int, seconds: float) -> float:
    """Messages a second, at most as many as answers can be waited for."""
    return min(DELIVERING / ANSWERS_AFTER, lanes * _within(rates.lane, seconds), _within(rates.posts, seconds))


def _within(rate: Rate | None, seconds: float) -> float:
    return float("inf") if rate is None else (rate.burst + seconds / rate.seconds) / seconds


def _fill(store: SqlStore, name: str, each: int) -> None:
    """With nothing else on its way any more."""
    with store.desk(writes=True) as desk:
        here = desk.tenancy.found("test", "trust", "Trust", BEFORE)
        desk.commit()
    now = datetime.now(UTC)
    whither = [PlaceId(f"c{number:015x}") for number in range(1, LANES + 1)] if each else [PlaceId(f"c{1:015x}")]
    view = encode(ShowPrivacy())
    with store.engines.writer.connect() as connection:
        for table in (outbox, lanes, budgets, cards):
            connection.execute(table.delete())
        connection.commit()
    with store.write(Audience(here, frozenset())) as unit:
        unit.outbox.post_many([Post(view, f"{name} {n}", place=p) for n in range(each or 60) for p in whither], now)
        unit.commit()
