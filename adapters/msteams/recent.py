"""What was answered a moment ago: what Teams sends again, or a thumb presses twice, has the same answer once."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

KEPT_FOR = 120.0
"""Seconds; Teams has given up by then. What was written is held to one by the core's receipts, for longer."""
TAPPED_WITHIN = 1.5
"""Seconds in which the same button pressed by the same person is one press."""
MOST_KEPT = 2_000

T = TypeVar("T")


@dataclass
class Recent(Generic[T]):
    now: Callable[[], float] = time.monotonic
    _answers: OrderedDict[Hashable, tuple[float, asyncio.Future[T]]] = field(default_factory=OrderedDict)

    async def once(self, key: Hashable, answer: Callable[[], Awaitable[T]], seconds: float = KEPT_FOR) -> T:
        """The answer to whatever has this key; who asks while it is being made waits for it."""
        known = self._answers.get(key)
        if known is not None and known[0] > self.now():
            try:
                return await asyncio.shield(known[1])
            except asyncio.CancelledError:
                if not known[1].cancelled():
                    raise  # whoever asks has gone; otherwise the first attempt failed
        made: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._answers[key] = (self.now() + seconds, made)
        self._answers.move_to_end(key)
        while len(self._answers) > MOST_KEPT or next(iter(self._answers.values()))[0] <= self.now():
            self._answers.popitem(last=False)
        try:
            made.set_result(await answer())
        except BaseException:
            self.forget(key)
            made.cancel()
            raise
        return made.result()

    def forget(self, key: Hashable) -> None:
        """It was not answered after all."""
        self._answers.pop(key, None)
