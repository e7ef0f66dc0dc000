"""From an adapter's event loop to the core's threads and back, against a deadline."""

import asyncio
from concurrent.futures import Executor
from dataclasses import dataclass

from adapters.core import Core
from adapters.health import Health
from bot.chat.inbound import Inbound
from bot.chat.phrases import Say as Phrases
from bot.chat.reply import Reply, Say


@dataclass(frozen=True)
class Receiving:
    core: Core
    executor: Executor
    health: Health
    say: Phrases

    async def receive(self, event: Inbound) -> Reply:
        """Never raises: whatever goes wrong, somebody is told."""
        self.health.events[type(event).__name__] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.executor, self.core.receive, event)
        except Exception as error:
            return Say(self.say.text("web-fault", id=self.health.fault(error, "receive")))

    async def within(self, event: Inbound, seconds: float) -> Reply | asyncio.Task[Reply]:
        """The reply; or, where it takes longer than the platform waits, the task that will bring it."""
        task = asyncio.ensure_future(self.receive(event))
        done, _ = await asyncio.wait((task,), timeout=seconds)
        return task.result() if done else task

    async def rooms(self, platform: str, organisation_key: str) -> tuple[tuple[str, str], ...] | None:
        """As the core's; None while it cannot say."""
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.executor, self.core.rooms, platform, organisation_key)
        except Exception as error:
            self.health.fault(error, "rooms")
            return None
