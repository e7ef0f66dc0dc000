"""Measures calls and prints them beside their reference."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.bench.load import AT_ONCE, Sent


@dataclass(frozen=True)
class Measured:
    """Seconds a call, sorted."""

    seconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        return statistics.median(self.seconds)

    @property
    def slow(self) -> float:
        """The 99th percentile."""
        return self.seconds[min(len(self.seconds) - 1, int(len(self.seconds) * 0.99))]


def in_turn(calls: Sequence[Callable[[int], object]], rounds: int, warm_up: int = 5) -> list[Measured]:
    """Each call in turn, round by round, so that a machine whose speed drifts is fair to all of them."""
    times: list[list[float]] = [[] for _ in calls]
    for number in range(-warm_up, rounds):
        for call, taken in zip(calls, times):
            start = time.perf_counter()
            call(number)
            if number >= 0:
                taken.append(time.perf_counter() - start)
    return [Measured(tuple(sorted(taken))) for taken in times]


def line(name: str, ours: Measured, reference: Measured) -> str:
    ratio = ours.middle / reference.middle
    return (
        f"{name:46} {ours.middle * 1000:9.2f} {ours.slow * 1000:9.2f} "
        f"{reference.middle * 1000:11.2f} {reference.slow * 1000:9.2f} {ratio:7.2f}"
    )


HEAD = f"{'milliseconds':46} {'p50':>9} {'p99':>9} {'ref. p50':>11} {'ref. p99':>9} {'ratio':>7}"


@dataclass
class Rates:
    """What many requests at once took, chunk by chunk."""

    seconds: list[float] = field(default_factory=list)
    chunks: list[float] = field(default_factory=list)

    def add(self, sent: Sent) -> None:
        self.seconds += sent.each
        self.chunks.append(len(sent.each) / sent.together)

    @property
    def a_second(self) -> float:
        return statistics.median(self.chunks)


def rate_line(name: str, ours: Rates, reference: Rates) -> str:
    one, other = (Measured(tuple(sorted(each.seconds))) for each in (ours, reference))
    return (
        f"{name:46} {ours.a_second:9.0f} {one.middle * 1000:8.1f} {one.slow * 1000:8.1f} {reference.a_second:9.0f} "
        f"{other.middle * 1000:8.1f} {other.slow * 1000:8.1f} {ours.a_second / reference.a_second:7.2f}"
    )


RATES = (
    f"{f'requests a second, {AT_ONCE} at once; milliseconds':46} {'a second':>9} {'p50':>8} {'p99':>8} "
    f"{'reference':>9} {'p50':>8} {'p99':>8} {'ratio':>7}"
)
