"""A card: what a reply shows, as a closed union of elements that every renderer matches to the end."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from bot.chat.intent import Intent
from bot.chat.spans import Text, plain


class Style(StrEnum):
    NORMAL = "normal"
    PRIMARY = "primary"
    DANGER = "danger"


class Tone(StrEnum):
    NORMAL = "normal"
    QUOTE = "quote"
    QUIET = "quiet"
    """Small and grey: who sees this, when it was written."""


@dataclass(frozen=True)
class Button:
    label: str
    intent: Intent
    style: Style = Style.NORMAL


@dataclass(frozen=True)
class Paragraph:
    text: Text
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True)
class Facts:
    """Short labelled values."""

    facts: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Item:
    text: Text
    button: Button | None = None


@dataclass(frozen=True)
class Items:
    """A list, each line with at most one button."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """A series over time; whoever cannot see it has `alt` and, behind it, `table`."""

    alt: str
    values: tuple[float | None, ...]
    centre: float | None
    table: Table


@dataclass(frozen=True)
class Image:
    url: str
    alt: str


@dataclass(frozen=True)
class Divider:
    pass


@dataclass(frozen=True)
class Actions:
    buttons: tuple[Button, ...]


Element = Paragraph | Facts | Items | Table | Chart | Image | Divider | Actions


@dataclass(frozen=True)
class Card:
    title: Text
    elements: tuple[Element, ...] = ()
    view: Intent | None = None
    """What shows this card afresh."""


def _lines(element: Element) -> list[str]:
    match element:
        case Paragraph(text):
            return [plain(text)]
        case Facts(facts):
            return [f"{label}: {plain(value)}" for label, value in facts]
        case Items(items):
            return [f"• {plain(item.text)}" for item in items]
        case Table(caption, header, rows):
            return [caption, *(" | ".join(cells) for cells in (header, *rows))]
        case Chart(alt) | Image(alt=alt):
            return [alt]
        case Divider() | Actions():
            return []
        case _:
            assert_never(element)


def plain_text(card: Card) -> str:
    """The card in words alone: for notifications' longer form, logs of a test, and screen readers."""
    return "\n".join([plain(card.title), *(line for element in card.elements for line in _lines(element))])
