"""Every card and form under the validator of Adaptive Cards and Microsoft's own parser, where they are there."""

from adapters.msteams.buttons import Surface
from adapters.msteams.cards import card
from adapters.msteams.forms import form
from tests import examples
from tests.adapters.msteams.validating import SAY, complaints, within


def test_every_card_is_clean() -> None:
    cards = examples.cards()
    assert complaints({f"{name}, {on}": card(each, SAY, on) for name, each in cards.items() for on in Surface}) == []


def test_every_form_is_clean() -> None:
    """But for the choice that is typed for, which Teams knows in 1.5 and the published schema of 1.5 does not."""
    forms = examples.forms()
    shown = {f"{name}, {on}": form(*each, SAY, on) for name, each in forms.items() for on in Surface}
    for each in within(list(shown.values())):
        if each.pop("choices.data", None):
            each["style"] = "compact"
    assert complaints(shown) == []


def test_what_is_wrong_is_found_in_whichever_card_it_is() -> None:
    good = card(examples.cards()["welcome.hello"], SAY, Surface.PERSONAL)
    unknown = {**good, "body": [{"type": "Marquee", "text": "x"}]}
    found = complaints({"good": good, "no type": {**good, "type": "Card"}, "unknown": unknown})
    assert {line.partition(":")[0] for line in found} == {"no type", "unknown"}
    assert any(line.startswith("unknown: ") and "phase=" in line for line in found), "the parser has its say"
