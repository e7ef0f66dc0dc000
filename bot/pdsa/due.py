"""When a small test waits for somebody, and when whoever leads it is asked about it."""

from datetime import MAXYEAR, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.pdsa.intents import KeepTest
from bot.pdsa.model import Cycle, Stage
from bot.timing.recurrence import moment

PATIENCE = {
    Stage.PLAN: timedelta(days=12),
    Stage.DO: timedelta(days=7),
    Stage.STUDY: timedelta(days=12),
    Stage.ACT: timedelta(days=12),
}
"""How long a stage may take where nobody has said until when: small tests are over within days."""
ASKED_AT = time(9)
MOST_ASKED, APART = 3, timedelta(days=7)
"""Times that somebody is asked about one stage."""


def since(cycle: Cycle) -> datetime:
    """Since when it has been at its stage."""
    return cycle.acted or cycle.studied or cycle.done or cycle.started or cycle.planned


def due_day(cycle: Cycle) -> date | None:
    """Until when its stage is to be written, where somebody has said."""
    due = cycle.due
    days = {
        Stage.PLAN: due.plan or cycle.plan.when,
        Stage.DO: due.do,
        Stage.STUDY: due.study,
        Stage.ACT: due.act,
    }
    return days.get(cycle.stage)


def waits_from(cycle: Cycle, zone: str) -> date | None:
    """The first day on which it waits for its next step; None where it never does."""
    if cycle.stage not in PATIENCE:
        return None
    begun, due = since(cycle).astimezone(ZoneInfo(zone)).date(), due_day(cycle)
    if due is None:
        return begun + PATIENCE[cycle.stage]
    return max(due, begun) + timedelta(days=1) if due.year < MAXYEAR - 1 else None


def waits(cycle: Cycle, today: date, zone: str) -> bool:
    day = waits_from(cycle, zone)
    return day is not None and day <= today


def timer_key(ref: str) -> str:
    return f"test {ref}"


def timer_of(cycle: Cycle, zone: str, now: datetime) -> Timer | None:
    """When whoever leads it, in that zone, is asked about it next: on the first day on which it waits, then weekly.
    None where nobody leads it, nothing is left to do, or it was asked about often enough."""
    day = waits_from(cycle, zone)
    if day is None or cycle.lead is None:
        return None
    moments = (moment(day + number * APART, ASKED_AT, zone) for number in range(MOST_ASKED))
    at = next((each for each in moments if each > now), None)
    return None if at is None else Timer(timer_key(cycle.ref), encode(KeepTest(cycle.ref)), at, cycle.team)
