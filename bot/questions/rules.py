"""What a question has to be like, whether it comes from a file or from a form in chat."""

from collections.abc import Iterator, Sequence

from bot.questions.fields import NO, YES
from bot.questions.model import LONGEST_LABEL, MOST_OPTIONS, Kind, Question

LONGEST_HINT = 200
LONGEST_OPTION = 75
"""Every platform shows as much in a list."""

RuleFault = tuple[str, str, dict[str, str | int]]
"""The question's field, a phrase's key and its values."""


def faults_of(question: Question, earlier: Sequence[Question]) -> Iterator[RuleFault]:
    """What is wrong with a question that stands behind `earlier`."""
    if any(each.key == question.key for each in earlier):
        yield "key", "question-key-twice", {"key": question.key}
    if not question.label.strip():
        yield "label", "question-no-label", {}
    for name, most in (("label", LONGEST_LABEL), ("hint", LONGEST_HINT), ("answered", LONGEST_LABEL)):
        length = len(getattr(question, name))
        if length > most:
            yield name, "form-too-long", {"length": length, "most": most}
    yield from _options(question)
    yield from _condition(question, earlier)


def _options(question: Question) -> Iterator[RuleFault]:
    options = question.options
    if question.kind is not Kind.CHOICE:
        if options:
            yield "options", "question-options-not-wanted", {}
        return
    if len(options) < 2:
        yield "options", "question-options-missing", {}
    if len(options) > MOST_OPTIONS:
        yield "options", "question-too-many-options", {"most": MOST_OPTIONS}
    for each in options:
        if len(each) > LONGEST_OPTION:
            yield "options", "form-too-long", {"length": len(each), "most": LONGEST_OPTION}
    if len({each.strip().casefold() for each in options} - {""}) < len(options):
        yield "options", "question-option-twice", {}


def _condition(question: Question, earlier: Sequence[Question]) -> Iterator[RuleFault]:
    if not question.after:
        if question.answered:
            yield "answered", "question-answered-alone", {}
        return
    asked = next((each for each in earlier if each.key == question.after), None)
    if asked is None:
        yield "after", "question-after-unknown", {"key": question.after}
    elif question.answered and not possible(asked, question.answered):
        yield "answered", "question-answered-not-possible", {"said": question.answered}


def possible(question: Question, answer: str) -> bool:
    """Whether a question can be answered so."""
    match question.kind:
        case Kind.CHOICE:
            return answer.strip().casefold() in {each.strip().casefold() for each in question.options}
        case Kind.YES_NO:
            return answer.strip().casefold() in (YES, NO)
        case Kind.PERSON:
            return False
        case _:
            return True
