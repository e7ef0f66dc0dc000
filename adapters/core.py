"""What the adapters ask of the core; `bot.app.App` is one, and a test's fake another."""

from datetime import datetime
from typing import Protocol

from bot.chat.inbound import Inbound
from bot.chat.reply import Reply


class Core(Protocol):
    """Synchronous: adapters call it on an executor."""

    def receive(self, event: Inbound) -> Reply:
        """Never raises."""
        ...

    def rooms(self, platform: str, organisation_key: str) -> tuple[tuple[str, str], ...]:
        """(place key, team name) of every team; the key is "" while the team has no channel."""
        ...

    def tick(self, now: datetime) -> int: ...

    def deliver(self, now: datetime) -> int: ...

    def healthy(self) -> bool: ...
