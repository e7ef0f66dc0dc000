"""Patience, so that a computer that has much else to do is no fault of what is tested; who tests a limit sets it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

import pytest

PATIENCE = 60.0
"""Seconds until what is waited for counts as missing; and the limits of ours where they are not what is tested."""
OF_ADAPTERS = (
    "adapters.looking_up.PATIENCE",
    "adapters.msteams.replies.PATIENCE",
    "adapters.msteams.replies.PRIVATE_WITHIN",
    "adapters.msteams.turns.ANSWERED_WITHIN",
    "adapters.msteams.turns.REMEMBERED_WITHIN",
    "adapters.msteams.turns.SUBMITTED_WITHIN",
    "adapters.msteams.turns.TAPPED_WITHIN",
    "adapters.msteams.turns.TURN_WITHIN",
    "adapters.msteams.turns.TYPING_AFTER",
    "adapters.msteams.wire.ASKED_WITHIN",
    "adapters.playground.messenger.SENT_WITHIN",
    "adapters.slack.installs.PATIENCE",
    "adapters.slack.sending.TRIGGER_LIVES",
    "adapters.slack.turns.ANSWERED_WITHIN",
    "adapters.slack.wire.SLOWEST_CALL",
    "adapters.web.READY_WITHIN",
)
"""Seconds until somebody is answered otherwise."""
OF_STORES = ("storage.engine.SECONDS_FOR_A_CONNECTION", "storage.engine.SECONDS_FOR_A_LOCK")


class Sleeping:
    """Stands in for the module time: a clock that goes only while its thread sleeps, so that no run is cut short."""

    def __init__(self) -> None:
        self._slept = local()

    def monotonic(self) -> float:
        slept: float = getattr(self._slept, "seconds", 0.0)
        return slept

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
        self._slept.seconds = self.monotonic() + seconds


@contextmanager
def of_stores() -> Iterator[None]:
    """Whoever opens a store in here waits for others' locks and for connections for as long as it takes."""
    with pytest.MonkeyPatch.context() as patch:
        for limit in OF_STORES:
            patch.setattr(limit, PATIENCE)
        patch.setattr(
            "storage.engine._POSTGRESQL_OPTIONS", f"-c timezone=UTC -c jit=off -c lock_timeout={PATIENCE:.0f}s"
        )
        yield


@contextmanager
def at_work() -> Iterator[None]:
    """What the core does by itself is not cut short by the clock on the wall."""
    sleeping = Sleeping()
    with pytest.MonkeyPatch.context() as patch:
        for each in ("bot.delivery", "bot.due", "bot.outcomes"):
            patch.setattr(f"{each}.time", sleeping)
        yield


@contextmanager
def of_adapters() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for limit in OF_ADAPTERS:
            patch.setattr(limit, PATIENCE)
        yield


@contextmanager
def little_work(seconds: float = 2.0) -> Iterator[None]:
    """Far less work of the processor than this, for this thread alone: what grows with the square of a hostile input
    takes minutes, and what does not a few thousandths of a second."""
    begun = time.thread_time()
    yield
    assert time.thread_time() - begun < seconds


@contextmanager
def hurried(*limits: str) -> Iterator[None]:
    """Where somebody who waits is answered otherwise almost at once."""
    with pytest.MonkeyPatch.context() as patch:
        for limit in limits:
            patch.setattr(limit, 0.05)
        yield
