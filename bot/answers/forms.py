"""The form of a huddle's questions, the one for being away, and those into which an answer is put."""

from dataclasses import replace

from bot.actions.forms import FORMS as ACTIONS
from bot.actions.intents import AddAction
from bot.actions.model import LONGEST_ACTION
from bot.answers.intents import (
    ActFromAnswer,
    AnswerHuddle,
    AskAway,
    LearnFromAnswer,
    OfAnswer,
    PassUpAnswer,
    SaveAnswers,
    SetAway,
    TryAnswer,
)
from bot.answers.ports import AnswerUnit
from bot.answers.said import said_in
from bot.answers.windows import is_named, to_answer
from bot.chat.form import Answers, Choices, Fault, Field, FormSpec, Start, TextField, check
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.concerns.forms import FORMS as CONCERNS
from bot.concerns.forms import ROOM
from bot.concerns.intents import AddConcern
from bot.concerns.model import LONGEST_CONCERN
from bot.huddles.model import Huddle
from bot.learning.forms import FORMS as LEARNING
from bot.learning.intents import WriteLearning
from bot.pdsa.beginning import begin
from bot.pdsa.forms import FORMS as PLANS
from bot.pdsa.intents import StartTest
from bot.questions.fields import PREFIX, as_words, field_name, fields_for, from_words

LONGEST_DAY = 40
Steps = tuple[tuple[Field, ...], ...]


def steps_of(huddle: Huddle, answers: Answers, unit: AnswerUnit, turn: Turn) -> Steps:
    """The huddle's own questions, as they are with the answers so far."""
    return fields_for(huddle.questions, answers, huddle.day, unit.people.colleagues(huddle.team), turn.say)


def _answer(intent: AnswerHuddle, unit: AnswerUnit, turn: Turn) -> tuple[Intent, Answers]:
    """What the person answered already; otherwise what they answered the last time, where a question asks for it."""
    huddle = to_answer(intent.ref, unit, turn.now)
    mine = unit.answers.get(huddle.ref, turn.person)
    shown: tuple[str, ...] = ()
    if mine is not None and not mine.skipped:
        words, shown = mine.words, tuple(mine.words)
    else:
        last = unit.answers.last_of(huddle.series, turn.person, huddle.ref)
        asked = {each.key for each in huddle.questions if each.from_last}
        words = {key: text for key, text in last.words.items() if key in asked} if last else {}
    answers = {field_name(key): text for key, text in words.items()}
    fields = [each for step in steps_of(huddle, answers, unit, turn) for each in step]
    still_good = answers.keys() - check(tuple(fields), answers).keys()  # an option may be gone, and a colleague
    return replace(intent, named=is_named(huddle, unit), shown=shown), {name: answers[name] for name in still_good}


def _questions(carried: AnswerHuddle, answers: Answers, unit: AnswerUnit, turn: Turn) -> Steps:
    """Beside the first field stands whether names are shown, before anything is written."""
    huddle = to_answer(carried.ref, unit, turn.now)
    first, *others = steps_of(huddle, answers, unit, turn)
    if not first:
        return (first, *others)
    notice = turn.say.line("answers-with-names" if carried.named else "answers-no-names")
    hint = f"{first[0].hint} {notice}".strip()
    return ((replace(first[0], hint=hint), *first[1:]), *others)


def _save(opened_by: AnswerHuddle, answers: Answers) -> Intent:
    given = {name.removeprefix(PREFIX): text for name, text in answers.items() if name.startswith(PREFIX) and text}
    words = tuple(as_words(text) for text in given.values())
    return SaveAnswers(opened_by.ref, tuple(given), words, named=opened_by.named, shown=opened_by.shown)


def _save_again(intent: SaveAnswers) -> tuple[Intent, Answers]:
    given = zip(intent.questions, intent.words, strict=False)
    answers = {field_name(key): from_words(words) for key, words in given}
    return AnswerHuddle(intent.ref, named=intent.named, shown=intent.shown), answers


def _one_is_enough(answers: Answers) -> dict[str, Fault]:
    given = any(text for name, text in answers.items() if name.startswith(PREFIX))
    return {} if given else {"": ("answers-one-is-enough", {})}


def _away_steps(choices: Choices, say: Say) -> Steps:
    label, hint = say.line("answers-away-until"), say.line("answers-away-until-hint")
    return ((TextField("until", label, hint, required=True, most=LONGEST_DAY),),)


def _learn(intent: OfAnswer, unit: AnswerUnit, turn: Turn) -> tuple[Intent, Answers]:
    said = said_in(intent, unit, turn)
    return WriteLearning(team=said.huddle.team, about=intent.ref), {"learned": said.words}


def _act(intent: OfAnswer, unit: AnswerUnit, turn: Turn) -> tuple[Intent, Answers]:
    said = said_in(intent, unit, turn)
    return AddAction(team=said.huddle.team, about=intent.ref), {"text": _shortened(said.words, LONGEST_ACTION)}


def _pass_up(intent: OfAnswer, unit: AnswerUnit, turn: Turn) -> tuple[Intent, Answers]:
    """Raised by the room: whoever presses may not be whose answer it is."""
    said = said_in(intent, unit, turn)
    carried = AddConcern(team=said.huddle.team, about=intent.ref, pass_up=True)
    return carried, {"text": _shortened(said.words, LONGEST_CONCERN), "raised": ROOM}


def _test(intent: OfAnswer, unit: AnswerUnit, turn: Turn) -> tuple[Intent, Answers]:
    said = said_in(intent, unit, turn)
    return begin(StartTest(team=said.huddle.team, trying=said.words, about=intent.ref), unit, turn)


def _shortened(words: str, most: int) -> str:
    """The whole stands in the summary still."""
    return words if len(words) <= most else words[: most - 1] + "…"


def _starting(spec: FormSpec, start: Start) -> FormSpec:
    """Another feature's form, which goes on as its own once it is open."""
    return replace(spec, start=start, makes=())


FORMS: dict[type[Intent], FormSpec] = {
    AnswerHuddle: FormSpec(
        title="answers-form",
        save="answers-save",
        start=_answer,
        steps=lambda choices, say: choices.questions or ((),),
        intent=_save,
        again=_save_again,
        makes=(SaveAnswers,),
        faults=_one_is_enough,
        more="answers-more",
        questions=_questions,
    ),
    AskAway: FormSpec(
        title="answers-form-away",
        save="answers-save",
        start=lambda intent, unit, turn: (intent, {}),
        steps=_away_steps,
        intent=lambda opened_by, answers: SetAway(answers["until"]),
        again=lambda away: (AskAway(), {"until": away.until}),
        makes=(SetAway,),
    ),
    LearnFromAnswer: _starting(LEARNING[WriteLearning], _learn),
    ActFromAnswer: _starting(ACTIONS[AddAction], _act),
    PassUpAnswer: _starting(CONCERNS[AddConcern], _pass_up),
    TryAnswer: _starting(PLANS[StartTest], _test),
}
