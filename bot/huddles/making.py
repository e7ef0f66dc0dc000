"""Makes huddles of what a series has planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.huddles.intents import KeepHuddle
from bot.huddles.model import CLOSES_ITSELF, Huddle, NewHuddle, Status, keep_key
from bot.huddles.ports import HuddleUnit
from bot.huddles.stages import comes_again, due, over
from bot.questions.model import Question, QuestionSet
from bot.questions.sets import find, questions_on
from bot.series.model import PREPARED, Plan, Series, Way
from bot.series.timer import timer_of as series_timer
from bot.timing.recurrence import Planned, planned

_ONE_AFTER_ANOTHER = timedelta(hours=3)
"""What comes later in the calendar may come sooner in truth, on a night when the clocks change; never by more."""
_MOST_LOOKED_AT = 12
"""Planned times that are looked through for the next one that is to be held."""


@dataclass
class Sets:
    """Question sets and what they ask on a day, read once for many huddles."""

    unit: HuddleUnit
    _sets: dict[str, QuestionSet] = field(default_factory=dict)
    _questions: dict[tuple[str, int], tuple[Question, ...]] = field(default_factory=dict)

    def get(self, key: str) -> QuestionSet:
        if key not in self._sets:
            self._sets[key] = find(key, self.unit)
        return self._sets[key]

    def questions(self, key: str, day: date) -> tuple[Question, ...]:
        this = (key, day.weekday())
        if this not in self._questions:
            self._questions[this] = questions_on(self.get(key).questions, day)
        return self._questions[this]


def make(series: Series, when: Planned, sets: Sets, now: datetime) -> NewHuddle:
    """What should have been held while nobody was here to hold it is missed, and nobody is told."""
    plan = series.plan
    new = NewHuddle(
        team=series.team,
        name=plan.name,
        way=plan.way,
        questions=sets.questions(plan.question_set, when.day),
        starts=when.starts,
        ends=ends_of(plan, when.starts),
        minutes=sets.get(plan.question_set).minutes,
        lead=plan.lead,
        series=series.ref,
        slot=when.slot,
        day=when.day,
    )
    return replace(new, status=Status.MISSED) if over(new) <= now else new


def ends_of(plan: Plan, starts: datetime) -> datetime:
    return starts + (timedelta(minutes=plan.window) if plan.way is Way.FORM else CLOSES_ITSELF)


def prepared(plan: Plan, starts: datetime) -> datetime:
    """When a huddle is made: in time for all that comes before it."""
    return starts - max(timedelta(minutes=plan.reminder), PREPARED)


def to_make(series: Series, now: datetime) -> tuple[Sequence[Planned], datetime | None]:
    """What is to be made now, and when to look again."""
    found: list[Planned] = []
    later: datetime | None = None
    for when in planned(series.plan.schedule, _first_day(series)):
        if not _is_to_be_held(series, when):
            continue
        at = prepared(series.plan, when.starts)
        if at <= now:
            found.append(when)
            continue
        later = at if later is None else min(later, at)
        if at > later + _ONE_AFTER_ANOTHER:
            break
    return found, later


def _is_to_be_held(series: Series, when: Planned) -> bool:
    return when.starts >= series.since and when.day > series.reached.get(when.slot, date.min)


def _first_day(series: Series) -> date:
    """No slot has anything to be held before."""
    since = series.since.astimezone(ZoneInfo(series.plan.schedule.zone)).date() - timedelta(1)
    slots = [series.reached.get(slot.id, date.min) for slot in series.plan.schedule.slots]
    return max(since, min(slots, default=date.min))


def occurrence(series: Series, slot: int, day: date) -> Planned | None:
    """When the series as it is now has that slot on that day; None where it has not."""
    for when in planned(series.plan.schedule, day):
        if when.day != day:
            return None
        if when.slot == slot:
            return when
    return None


def next_of(series: Series, unit: HuddleUnit, now: datetime, within: timedelta = timedelta.max) -> Huddle | None:
    """The next huddle of a series, made before its time so that the evening before counts; None where none comes."""
    for when, huddle in coming(series, unit, now):
        if when.starts - now > within:
            return None
        made = huddle or _made_early(series, when, unit, now)
        if made is not None and made.status in (Status.PLANNED, Status.OPEN):
            return made
    return None


def coming(series: Series, unit: HuddleUnit, now: datetime) -> Iterator[tuple[Planned, Huddle | None]]:
    """What is to be held, each with its huddle where that was made; without what was called off, or held before its
    time."""
    if series.paused or series.ended:
        return
    today = now.astimezone(ZoneInfo(series.plan.schedule.zone)).date()
    for when in islice(planned(series.plan.schedule, today), _MOST_LOOKED_AT):
        if when.starts <= now or when.starts < series.since:
            continue
        huddle = unit.huddles.of_slot(series.ref, when.slot, when.day)
        if huddle is None and when.day <= series.reached.get(when.slot, date.min):
            continue
        if huddle is None or huddle.status in (Status.PLANNED, Status.OPEN):
            yield when, huddle


def _made_early(series: Series, when: Planned, unit: HuddleUnit, now: datetime) -> Huddle | None:
    added = unit.huddles.add(make(series, when, Sets(unit), now))
    if not added:  # by somebody else, a moment ago
        return unit.huddles.of_slot(series.ref, when.slot, when.day)
    if unit.series.get_many([series.ref]).get(series.ref) != series:  # changed meanwhile: it is brought in line at once
        unit.timers.set(series_timer(series.ref, series.team, now))
    at = now if due(added[0], series.plan, now) else comes_again(added[0], series.plan, now)
    if at is not None:
        unit.timers.set(timer_of(added[0], at))
    return added[0]


def timer_of(huddle: Huddle, at: datetime) -> Timer:
    return Timer(keep_key(huddle.ref), encode(KeepHuddle(huddle.ref)), at, huddle.team)
