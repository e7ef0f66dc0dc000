"""One gentle, specific suggestion at the moment at which it helps; never a score."""

from collections.abc import Sequence
from typing import assert_never

from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.pdsa.fidelity import (
    guessed,
    has_missed,
    is_compared,
    is_single,
    predecessor,
    says_learning,
    seen,
    series_of,
)
from bot.pdsa.model import Act, Cycle, Decision, Matched, Scale, Stage

ENOUGH_POINTS = 3
"""For data over time."""


def suggest(cycle: Cycle, ramp: Sequence[Cycle], points: int | None, say: Say) -> Text | None:
    """What would help this test most, now, or None. `ramp` holds the tests of its series, itself among them or not;
    `points` counts the values of its measure, None where no measure is linked.

    For whoever works on it, and nobody else: whoever composes for a place leaves it out (`turn.audience.person`)."""
    series = series_of(cycle, ramp)
    match cycle.stage:
        case Stage.PLAN:
            return _before_it_starts(cycle, series, points, say)
        case Stage.DO:
            few = points is not None and points < ENOUGH_POINTS and len(series) > 1
            return say.text("coach-points") if few else None
        case Stage.STUDY:
            return _before_it_is_studied(cycle, say)
        case Stage.ACT:
            return _before_it_is_decided(cycle, series, say)
        case Stage.CLOSED:
            return None if cycle.act is None else _once_decided(cycle, cycle.act, series, say)
        case _:
            assert_never(cycle.stage)


def _before_it_starts(cycle: Cycle, series: Sequence[Cycle], points: int | None, say: Say) -> Text | None:
    before = predecessor(cycle, series)
    if not guessed(cycle):
        return say.text("coach-guess")
    if before is None and cycle.plan.scale >= Scale.UNIT:
        return say.text("coach-smaller")
    if before is not None and _went_well(before) and not _reaches_further(cycle, before):
        return say.text("coach-grow")
    if len(series) > 1 and points is None:
        return say.text("coach-measure")
    return say.text("coach-why") if not cycle.plan.rationale.strip() else None


def _went_well(cycle: Cycle) -> bool:
    known = guessed(cycle)
    return bool(known) and all(each.matched is Matched.YES for each in known)


def _reaches_further(cycle: Cycle, before: Cycle) -> bool:
    more_people = (cycle.plan.tested or 0) > (before.plan.tested or 0)
    return cycle.plan.scale > before.plan.scale or before.plan.scale is Scale.ORGANISATION or more_people


def _before_it_is_studied(cycle: Cycle, say: Say) -> Text | None:
    if not seen(cycle.did):
        return say.text("coach-seen")
    return say.text("coach-compare") if guessed(cycle) else None


def _before_it_is_decided(cycle: Cycle, series: Sequence[Cycle], say: Say) -> Text | None:
    if not all(map(is_compared, guessed(cycle))):
        return say.text("coach-compare-all")
    if not says_learning(cycle):
        return say.text("coach-learned")
    if has_missed(cycle):
        return say.text("coach-missed")
    return say.text("coach-once-more") if is_single(cycle, series) else None


def _once_decided(cycle: Cycle, act: Act, series: Sequence[Cycle], say: Say) -> Text | None:
    """Nothing where it has gone on already."""
    if any(each.previous == cycle.ref for each in series):
        return None
    if act.decision is Decision.ADAPT:
        return say.text("coach-next")
    if act.decision is Decision.ABANDON:
        return None
    if has_missed(cycle):
        return say.text("coach-missed")
    if is_single(cycle, series):
        return say.text("coach-once-more")
    return say.text("coach-keep-up") if not act.sustain.strip() else None
