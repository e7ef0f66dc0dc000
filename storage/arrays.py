"""Values as PostgreSQL reads them in text: a list of many at a tenth of the driver's own price."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

_BETWEEN = "\0"
"""Which no text can hold there."""


def array(values: Collection[Any]) -> str:
    kinds = set(map(type, values))
    if kinds == {int}:
        return f"{{{','.join(map(str, values))}}}"
    if kinds == {str} and (all_of_them := _BETWEEN.join(values)).count(_BETWEEN) == len(values) - 1:
        items = _escaped(all_of_them).replace(_BETWEEN, '","')
        return f'{{"{items}"}}'
    return f"{{{','.join(map(_item, values))}}}"


def plain(value: Any) -> str | None:
    """None for NULL; what is no word, number, moment or day is JSON."""
    if isinstance(value, str):
        return str.__str__(value)  # of an enumeration's member too, whatever it says of itself
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def _item(value: Any) -> str:
    text = plain(value)
    if text is None:
        return "NULL"
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"")
