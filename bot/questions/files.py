"""Question sets in TOML files: read once, and what is wrong in one is said with its line while the others work."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from bot.chat.phrases import Say, load
from bot.questions.lines import line_of
from bot.questions.model import Question, QuestionSet
from bot.questions.tables import Wrong, set_of

_LINE = re.compile(r"\(at (?:line (\d+), column \d+|[^()]*)\)$")


@dataclass(frozen=True)
class Fault:
    """Something wrong in a file; `why` is a phrase's key."""

    file: str
    line: int
    why: str
    values: dict[str, str | int]

    def told(self, say: Say) -> str:
        why = say.line(self.why, **self.values)
        return say.line("questions-file-fault", file=self.file, line=str(self.line), why=why)


@dataclass(frozen=True)
class Sets:
    sets: tuple[QuestionSet, ...]
    """The one that is asked for first, then the others by their name."""
    faults: tuple[Fault, ...]
    fallback: QuestionSet
    """One question, which stands in for the first where that cannot be read."""


@cache
def read(locale: str, first: str) -> Sets:
    """prompts/`locale`/questions/*.toml, of which `first` is a name."""
    return read_folder(files("prompts") / locale / "questions", first, load(locale))


def read_folder(folder: Traversable, first: str, say: Say) -> Sets:
    fallback = QuestionSet(
        first, say.line("questions-fallback"), (Question("today", say.line("questions-fallback-question")),)
    )
    found: dict[str, QuestionSet] = {}
    faults: list[Fault] = []
    for file in sorted(folder.iterdir() if folder.is_dir() else (), key=lambda each: each.name):
        key, _, ending = file.name.rpartition(".")
        if ending != "toml":
            continue
        read_set, wrong = read_file(key, file)
        faults += wrong
        if read_set is not None:
            found[key] = read_set
    return Sets(
        (found.pop(first, fallback), *sorted(found.values(), key=lambda each: each.name)), tuple(faults), fallback
    )


def read_file(key: str, file: Traversable) -> tuple[QuestionSet | None, tuple[Fault, ...]]:
    """The set, or None and everything that is wrong in its file."""
    try:
        content = file.read_bytes()
    except OSError as error:
        return None, (Fault(file.name, 1, "question-file-unreadable", {"why": error.strerror or ""}),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (Fault(file.name, content.count(b"\n", 0, error.start) + 1, "question-file-not-utf-8", {}),)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _LINE.search(str(error))
        line = int(at[1]) if at and at[1] else text.rstrip().count("\n") + 1
        why = _LINE.sub("", str(error)).strip()
        return None, (Fault(file.name, line, "question-file-not-toml", {"why": why}),)
    made, wrong = set_of(key, table)
    return made, tuple(_faults(file.name, text, wrong))


def _faults(name: str, text: str, wrong: tuple[Wrong, ...]) -> Iterator[Fault]:
    for each in wrong:
        yield Fault(name, line_of(text, each.question, each.field), each.why, each.values)
