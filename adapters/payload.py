"""Reads what somebody else's JSON holds: every value is hostile until it has a type and a bound."""

import re

MOST_STEPS = 100
"""Of one form; any more is made up."""

_SURROGATES = re.compile("[\ud800-\udfff]")
"""JSON can hold half a character; no database can."""


class BadPayload(ValueError):
    """What came is nothing that the platform sends."""


def whole(text: str) -> str:
    """Without halves of characters."""
    return _SURROGATES.sub("", text)


def bounded(value: object, most: int) -> str:
    """Text as it stands. Raises BadPayload."""
    if not isinstance(value, str) or len(value) > most or _SURROGATES.search(value):
        raise BadPayload("string")
    return value


def step(value: object) -> int:
    """How far a form has gone. Raises BadPayload."""
    if type(value) is not int or not 0 <= value < MOST_STEPS:
        raise BadPayload("step")
    return value
