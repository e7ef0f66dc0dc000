"""What Teams takes at most, and how what is over it is shortened where somebody can see it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, assert_never

from bot.chat.card import (
    Actions,
    Branch,
    Card,
    Chart,
    Divider,
    Element,
    Facts,
    Image,
    Item,
    Items,
    Paragraph,
    Table,
    Tone,
    Tree,
)
from bot.chat.phrases import Say
from bot.chat.spans import Mention, Plain, Span, Text

MESSAGE_BYTES = 80 * 1024
"""Of one message as UTF-16; Teams refuses 100 KB, and something is added on the way."""
RESULT_BYTES = 28 * 1024
"""Of a card that a search found, as it is put into a message."""
MOST_PRIMARY = 6
"""Actions in one row; more than these go missing on some clients."""
LONGEST_LABEL = 80
"""Characters of a button's label."""
FEWEST = 2
"""Rows and list items that stay, however long they are."""

T = TypeVar("T")


def size(activity: object) -> int:
    """Bytes as Teams counts them."""
    return len(json.dumps(activity, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le", "surrogatepass"))


LENGTHS = tuple(int(4000 * 0.7**step) for step in range(15))
"""Ever fewer characters for each text, down to some twenty."""


def first_that_fits(draw: Callable[[int], dict[str, Any]], tries: int, most: int) -> dict[str, Any]:
    """The first of `tries` drawings, ever shorter, of at most `most` bytes, or the last; a few of them are drawn."""
    low, high = 0, tries - 1
    while low < high:
        middle = (low + high) // 2
        if size(draw(middle)) <= most:
            high = middle
        else:
            low = middle + 1
    return draw(low)


def cut(words: str, most: int) -> str:
    """At most `most` characters, at a space if there is one; "…" stands for what is missing."""
    if len(words) <= most:
        return words
    at = words.rfind(" ", 0, most)
    return words[: at if at > most // 2 else most - 1] + "…"


def cut_text(text: Text, most: int) -> Text:
    kept: list[Span] = []
    for span in text:
        words = span.name if isinstance(span, Mention) else span.text
        if len(words) > most:
            return (*kept, _with(span, cut(words, most))) if most else (*kept, Plain("…"))
        kept.append(span)
        most -= len(words)
    return tuple(kept)


def shortened(card: Card, most: int, say: Say) -> Card:
    """Texts of at most `most` characters, lists and tables in proportion, and a line that says so; no button goes."""
    elements = [_shortened(each, most) for each in card.elements]
    last = next((index for index, each in enumerate(reversed(elements)) if not isinstance(each, Actions)), 0)
    told: Element = Paragraph(say.text("msteams-shortened"), Tone.QUIET)
    end = len(elements) - last
    kept = _first([each for each in elements[:end] if not isinstance(each, Actions)], most)
    shown = [each for each in elements[:end] if isinstance(each, Actions) or any(each is one for one in kept)]
    return replace(card, title=cut_text(card.title, most), elements=(*shown, told, *elements[end:]))


def _shortened(element: Element, most: int) -> Element:
    match element:
        case Paragraph(text):
            return replace(element, text=cut_text(text, most))
        case Facts(facts):
            return Facts(tuple((cut(label, most), cut_text(value, most)) for label, value in _first(facts, most)))
        case Items(items):
            bare = [item for item in items if item.button is None]
            kept = {id(item) for item in _first(bare, most)}
            rows = (item for item in items if item.button is not None or id(item) in kept)
            return Items(tuple(Item(cut_text(item.text, most), item.button) for item in rows))
        case Table():
            return _table(element, most)
        case Chart(alt, table=table):
            return replace(element, alt=cut(alt, most), table=_table(table, most))
        case Tree(alt, root=root):
            return replace(element, alt=cut(alt, most), root=_branch(root, most, most))
        case Image(alt=alt):
            return replace(element, alt=cut(alt, most))
        case Divider() | Actions():
            return element
        case _:
            assert_never(element)


def _table(table: Table, most: int) -> Table:
    rows = tuple(tuple(cut(cell, most) for cell in row) for row in _first(table.rows, most))
    return Table(cut(table.caption, most), tuple(cut(cell, most) for cell in table.header), rows)


def _branch(branch: Branch, most: int, room: int) -> Branch:
    """Those that grow from it are the fewer, the further out they stand, for they multiply."""
    grown = _first(branch.branches, room)
    return Branch(cut(branch.label, most), tuple(_branch(each, most, room // 3) for each in grown))


def _first(rows: "list[T] | tuple[T, ...]", most: int) -> "list[T] | tuple[T, ...]":
    return rows[: max(FEWEST, most // 10)]


def _with(span: Span, words: str) -> Span:
    changed: dict[str, Any] = {"name": words} if isinstance(span, Mention) else {"text": words}
    return replace(span, **changed)
