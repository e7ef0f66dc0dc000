"""What is due for a huddle at a moment, and when it comes again."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.huddles.model import CLOSES_ITSELF, LEAD_TOLD, WAITS, Huddle, NewHuddle, Status
from bot.series.model import Plan, Way

_LAST_CALL = timedelta(minutes=30)


class Stage(Enum):
    ANNOUNCE = auto()
    """In the channel: the message that becomes the huddle's card."""
    TELL_LEAD = auto()
    OPEN = auto()
    CLOSE = auto()
    MISS = auto()


def announced(huddle: NewHuddle, plan: Plan | None) -> datetime:
    return huddle.starts - timedelta(minutes=plan.reminder if plan is not None else 0)


def over(huddle: NewHuddle) -> datetime:
    """From then on it is not opened any more."""
    return huddle.ends if huddle.way is Way.FORM else huddle.starts + WAITS


def closes(huddle: Huddle) -> datetime:
    """When an open huddle closes itself; one that is meant to take longer than others is given its time."""
    if huddle.way is Way.FORM or huddle.opened is None:
        return huddle.ends
    return huddle.opened + max(CLOSES_ITSELF, timedelta(minutes=huddle.minutes))


def nudged(huddle: Huddle) -> datetime:
    """In the middle of the time for answers; where that is long, half an hour before its end."""
    return max(huddle.starts + (huddle.ends - huddle.starts) / 2, huddle.ends - _LAST_CALL)


def due(huddle: Huddle, plan: Plan | None, now: datetime) -> Sequence[Stage]:
    """`plan` of its series; None for one that was started by hand."""
    passed = [stage for stage, at in _stages(huddle, plan) if at <= now]
    return [Stage.MISS] if Stage.MISS in passed else passed


def comes_again(huddle: Huddle, plan: Plan | None, now: datetime) -> datetime | None:
    return min((at for _, at in _stages(huddle, plan) if at > now), default=None)


def _stages(huddle: Huddle, plan: Plan | None) -> Iterable[tuple[Stage, datetime]]:
    if huddle.status is Status.OPEN:
        yield Stage.CLOSE, closes(huddle)
    if huddle.status is Status.PLANNED:
        yield Stage.ANNOUNCE, announced(huddle, plan)
        by_form = huddle.way is Way.FORM
        if not by_form and not huddle.lead_told:
            yield Stage.TELL_LEAD, huddle.starts - LEAD_TOLD
        if by_form or (plan is not None and plan.by_itself):
            yield Stage.OPEN, huddle.starts
        yield Stage.MISS, over(huddle)
