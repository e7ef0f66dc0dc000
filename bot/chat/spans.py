"""Text as typed inline spans, and its stored form: a plain string in which only mentions are marked."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bot.people.model import PersonId


@dataclass(frozen=True)
class Plain:
    text: str


@dataclass(frozen=True)
class Bold:
    text: str


@dataclass(frozen=True)
class Code:
    text: str


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class Mention:
    """Somebody's name in a sentence. Renderers show the name and never call the person."""

    person: PersonId
    name: str


Span = Plain | Bold | Code | Link | Mention
Text = tuple[Span, ...]

# Private-use characters mark spans inside strings; they are removed from whatever comes in.
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
# Overrides and isolates can show words in an order in which they were not written.
_UNWANTED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff{_PRIVATE}]")
_PERSON_OPEN, _PERSON_CLOSE = "\ue010", "\ue011"
_STORED_MENTION = re.compile(f"{_PERSON_OPEN}([0-9a-f]{{16}}){_PERSON_CLOSE}")


def clean(text: str) -> str:
    """What a person typed, without control, private-use and direction-override characters; NFC."""
    return _UNWANTED.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def mark(person: PersonId) -> str:
    """The stored form of a mention."""
    return f"{_PERSON_OPEN}{person}{_PERSON_CLOSE}"


def store(text: Text) -> str:
    """Spans as they came in → the stored form; bold, code and links keep their words."""
    return "".join(mark(span.person) if isinstance(span, Mention) else clean(span.text) for span in text)


def read(stored: str, names: Mapping[PersonId, str]) -> Text:
    """The stored form as spans; somebody who is no longer known is "…"."""
    spans: list[Span] = []
    end = 0
    for match in _STORED_MENTION.finditer(stored):
        if match.start() > end:
            spans.append(Plain(stored[end : match.start()]))
        person = PersonId(match[1])
        spans.append(Mention(person, names.get(person, "…")))
        end = match.end()
    if end < len(stored):
        spans.append(Plain(stored[end:]))
    return tuple(spans)


def mentioned(stored: str) -> tuple[PersonId, ...]:
    return tuple(PersonId(person) for person in _STORED_MENTION.findall(stored))


def without_mentions(stored: str) -> str:
    return _STORED_MENTION.sub("", stored)


def blank_mentions(stored: str) -> str:
    """The stored form with each mention's id blanked out; every other character stays where it was."""
    return _STORED_MENTION.sub(lambda match: _PERSON_OPEN * len(match[0]), stored)


def spell_mentions(stored: str, names: Mapping[PersonId, str]) -> str:
    """The stored form as a plain string, for places that hold no spans such as a form's field."""
    return _STORED_MENTION.sub(lambda match: "@" + names.get(PersonId(match[1]), "…"), stored)


def plain(text: Text) -> str:
    """The words alone."""
    return "".join("@" + span.name if isinstance(span, Mention) else span.text for span in text)
