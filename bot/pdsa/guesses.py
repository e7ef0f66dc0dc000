"""Questions with their guesses: written before a test starts, kept as they were afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat.errors import TooManyGuesses
from bot.chat.phrases import Say
from bot.pdsa.model import MOST_AMENDMENTS, Amendment, Cycle, Prediction

_AT_END = " .!…"


def sure(text: str, say: Say) -> str:
    """The guess, or "" where they say that they have none."""
    guess = text.strip()
    return "" if guess.rstrip(_AT_END).casefold() == say.line("pdsa-not-sure").casefold() else guess


def read_lines(text: str) -> tuple[tuple[str, str], ...]:
    """(question, guess) of each line: what stands behind the question mark is the guess."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        question, mark, guess = line.strip().partition("?")
        if question.strip():
            found.setdefault(question.strip() + mark, guess.strip(" –—-:"))
    return tuple(found.items())


def as_lines(predictions: Sequence[Prediction]) -> str:
    """The further ones, as the form has them."""
    return "\n".join(f"{each.question} {each.guess}".strip() for each in predictions[1:])


def before(
    present: Sequence[Prediction], guess: str, further: Sequence[tuple[str, str]], now: datetime
) -> tuple[Prediction, ...]:
    """What is guessed of a test that has not started. The first question is always what will happen."""
    known = {each.question: each for each in present}
    asked = (("", guess), *further)
    return tuple(_guessed(known.get(question, Prediction(question, "")), text, now) for question, text in asked)


def _guessed(prediction: Prediction, guess: str, now: datetime) -> Prediction:
    return replace(prediction, guess=guess, made=(prediction.made or now) if guess else None)


def after(
    present: Sequence[Prediction], guess: str, further: Sequence[tuple[str, str]], now: datetime
) -> tuple[Prediction, ...]:
    """What is guessed once a test has started: nothing is changed, and what differs is added with its time."""
    said = dict((("", guess), *further))
    kept = tuple(amended(each, said.pop(each.question, ""), now) for each in present)
    return (*kept, *(amended(Prediction(question, ""), text, now) for question, text in said.items()))


def amended(prediction: Prediction, text: str, now: datetime) -> Prediction:
    """With what is guessed now, where that is something else than before."""
    last = prediction.amendments[-1].text if prediction.amendments else prediction.guess
    if not text or text in (last, prediction.guess):
        return prediction
    if len(prediction.amendments) >= MOST_AMENDMENTS:
        raise TooManyGuesses(most=MOST_AMENDMENTS)
    return replace(prediction, amendments=(*prediction.amendments, Amendment(text, now)))


def asked_of(cycle: Cycle) -> tuple[Prediction, ...]:
    """At least one question: what will happen."""
    return cycle.predictions or (Prediction("", ""),)


def has_guess(predictions: Sequence[Prediction]) -> bool:
    return any(each.guess for each in predictions)
