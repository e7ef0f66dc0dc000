"""No card, form, element or field is left out of the examples."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

from bot.chat.card import Actions, Button, Card, Element, Items, Style, Tone
from bot.chat.form import Field
from bot.chat.intent import Intents, encode
from bot.features import FORMS, INTENTS
from tests.elements import HOSTILE, LONGEST
from tests.examples import cards, forms

BOT = Path(__file__).parent.parent / "bot"


def _card_functions() -> Iterator[str]:
    """feature.function, of everything public in a cards module that gives a card."""
    for path in sorted(BOT.glob("*/cards.py")):
        module = import_module(f"bot.{path.parent.name}.cards")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and inspect.signature(function).return_annotation is Card:
                yield f"{path.parent.name}.{name}"


def test_every_card_function_has_an_example() -> None:
    shown = {name.partition(":")[0] for name in cards()}
    functions = set(_card_functions())
    assert {"learning.saved", "privacy.warning", "welcome.hello"} <= functions
    assert functions - shown == set()


def test_every_step_of_every_form_has_an_example() -> None:
    steps = {(type(form.opened_by), form.step) for name, (form, _) in forms().items() if ", step " in name}
    assert {kind for kind, _ in steps} == set(FORMS)
    assert {name for _, errors in forms().values() for name in errors} >= {"", "learned", "reason", "team"}


def test_every_element_and_field_is_there() -> None:
    elements = {type(element) for card in cards().values() for element in card.elements}
    assert elements == set(get_args(Element))
    assert {type(field) for form, _ in forms().values() for field in form.fields} == set(get_args(Field))
    assert {button.style for card in cards().values() for button in _buttons(card)} == set(Style)
    assert {getattr(each, "tone", Tone.NORMAL) for card in cards().values() for each in card.elements} == set(Tone)


def test_the_words_are_hostile_and_long() -> None:
    everything = repr(cards())
    assert HOSTILE[:40] in everything
    assert "&" * LONGEST in everything


def test_every_button_can_be_read_back() -> None:
    intents = Intents(INTENTS)
    carried = [button.intent for card in cards().values() for button in _buttons(card)]
    carried += [form.opened_by for form, _ in forms().values()]
    assert [intents.decode(encode(each)) for each in carried] == carried


def _buttons(card: Card) -> Iterator[Button]:
    for element in card.elements:
        if isinstance(element, Actions):
            yield from element.buttons
        elif isinstance(element, Items):
            yield from (item.button for item in element.items if item.button)
