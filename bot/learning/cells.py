"""Single cells of a file: which forms are taken, what the guard hides in them, and what is understood of them."""

import json
import math
import re
from datetime import date, datetime
from typing import TypeVar

from dateutil import parser

from bot.chat.spans import clean
from bot.chat.tags import tidy_tags
from bot.learning.model import UNDATED, Evidence, Kind, Setting
from bot.privacy.screening import Found, find, hide
from bot.search.query import theme_key
from bot.themes.model import MOST_OF_ENTRY

LONGEST_IN_A_NOTE = 60
LISTS = ("tags", "themes")
"""Columns that a file may have as lists."""
_LONGEST_DATE = 100
_SYNONYMS = {
    "did not work": Kind.DID_NOT_WORK.value,
    "insight from service users": Kind.INSIGHT.value,
    "story": Kind.STORY.value,
}
_ANY_DAYS = (datetime(2000, 1, 1), datetime(2001, 2, 15))  # noqa: DTZ001 - no moment, only what a date leaves out

Notes = list[tuple[str, str]]
"""(phrase, value) for what was understood only in part."""


class RowFault(Exception):
    """A row that cannot be taken; `key` is a phrase's, `values` belong to it."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values_of = values


def readable(column: str, value: object) -> object:
    """A value without NUL, in its own form; raises RowFault for a form that no column has."""
    if isinstance(value, str):
        return _readable(value)
    if column in LISTS and isinstance(value, list) and all(isinstance(tag, str) for tag in value):
        return [_readable(tag) for tag in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise RowFault("row-not-a-number", column=column)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise RowFault("row-not-text", column=column)


def found_in(column: str, value: object) -> tuple[Found, ...]:
    texts = _listed(value) if column in LISTS else None
    return tuple(found for text in ([text_of(value)] if texts is None else texts) for found in find(text))


def masked(column: str, value: object) -> object:
    """A value with its identifiers hidden, in its own form where there are none."""
    tags = _listed(value) if column in LISTS else None
    if tags is not None:
        hidden = [hide(tag)[0] for tag in tags]
        return value if hidden == tags else hidden
    text, count = hide(text_of(value))
    return text if count else value


def text_of(value: object) -> str:
    return "" if value is None else str(value)


def shortened(text: str) -> str:
    """For a note, on one line."""
    line = " ".join(clean(text).split())
    return line if len(line) <= LONGEST_IN_A_NOTE else line[:LONGEST_IN_A_NOTE] + "…"


def day_of(value: object, notes: Notes) -> date:
    """ISO 8601 first; then whatever else people write, day before month."""
    text = text_of(value).strip()
    if not text:
        return UNDATED
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    day = _day_in(text)
    if day is None:
        notes.append(("row-date-not-read", shortened(text)))
    return day or UNDATED


class _FullYears(parser.parserinfo):
    """A year of two digits would be put into a century by what year it is today."""

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        if year < 1000:
            raise ValueError(year)
        return year


def _day_in(text: str) -> date | None:
    """The first of the month where no day is named; None unless both month and year are."""
    if len(text) > _LONGEST_DATE:
        return None
    read = parser.parser(_FullYears(dayfirst=not re.match(r"\d{4}", text))).parse
    try:
        one, other = (read(text, default=default, ignoretz=True).date() for default in _ANY_DAYS)
    except (ValueError, ArithmeticError):
        return None
    if one.replace(day=1) != other.replace(day=1):
        return None
    return one if one == other else one.replace(day=1)


_Choice = TypeVar("_Choice", Kind, Setting, Evidence)


def one_of(choices: type[_Choice], column: str, value: object, notes: Notes) -> _Choice | None:
    text = text_of(value).strip().lower().replace("’", "'")
    text = _SYNONYMS.get(text, text)
    if not text:
        return None
    try:
        return choices(text)
    except ValueError:
        notes.append((f"row-{column}-not-known", shortened(text)))
        return None


def tags_of(value: object) -> tuple[str, ...]:
    return tidy_tags(clean(tag) for tag in separate_tags(value))


def themes_of(value: object, notes: Notes) -> tuple[str, ...]:
    """Keys, or names that become them; a file may know more themes than the organisation's list."""
    keys = tuple(key for key in dict.fromkeys(theme_key(clean(each)) for each in separate_tags(value)) if key)
    if len(keys) > MOST_OF_ENTRY:
        notes.append(("row-themes-left-out", shortened(", ".join(keys[MOST_OF_ENTRY:]))))
    return keys[:MOST_OF_ENTRY]


def separate_tags(value: object) -> list[str]:
    """A list, a list as JSON text, or words with ; or , between them."""
    listed = _listed(value)
    return re.split(r"[;,]", text_of(value)) if listed is None else listed


def tags_cell(tags: list[str]) -> str:
    """Tags in one cell: with ; between them, or as JSON text where they would be read as others."""
    cell = ";".join(tags)
    return cell if not tags or separate_tags(cell) == tags else json.dumps(tags, ensure_ascii=False)


def _listed(value: object) -> list[str] | None:
    """Tags that are written as a list, be it as JSON text."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
        if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
            return None
        return [_readable(tag) for tag in value]
    return value if isinstance(value, list) else None


def _readable(text: str) -> str:
    """Without NUL; and without all that is not kept, where an identifier would be seen only then."""
    text = text.replace("\0", "")
    cleaned = clean(text)
    return cleaned if cleaned != text and len(find(cleaned)) > len(find(text)) else text
