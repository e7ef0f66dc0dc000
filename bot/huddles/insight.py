"""What a team can read from its own huddles: how many of them were held, how many in time, and whether they stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.huddles.model import Record, Status

IN_TIME = timedelta(minutes=5)
"""Opened no later than this after its start."""
WORKING_DAYS, EVERY_DAY = 15, 21
"""Huddles in a row after which they are embedded: the milestone of HUSH (Huddling Up for Safer Healthcare), published
for Monday to Friday, and three weeks too where a team huddles every day."""
WITHIN = timedelta(days=21)
"""From the first of the fifteen to the last."""


@dataclass(frozen=True)
class Insight:
    held: int
    possible: int
    in_time: int
    """Of those held."""
    embedded: date | None
    """When it was reached first; it is not lost again."""
    run: int
    """How many in a row count towards it now, `needed` at most."""
    needed: int


def insight(records: Sequence[Record], every_day: bool = False) -> Insight:
    """Of scheduled huddles whose time has come, by their start; `every_day`: the team huddles at weekends too.

    What was cancelled was not possible: it neither breaks a run nor counts in it, as a bank holiday does not. That is
    decided here, for "scheduled" in the milestone; WITHIN keeps a run with many of them from counting for long. One
    that still waits for whoever starts it is decided neither way yet.
    """
    possible = [each for each in records if each.status in (Status.OPEN, Status.CLOSED, Status.MISSED)]
    held = [each for each in possible if each.status is not Status.MISSED]
    embedded, run = _milestone(possible, every_day)
    return Insight(
        held=len(held),
        possible=len(possible),
        in_time=sum(each.opened is not None and each.opened - each.starts <= IN_TIME for each in held),
        embedded=embedded,
        run=run,
        needed=_needed(every_day),
    )


def _needed(every_day: bool) -> int:
    return EVERY_DAY if every_day else WORKING_DAYS


def _milestone(possible: Sequence[Record], every_day: bool) -> tuple[date | None, int]:
    """(when it was reached first, how many count towards it at the end)"""
    reached: date | None = None
    run: list[date] = []
    for each in possible:
        run = [*run, each.day] if each.status is not Status.MISSED else []
        run = run[-_needed(every_day) :]
        if not every_day:
            run = [day for day in run if each.day - day <= WITHIN]
        if reached is None and len(run) == _needed(every_day):
            reached = each.day
    return reached, len(run)
