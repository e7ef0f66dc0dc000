"""10,000 huddles that are due in the same minute, beside APScheduler with as many jobs of its own."""

import asyncio
import gc
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from typing import Any

import psutil
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import func, insert, select

from bot.app import App
from bot.chat.intent import encode
from bot.chat.phrases import load
from bot.chat.timers import Timer
from bot.compose import take_turns
from bot.people.audience import Audience
from bot.people.model import OrganisationId, TeamId
from bot.questions.sets import built_in
from bot.series.intents import KeepSeries
from bot.series.model import Plan, Way
from bot.timing.clock import MovableClock
from bot.timing.recurrence import Schedule, Slot
from storage.conversation_tables import outbox
from storage.tables import places, teams
from storage.unit_of_work import SqlStore, open_store

MANY, QUICK = 10_000, 2_000
STARTS = datetime(2026, 11, 23, 8, 25, tzinfo=UTC)
BEFORE = STARTS - timedelta(days=2)
REMINDED = STARTS - timedelta(minutes=10)
DAILY = Schedule("Europe/London", (Slot(1, clock_time(8, 25)),), (0, 1, 2, 3, 4), date(2026, 11, 23))
PLAN = Plan("Morning huddle", "daily", Way.ROOM, DAILY, by_itself=True)


def head(many: int) -> str:
    return f"{f'{many:,} due in one minute':46} {'seconds':>9} {'longest pause, ms':>18} {'MB more':>9} {'MB':>6}"


@dataclass(frozen=True)
class Passed:
    seconds: float
    pause: float
    """The longest time for which the event loop beside it did nothing else."""
    more: float
    """Megabytes of memory that it took."""
    together: float
    """Megabytes of the process."""

    def row(self, name: str) -> str:
        pause = f"{self.seconds:9.2f} {self.pause * 1000:18.1f}"
        return f"{name:46} {pause} {self.more:9.0f} {self.together:6.0f}"


def measure(url: str, database: str, many: int) -> Iterator[str]:
    store = open_store(url)
    fill(store, many)
    app = App(store, MovableClock(), load())
    built_in()  # as at a start
    switch = sys.getswitchinterval()
    take_turns()
    try:
        reminded = asyncio.run(beside_a_loop(lambda: on_a_thread(lambda: until_done(app, REMINDED))))
        assert _in_outbox(store) == many
        begun = asyncio.run(beside_a_loop(lambda: on_a_thread(lambda: until_done(app, STARTS))))
    finally:
        sys.setswitchinterval(switch)
        gc.unfreeze()
    yield reminded.row(f"{database}: made, with their cards in the outbox")
    yield begun.row(f"{database}: the same begun by themselves")
    store.close()


def measure_reference(many: int) -> str:
    return asyncio.run(beside_a_loop(lambda: _apscheduler(many))).row("APScheduler, jobs that do nothing (reference)")


def fill(store: SqlStore, many: int) -> None:
    """Teams, each with a channel and a series."""
    with store.desk(writes=True) as desk:
        here = desk.tenancy.found("test", "trust", "Trust", BEFORE)
        desk.commit()
    ids = [TeamId(f"{number:016x}") for number in range(1, many + 1)]
    with store.engines.writer.connect() as connection:
        common = {"organisation_id": here}
        named = {"created": BEFORE, "named": True}
        rows: list[dict[str, Any]] = [
            {**common, **named, "id": id, "name": f"Ward {n}", "name_key": f"ward {n}"} for n, id in enumerate(ids)
        ]
        connection.execute(insert(teams), rows)
        rooms: list[dict[str, Any]] = [
            {**common, "id": f"c{id[1:]}", "platform": "test", "key": f"C{n}", "kind": "channel", "name": f"ward-{n}"}
            | {"team_id": id}
            for n, id in enumerate(ids)
        ]
        connection.execute(insert(places), rooms)
        connection.commit()
    for start in range(0, many, 1_000):
        _series(store, here, ids[start : start + 1_000])


def _series(store: SqlStore, here: OrganisationId, ids: list[TeamId]) -> None:
    with store.write(Audience(here, frozenset(ids))) as unit:
        made = [unit.series.add(id, PLAN, BEFORE) for id in ids]
        unit.timers.set(
            *(Timer(f"series {each.ref}", encode(KeepSeries(each.ref)), REMINDED, each.team) for each in made)
        )
        unit.commit()


def until_done(app: App, now: datetime) -> None:
    while app.tick(now):
        pass


def _in_outbox(store: SqlStore) -> int:
    with store.engines.reader.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(outbox)).scalar_one())


async def on_a_thread(work: Callable[[], None]) -> None:
    with ThreadPoolExecutor(1) as executor:
        await asyncio.get_running_loop().run_in_executor(executor, work)


async def beside_a_loop(work: Callable[[], Coroutine[Any, Any, None]]) -> Passed:
    """How long it takes, and what an event loop beside it feels of it."""
    process, pauses = psutil.Process(), list[float]()

    async def feel() -> None:
        while True:
            asleep = time.perf_counter()
            await asyncio.sleep(0.001)
            pauses.append(time.perf_counter() - asleep - 0.001)

    feeling = asyncio.create_task(feel())
    await asyncio.sleep(0.1)
    pauses.clear()
    memory, start = process.memory_info().rss, time.perf_counter()
    await work()
    seconds = time.perf_counter() - start
    feeling.cancel()
    now = process.memory_info().rss
    return Passed(seconds, max(pauses, default=seconds), (now - memory) / 1e6, now / 1e6)


async def _apscheduler(many: int) -> None:
    """From the moment at which all are due until the last has run."""
    done, ran = asyncio.Event(), 0

    async def job() -> None:
        nonlocal ran
        ran += 1
        if ran == many:
            done.set()

    scheduler = AsyncIOScheduler(timezone=UTC)
    due = datetime.now(UTC)
    for _ in range(many):
        scheduler.add_job(job, "date", run_date=due, misfire_grace_time=None)
    scheduler.start()
    await done.wait()
    scheduler.shutdown(wait=False)
