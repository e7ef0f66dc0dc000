"""What a form or a button says of a huddle's times and numbers, as values; each rule stands here once."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, time

from bot.chat.errors import (
    HuddlelogError,
    NoSuchDay,
    NoSuchZone,
    NotADay,
    NotInRange,
    NoWeekday,
    OldButton,
    TimeLeaptOver,
    TimePassed,
    TooManyTimes,
)
from bot.chat.form import Answers, Fault, chosen
from bot.chat.said import times_said
from bot.series.model import LONGEST_REMINDER, LONGEST_WINDOW, MOST_SLOTS, SHORTEST_WINDOW
from bot.timing.holidays import is_region
from bot.timing.recurrence import Schedule, Slot, comes, moment
from bot.timing.zones import usable

ONCE = "once"
NO_REGION = "none"
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
WEEKS = {"1": 1, "2": 2, "3": 3, "4": 4}
_LONGEST_ECHO = 40
_BETWEEN = re.compile("[,;]")
_YEARS = range(2020, 2101)


def read_times(answer: str) -> tuple[time, ...]:
    """In order, each once."""
    count = len([each for each in _BETWEEN.split(answer) if each.strip()])
    if count > MOST_SLOTS:
        raise TooManyTimes(count=count, most=MOST_SLOTS)
    return times_said(answer)


def read_weekdays(answer: str) -> tuple[int, ...]:
    days = set(chosen(answer))
    if not days:
        raise NoWeekday
    if not days.issubset("0123456"):
        raise OldButton
    return tuple(sorted(map(int, days)))


def read_rhythm(answer: str) -> str:
    if answer != ONCE and answer not in NTH and answer not in WEEKS:
        raise OldButton
    return answer


def read_day(answer: str) -> date:
    try:
        day = date.fromisoformat(answer)
    except ValueError as error:
        raise NotADay(said=answer[:_LONGEST_ECHO]) from error
    if day.year not in _YEARS:
        raise NoSuchDay(said=answer[:_LONGEST_ECHO])
    return day


def read_zone(answer: str) -> str:
    zone = usable(answer)
    if not zone:
        raise NoSuchZone(said=answer[:_LONGEST_ECHO])
    return zone


def read_region(answer: str) -> str:
    region = "" if answer == NO_REGION else answer
    if region and not is_region(region):
        raise OldButton
    return region


def _minutes(least: int, most: int) -> Callable[[str], int]:
    def read(answer: str) -> int:
        try:
            number = float(answer)
        except ValueError:
            number = -1.0
        if not number.is_integer() or not least <= number <= most:
            raise NotInRange(least=least, most=most)
        return int(number)

    return read


read_reminder = _minutes(0, LONGEST_REMINDER)
read_window = _minutes(SHORTEST_WINDOW, LONGEST_WINDOW)

_READERS: Mapping[str, Callable[[str], object]] = {
    "times": read_times,
    "days": read_weekdays,
    "zone": read_zone,
    "first_day": read_day,
    "reminder": read_reminder,
    "window": read_window,
}


def faults(answers: Answers) -> dict[str, Fault]:
    """What stands at its field while the form is open; left empty, a field is as it was."""
    once = answers.get("rhythm") == ONCE
    found: dict[str, Fault] = {}
    for name, read in _READERS.items():
        if answers.get(name) or (name == "days" and name in answers and not once):
            try:
                read(answers[name])
            except HuddlelogError as error:
                found[name] = (error.phrase, error.values)
    if once and not found and all(answers.get(name) for name in ("times", "zone", "first_day")):
        try:
            require_times(read_times(answers["times"]), read_day(answers["first_day"]), answers["zone"])
        except HuddlelogError as error:
            found["times"] = (error.phrase, error.values)
    return found


def require_times(times: Collection[time], day: date, zone: str) -> None:
    """Raises TimeLeaptOver for one that the clocks leap over on the only day."""
    for at in times:
        if not comes(day, at, zone):
            raise TimeLeaptOver(said=f"{at:%H:%M}")


def require_coming(schedule: Schedule, now: datetime) -> None:
    """What comes once has still to come."""
    if schedule.once is None:
        return
    require_times([slot.at for slot in schedule.slots], schedule.once, schedule.zone)
    if all(moment(schedule.once, slot.at, schedule.zone) <= now for slot in schedule.slots):
        raise TimePassed


def read_schedule(answers: Answers, before: Schedule, used: Collection[int] = ()) -> Schedule:
    """`before` with what was answered; `used` are the ids of slots that are no longer there."""

    def given(name: str) -> str:
        return answers.get(name, "")

    schedule = before
    if given("times"):
        schedule = replace(schedule, slots=kept_slots(schedule.slots, read_times(given("times")), used))
    if given("rhythm"):
        rhythm = read_rhythm(given("rhythm"))
        day = schedule.once or schedule.anchor
        weeks, nth = WEEKS.get(rhythm, 1), NTH.get(rhythm, 0)
        schedule = replace(schedule, every_weeks=weeks, nth=nth, once=day if rhythm == ONCE else None)
    if given("first_day"):
        day = read_day(given("first_day"))
        schedule = replace(schedule, anchor=day, once=day if schedule.once else None)
    if schedule.once is not None:
        schedule = replace(schedule, weekdays=(schedule.once.weekday(),), anchor=schedule.once)
    elif "days" in answers:
        schedule = replace(schedule, weekdays=read_weekdays(given("days")))
    if given("zone"):
        schedule = replace(schedule, zone=read_zone(given("zone")))
    if given("region"):
        schedule = replace(schedule, region=read_region(given("region")))
    return schedule


def kept_slots(before: Collection[Slot], times: Collection[time], used: Collection[int] = ()) -> tuple[Slot, ...]:
    """A time that stays keeps its slot; one that is new takes that of one that goes, in order, or else a new id."""
    stays = {slot.at: slot.id for slot in before if slot.at in times}
    free = [slot.id for slot in before if slot.at not in times]
    fresh = max([-1, *used, *(slot.id for slot in before)]) + 1
    slots = []
    for at in times:
        if at not in stays:
            stays[at] = free.pop(0) if free else fresh
            fresh += stays[at] == fresh
        slots.append(Slot(stays[at], at))
    return tuple(slots)
