"""From a thread of the core to the event loop, where what is sent is sent, and back against a deadline."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class OnLoop:
    def __init__(self, within: float) -> None:
        """`within` so many seconds."""
        self._within = within
        self._loop: asyncio.AbstractEventLoop | None = None

    def bind(self) -> None:
        """Inside the event loop."""
        self._loop = asyncio.get_running_loop()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        if self._loop is None:
            work.close()
            raise ConnectionError("the server has not started")
        running = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return running.result(self._within)
        except TimeoutError:
            running.cancel()
            raise
