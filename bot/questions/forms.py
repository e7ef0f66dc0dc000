"""The forms of question sets: one question, and a set's name."""

from bot.chat.form import (
    Answers,
    ChoiceField,
    Choices,
    Fault,
    Field,
    FormSpec,
    NumberField,
    SeveralField,
    TextField,
    YesNoField,
    chosen,
)
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.questions.changing import place_of, to_change
from bot.questions.intents import EditQuestion, NameQuestionSet, RenameQuestionSet, SaveQuestion
from bot.questions.model import LONGEST_LABEL, LONGEST_NAME, SHORTEST, Kind, Question
from bot.questions.ports import QuestionUnit
from bot.questions.rules import LONGEST_HINT, faults_of
from bot.questions.words import BECOMES, KINDS, WEEKDAYS

_TEXTS = ("label", "kind", "hint", "after", "answered", "becomes")
_YES_NO = ("required", "from_last")
_FIELDS = (*_TEXTS, *_YES_NO, "options", "weekdays")
_NEW = Question("", "")


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    kinds = tuple((each.value, say.line(key)) for each, key in KINDS.items())
    becomes = tuple((each.value, say.line(key)) for each, key in BECOMES.items())
    days = tuple((str(number), say.line(key)) for number, key in enumerate(WEEKDAYS))
    first: tuple[Field, ...] = (
        TextField("label", say.line("questions-label"), required=True, most=LONGEST_LABEL),
        ChoiceField("kind", say.line("questions-kind"), kinds, required=True),
        TextField("options", say.line("questions-options"), say.line("questions-options-hint"), long=True),
        TextField("hint", say.line("questions-hint"), say.line("questions-hint-hint"), most=LONGEST_HINT),
        YesNoField("required", say.line("questions-required")),
    )
    second: tuple[Field, ...] = (
        SeveralField("weekdays", say.line("questions-weekdays"), days, say.line("questions-weekdays-hint")),
        *_condition(choices, say),
        YesNoField("from_last", say.line("questions-from-last")),
        ChoiceField("becomes", say.line("questions-becomes"), becomes, hint=say.line("questions-becomes-hint")),
    )
    return first, second


def _condition(choices: Choices, say: Say) -> tuple[Field, ...]:
    """Only where there are earlier questions; where those cannot be read, with the one that was chosen."""
    found = next((each for fields in choices.questions for each in fields if each.name == "after"), None)
    if found is None:
        return ()
    if not isinstance(found, ChoiceField):
        found = ChoiceField("after", say.line("questions-after"), ((found.value, say.line("form-as-chosen")),))
    answered = say.line("questions-answered"), say.line("questions-answered-hint")
    return found, TextField("answered", *answered, most=LONGEST_LABEL)


def _earlier(intent: EditQuestion, answers: Answers, unit: QuestionUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    own = to_change(intent.key, unit, turn)
    earlier = own.questions[: place_of(intent.question, own)] if intent.question else own.questions
    if not earlier:
        return ()
    options = tuple((each.key, each.label) for each in earlier)
    return ((ChoiceField("after", turn.say.line("questions-after"), options),),)


def _edit(intent: EditQuestion, unit: QuestionUnit, turn: Turn) -> tuple[Intent, Answers]:
    own = to_change(intent.key, unit, turn)
    return intent, _answers_of(own.questions[place_of(intent.question, own)] if intent.question else _NEW)


def _answers_of(question: Question) -> Answers:
    answers = {name: str(getattr(question, name)) for name in _TEXTS}
    answers |= {name: "yes" if getattr(question, name) else "no" for name in _YES_NO}
    return answers | {"options": "\n".join(question.options), "weekdays": ",".join(map(str, question.weekdays))}


def _save(opened_by: EditQuestion, answers: Answers) -> Intent:
    texts = {name: answers.get(name, "") for name in _TEXTS}
    return SaveQuestion(
        key=opened_by.key,
        question=opened_by.question,
        **texts,
        required=answers.get("required") == "yes",
        from_last=answers.get("from_last") == "yes",
        options=_lines(answers.get("options", "")),
        weekdays=chosen(answers.get("weekdays", "")),
        changed=tuple(name for name in _FIELDS if name in answers),
    )


def _again(intent: SaveQuestion) -> tuple[Intent, Answers]:
    answers = {name: str(getattr(intent, name)) for name in _TEXTS}
    answers |= {name: "yes" if getattr(intent, name) else "no" for name in _YES_NO}
    answers |= {"options": "\n".join(intent.options), "weekdays": ",".join(intent.weekdays)}
    return EditQuestion(intent.key, intent.question), {name: answers[name] for name in intent.changed}


def _faults(answers: Answers) -> dict[str, Fault]:
    """What can be told without the other questions."""
    kind = next((each for each in Kind if each == answers.get("kind")), Kind.LONG)
    options = _lines(answers.get("options", "")) if kind is Kind.CHOICE else ()
    written = Question("new", answers.get("label", ""), kind, options=options)
    found = {name: (key, values) for name, key, values in faults_of(written, ())}
    if answers.get("answered") and not answers.get("after"):
        found["answered"] = ("question-answered-alone", {})
    return found


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _name(intent: NameQuestionSet, unit: QuestionUnit, turn: Turn) -> tuple[Intent, Answers]:
    own = to_change(intent.key, unit, turn)
    return intent, {"set_name": own.name, "minutes": str(own.minutes)}


def _name_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    return (
        (
            TextField("set_name", say.line("questions-name"), required=True, most=LONGEST_NAME),
            NumberField("minutes", say.line("questions-minutes"), required=True, least=SHORTEST),
        ),
    )


FORMS: dict[type[Intent], FormSpec] = {
    EditQuestion: FormSpec(
        title="questions-form",
        save="learning-save",
        start=_edit,
        steps=_steps,
        intent=_save,
        again=_again,
        makes=(SaveQuestion,),
        faults=_faults,
        more="learning-more",
        questions=_earlier,
        ends_early=True,
    ),
    NameQuestionSet: FormSpec(
        title="questions-form-name",
        save="learning-save",
        start=_name,
        steps=_name_steps,
        intent=lambda opened_by, answers: RenameQuestionSet(opened_by.key, answers["set_name"], answers["minutes"]),
        again=lambda name: (NameQuestionSet(name.key), {"set_name": name.set_name, "minutes": name.minutes}),
        makes=(RenameQuestionSet,),
    ),
}
