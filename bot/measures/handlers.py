"""What changes in measures: anybody in the team may."""

from datetime import date

from bot.chat.errors import NotAllowed
from bot.chat.intent import Handlers, Intent, encode
from bot.chat.outbox import card_key
from bot.chat.turn import Turn
from bot.measures import leftover
from bot.measures.drawing import DRAWING
from bot.measures.errors import MeasureHasValues, MeasureNameTaken, TooManyMeasures
from bot.measures.intents import ChangeMeasure, PostChart, ReallyEndMeasure, SaveMeasure, ShowChart, ShowMeasure
from bot.measures.model import MOST_OF_TEAM, Measure, Often, Plan
from bot.measures.naming import begins, folded
from bot.measures.planning import plan_from
from bot.measures.ports import MeasureUnit
from bot.measures.recording import RECORDING, record_said
from bot.measures.reminding import timer_key, timer_of
from bot.measures.value_intents import WriteLine
from bot.people.access import may
from bot.people.model import Role, TeamId
from bot.people.ports import HOME_ZONE


def save(intent: SaveMeasure, unit: MeasureUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    measure = unit.measures.add(team, plan_from(intent, team, unit, turn), turn.person, turn.now)
    there = unit.measures.of_team(team, lock=True)  # of two at once the second waits here, and finds the first one
    if len(there) > MOST_OF_TEAM:
        raise TooManyMeasures(most=MOST_OF_TEAM)
    _check_name(measure, measure.plan, unit)
    _ask_for_values(measure, unit, turn)
    unit.people.remember_team(turn.person, team, turn.now)
    return _with_what_was_said(measure, unit, turn)


def _with_what_was_said(measure: Measure, unit: MeasureUnit, turn: Turn) -> Intent:
    """A line that named a measure which was not there yet is recorded now."""
    said = leftover.kept(WriteLine, "", unit, turn)
    found = begins(said.get("line", ""), [measure])
    if found is None or not found[1]:
        return ShowMeasure(measure.ref)
    leftover.forget(measure.ref, unit, turn)
    return record_said(measure, found[1], date.fromisoformat(said["today"]), unit, turn)


def change(intent: ChangeMeasure, unit: MeasureUnit, turn: Turn) -> Intent:
    measure = unit.measures.get(intent.ref, lock=True)
    plan = plan_from(intent, measure.team, unit, turn, measure.plan)
    fewer = len(plan.elements) < len(measure.plan.elements)
    if (plan.shape is not measure.plan.shape or fewer) and unit.measures.count(intent.ref):
        raise MeasureHasValues
    if plan != measure.plan:
        _check_name(measure, plan, unit)
        unit.measures.save(intent.ref, plan)
        _ask_for_values(unit.measures.get(intent.ref), unit, turn)
        unit.outbox.show_again(card_key(intent.ref), turn.now)
    return ShowMeasure(intent.ref)


def _check_name(measure: Measure, plan: Plan, unit: MeasureUnit) -> None:
    others = (each for each in unit.measures.of_team(measure.team, lock=True) if each.ref != measure.ref)
    if any(folded(each.plan.name) == folded(plan.name) for each in others):
        raise MeasureNameTaken(name=plan.name)


def _ask_for_values(measure: Measure, unit: MeasureUnit, turn: Turn) -> None:
    """Whoever collects is asked where they are; without one, the lead."""
    if measure.plan.often is Often.NEVER or measure.ended is not None:
        unit.timers.cancel(timer_key(measure.ref))
        return
    collector = measure.plan.collector
    asked = [collector] if collector else unit.people.leads(measure.team)[:1]
    zone = next(iter(unit.people.zones(asked).values()), HOME_ZONE)
    unit.timers.set(timer_of(measure, turn.now, zone))


def end(intent: ReallyEndMeasure, unit: MeasureUnit, turn: Turn) -> Intent:
    """Its values stay, so that it can be brought back."""
    measure = unit.measures.get(intent.ref, lock=True)
    if (measure.ended is None) is intent.back:
        return ShowMeasure(intent.ref)
    if intent.back:
        if len(unit.measures.of_team(measure.team, lock=True)) >= MOST_OF_TEAM:
            raise TooManyMeasures(most=MOST_OF_TEAM)
        _check_name(measure, measure.plan, unit)
    unit.measures.end(intent.ref, None if intent.back else turn.now)
    _ask_for_values(unit.measures.get(intent.ref), unit, turn)
    unit.outbox.show_again(card_key(intent.ref), turn.now)
    return ShowMeasure(intent.ref)


def post(intent: PostChart, unit: MeasureUnit, turn: Turn) -> Intent:
    """Once; it changes with its values."""
    measure = unit.measures.get(intent.ref)
    if not may(turn.known, measure.team, Role.MEMBER):
        raise NotAllowed
    place = unit.people.place_of(measure.team)
    if place is not None and measure.ended is None:
        unit.outbox.post(
            encode(ShowChart(intent.ref)),
            card_key(intent.ref),
            turn.now,
            place=place,
            asked_by=turn.person,
            otherwise=encode(ShowMeasure(intent.ref)),
            follows=intent.ref,
        )
    return ShowMeasure(intent.ref, posted=place is not None)


HANDLERS: Handlers = {
    **RECORDING,
    **DRAWING,
    SaveMeasure: save,
    ChangeMeasure: change,
    ReallyEndMeasure: end,
    PostChart: post,
}
