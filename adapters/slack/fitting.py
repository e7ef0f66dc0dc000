"""How much of a card there is room for, and what goes where there is too little."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from adapters.slack import limits
from adapters.slack.limits import Surface
from adapters.slack.payload import Json
from adapters.slack.spans import escape

_BLOCKS = ("header", "section", "context", "rich_text", "actions", "image", "divider", "table")
_OWN_WEIGHT = {**dict.fromkeys(_BLOCKS, limits.CONTAINER), "raw_text": 0}
"""A table's cells are counted by Slack apart; see limits.TABLE_CHARACTERS."""


T = TypeVar("T")


def in_parts(lines: Iterable[T], length: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """The lines in lists of at most `most` characters, a longer line by itself."""
    part: list[T] = []
    size = 0
    for line in lines:
        if part and size + length(line) > most:
            yield part
            part, size = [], 0
        part.append(line)
        size += length(line)
    if part:
        yield part


def fits(drawn: list[Json], surface: Surface) -> bool:
    return len(drawn) <= surface.blocks and _weight(drawn) <= surface.characters


def cut_off(drawn: list[Json], note: Json, surface: Surface) -> list[Json]:
    """As many blocks as there is room for; the title and the buttons below a card go first."""
    room, characters = surface.blocks - 1, surface.characters - _weight([note])
    kept: set[int] = set()
    in_order = sorted(range(len(drawn)), key=lambda index: index > 0 and drawn[index]["type"] != "actions")
    cut_at = len(drawn)
    for index in in_order:
        weight = _weight([drawn[index]])
        if len(kept) == room or weight > characters:
            cut_at = min(cut_at, index)
            if drawn[index]["type"] != "actions":
                break
            continue
        characters -= weight
        kept.add(index)
    before, after = (
        [block for index, block in enumerate(drawn) if index in kept and (index < cut_at) is early]
        for early in (True, False)
    )
    return [*before, note, *after]


def _weight(value: object) -> int:
    """Nobody outside knows how Slack counts, so this counts all that it could."""
    if isinstance(value, list):
        return sum(_weight(each) for each in value)
    if not isinstance(value, dict):
        return len(escape(value)) if isinstance(value, str) else 0
    return _OWN_WEIGHT.get(value.get("type", ""), limits.ELEMENT) + sum(
        _weight(each) for key, each in value.items() if key not in ("type", "action_id")
    )
