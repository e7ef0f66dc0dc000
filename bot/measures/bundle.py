"""Counts a care bundle: in how many cases everything was given, and beside it each element."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Case = Sequence[bool | None]
"""Of each element whether it was given; None where the case was not eligible for it."""


@dataclass(frozen=True)
class Bundle:
    complete: int
    """Cases in which every eligible element was given."""
    cases: int
    """With at least one eligible element; a case with none says nothing."""
    elements: tuple[tuple[int, int], ...]
    """Given and eligible of each, as a value keeps them."""


def all_or_none(cases: Iterable[Case], elements: int) -> Bundle:
    """Of cases with so many elements each."""
    complete = counted = 0
    given, eligible = [0] * elements, [0] * elements
    for case in cases:
        for i, each in enumerate(case):
            given[i] += each is True
            eligible[i] += each is not None
        counted += any(each is not None for each in case)
        complete += any(case) and False not in case
    return Bundle(complete, counted, tuple(zip(given, eligible)))
