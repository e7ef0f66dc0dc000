"""One grammar: words → an intent, from the features' tables of commands."""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from bot.chat.intent import Intent

_REF = re.compile(r"#?([A-Za-z]-\d{1,9})[.!]?")
_FEW = 3
_APART = re.compile(r"\([^()]*\)$")
_PUNCTUATION = " \t\n.!?"
_AFTER = r"(?:\s*[:–—]\s*|\s+|$)"


class Takes(Enum):
    """What follows a command's words."""

    NOTHING = "nothing"
    TEXT = "text"
    """At least a word."""
    ANY = "any"
    FEW = "few"
    """At most three words, or none: with more behind it the words mean something else. What tells one thing apart
    from another of its name, as in Ward 7 (north wing), is not counted."""
    REF = "ref"
    """A record's id alone: with more behind it the words mean something else."""


_BEHIND = {Takes.NOTHING: "", Takes.TEXT: " …", Takes.FEW: "", Takes.ANY: " …"}


@dataclass(frozen=True)
class Command:
    words: tuple[str, ...]
    """The same command in other words; the first is the one that help shows."""
    takes: Takes
    intent: Callable[[str], Intent]
    help: str = ""
    """The phrase that explains it; "" for a slip that needs no line of its own."""
    example: str = "L-12"
    """Of the id that it takes."""

    @property
    def pattern(self) -> str:
        """As help shows it: learn …, learn show L-12."""
        return self.words[0] + (f" {self.example}" if self.takes is Takes.REF else _BEHIND[self.takes])


def understand(text: str, commands: Iterable[Command]) -> Intent | None:
    """The intent of the longest command that fits; None when none does."""
    said = text.strip().removeprefix("/")
    first = said[:1].lower()
    fits = [
        (len(words), command, rest)
        for command in commands
        for words in command.words
        if words[0] == first and (rest := _rest(said, words, command.takes)) is not None
    ]
    if not fits:
        return None
    _, command, rest = max(fits, key=lambda fit: fit[0])
    return command.intent(rest)


def _rest(said: str, words: str, takes: Takes) -> str | None:
    if takes is Takes.NOTHING:
        said = said.rstrip(_PUNCTUATION)
    match = _expression(words).match(said)
    if match is None:
        return None
    rest = said[match.end() :].strip()
    if takes is Takes.NOTHING:
        return "" if not rest else None
    if takes is Takes.FEW:
        return rest if len(_APART.sub("", rest).split()) <= _FEW else None
    if takes is Takes.REF:
        ref = _REF.fullmatch(rest)
        return ref[1].upper() if ref else None
    return rest if rest or takes is Takes.ANY else None


@cache
def _expression(words: str) -> re.Pattern[str]:
    """Of a command's words, of which there are only those in the tables."""
    return re.compile(r"\s+".join(map(re.escape, words.split())) + _AFTER, re.IGNORECASE)


def nearest(text: str, commands: Iterable[Command]) -> tuple[str, ...]:
    """Up to three commands whose words look like the first of `text`, best first."""
    known = sorted({command.words[0] for command in commands})
    first = text.lower().strip().removeprefix("/").split()[:2]
    tries = dict.fromkeys((" ".join(first), "".join(first[:1])))
    close = [match for each in tries if each for match in difflib.get_close_matches(each, known, 3, 0.7)]
    return tuple(dict.fromkeys(close))[:3]
