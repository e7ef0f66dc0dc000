"""Talks to the core as a platform would: somebody says, presses and fills in; what comes back is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from bot.app import App
from bot.chat.card import Actions, Button, Card, Items, plain_text
from bot.chat.form import Form
from bot.chat.inbound import BotAdded, ButtonPressed, FormSubmitted, HomeOpened, MessageSaved, Origin, TextSaid
from bot.chat.intent import encode
from bot.chat.phrases import load
from bot.chat.reply import Invalid, OpenForm, Reply, ShowCard
from bot.chat.spans import Plain
from bot.people.model import PlaceKind
from bot.people.ports import Address
from bot.ports import Store
from bot.timing.clock import MovableClock

SAY = load()
WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
"""Where a world's clock begins to run: on no day that is like no other."""
_keys = count()


def address(person: str, channel: str = "", organisation: str = "trust", zone: str = "Europe/London") -> Address:
    """In a channel, or with channel "" in the person's own chat."""
    kind = PlaceKind.CHANNEL if channel else PlaceKind.PERSONAL
    place = f"#{channel}" if channel else f"dm-{person}"
    return Address("test", organisation, organisation, person, person, place, kind, channel, zone=zone)


def buttons(card: Card) -> dict[str, Button]:
    """Label → button; of several with one label the first."""
    found: dict[str, Button] = {}
    for element in card.elements:
        each: tuple[Button, ...] = ()
        if isinstance(element, Actions):
            each = element.buttons
        elif isinstance(element, Items):
            each = tuple(item.button for item in element.items if item.button)
        for button in each:
            found.setdefault(button.label, button)
    return found


def shown(reply: Reply) -> Card:
    assert isinstance(reply, ShowCard), reply
    return reply.card


def text(reply: Reply) -> str:
    return plain_text(shown(reply))


def opened(reply: Reply) -> Form:
    assert isinstance(reply, OpenForm | Invalid), reply
    return reply.form


def answers_in(form: Form) -> dict[str, str]:
    return {each.name: each.value for each in form.fields}


@dataclass
class Talk:
    """One person in one place."""

    app: App
    where: Address
    visible: bool = False
    replies: list[Reply] = field(default_factory=list)

    def origin(self, key: str = "", visible: bool | None = None) -> Origin:
        return Origin(self.where, key or f"key-{next(_keys)}", self.visible if visible is None else visible)

    def say(self, words: str, key: str = "") -> Reply:
        return self.app.receive(TextSaid(self.origin(key), (Plain(words),)))

    def press(self, reply: Reply | Card, label: str, key: str = "", visible: bool = False) -> Reply:
        card = reply if isinstance(reply, Card) else shown(reply)
        return self.press_intent(encode(buttons(card)[label].intent), key, visible)

    def press_intent(self, encoded: str, key: str = "", visible: bool = False) -> Reply:
        return self.app.receive(ButtonPressed(self.origin(key, visible), encoded))

    def send(self, reply: Reply, answers: Mapping[str, str], action: str = "save", key: str = "") -> Reply:
        """Sends the form with `answers` written over what stands in it."""
        form = opened(reply)
        filled = {**answers_in(form), **answers}
        event = FormSubmitted(self.origin(key), form.id, encode(form.opened_by), form.step, action, filled)
        return self.app.receive(event)

    def save_message(self, words: str, link: str = "") -> Reply:
        return self.app.receive(MessageSaved(self.origin(), (Plain(words),), link))

    def open_home(self) -> Reply:
        return self.app.receive(HomeOpened(self.origin()))

    def add_bot(self, adder_known: bool = True) -> Reply:
        return self.app.receive(BotAdded(self.origin(), adder_known))


class World:
    """An app over a store, with a clock of its own and a way to meet people."""

    def __init__(self, store: Store) -> None:
        self.clock = MovableClock(WEDNESDAY - datetime.now(UTC))
        self.store = store
        self.app = App(store, self.clock, SAY)

    def person(self, name: str, channel: str = "", organisation: str = "trust", visible: bool = False) -> Talk:
        return Talk(self.app, address(name, channel, organisation), visible)
