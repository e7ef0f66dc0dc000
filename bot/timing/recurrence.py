"""When a huddle is held: wall-clock times in a time zone, turned into moments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from bot.timing.holidays import days_off
from bot.timing.zones import rules_of


@dataclass(frozen=True)
class Slot:
    """A time of day. Its id stays the same when the time is changed, so that a day's huddle is held once."""

    id: int
    at: time


@dataclass(frozen=True)
class Schedule:
    zone: str
    """An IANA time zone."""
    slots: tuple[Slot, ...]
    weekdays: tuple[int, ...]
    """0 for Monday; in order."""
    anchor: date
    """Nothing is held before; its week is the first of `every_weeks`."""
    every_weeks: int = 1
    nth: int = 0
    """Of the month: 1 for the first of each weekday, to 4; -1 for the last; 0 for each week."""
    once: date | None = None
    """Only on this day, whatever else is set: a bank holiday too, since somebody chose the day."""
    region: str = ""
    """Whose bank holidays are off, such as GB-ENG; "" where none are."""


@dataclass(frozen=True)
class Planned:
    slot: int
    day: date
    """Where the huddle is held."""
    starts: datetime
    """In UTC."""


def planned(schedule: Schedule, first: date) -> Iterator[Planned]:
    """What is to be held on `first` and later, in order of day and time; ends where the calendar does."""
    try:
        for day in _days(schedule, first):
            yield from _on(day, schedule)
    except OverflowError:
        return


# In the minute before Monday's huddles thousands of teams ask for the same few times.
@lru_cache(maxsize=4096)
def moment(day: date, at: time, zone: str) -> datetime:
    """In UTC. A time that comes twice in a night is the first of the two; one that does not come is as much later
    as the clocks go forward."""
    return datetime.combine(day, at.replace(fold=0), rules_of(zone)).astimezone(UTC)


@lru_cache(maxsize=4096)
def comes(day: date, at: time, zone: str) -> bool:
    """False for a time that the clocks leap over on that day."""
    local = datetime.combine(day, at, rules_of(zone))
    # Of a time that is leapt over, fold=0 is read with the clock from before, and fold=1 with the later one.
    before, after = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return before is None or after is None or before >= after


def _on(day: date, schedule: Schedule) -> list[Planned]:
    """Every slot of a day, by the time it starts: a time that is leapt over may come after a later one."""
    each = [
        Planned(slot.id, day, moment(day, slot.at, schedule.zone))
        for slot in schedule.slots
        if comes(day, slot.at, schedule.zone) or _is_there(day, schedule.zone)
    ]
    return sorted(each, key=lambda planned: (planned.starts, planned.slot))


def _is_there(day: date, zone: str) -> bool:
    """False for a day that was left out where the date line was moved: its huddles would be the next day's."""
    return moment(day, time(), zone).astimezone(rules_of(zone)).date() == day


def _days(schedule: Schedule, first: date) -> Iterator[date]:
    if schedule.once is not None:
        if schedule.once >= first:
            yield schedule.once
        return
    earliest = max(first, schedule.anchor)
    for monday in _weeks(schedule, earliest):
        for weekday in schedule.weekdays:
            day = monday + timedelta(days=weekday)
            if day >= earliest and _fits_month(day, schedule.nth) and not _is_off(day, schedule.region):
                yield day


def _weeks(schedule: Schedule, earliest: date) -> Iterator[date]:
    """Mondays of the weeks in which anything is held."""
    if not schedule.weekdays or not schedule.slots:
        return
    week, every = _monday(schedule.anchor), timedelta(weeks=schedule.every_weeks)
    week += (_monday(earliest) - week) // every * every
    while True:
        yield week
        week += every


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _fits_month(day: date, nth: int) -> bool:
    if nth < 0:
        return (day + timedelta(weeks=1)).month != day.month
    return nth == 0 or (day.day - 1) // 7 + 1 == nth


def _is_off(day: date, region: str) -> bool:
    return region != "" and day in days_off(region, day.year)
