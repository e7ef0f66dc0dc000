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


class Ticker:
    def __init__(self, core: Core, clock: Clock, executor: Executor, health: Health, every: float = 1.0) -> None:
        """`every`: seconds."""
        self._core = core
        self._clock = clock
        self._executor = executor
        self._health = health
        self._running = asyncio.Lock()
        self._failing: set[str] = set()
        # It reports every run, which here would be a line a second.
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._run, "interval", seconds=every, coalesce=True, max_instances=1, misfire_grace_time=None
        )

    def start(self) -> None:
        """Within a running event loop."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Starts no other run, and lets the present one end."""
        self._scheduler.pause()
        async with self._running:
            self._scheduler.shutdown(wait=False)

    async def _run(self) -> None:
        async with self._running:
            await self._call(self._core.tick, "tick")
            await self._call(self._core.deliver, "deliver")

    async def _call(self, step: Callable[[datetime], int], doing: str) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(self._executor, step, self._clock.now())
        except Exception as error:
            if doing not in self._failing:  # one line when it begins, not one a second
                self._failing.add(doing)
                self._health.fault(error, doing)
        else:
            if doing in self._failing:
                self._failing.discard(doing)
                log.warning("action=recovered doing=%s", doing)
