"""Reads a payload by type: whatever is not what it should be is refused, each by BadPayload."""

import re
from typing import Any

from adapters.payload import BadPayload, whole

Json = dict[str, Any]

ID = re.compile(r"[A-Z0-9]{1,30}")


def part(payload: Json, name: str) -> Json:
    value = payload.get(name)
    if not isinstance(value, dict):
        raise BadPayload(name)
    return value


def string(payload: Json, name: str) -> str:
    """ "" where there is none."""
    value = payload.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadPayload(name)
    return whole(value)


def identifier(payload: Json, name: str) -> str:
    value = payload.get(name)
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise BadPayload(name)
    return value
