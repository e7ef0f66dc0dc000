"""The ticker calls the core again and again, whatever happens in there."""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from adapters.health import Health
from adapters.ticker import Ticker
from bot.timing.clock import SystemClock
from tests.adapters.fakes import FakeCore


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.01)


async def test_it_ticks_and_delivers_on_the_executor() -> None:
    core, seen = FakeCore(), set[str]()

    class Named(FakeCore):
        def tick(self, now: datetime) -> int:
            seen.add(threading.current_thread().name)
            return core.tick(now)

    with ThreadPoolExecutor(1, thread_name_prefix="core") as executor:
        named = Named()
        ticker = Ticker(named, SystemClock(), executor, Health(), every=0.02)
        ticker.start()
        await until(lambda: len(core.ticks) >= 2 and len(named.deliveries) >= 2)
        await ticker.stop()
        stopped = len(core.ticks)
        await asyncio.sleep(0.1)
    assert len(core.ticks) == stopped
    assert all(name.startswith("core") for name in seen)


async def test_a_fault_stops_neither_delivery_nor_the_next_tick(caplog: pytest.LogCaptureFixture) -> None:
    core, health = FakeCore(fails=True), Health()
    with ThreadPoolExecutor(1) as executor, caplog.at_level(logging.WARNING):
        ticker = Ticker(core, SystemClock(), executor, health, every=0.02)
        ticker.start()
        await until(lambda: len(core.ticks) >= 2 and len(core.deliveries) >= 2)
        core.fails = False
        seen = len(core.ticks), len(core.deliveries)
        await until(lambda: len(core.ticks) >= seen[0] + 2 and len(core.deliveries) >= seen[1] + 2)
        await ticker.stop()
    assert health.faults == 1  # when it began: not one a second
    assert caplog.text.count("action=recovered") == 1
    assert "error=RuntimeError" in caplog.text
    assert "secret words" not in caplog.text


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
    with ThreadPoolExecutor(4) as executor:
        ticker = Ticker(core, SystemClock(), executor, Health(), every=0.02)
        ticker.start()
        await until(lambda: len(core.ticks) >= 3)
        await ticker.stop()
    assert core.most == 1
