"""What comes in from a platform, once its adapter has verified and read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.chat.spans import Mention, Span
from bot.people.ports import Address


@dataclass(frozen=True)
class Origin:
    """Where an event comes from. `key` is the platform's own id of it, the same on every retry."""

    address: Address
    key: str
    visible: bool = False
    """Others can already see what was said, or see the card that was pressed."""


@dataclass(frozen=True)
class Called:
    """Somebody who is mentioned, in the platform's own key; the core knows them by an id of its own."""

    key: str
    name: str


Heard = tuple[Span | Called, ...]


def spoken(heard: Heard) -> str:
    """The words alone."""
    return "".join("@" + each.name if isinstance(each, Called | Mention) else each.text for each in heard)


@dataclass(frozen=True)
class TextSaid:
    origin: Origin
    text: Heard
    """Without the mention of the bot that called it."""
    with_picture: bool = False
    """A picture came with the words; it is never kept."""


@dataclass(frozen=True)
class ButtonPressed:
    origin: Origin
    intent: str
    """As the button carried it; hostile."""


@dataclass(frozen=True)
class FormSubmitted:
    origin: Origin
    form_id: str
    opened_by: str
    step: int
    action: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class MessageSaved:
    """The message action "Save as learning"."""

    origin: Origin
    text: Heard
    link: str = ""


@dataclass(frozen=True)
class OptionsAsked:
    """Somebody types into a choice that is looked up."""

    origin: Origin
    look_up: str
    words: str


@dataclass(frozen=True)
class SearchAsked:
    """Somebody searches while writing a message, to put what is found into it; answered with `Results`."""

    origin: Origin
    words: str


@dataclass(frozen=True)
class HomeOpened:
    origin: Origin


@dataclass(frozen=True)
class BotAdded:
    """To a channel or a group; whoever did it is the origin's person, unless that is not known."""

    origin: Origin
    adder_known: bool


Inbound = TextSaid | ButtonPressed | FormSubmitted | MessageSaved | OptionsAsked | SearchAsked | HomeOpened | BotAdded
