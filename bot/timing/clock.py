"""The only place that asks what time it is."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

FARTHEST = timedelta(days=3653)
"""How far a clock can be moved ahead: ten years."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, in UTC and aware."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class MovableClock:
    """A running clock that can be moved forward, for the playground and for tests."""

    ahead: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def move_to(self, moment: datetime) -> None:
        """`moment` is aware; one in the past leaves the clock where it is, one too far ahead stops at FARTHEST."""
        self.ahead = min(max(self.ahead, moment - datetime.now(UTC)), FARTHEST)
