"""What goes back: a closed union, each variant with its audience."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.spans import Text


class To(StrEnum):
    ASKER = "asker"
    PLACE = "place"


@dataclass(frozen=True)
class Say:
    text: Text
    to: To = To.ASKER


@dataclass(frozen=True)
class ShowCard:
    card: Card
    to: To = To.ASKER
    replaces: bool = False
    """Shown in the card that was pressed; otherwise as a message of its own."""
    in_place: Text = ()
    """A line without content for the place, where the card itself goes to the asker alone."""
    if_unreachable: Text = ()
    """The line instead, when the asker cannot be reached in private."""
    aside: bool = False
    """For whoever pressed alone, where everybody sees the card: it stays as it is."""


@dataclass(frozen=True)
class OpenForm:
    """Opens a form, or shows a form's next step in its place."""

    form: Form


@dataclass(frozen=True)
class Invalid:
    """The same form again, answers kept; an error stands at its field, or above the form under ""."""

    form: Form
    errors: Mapping[str, str]


@dataclass(frozen=True)
class Options:
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Results:
    """What a search found, each as a card that the asker may put into a message, before everyone there."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Nothing:
    pass


Reply = Say | ShowCard | OpenForm | Invalid | Options | Results | Nothing
