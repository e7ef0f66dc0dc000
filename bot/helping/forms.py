"""The forms of a question to another team's lead, and of an answer to one."""

from bot.chat.form import Answers, Choices, Field, FormSpec, TextField
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.helping.errors import AskAnswered
from bot.helping.handlers import required_team, to_answer
from bot.helping.intents import AnswerQuestion, AskTheTeam, SendAnswer, SendQuestion
from bot.helping.model import LONGEST_TEXT, AskKind
from bot.helping.ports import HelpingUnit


def _ask(intent: AskTheTeam, unit: HelpingUnit, turn: Turn) -> tuple[Intent, Answers]:
    required_team(intent.ref, unit, turn)
    return intent, {}


def _question(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    hint = say.line("help-question-hint")
    return ((TextField("question", say.line("help-question"), hint, required=True, long=True, most=LONGEST_TEXT),),)


def _answer(intent: AnswerQuestion, unit: HelpingUnit, turn: Turn) -> tuple[Intent, Answers]:
    if to_answer(intent.ref, AskKind.QUESTION, unit, turn).answered is not None:
        raise AskAnswered
    return intent, {}


def _reply(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    hint = say.line("help-answer-hint")
    return ((TextField("answer", say.line("help-answer"), hint, required=True, long=True, most=LONGEST_TEXT),),)


FORMS: dict[type[Intent], FormSpec] = {
    AskTheTeam: FormSpec(
        title="help-question-form",
        save="help-question-send",
        start=_ask,
        steps=_question,
        intent=lambda opened_by, answers: SendQuestion(opened_by.ref, answers["question"]),
        again=lambda sent: (AskTheTeam(sent.ref), {"question": sent.question}),
        makes=(SendQuestion,),
    ),
    AnswerQuestion: FormSpec(
        title="help-answer-form",
        save="help-answer-send",
        start=_answer,
        steps=_reply,
        intent=lambda opened_by, answers: SendAnswer(opened_by.ref, answers["answer"]),
        again=lambda sent: (AnswerQuestion(sent.ref), {"answer": sent.answer}),
        makes=(SendAnswer,),
    ),
}
