"""Every word that the bot says: Fluent phrases from prompts/, with people's own words passed through as spans."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from fluent.runtime import FluentBundle, FluentResource

from bot.chat.spans import Bold, Code, Plain, Span, Text, plain

Value = str | int | date | Span | Text

LOCALE = "en"
"""The one language so far; the folder in prompts/."""

# What a formatter may not touch travels as a number between private-use characters, which no input
# contains (spans.clean); BOLD() and CODE() wrap their argument in two more pairs.
_SPAN = "\ue000{}\ue001"
_BOLD = "\ue002{}\ue003"
_CODE = "\ue004{}\ue005"
_MARKED = re.compile("\ue000(\\d+)\ue001|\ue002(.*?)\ue003|\ue004(.*?)\ue005", re.DOTALL)
_LONGEST_INLINE = 1000
"""Fluent refuses longer values, so those travel as spans."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Say(Protocol):
    def text(self, key: str, /, **values: Value) -> Text:
        """The phrase as spans."""
        ...

    def line(self, key: str, /, **values: Value) -> str:
        """The phrase as a plain string: a label, a hint, a title."""
        ...


class Phrasebook:
    def __init__(self, sources: Iterable[str]) -> None:
        self._labels: dict[str, str] = {}
        functions: dict[str, Callable[[Any], Any]] = {"BOLD": _wrap(_BOLD), "CODE": _wrap(_CODE)}
        self._bundle = FluentBundle(["en-GB"], functions=functions, use_isolating=False)
        for source in sources:
            self._bundle.add_resource(FluentResource(source))

    def text(self, key: str, /, **values: Value) -> Text:
        spans: list[Span] = []
        return tuple(_spans(self._format(key, values, spans), spans))

    def line(self, key: str, /, **values: Value) -> str:
        if values:
            return plain(self.text(key, **values))
        if key not in self._labels:
            self._labels[key] = plain(self.text(key))
        return self._labels[key]

    def _format(self, key: str, values: Mapping[str, Value], spans: list[Span]) -> str:
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(key)
        arguments = {name: _argument(value, spans) for name, value in values.items()}
        formatted, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise errors[0]
        return str(formatted)


@cache
def load(locale: str = LOCALE) -> Phrasebook:
    """Reads prompts/`locale`/*.ftl, once: it takes a fifth of a second."""
    folder = files("prompts") / locale
    return Phrasebook(each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".ftl"))


def _wrap(marks: str) -> Callable[[object], str]:
    return lambda argument: marks.format(argument)


def _argument(value: Value, spans: list[Span]) -> str | int | date:
    if isinstance(value, int | date):
        return value
    if isinstance(value, str):
        value = _PRIVATE.sub("", value)
        if len(value) <= _LONGEST_INLINE:
            return value
        value = Plain(value)
    marks = ""
    for span in value if isinstance(value, tuple) else (value,):
        marks += _SPAN.format(len(spans))
        spans.append(span)
    return marks


def _spans(formatted: str, spans: list[Span]) -> Iterable[Span]:
    end = 0
    for match in _MARKED.finditer(formatted):
        if match.start() > end:
            yield Plain(formatted[end : match.start()])
        index, bold, code = match.groups()
        if index is not None:
            yield spans[int(index)]
        elif bold is not None:
            yield Bold(plain(tuple(_spans(bold, spans))))
        else:
            yield Code(plain(tuple(_spans(code, spans))))
        end = match.end()
    if end < len(formatted):
        yield Plain(formatted[end:])
