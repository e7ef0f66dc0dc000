"""The forms of a test that goes on: a guess, what happened, what it told us, what next; and learning from it."""

from dataclasses import replace

from bot.chat.errors import StepNotNow
from bot.chat.form import (
    Answers,
    ChoiceField,
    Choices,
    Fault,
    Field,
    FormSpec,
    NumberField,
    TextField,
    YesNoField,
)
from bot.chat.intent import Intent
from bot.chat.offering import options
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.learning.forms import FORMS as LEARNING
from bot.learning.intents import WriteLearning
from bot.learning.model import Kind
from bot.pdsa.guesses import asked_of
from bot.pdsa.intents import LearnFromTest
from bot.pdsa.model import LONGEST_TEXT, MOST_PREDICTIONS, Cycle, Decision, Prediction, Stage
from bot.pdsa.ports import CycleUnit
from bot.pdsa.step_intents import SaveAct, SaveDo, SaveGuess, SaveStudy, WriteAct, WriteDo, WriteGuess, WriteStudy
from bot.pdsa.words import DECISIONS, MATCHED, stands
from bot.pdsa.work import at_step

LONGEST_LABEL = 150
LONGEST_HINT = 600
RESULT, FITS, GUESS, LEARNED = "result-", "matched-", "guess-", "learned"
_NO_QUESTION = Prediction("", "")
Steps = tuple[tuple[Field, ...], ...]


def _text(name: str, label: str, hint: str, say: Say, *, long: bool = True) -> TextField:
    return TextField(name, say.line(label), say.line(hint), long=long, most=LONGEST_TEXT)


def shortened(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _question(prediction: Prediction, say: Say) -> str:
    return shortened(prediction.question, LONGEST_LABEL) or say.line("pdsa-guess")


def guessed(prediction: Prediction, say: Say) -> str:
    """What stands beside the result: the guess, and what was guessed later."""
    parts = [say.line("pdsa-you-guessed", guess=prediction.guess) if prediction.guess else say.line("pdsa-no-guess")]
    if prediction.amendments:
        parts.append(say.line("pdsa-guessed-later", guess=prediction.amendments[-1].text))
    return shortened(" ".join(parts), LONGEST_HINT)


# A guess


def _guess_fields(predictions: tuple[Prediction, ...], started: bool, say: Say) -> tuple[Field, ...]:
    def hint(each: Prediction) -> str:
        if not started:
            return say.line("pdsa-guess-hint")
        said = guessed(each, say)
        return say.line("pdsa-guess-stays", guessed=said) if each.guess or each.amendments else said

    return tuple(
        TextField(f"{GUESS}{index}", _question(each, say), hint(each), most=LONGEST_TEXT)
        for index, each in enumerate(predictions)
    )


def _write_guess(intent: WriteGuess, unit: CycleUnit, turn: Turn) -> tuple[Intent, Answers]:
    cycle = unit.cycles.get(intent.ref)
    if cycle.stage is Stage.CLOSED:
        raise StepNotNow(ref=cycle.ref, where=stands(cycle, turn.say))
    if cycle.stage is not Stage.PLAN:
        return intent, {}
    return intent, {f"{GUESS}{index}": each.guess for index, each in enumerate(cycle.predictions)}


def _guess_questions(carried: WriteGuess, answers: Answers, unit: CycleUnit, turn: Turn) -> Steps:
    cycle = unit.cycles.get(carried.ref)
    return (_guess_fields(asked_of(cycle), cycle.stage is not Stage.PLAN, turn.say),)


def _or(otherwise: tuple[Field, ...], prefix: str, choices: Choices) -> Steps:
    """The questions as the record has them, where it can be read."""
    fields = tuple(each for step in choices.questions for each in step)
    return (fields,) if any(each.name.startswith(prefix) for each in fields) else (otherwise,)


def _in_order(prefix: str, answers: Answers) -> tuple[str, ...]:
    found = tuple(answers.get(f"{prefix}{index}", "") for index in range(MOST_PREDICTIONS))
    return found[: max((n for n, text in enumerate(found, 1) if text), default=0)]


def _by_name(prefix: str, texts: tuple[str, ...]) -> dict[str, str]:
    return {f"{prefix}{index}": text for index, text in enumerate(texts[:MOST_PREDICTIONS])}


# What happened


def _do_steps(choices: Choices, say: Say) -> Steps:
    as_planned = YesNoField("as_planned", say.line("pdsa-as-planned"))
    return (
        (
            as_planned,
            _text("observations", "pdsa-observations", "pdsa-observations-hint", say),
            _text("differed", "pdsa-differed", "pdsa-differed-hint", say, long=False),
            _text("problems", "pdsa-problems", "pdsa-problems-hint", say, long=False),
            _text("data", "pdsa-data", "pdsa-data-hint", say, long=False),
            NumberField("tested", say.line("pdsa-tested"), least=0),
        ),
    )


_DID = ("differed", "observations", "problems", "data")


def _write_do(intent: WriteDo, unit: CycleUnit, turn: Turn) -> tuple[Intent, Answers]:
    """With what was written before the step was taken back."""
    cycle = at_step(unit.cycles.get(intent.ref), Stage.DO, turn.say)
    answers = {"tested": "" if cycle.plan.tested is None else str(cycle.plan.tested)}
    if cycle.did is not None:
        answers |= {name: getattr(cycle.did, name) for name in _DID}
        answers["as_planned"] = {None: "", True: "yes", False: "no"}[cycle.did.as_planned]
    return intent, answers


def _do_answers(save: SaveDo) -> Answers:
    return {name: getattr(save, name) for name in (*_DID, "as_planned", "tested")}


def _something_happened(answers: Answers) -> dict[str, Fault]:
    said = any(answers.get(name) for name in (*_DID, "as_planned"))
    return {} if said else {"observations": ("pdsa-say-something", {})}


# What it told us


def study_fields(predictions: tuple[Prediction, ...], say: Say) -> tuple[Field, ...]:
    fields: list[Field] = []
    for index, each in enumerate(predictions):
        hint = guessed(each, say)
        question = shortened(each.question, LONGEST_LABEL)
        label = say.line("pdsa-result-of", question=question) if question else say.line("pdsa-result-is")
        fields.append(TextField(f"{RESULT}{index}", label, hint, most=LONGEST_TEXT))
        if each.guess or each.amendments:
            fields.append(ChoiceField(f"{FITS}{index}", say.line("pdsa-matched"), options(MATCHED, say)))
    return (*fields, _text(LEARNED, "pdsa-learned", "pdsa-learned-hint", say))


def _write_study(intent: WriteStudy, unit: CycleUnit, turn: Turn) -> tuple[Intent, Answers]:
    cycle = at_step(unit.cycles.get(intent.ref), Stage.STUDY, turn.say)
    answers = {LEARNED: cycle.learned}
    answers |= _by_name(RESULT, tuple(each.result for each in cycle.predictions))
    answers |= _by_name(FITS, tuple(each.matched or "" for each in cycle.predictions))
    return intent, answers


def _study_questions(carried: WriteStudy, answers: Answers, unit: CycleUnit, turn: Turn) -> Steps:
    return (study_fields(asked_of(unit.cycles.get(carried.ref)), turn.say),)


def _study(opened_by: WriteStudy, answers: Answers) -> Intent:
    return SaveStudy(opened_by.ref, _in_order(RESULT, answers), _in_order(FITS, answers), answers.get(LEARNED, ""))


def _study_again(save: SaveStudy) -> tuple[Intent, Answers]:
    said = _by_name(RESULT, save.results) | _by_name(FITS, save.matched)
    return WriteStudy(save.ref), {**said, LEARNED: save.learned}


def _something_told(answers: Answers) -> dict[str, Fault]:
    said = answers.get(LEARNED) or any(text for name, text in answers.items() if name.startswith(RESULT))
    return {} if said else {LEARNED: ("pdsa-say-something", {})}


# What next


def _act_steps(choices: Choices, say: Say) -> Steps:
    return (
        (
            ChoiceField("decision", say.line("pdsa-decision"), options(DECISIONS, say), required=True),
            _text("why", "pdsa-why", "pdsa-why-hint", say, long=False),
            _text("changes", "pdsa-changes", "pdsa-changes-hint", say),
            _text("sustain", "pdsa-sustain", "pdsa-sustain-hint", say, long=False),
        ),
    )


_ACT = ("decision", "why", "changes", "sustain")


def _write_act(intent: WriteAct, unit: CycleUnit, turn: Turn) -> tuple[Intent, Answers]:
    cycle = at_step(unit.cycles.get(intent.ref), Stage.ACT, turn.say)
    return intent, {name: str(getattr(cycle.act, name)) for name in _ACT} if cycle.act else {}


def _act(opened_by: WriteAct, answers: Answers) -> Intent:
    return SaveAct(opened_by.ref, *(answers.get(name, "") for name in _ACT))


def _why_stopped(answers: Answers) -> dict[str, Fault]:
    stopped = answers.get("decision") == Decision.ABANDON and not answers.get("why")
    return {"why": ("pdsa-say-why", {})} if stopped else {}


# Learning from it

KINDS = {Decision.ADOPT: Kind.WORKED, Decision.ABANDON: Kind.DID_NOT_WORK}


def _learn(intent: LearnFromTest, unit: CycleUnit, turn: Turn) -> tuple[Intent, Answers]:
    cycle = unit.cycles.get(intent.ref)
    return WriteLearning(team=cycle.team, about=cycle.ref), learning_of(cycle)


def learning_of(cycle: Cycle) -> Answers:
    """What a test has told, as a learning: nothing has to be written twice."""
    did = cycle.did if cycle.done else None
    act = cycle.act if cycle.acted else None
    first = cycle.predictions[0] if cycle.predictions else _NO_QUESTION
    return {
        "learned": cycle.learned if cycle.studied else "",
        "happened": "\n".join(part for part in (did.observations, did.differed, did.problems) if part) if did else "",
        "kind": KINDS.get(act.decision, "") if act else "",
        "expected": first.guess,
        "why": (act.why if act else "") or cycle.plan.rationale,
        "next_step": act.changes or act.sustain if act else "",
    }


FORMS: dict[type[Intent], FormSpec] = {
    WriteGuess: FormSpec(
        title="pdsa-form-guess",
        save="pdsa-save",
        start=_write_guess,
        steps=lambda choices, say: _or(_guess_fields((_NO_QUESTION,), False, say), GUESS, choices),
        intent=lambda opened_by, answers: SaveGuess(opened_by.ref, _in_order(GUESS, answers)),
        again=lambda save: (WriteGuess(save.ref), _by_name(GUESS, save.guesses)),
        makes=(SaveGuess,),
        questions=_guess_questions,
    ),
    WriteDo: FormSpec(
        title="pdsa-form-do",
        save="pdsa-save",
        start=_write_do,
        steps=_do_steps,
        intent=lambda opened_by, answers: SaveDo(
            opened_by.ref, **{name: answers.get(name, "") for name in (*_DID, "as_planned", "tested")}
        ),
        again=lambda save: (WriteDo(save.ref), _do_answers(save)),
        makes=(SaveDo,),
        faults=_something_happened,
    ),
    WriteStudy: FormSpec(
        title="pdsa-form-study",
        save="pdsa-save",
        start=_write_study,
        steps=lambda choices, say: _or(study_fields((Prediction("", "…"),), say), RESULT, choices),
        intent=_study,
        again=_study_again,
        makes=(SaveStudy,),
        faults=_something_told,
        questions=_study_questions,
    ),
    WriteAct: FormSpec(
        title="pdsa-form-act",
        save="pdsa-save",
        start=_write_act,
        steps=_act_steps,
        intent=_act,
        again=lambda save: (WriteAct(save.ref), {name: getattr(save, name) for name in _ACT}),
        makes=(SaveAct,),
        faults=_why_stopped,
    ),
    LearnFromTest: replace(LEARNING[WriteLearning], start=_learn, makes=()),
}
