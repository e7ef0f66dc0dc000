"""Patience, so that a computer that has much else to do is no fault of what is tested; who tests a limit sets it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

import pytest

from tests.limits import OF_ADAPTERS, OF_STORES, PATIENT


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
def waits_for_a_database() -> Iterator[None]:
    """Whoever opens a store in here waits for others' locks and for connections for as long as it takes."""
    with pytest.MonkeyPatch.context() as patch:
        for limit in OF_STORES:
            patch.setattr(limit, PATIENT)
        patch.setattr("storage.engine._POSTGRESQL_OPTIONS", "-c timezone=UTC -c jit=off -c lock_timeout=60s")
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
            patch.setattr(limit, PATIENT)
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
