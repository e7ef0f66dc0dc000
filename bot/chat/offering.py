"""What a form's choices offer: phrases, or what the record has."""

from collections.abc import Mapping
from typing import Any

from bot.chat.form import ChoiceField, Choices, PersonField, SeveralField, chosen
from bot.chat.phrases import Say

Options = tuple[tuple[str, str], ...]


def offered(name: str, choices: Choices, say: Say) -> Options:
    """What the record offers for a field. Where that cannot be read, what was chosen stays chosen."""
    for each in (each for fields in choices.questions for each in fields if each.name == name):
        if isinstance(each, ChoiceField | PersonField | SeveralField):
            return each.options
        return tuple((value, say.line("form-as-chosen")) for value in chosen(each.value))
    return ()


def options(phrases: Mapping[Any, str], say: Say) -> Options:
    return tuple((str(value), say.line(phrase)) for value, phrase in phrases.items())
