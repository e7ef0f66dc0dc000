"""An intent: what somebody asks for, as data that a button can carry."""

import json
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, ClassVar

from bot.chat.errors import OldButton
from bot.chat.spans import clean
from bot.people.model import Role

MOST_NUMBER = 1_000_000
"""The largest number that a button carries."""
LONGEST_VALUE = 4000
"""Characters of a text on a button that is no free text: ids, links, times."""
MOST_VALUES = 100
"""Texts in one field of a button."""
_REF = re.compile(r"[A-Z]-[1-9][0-9]{0,8}")
WORDS = "words"
Words = Annotated[str, WORDS]
"""Free text that a person wrote: the guard reads every field of this type before anything else does."""


@dataclass(frozen=True)
class Intent:
    """Subclasses are frozen; their fields are of type str, int, bool or tuple[str, ...]."""

    name: ClassVar[str]
    writes: ClassVar[bool] = False
    keeps: ClassVar[bool] = False
    """Writes a sealed draft and nothing else; it leaves no receipt."""
    needs: ClassVar[Role | None] = None
    """The role in the team concerned; None where the record decides, or nothing is needed."""
    for_team: ClassVar[bool] = False
    """Is about one team: its field `team` is filled in, and asked for where it is not known."""
    updates_card: ClassVar[bool] = False
    """A press answers in the card that bears the button, instead of below it."""
    opens_form: ClassVar[bool] = False
    """Is answered with a form, unless something has to be asked first."""
    own_page: ClassVar[bool] = False
    """Its page shows what the asker may see, when it is looked at; any other's what their teams see."""
    once: ClassVar[bool] = False
    """A second press shows what the first one did, even where nothing is left to do it to."""

    def agreed(self) -> "Intent":
        """What is asked for once somebody has said yes; an offer turns into what it offers."""
        return self


Handlers = Mapping[type[Intent], Callable[[Any, Any, Any], Any]]
"""Intent → handler(intent, unit, turn). A writing handler returns the intent that shows what is now so,
which is what a receipt keeps; any other returns a Reply."""


def team_of(intent: Intent) -> str:
    """The team that an intent names, or "" for the one that the asker works with."""
    return getattr(intent, "team", "")


def is_ref(text: str) -> bool:
    """Whether a record may be called so: H-12."""
    return _REF.fullmatch(text) is not None


_JSON = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)
"""Made once: an encoder costs more than what it does here."""


def encode(intent: Intent) -> str:
    kept: dict[str, Any] = {"do": intent.name}
    kept.update({name: value for name, value in vars(intent).items() if value not in ("", (), False)})
    return _JSON.encode(kept)


class Intents:
    """The closed list of intents, to read one back."""

    def __init__(self, known: Iterable[type[Intent]]) -> None:
        self._known: Mapping[str, type[Intent]] = {kind.name: kind for kind in known}

    def pressed(self, text: str) -> Intent:
        """What a platform returns. Input is hostile: cleaned, and bounded by what each intent allows."""
        intent = self.decode(text)
        if any(isinstance(value, int) and not 0 <= value <= MOST_NUMBER for value in vars(intent).values()):
            raise OldButton
        if any(_is_too_long(getattr(intent, name)) for name in vars(intent).keys() - dict(_free_texts(type(intent)))):  # type: ignore[arg-type]
            raise OldButton
        return replace(intent, **{name: _cleaned(value) for name, value in vars(intent).items()})

    def decode(self, text: str) -> Intent:
        """What was kept here. Raises OldButton for all but a known intent with fields of the right types."""
        try:
            values = json.loads(text)
            kind = self._known[values.pop("do")]
            hints = _kinds(kind)  # type: ignore[arg-type]  # mypy looks for the hash of an instance
            return kind(**{name: _checked(value, hints[name]) for name, value in values.items()})
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise OldButton from error


def _is_too_long(value: object) -> bool:
    if isinstance(value, tuple):
        return len(value) > MOST_VALUES or any(map(_is_too_long, value))
    return isinstance(value, str) and len(value) > LONGEST_VALUE


def _cleaned(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_cleaned(each) for each in value)
    return clean(value) if isinstance(value, str) else value


def _checked(value: object, kind: object) -> object:
    if isinstance(kind, types.GenericAlias):  # tuple[str, ...]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
    elif type(value) is kind:
        return value
    raise TypeError(kind)


def words_of(intent: Intent) -> dict[str, str]:
    """Field → text, for every field that is free text; a tuple's items are numbered, "tags.0"."""
    found: dict[str, str] = {}
    for name, several in _free_texts(type(intent)):  # type: ignore[arg-type]
        value = getattr(intent, name)
        if several:
            found.update({f"{name}.{index}": item for index, item in enumerate(value) if item})
        elif value:
            found[name] = value
    return found


@cache
def _kinds(intent: type[Intent]) -> Mapping[str, object]:
    """Field → its type. Reading the annotations anew would cost more than the rest of an intent."""
    return typing.get_type_hints(intent)


@cache
def _free_texts(intent: type[Intent]) -> tuple[tuple[str, bool], ...]:
    """(field, whether it holds several) of every field of type Words."""
    found: list[tuple[str, bool]] = []
    for name, kind in typing.get_type_hints(intent, include_extras=True).items():
        if typing.get_origin(kind) is Annotated:
            found.append((name, False))
        elif typing.get_origin(kind) is tuple and typing.get_origin(typing.get_args(kind)[0]) is Annotated:
            found.append((name, True))
    return tuple(found)


def with_words(intent: Intent, words: Mapping[str, str]) -> Intent:
    """The intent with its free text replaced, by the names of `words_of`."""
    changes: dict[str, object] = {}
    for name, text in words.items():
        field, _, index = name.partition(".")
        if index:
            items = list(typing.cast(tuple[str, ...], changes.get(field, getattr(intent, field))))
            items[int(index)] = text
            changes[field] = tuple(items)
        else:
            changes[field] = text
    return replace(intent, **typing.cast(typing.Any, changes))
