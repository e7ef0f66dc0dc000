"""Until when a huddle takes answers."""

from datetime import datetime, timedelta
from typing import assert_never

from bot.answers.ports import AnswerUnit
from bot.chat.errors import AnswersClosed
from bot.huddles.model import Huddle, Status
from bot.series.model import Plan, Way

LAST_TAKES = timedelta(days=7)
"""After its end, a huddle after which none comes."""
MOST_UNOPENED = 30
"""Huddles in a row that were called off, through which the next one is looked for."""


def to_answer(ref: str, unit: AnswerUnit, now: datetime, *, lock: bool = False) -> Huddle:
    """Raises AnswersClosed for a huddle that takes none any more, or is none by form. `lock`: whoever is closing it at
    this moment, or calling it off, comes before or after the answer, never between."""
    huddle = unit.huddles.get(ref, lock=lock)
    if not takes_answers(huddle, unit, now):
        raise AnswersClosed
    return huddle


def takes_answers(huddle: Huddle, unit: AnswerUnit, now: datetime) -> bool:
    """Before it opens, while it is open, and late until the next one has opened."""
    if huddle.way is not Way.FORM:
        return False
    match huddle.status:
        case Status.PLANNED | Status.OPEN:
            return True
        case Status.CANCELLED:
            return False
        case Status.CLOSED | Status.MISSED:
            if huddle.opened is None:
                return False
            return not _another_opened(huddle, unit) and (_goes_on(huddle, unit) or now < huddle.ends + LAST_TAKES)
        case _:
            assert_never(huddle.status)


def _another_opened(huddle: Huddle, unit: AnswerUnit) -> bool:
    after = huddle
    for _ in range(MOST_UNOPENED):
        found = unit.huddles.next_after(after) if after.series else None
        if found is None:
            return False
        if found.opened is not None:
            return True
        after = found
    return False


def _goes_on(huddle: Huddle, unit: AnswerUnit) -> bool:
    found = unit.series.get_many([huddle.series]).get(huddle.series) if huddle.series else None
    return found is not None and found.ended is None


def plan_of(huddle: Huddle, unit: AnswerUnit) -> Plan | None:
    """What the lead has set for it; None for one that was started by hand."""
    found = unit.series.get_many([huddle.series]).get(huddle.series) if huddle.series else None
    return None if found is None else found.plan


def is_named(huddle: Huddle, unit: AnswerUnit) -> bool:
    """Whether the summary is by person, with names."""
    plan = plan_of(huddle, unit)
    return plan is not None and plan.by_person
