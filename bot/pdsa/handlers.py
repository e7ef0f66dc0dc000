"""What happens when somebody plans a test, starts it, takes a step back, or removes it: anybody in its team may."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.chat.errors import OldButton, Started, TooManyGuesses
from bot.chat.intent import Handlers, Intent, encode, is_ref
from bot.chat.outbox import card_key
from bot.chat.turn import Turn
from bot.pdsa import guesses, step_handlers
from bot.pdsa.beginning import filled, previous_of
from bot.pdsa.due import timer_key
from bot.pdsa.intents import (
    AskGuess,
    BeginTest,
    ChangeTest,
    PostTest,
    ReallyRemoveTest,
    SaveTest,
    ShowTest,
    ShowTestNotPosted,
    ShowTestRemoved,
    TakeBackStep,
)
from bot.pdsa.model import MOST_PREDICTIONS, Cycle, Prediction, Stage
from bot.pdsa.planning import answers_after, answers_of, asked_in, due_from, first_answers, plan_from
from bot.pdsa.ports import CycleUnit, NewCycle
from bot.pdsa.step_handlers import act_with as act_with
from bot.pdsa.work import WhenDecided, changed, lead_from
from bot.people.model import TeamId
from bot.projects.model import NodeKind


def save(intent: SaveTest, unit: CycleUnit, turn: Turn) -> Intent:
    if intent.about and not is_ref(intent.about):
        raise OldButton
    before = previous_of(intent.previous, unit) if intent.previous else None
    team = TeamId(intent.team)
    if before is not None and before.team != team:
        raise OldButton
    fields = filled(intent, answers_after(before, turn) if before else first_answers(turn))
    plan = plan_from(fields, team, _idea(fields, unit), unit, turn)
    cycle = unit.cycles.add(
        NewCycle(
            team,
            plan,
            turn.person,
            turn.now,
            _few(guesses.before((), *asked_in(fields, turn), turn.now)),
            due_from(fields, plan, turn),
            intent.previous,
            intent.about,
            lead_from(fields.lead, team, unit, before.lead if before else None),
        )
    )
    changed(cycle, unit, turn)
    unit.people.remember_team(turn.person, team, turn.now)
    return ShowTest(cycle.ref, saved=True)


def _idea(fields: SaveTest, unit: CycleUnit) -> int:
    """The project's idea, while it is one of its ideas."""
    if not (fields.project and fields.idea):
        return 0
    nodes = unit.projects.get(fields.project).nodes
    return fields.idea if any(each.id == fields.idea and each.kind is NodeKind.IDEA for each in nodes) else 0


def _few(predictions: tuple[Prediction, ...]) -> tuple[Prediction, ...]:
    if len(predictions) > MOST_PREDICTIONS:
        raise TooManyGuesses(most=MOST_PREDICTIONS)
    return predictions


def change(intent: ChangeTest, unit: CycleUnit, turn: Turn) -> Intent:
    """The plan. Guesses are what they were once the test has started; what differs is added with its time."""
    cycle = unit.cycles.get(intent.ref, lock=True)
    fields = filled(intent, answers_of(cycle, turn))
    same_project = fields.project == cycle.plan.project
    plan = plan_from(fields, cycle.team, cycle.plan.idea if same_project else 0, unit, turn)
    guess, further = asked_in(fields, turn)
    guessed = guesses.before if cycle.stage is Stage.PLAN else guesses.after
    lead = lead_from(fields.lead, cycle.team, unit, cycle.lead)
    predictions = _few(guessed(cycle.predictions, guess, further, turn.now))
    after = replace(cycle, plan=plan, predictions=predictions, due=due_from(fields, plan, turn), lead=lead)
    if after != cycle:
        unit.cycles.save(after, cycle.stage)
        for each in (cycle, after):  # what it was on before may be another aim or measure
            changed(each, unit, turn)
    return ShowTest(intent.ref, saved=True)


def begin(intent: BeginTest, unit: CycleUnit, turn: Turn) -> Intent:
    """Of two presses one counts, and both see what is so."""
    cycle = unit.cycles.get(intent.ref, lock=True)
    if cycle.stage is not Stage.PLAN:
        return ShowTest(intent.ref)
    if not intent.anyway and not guesses.has_guess(cycle.predictions):
        return AskGuess(intent.ref)
    _save(replace(cycle, started=turn.now), Stage.PLAN, unit, turn)
    return ShowTest(intent.ref)


def take_back_with(when_decided: Sequence[WhenDecided]) -> Callable[[TakeBackStep, CycleUnit, Turn], Intent]:
    """Others are told where that was the decision."""

    def back(intent: TakeBackStep, unit: CycleUnit, turn: Turn) -> Intent:
        view = take_back(intent, unit, turn)
        if intent.step == Stage.CLOSED.value:
            cycle = unit.cycles.get(intent.ref)
            for each in when_decided:
                each(cycle, unit, turn)
        return view

    return back


def take_back(intent: TakeBackStep, unit: CycleUnit, turn: Turn) -> Intent:
    """One step, at whatever stage the button saw it; the words stay in that step's form."""
    cycle = unit.cycles.get(intent.ref, lock=True)
    if cycle.stage.value != intent.step:
        return ShowTest(intent.ref)
    match cycle.stage:
        case Stage.PLAN:
            raise OldButton
        case Stage.DO:
            after = replace(cycle, started=None)
        case Stage.STUDY:
            after = replace(cycle, done=None)
        case Stage.ACT:
            after = replace(cycle, studied=None)
        case Stage.CLOSED:
            act = cycle.act and replace(cycle.act, first=cycle.act.first or cycle.acted)
            after = replace(cycle, act=act, acted=None)
    _save(after, cycle.stage, unit, turn)
    return ShowTest(intent.ref)


def _save(after: Cycle, at: Stage, unit: CycleUnit, turn: Turn) -> None:
    if unit.cycles.save(after, at):
        changed(after, unit, turn)


def post(intent: PostTest, unit: CycleUnit, turn: Turn) -> Intent:
    """The same test goes to a channel once, and its card changes with it."""
    cycle = unit.cycles.get(intent.ref)
    place = unit.people.place_of(cycle.team)
    if place is not None:
        unit.outbox.post(
            encode(ShowTest(intent.ref)),
            card_key(intent.ref),
            turn.now,
            place=place,
            asked_by=turn.person,
            otherwise=encode(ShowTestNotPosted(intent.ref)),
            follows=intent.ref,
        )
    return ShowTest(intent.ref, posted=place is not None)


def remove(intent: ReallyRemoveTest, unit: CycleUnit, turn: Turn) -> Intent:
    """One that was never started, with half-filled forms about it; its card in the channel says that it is gone."""
    cycle = unit.cycles.get(intent.ref, lock=True)
    if not removable(cycle, unit):
        raise Started(ref=intent.ref)
    unit.cycles.remove(intent.ref)
    unit.drafts.drop_about(intent.ref)
    changed(cycle, unit, turn)
    unit.timers.cancel(timer_key(intent.ref))
    unit.outbox.settle(card_key(intent.ref))
    return ShowTestRemoved(intent.ref)


def removable(cycle: Cycle, unit: CycleUnit) -> bool:
    return cycle.stage is Stage.PLAN and all(each.previous != cycle.ref for each in unit.cycles.ramp(cycle.ramp))


HANDLERS: Handlers = {
    SaveTest: save,
    ChangeTest: change,
    BeginTest: begin,
    TakeBackStep: take_back,
    PostTest: post,
    ReallyRemoveTest: remove,
    **step_handlers.HANDLERS,
}
