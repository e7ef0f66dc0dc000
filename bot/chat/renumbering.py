"""Old numbers in whatever comes in: somebody presses an old button, or types what an old message says."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from bot.chat.errors import HuddlelogError
from bot.chat.inbound import (
    BotAdded,
    ButtonPressed,
    FormSubmitted,
    HomeOpened,
    Inbound,
    MessageSaved,
    OptionsAsked,
    SearchAsked,
    TextSaid,
)
from bot.chat.intent import Intent, Intents, encode
from bot.people.renumbered import Renumbered, now_called

LONGEST_CHOICE = 1_000


def as_now_called(intent: Intent, steps: Sequence[Renumbered]) -> Intent:
    """Every field that is all of it a record's name."""
    changed = {name: new for name, value in vars(intent).items() if (new := _called(value, steps)) != value}
    return replace(intent, **changed) if changed else intent


def event_as_now_called(event: Inbound, intents: Intents, steps: Sequence[Renumbered]) -> Inbound:
    """Before anything else reads it. What is typed as a command is read first, and is an intent then."""
    match event:
        case ButtonPressed(_, encoded):
            return replace(event, intent=_encoded(encoded, intents, steps))
        case FormSubmitted():
            answers = {name: _answer(said, steps) for name, said in event.answers.items()}
            return replace(event, opened_by=_encoded(event.opened_by, intents, steps), answers=answers)
        case SearchAsked(_, words):
            return replace(event, words=now_called(words.strip(), steps))
        case TextSaid() | MessageSaved() | OptionsAsked() | HomeOpened() | BotAdded():
            return event
        case _:
            assert_never(event)


def _encoded(pressed: str, intents: Intents, steps: Sequence[Renumbered]) -> str:
    try:
        return encode(as_now_called(intents.pressed(pressed), steps))
    except HuddlelogError:
        return pressed  # whoever reads it says so


def _answer(said: str, steps: Sequence[Renumbered]) -> str:
    """One record that was chosen, or several with commas between."""
    return ",".join(now_called(each, steps) for each in said.split(",")) if len(said) < LONGEST_CHOICE else said


def _called(value: object, steps: Sequence[Renumbered]) -> object:
    if isinstance(value, tuple):
        return tuple(_called(each, steps) for each in value)
    return now_called(value, steps) if isinstance(value, str) else value
