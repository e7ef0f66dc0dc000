"""The forms of joining."""

from bot.chat.form import Answers, Choices, Field, FormSpec, TextField
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.joining.intents import JoinWith, LinkWith, TypeCode
from bot.joining.ports import JoiningUnit
from bot.people.codes import tidy_code

LONGEST_TYPED = 40


def _start(intent: TypeCode, unit: JoiningUnit, turn: Turn) -> tuple[Intent, Answers]:
    return intent, {}


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    hint = say.line("join-code-hint")
    return ((TextField("code", say.line("join-code-label"), hint, required=True, most=LONGEST_TYPED),),)


def _intent(carried: TypeCode, answers: Answers) -> Intent:
    code = tidy_code(answers["code"])
    return LinkWith(code) if carried.what == "link" else JoinWith(code)


def _again(intent: JoinWith | LinkWith) -> tuple[Intent, Answers]:
    return TypeCode("link" if isinstance(intent, LinkWith) else "join"), {"code": intent.code}


FORMS: dict[type[Intent], FormSpec] = {
    TypeCode: FormSpec(
        title="join-code-title",
        save="join-code-save",
        start=_start,
        steps=_steps,
        intent=_intent,
        again=_again,
        makes=(JoinWith, LinkWith),
    )
}
