"""Time passing: calls the core's tick and deliver; the only file that names APScheduler."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from adapters.core import Core
from adapters.health import Health
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

DELIVERING = 4
"""Deliveries at once: one that waits for a platform keeps nobody else waiting."""
THREADS = 1 + DELIVERING
"""Of the executor on which time passes."""


class Ticker:
    def __init__(self, core: Core, clock: Clock, executor: Executor, health: Health, every: float = 1.0) -> None:
        """`every`: seconds."""
        self._core = core
        self._clock = clock
        self._executor = executor
        self._health = health
        self._stopping = False
        self._running: dict[str, asyncio.Task[None]] = {}
        self._failing: dict[str, set[str]] = {"tick": set(), "deliver": set()}
        # It reports every run, which here would be a line a second.
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._begin, "interval", seconds=every, coalesce=True, max_instances=1, misfire_grace_time=None
        )

    def start(self) -> None:
        """Within a running event loop."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Starts no other run, and lets the present ones end."""
        if not self._stopping:
            self._stopping = True
            self._scheduler.shutdown(wait=False)
        if self._running:
            await asyncio.wait(self._running.values())

    async def _begin(self) -> None:
        """What is still running since the last time is left to it."""
        self._run("tick", self._core.tick)
        for number in range(DELIVERING):
            self._run(f"deliver {number}", self._core.deliver, again=True)

    def _run(self, name: str, step: Callable[[datetime], int], *, again: bool = False) -> None:
        if self._stopping or (name in self._running and not self._running[name].done()):
            return
        self._running[name] = asyncio.create_task(self._call(step, name, again))

    async def _call(self, step: Callable[[datetime], int], name: str, again: bool) -> None:
        """`again`: at once, for as long as there is something to do."""
        loop, doing = asyncio.get_running_loop(), name.partition(" ")[0]
        failing = self._failing[doing]
        try:
            while await loop.run_in_executor(self._executor, step, self._clock.now()) and again and not self._stopping:
                pass
        except Exception as error:
            if not failing:  # one line when it begins, not one a second
                self._health.fault(error, doing)
            failing.add(name)
        else:
            if failing == {name}:
                log.warning("action=recovered doing=%s", doing)
            failing.discard(name)
