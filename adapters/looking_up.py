"""Names and the like: asked for once, kept for a while and to a bound, and never waited for long."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_KEPT = 10_000
PATIENCE = 0.8
"""Seconds that an answer waits; what comes later is there for the next one."""

Key = tuple[str, str, str]
"""Kind, organisation, id."""
Ask = Callable[[], Awaitable[object]]


@dataclass
class LookingUp:
    now: Callable[[], float]
    kept_for: float
    """Seconds, as all here."""
    failed_for: float
    """In which nobody asks again for what could not be had: a platform that is away must not slow every answer."""
    failed: Callable[[Key, Exception], object]
    """Logs it, and says what is believed where nothing was known before."""
    _kept: OrderedDict[Key, tuple[float, Any]] = field(default_factory=OrderedDict)
    _asking: dict[Key, asyncio.Task[None]] = field(default_factory=dict)

    async def learn(self, wanted: Mapping[Key, Ask]) -> None:
        """Waits for what is not known or has run out, but not for long."""
        tasks = [self._task(key, ask) for key, ask in wanted.items() if not self.is_fresh(key)]
        if tasks:
            await asyncio.wait(tasks, timeout=PATIENCE)

    def is_fresh(self, key: Key) -> bool:
        return key in self._kept and self._kept[key][0] > self.now()

    def found(self, key: Key, otherwise: Any = None) -> Any:
        """What was said last, though it may have run out and is being asked for again."""
        if key not in self._kept:
            return otherwise
        self._kept.move_to_end(key)
        found = self._kept[key][1]
        return otherwise if found is None else found

    def keep(self, key: Key, found: object, seconds: float = 0.0) -> None:
        self._kept[key] = (self.now() + (seconds or self.kept_for), found)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def forget(self, key: Key) -> None:
        self._kept.pop(key, None)

    def forget_all(self, organisation: str) -> None:
        for key in [key for key in self._kept if key[1] == organisation]:
            del self._kept[key]

    async def close(self) -> None:
        tasks = tuple(self._asking.values())
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _task(self, key: Key, ask: Ask) -> asyncio.Task[None]:
        """Two who ask at once wait for one answer."""
        if key not in self._asking:
            self._asking[key] = asyncio.create_task(self._fetch(key, ask))
        return self._asking[key]

    async def _fetch(self, key: Key, ask: Ask) -> None:
        try:
            self.keep(key, await ask())
        except Exception as error:
            self.keep(key, self.found(key, self.failed(key, error)), self.failed_for)
        finally:
            self._asking.pop(key, None)
