"""What happens when somebody writes into a test: guesses, what happened, what it told us, what next. A step is saved
only where the test is at it; otherwise the form comes back with its words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.chat.errors import NothingSaid, OldButton, StepTaken
from bot.chat.intent import Handlers, Intent
from bot.chat.said import bounded
from bot.chat.turn import Turn
from bot.pdsa import guesses
from bot.pdsa.intents import ShowTest
from bot.pdsa.model import LONGEST_TEXT, Act, Cycle, Decision, Did, Matched, Prediction, Stage
from bot.pdsa.ports import CycleUnit
from bot.pdsa.step_intents import SaveAct, SaveDo, SaveGuess, SaveStudy
from bot.pdsa.words import stands
from bot.pdsa.work import WhenDecided, changed, tested_from

_YES_NO = {"": None, "yes": True, "no": False}


def _at(ref: str, stage: Stage, unit: CycleUnit, turn: Turn) -> Cycle:
    cycle = unit.cycles.get(ref, lock=True)
    if cycle.stage is not stage:
        raise StepTaken(ref=ref, where=stands(cycle, turn.say))
    return cycle


def _save(after: Cycle, at: Stage, unit: CycleUnit, turn: Turn) -> Intent:
    if not unit.cycles.save(after, at):
        now = unit.cycles.get(after.ref)
        raise StepTaken(ref=now.ref, where=stands(now, turn.say))
    changed(after, unit, turn)
    return ShowTest(after.ref, saved=True)


def guess(intent: SaveGuess, unit: CycleUnit, turn: Turn) -> Intent:
    """Before the test has started they are rewritten; afterwards what is guessed now is added with its time."""
    cycle = unit.cycles.get(intent.ref, lock=True)
    if cycle.stage is Stage.CLOSED:
        raise StepTaken(ref=intent.ref, where=stands(cycle, turn.say))
    present = guesses.asked_of(cycle)
    said = [guesses.sure(bounded(text, LONGEST_TEXT), turn.say) for text in intent.guesses]
    said += [""] * (len(present) - len(said))
    if cycle.stage is Stage.PLAN:
        texts = [text or each.guess for each, text in zip(present, said)]
        further = tuple((each.question, text) for each, text in zip(present[1:], texts[1:]))
        predictions = guesses.before(present, texts[0], further, turn.now)
    else:
        predictions = tuple(guesses.amended(each, text, turn.now) for each, text in zip(present, said))
    if predictions == cycle.predictions:
        return ShowTest(intent.ref)
    return _save(replace(cycle, predictions=predictions), cycle.stage, unit, turn)


def do(intent: SaveDo, unit: CycleUnit, turn: Turn) -> Intent:
    cycle = _at(intent.ref, Stage.DO, unit, turn)
    if intent.as_planned not in _YES_NO:
        raise OldButton
    did = Did(
        _YES_NO[intent.as_planned],
        bounded(intent.differed, LONGEST_TEXT),
        bounded(intent.observations, LONGEST_TEXT),
        bounded(intent.problems, LONGEST_TEXT),
        bounded(intent.data, LONGEST_TEXT),
    )
    if did == Did():
        raise NothingSaid
    plan = replace(cycle.plan, tested=tested_from(intent.tested))
    return _save(replace(cycle, plan=plan, did=did, done=turn.now), Stage.DO, unit, turn)


def study(intent: SaveStudy, unit: CycleUnit, turn: Turn) -> Intent:
    cycle = _at(intent.ref, Stage.STUDY, unit, turn)
    predictions = tuple(
        _told(each, index, intent.results, intent.matched) for index, each in enumerate(guesses.asked_of(cycle))
    )
    learned = bounded(intent.learned, LONGEST_TEXT)
    if not learned and not any(each.result for each in predictions):
        raise NothingSaid
    after = replace(cycle, predictions=predictions, learned=learned, studied=turn.now)
    return _save(after, Stage.STUDY, unit, turn)


def _told(prediction: Prediction, index: int, results: tuple[str, ...], matched: tuple[str, ...]) -> Prediction:
    try:
        said = matched[index] if index < len(matched) else ""
        found = Matched(said) if said else None
    except ValueError as error:
        raise OldButton from error
    result = bounded(results[index], LONGEST_TEXT) if index < len(results) else ""
    return replace(prediction, result=result, matched=found)


def act_with(when_decided: Sequence[WhenDecided]) -> Callable[[SaveAct, CycleUnit, Turn], Intent]:
    """Others are told of the decision."""

    def decide(intent: SaveAct, unit: CycleUnit, turn: Turn) -> Intent:
        view = act(intent, unit, turn)
        cycle = unit.cycles.get(intent.ref)
        for each in when_decided:
            each(cycle, unit, turn)
        return view

    return decide


def act(intent: SaveAct, unit: CycleUnit, turn: Turn) -> Intent:
    cycle = _at(intent.ref, Stage.ACT, unit, turn)
    try:
        decision = Decision(intent.decision)
    except ValueError as error:
        raise OldButton from error
    why = bounded(intent.why, LONGEST_TEXT, required=decision is Decision.ABANDON)
    changes, sustain = bounded(intent.changes, LONGEST_TEXT), bounded(intent.sustain, LONGEST_TEXT)
    decided = Act(decision, why, changes, sustain, cycle.act.first if cycle.act else None)
    return _save(replace(cycle, act=decided, acted=turn.now), Stage.ACT, unit, turn)


HANDLERS: Handlers = {SaveGuess: guess, SaveDo: do, SaveStudy: study, SaveAct: act}
