"""The ticker calls the core again and again, whatever happens in there."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime

import pytest

from adapters.core import Core
from adapters.health import Health
from adapters.ticker import DELIVERING, THREADS, Ticker
from bot.timing.clock import SystemClock
from tests.adapters.fakes import FakeCore
from tests.patience import PATIENCE


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def ticking(core: Core, health: Health | None = None) -> AsyncIterator[Ticker]:
    with ThreadPoolExecutor(THREADS, thread_name_prefix="core") as executor:
        ticker = Ticker(core, SystemClock(), executor, health or Health(), every=0.02)
        ticker.start()
        yield ticker
        await ticker.stop()


async def test_it_ticks_and_delivers_on_the_executor() -> None:
    seen = set[str]()

    class Named(FakeCore):
        def tick(self, now: datetime) -> int:
            seen.add(threading.current_thread().name)
            return super().tick(now)

    core = Named()
    async with ticking(core) as ticker:
        await until(lambda: len(core.ticks) >= 2 and len(core.deliveries) >= 2)
        await ticker.stop()
        stopped = len(core.ticks), len(core.deliveries)
        await asyncio.sleep(0.1)
        assert (len(core.ticks), len(core.deliveries)) == stopped
    assert all(name.startswith("core") for name in seen)


async def test_a_fault_stops_neither_delivery_nor_the_next_tick(caplog: pytest.LogCaptureFixture) -> None:
    core, health = FakeCore(fails=True), Health()
    with caplog.at_level(logging.WARNING):
        async with ticking(core, health):
            await until(lambda: len(core.ticks) >= 2 and len(core.deliveries) >= 2)
            core.fails = False
            seen = len(core.ticks), len(core.deliveries)
            await until(lambda: len(core.ticks) >= seen[0] + 2 and len(core.deliveries) >= seen[1] + 2)
    assert health.faults == 1  # when it began: not one a second
    assert caplog.text.count("action=recovered") == 1
    assert "error=RuntimeError" in caplog.text
    assert "secret words" not in caplog.text


async def test_deliveries_that_fail_together_are_one_fault_until_all_are_well(caplog: pytest.LogCaptureFixture) -> None:
    class Away(FakeCore):
        away = True

        def deliver(self, now: datetime) -> int:
            super().deliver(now)
            if self.away:
                raise RuntimeError("secret words")
            return 0

    core, health = Away(), Health()
    with caplog.at_level(logging.WARNING):
        async with ticking(core, health):
            await until(lambda: len(core.deliveries) >= 3 * DELIVERING)
            core.away = False
            await until(lambda: "action=recovered" in caplog.text)
    assert health.faults == 1
    assert caplog.text.count("action=recovered") == 1


async def test_a_slow_run_is_not_run_twice_at_once() -> None:
    class Slow(FakeCore):
        at_once = 0
        most = 0

        def tick(self, now: datetime) -> int:
            self.at_once += 1
            self.most = max(self.most, self.at_once)
            threading.Event().wait(0.1)
            self.at_once -= 1
            return super().tick(now)

    core = Slow()
    async with ticking(core):
        await until(lambda: len(core.ticks) >= 3)
    assert core.most == 1


async def test_a_delivery_that_hangs_delays_neither_the_tick_nor_the_others() -> None:
    hanging, freed = threading.Event(), threading.Event()

    class Hangs(FakeCore):
        def deliver(self, now: datetime) -> int:
            if not hanging.is_set():
                hanging.set()
                freed.wait(PATIENCE)
            return super().deliver(now)

    core = Hangs()
    async with ticking(core):
        await until(hanging.is_set)
        seen = len(core.ticks), len(core.deliveries)
        await until(lambda: len(core.ticks) >= seen[0] + 5 and len(core.deliveries) >= seen[1] + 5)
        assert not freed.is_set()
        freed.set()


async def test_as_long_as_something_is_sent_it_goes_on_without_waiting_for_the_next_time() -> None:
    class Busy(FakeCore):
        left = 500

        def deliver(self, now: datetime) -> int:
            super().deliver(now)
            self.left -= 1
            return int(self.left > 0)

    core = Busy()
    async with ticking(core):
        await until(lambda: core.left <= 0)
        assert len(core.ticks) < 100


async def test_it_stops_when_what_is_running_has_ended() -> None:
    begun, ended = threading.Event(), threading.Event()

    class Slow(FakeCore):
        def deliver(self, now: datetime) -> int:
            begun.set()
            threading.Event().wait(0.1)
            ended.set()
            return super().deliver(now)

    async with ticking(Slow()) as ticker:
        await until(begun.is_set)
        await ticker.stop()
        assert ended.is_set()
