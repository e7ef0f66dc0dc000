"""A record without the names of people, for whoever reads it beyond its team."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from bot.chat.spans import mentioned, spell_mentions

Hide = Callable[[str], str]
_Record = TypeVar("_Record")
FEWEST = 5
"""People of whom a number is told beyond the team; fewer could be recognised."""


def hiding(names: Iterable[str], instead: str) -> Hide:
    """Mentions, and with an @ before them the names of colleagues, which forms have spelled."""
    longest_first = sorted({" ".join(each.split()) for each in names if each.strip()}, key=len, reverse=True)
    spelled = re.compile(rf"@(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    def hide(text: str) -> str:
        if mentioned(text):
            text = spell_mentions(text, {}).replace("@…", instead)
        return spelled.sub(lambda _: instead, text) if longest_first else text

    return hide


def without_names(record: _Record, hide: Hide) -> _Record:
    """Every text in it, however deep."""
    return cast(_Record, _hidden(record, hide))


def _hidden(value: Any, hide: Hide) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, tuple):
        return tuple(_hidden(each, hide) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _hidden(getattr(value, field.name), hide) for field in fields(value)})
    return value
