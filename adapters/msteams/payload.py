"""Reads an activity by type: whatever is not what it should be is as if it were not there."""

from collections.abc import Mapping

from adapters.payload import whole

LONGEST_NAME = 200
LONGEST_ID = 500
LONGEST_TEXT = 40_000
"""Characters of one message; Teams stops at 28 KB."""

Payload = Mapping[str, object]


def string(value: object, most: int = LONGEST_ID) -> str:
    """Text, shortened to `most`; "" for anything else."""
    return whole(value[:most]) if isinstance(value, str) else ""


def line(value: object) -> str:
    """A name: one line of it."""
    return " ".join(string(value, LONGEST_NAME).split())


def part(value: object, *names: str) -> Payload:
    """The object inside, by its path; empty where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def items(value: object, most: int = 50) -> list[Payload]:
    """The objects of a list."""
    return [each for each in value[:most] if isinstance(each, Mapping)] if isinstance(value, list) else []
