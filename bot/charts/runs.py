"""Runs and crossings: on which side of its centre a process stays, for how long, and what chance alone would do."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Runs:
    useful: int
    """Points that are there and not on the centre."""
    longest: int
    crossings: int


def runs(values: Iterable[float | None], centre: float) -> Runs:
    """A run goes on across a missing point and across one on the centre."""
    useful = longest = length = turns = 0
    above: bool | None = None
    for value in values:
        if value is None or value == centre:
            continue
        useful += 1
        if (value > centre) is above:
            length += 1
            continue
        above = value > centre
        turns += 1
        if length > longest:
            longest = length
        length = 1
    return Runs(useful, max(longest, length), max(turns - 1, 0))


def longest_run_max(useful: int) -> int:
    """The longest run that is still ordinary: Schilling 2012, as in Anhøj & Olesen 2014."""
    return round(math.log2(useful)) + 3


@cache
def crossings_min(useful: int) -> int:
    """The fewest crossings that are still ordinary: the 5% quantile of a binomial (n - 1, 1/2), exactly. Chen 2010."""
    trials = useful - 1
    ways = together = 1
    most = 2**trials
    k = 0
    while 20 * together < most:
        ways = ways * (trials - k) // (k + 1)
        together += ways
        k += 1
    return k


@cache
def ordinary_runs(useful: int) -> tuple[int, int]:
    """The fewest and the most runs that are still ordinary, half of the points on either side: Swed & Eisenhart 1943 at
    5%, exactly; for even numbers of points what table 1 of Perla 2011 prints."""
    above, below = useful // 2, useful - useful // 2
    every = math.comb(useful, above)
    fewest, most, together = 1, useful, 0
    for count, ways in enumerate(_ways(above, below), 2):
        if 20 * (every - together) <= every:
            most = count
            break
        together += ways
        if 20 * together <= every:
            fewest = count
    return fewest, most


def _ways(above: int, below: int) -> Iterator[int]:
    """In how many orders so many points make two runs, three, and so on."""
    a = b = 1
    for k in range(above):
        yield 2 * a * b
        next_a, next_b = a * (above - 1 - k) // (k + 1), b * (below - 1 - k) // (k + 1)
        yield next_a * b + a * next_b
        a, b = next_a, next_b
