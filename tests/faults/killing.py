"""Processes that are killed at any moment, and others that take their place."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from tests.faults import worker

# Imported once, in a process that never runs anything itself: a new worker is there in no time.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.faults.worker"])

ROUNDS = int(os.environ.get("HUDDLELOG_FAULTS", "20"))


@dataclass
class Herd:
    work: worker.Work
    many: int
    chance: random.Random
    running: list[BaseProcess] = field(default_factory=list)
    killed: list[int] = field(default_factory=list)
    """Process ids."""

    def fill(self) -> None:
        while len(self.running) < self.many:
            process = _CONTEXT.Process(target=worker.run, args=(self.work,), daemon=True)
            process.start()
            self.running.append(process)

    def pause(self) -> None:
        """For as long as some of the work takes."""
        time.sleep(self.chance.uniform(0.0, 0.4))

    def kill_some(self) -> None:
        for process in self.chance.sample(self.running, self.chance.randint(1, self.many)):
            self._kill(process)

    def kill_all(self) -> None:
        for process in list(self.running):
            self._kill(process)

    def _kill(self, process: BaseProcess) -> None:
        assert process.pid is not None
        assert process.is_alive(), "it ended by itself"
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        self.running.remove(process)
        self.killed.append(process.pid)


def killed(target: Callable[..., None], *arguments: object) -> bool:
    """Whether a process that does this, and kills itself at some moment, came to that moment."""
    process = _CONTEXT.Process(target=target, args=arguments, daemon=True)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@contextmanager
def herd(work: worker.Work, many: int, seed: int) -> Iterator[Herd]:
    alive = Herd(work, many, random.Random(seed))
    try:
        alive.fill()
        yield alive
    finally:
        alive.kill_all()


def until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)
