"""A list of themes as an administrator writes it: one a line. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.search.query import theme_key
from bot.themes.model import LONGEST_HINT, LONGEST_NAME, MOST, Theme

RENAMES = ">"
"""Old name > New name."""
HINTS = ":"
"""Name: what belongs to it."""


class Misread(Exception):
    """`key` is a phrase's, `values_of` belong to it."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values_of = values


@dataclass(frozen=True)
class _Line:
    name: str
    hint: str
    before: str
    """What it was called; "" where that is the same."""


def as_lines(themes: Sequence[Theme]) -> str:
    return "\n".join(each.name for each in themes if not each.ended)


def read_list(text: str, before: Sequence[Theme]) -> tuple[Theme, ...]:
    """The new list in the order of its lines; what is not named any more has ended, and stays behind them. A theme
    keeps its key whatever it is called, and its hint where none is written. Raises Misread."""
    lines = [_read(line) for line in text.splitlines() if line.strip()]
    if not lines:
        raise Misread("theme-list-empty")
    if len(lines) > MOST:
        raise Misread("theme-too-many", count=len(lines), most=MOST)
    new: dict[str, Theme] = {}
    for line in lines:
        theme = _theme(line, before, {*new, *(each.key for each in before)})
        if theme.key in new or any(theme_key(each.name) == theme_key(theme.name) for each in new.values()):
            raise Misread("theme-twice", name=theme.name)
        new[theme.key] = theme
    gone = [replace(each, ended=True) for each in before if each.key not in new]
    return (*new.values(), *gone)


def _read(line: str) -> _Line:
    rest, _, hint = (part.strip() for part in line.partition(HINTS))
    before, renames, name = (part.strip() for part in rest.partition(RENAMES))
    if not renames:
        before, name = "", before
    elif not before:
        raise Misread("theme-rename-what", name=name)
    if not theme_key(name):
        raise Misread("theme-without-name", line=_shortened(line))
    for words, most in ((name, LONGEST_NAME), (hint, LONGEST_HINT)):
        if len(words) > most:
            raise Misread("theme-too-long", words=_shortened(words), length=len(words), most=most)
    return _Line(name, hint, before)


def _theme(line: _Line, before: Sequence[Theme], taken: set[str]) -> Theme:
    known = _called(line.before or line.name, before)
    if known is not None:
        return replace(known, name=line.name, hint=line.hint or known.hint, ended=False)
    if line.before:
        raise Misread("theme-rename-what", name=line.before)
    key = base = theme_key(line.name)
    number = 2
    while key in taken:  # a theme that was renamed has kept the key that this one would have
        key = f"{base[:50]}-{number}"
        number += 1
    return Theme(key, line.name, line.hint)


def _called(name: str, before: Sequence[Theme]) -> Theme | None:
    """By its name alone: a key may be that of a name it had once. One that goes on is meant first."""
    called = [each for each in before if theme_key(each.name) == theme_key(name)]
    return min(called, key=lambda each: each.ended, default=None)


def _shortened(text: str) -> str:
    return text.strip()[:LONGEST_NAME]
