"""A record without the names of people, for whoever reads it beyond its team."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, Protocol, TypeVar, cast

from bot.chat.phrases import Say
from bot.chat.spans import mentioned, spell_mentions
from bot.people.model import TeamId
from bot.people.ports import PeopleRepository

Hide = Callable[[str], str]
_Record = TypeVar("_Record")
FEWEST_BEYOND_THE_TEAM = 5
"""A count of people, of patients or of what they did, from 1 to less than this, is not told beyond the team: it could
point to somebody."""


def hiding(names: Iterable[str], instead: str) -> Hide:
    """Mentions, and with an @ before them the names of colleagues, which forms have spelled."""
    longest_first = sorted({" ".join(each.split()) for each in names if each.strip()}, key=len, reverse=True)
    spelled = re.compile(rf"@(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    def hide(text: str) -> str:
        if mentioned(text):
            text = spell_mentions(text, {}).replace("@…", instead)
        return spelled.sub(lambda _: instead, text) if longest_first else text

    return hide


class _Unit(Protocol):
    @property
    def people(self) -> PeopleRepository: ...


def hiding_of(team: TeamId, unit: _Unit, say: Say) -> Hide:
    """Those of a team, who are looked up where somebody may be named."""

    @cache
    def theirs() -> Hide:
        return hiding(unit.people.colleagues(team).values(), say.line("report-somebody"))

    def hide(text: str) -> str:
        return theirs()(text) if "@" in text or mentioned(text) else text

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
