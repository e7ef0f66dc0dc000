"""The themes there are until an organisation makes its own list, and which of them an entry's words point to."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.chat.phrases import LOCALE
from bot.themes.model import Theme

MOST_SUGGESTED = 2
_ENOUGH = 2
"""Different words of one theme."""


@dataclass(frozen=True)
class Default:
    theme: Theme
    words: re.Pattern[str]


@cache
def _read(locale: str) -> tuple[Default, ...]:
    """prompts/`locale`/themes.toml."""
    written = tomllib.loads((files("prompts") / locale / "themes.toml").read_text("utf-8"))
    return tuple(
        Default(Theme(each["key"], each["name"], each["hint"]), _beginnings(each["words"])) for each in written["theme"]
    )


def _beginnings(words: Collection[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)


def ten(locale: str = LOCALE) -> tuple[Theme, ...]:
    return tuple(each.theme for each in _read(locale))


def suggested(text: str, among: Collection[str], locale: str = LOCALE) -> tuple[str, ...]:
    """Keys of those `among` the themes that `text` has several words of, the most first."""
    found = [(len({word.casefold() for word in each.words.findall(text)}), each.theme.key) for each in _read(locale)]
    likely = sorted((each for each in found if each[0] >= _ENOUGH and each[1] in among), key=lambda each: -each[0])
    return tuple(key for _, key in likely[:MOST_SUGGESTED])
