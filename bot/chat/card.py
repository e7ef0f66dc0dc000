"""A card: what a reply shows, as a closed union of elements that every renderer matches to the end."""

from dataclasses import dataclass
from datetime import date
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
class Mark:
    """What happened at a point: a test began, a note."""

    at: int
    """Index of the point."""
    label: str


@dataclass(frozen=True)
class Chart:
    """A measure over time, drawn as a picture; whoever cannot see it has `alt` and, behind it, `table`."""

    alt: str
    title: str
    days: tuple[date, ...]
    values: tuple[float | None, ...]
    """As many as there are days, as are `centre` and, where there are any, the limits."""
    centre: tuple[float | None, ...]
    table: Table
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()
    signals: tuple[int, ...] = ()
    """Indices of the points that stand out, drawn in another shape too."""
    left_out: tuple[int, ...] = ()
    """Indices of points that count for nothing."""
    phases: tuple[int, ...] = ()
    """Indices at which a new phase begins, the first one left out."""
    marks: tuple[Mark, ...] = ()
    target: float | None = None
    unit: str = ""
    picture: str = ""
    """The address of a page that shows this chart alone; with ".png" behind it, that of the picture. "" where there is
    no public address."""


@dataclass(frozen=True)
class Branch:
    label: str
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True)
class Tree:
    """What leads to what, from left to right: an aim, its drivers, the ideas; drawn as a picture."""

    alt: str
    title: str
    columns: tuple[str, ...]
    """What stands at each depth."""
    root: Branch
    picture: str = ""
    """As a chart's."""


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


Element = Paragraph | Facts | Items | Table | Chart | Tree | Image | Divider | Actions


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
            return [f"{label if label.endswith('?') else f'{label}:'} {plain(value)}" for label, value in facts]
        case Items(items):
            return [f"• {plain(item.text)}" for item in items]
        case Table(caption, header, rows):
            return [caption, *(" | ".join(cells) for cells in (header, *rows))]
        case Chart(alt) | Tree(alt) | Image(alt=alt):
            return [alt]
        case Divider() | Actions():
            return []
        case _:
            assert_never(element)


def plain_text(card: Card) -> str:
    """The card in words alone: for notifications' longer form, logs of a test, and screen readers."""
    return "\n".join([plain(card.title), *(line for element in card.elements for line in _lines(element))])
