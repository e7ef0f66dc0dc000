"""What happens when a lead sets, changes, pauses or deletes a huddle that comes again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.chat.errors import HuddleNameTaken, NoSuchZone, OldButton, TooManyHuddles
from bot.chat.intent import Handlers, Intent
from bot.chat.leading import require_lead
from bot.chat.turn import Turn
from bot.people.model import TeamId
from bot.questions import sets
from bot.series.intents import (
    AskInSeries,
    PauseSeries,
    ReallyDeleteSeries,
    ResumeSeries,
    SaveSeries,
    ScheduleSame,
    ShowSeries,
    ShowSeriesDeleted,
)
from bot.series.led import free_name, led
from bot.series.model import MOST_OF_TEAM, Paused, Plan, Series, Way
from bot.series.planning import first_plan, plan_from
from bot.series.ports import SeriesUnit
from bot.series.reading import kept_slots, read_times, read_zone, require_coming
from bot.series.timer import timer_of
from bot.series.words import EVERY_DAY, WEEKDAYS
from bot.timing.recurrence import Schedule
from bot.timing.zones import rules_of


def save(intent: SaveSeries, unit: SeriesUnit, turn: Turn) -> Intent:
    series = led(intent.ref, unit, turn, lock=True) if intent.ref else None
    team = series.team if series is not None else TeamId(intent.team)
    require_lead(team, unit, turn)
    before = series.plan if series is not None else first_plan(team, unit, turn)
    plan = plan_from(intent, before, series, unit, turn)
    unit.people.hold(team)  # of two who name or add one at the same moment, the second finds the first one
    others = [each for each in unit.series.of_team(team) if each.ref != intent.ref]
    if any(each.plan.name.casefold() == plan.name.casefold() for each in others):
        raise HuddleNameTaken(name=plan.name)
    if series is None or plan.schedule != before.schedule:
        require_coming(plan.schedule, turn.now)
    if series is None:
        _require_room(others)
        unit.people.remember_team(turn.person, team, turn.now)
        saved = unit.series.add(team, plan, turn.now)
    else:
        saved = unit.series.save(series.ref, plan, turn.now)
    return _kept(saved, unit, turn)


def _require_room(others: Sequence[Series]) -> None:
    if len(others) >= MOST_OF_TEAM:
        raise TooManyHuddles(most=MOST_OF_TEAM)


def _kept(series: Series, unit: SeriesUnit, turn: Turn) -> Intent:
    """Its huddles are brought in line at once."""
    unit.timers.set(timer_of(series.ref, series.team, turn.now))
    return ShowSeries(series.ref)


def same(intent: ScheduleSame, unit: SeriesUnit, turn: Turn) -> Intent:
    """From tomorrow on, at the time at which a huddle was held; set already, it is shown."""
    team = TeamId(intent.team)
    require_lead(team, unit, turn)
    zone = _zone(intent.zone, turn)
    times = read_times(intent.at)
    if len(times) != 1:
        raise OldButton
    tomorrow = turn.now.astimezone(rules_of(zone)).date() + timedelta(1)
    weekdays = EVERY_DAY if intent.every_day else WEEKDAYS
    schedule = Schedule(zone, kept_slots((), times), weekdays, tomorrow)
    unit.people.hold(team)
    others = unit.series.of_team(team)
    for each in others:
        if _is_the_same(each.plan.schedule, schedule):
            return ShowSeries(each.ref)
    _require_room(others)
    questions = sets.find(intent.question_set or sets.DAILY, unit).key
    plan = Plan(free_name(team, unit, turn), questions, Way.ROOM, schedule, by_itself=False)
    return _kept(unit.series.add(team, plan, turn.now), unit, turn)


def _zone(said: str, turn: Turn) -> str:
    try:
        return read_zone(said)
    except NoSuchZone:
        return turn.known.person.zone


def _is_the_same(one: Schedule, other: Schedule) -> bool:
    def told(each: Schedule) -> tuple[object, ...]:
        return each.zone, [slot.at for slot in each.slots], each.weekdays, each.every_weeks, each.nth, each.once

    return told(one) == told(other)


def pause(intent: PauseSeries, unit: SeriesUnit, turn: Turn) -> Intent:
    series = led(intent.ref, unit, turn)
    unit.series.pause(series.ref, Paused.BY_LEAD, turn.now)
    return _kept(series, unit, turn)


def resume(intent: ResumeSeries, unit: SeriesUnit, turn: Turn) -> Intent:
    series = led(intent.ref, unit, turn)
    unit.series.pause(series.ref, None, turn.now)
    return _kept(series, unit, turn)


def ask(intent: AskInSeries, unit: SeriesUnit, turn: Turn) -> Intent:
    series = led(intent.ref, unit, turn, lock=True)
    chosen = sets.exactly(intent.question_set, unit)
    if chosen.team not in (None, series.team):
        raise OldButton
    plan = replace(series.plan, question_set=chosen.key)
    return _kept(unit.series.save(series.ref, plan, turn.now), unit, turn)


def delete(intent: ReallyDeleteSeries, unit: SeriesUnit, turn: Turn) -> Intent:
    """What was held stays."""
    series = led(intent.ref, unit, turn)
    unit.series.end(series.ref, turn.now)
    _kept(series, unit, turn)
    return ShowSeriesDeleted(series.ref)


HANDLERS: Handlers = {
    SaveSeries: save,
    ScheduleSame: same,
    PauseSeries: pause,
    ResumeSeries: resume,
    AskInSeries: ask,
    ReallyDeleteSeries: delete,
}
