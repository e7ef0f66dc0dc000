"""Speaking to a person at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.chat.phrases import Say


class CannotGoOn(Exception):
    """A command that has to stop; `key` is the phrase that says why and what to do."""

    def __init__(self, key: str, code: int = 2, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.code = code
        self.values_of = values


@dataclass(frozen=True)
class Terminal:
    say: Say

    def tell(self, key: str, **values: str | int) -> None:
        """To standard error, as everything but an export: that one may be piped on."""
        print(self.say.line(key, **values), file=sys.stderr)  # noqa: T201

    def complain(self, key: str, **values: str | int) -> None:
        print(f"huddlelog: {self.say.line(key, **values)}", file=sys.stderr)  # noqa: T201

    def show(self, line: str) -> None:
        print(line)  # noqa: T201

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[int], object]]:
        """A bar on a terminal, nothing elsewhere."""
        from tqdm import tqdm

        with tqdm(total=total, disable=not sys.stderr.isatty(), leave=False) as bar:
            yield bar.update
