"""A ward on a Friday, with measures that its people record."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.chat.card import Chart
from bot.chat.reply import Reply
from bot.measures.intents import ShowMeasure
from tests.talk import Talk, shown, text

FRIDAY = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
PERCENTAGE = {"shape": "percentage", "direction": "increase", "target": "95%"}


def measure(who: Talk, name: str, more: Mapping[str, str] | None = None, /, **first: str) -> Reply:
    """Added through its form."""
    form = who.say(f"measure add {name}")
    answers = {"shape": "count", **first}
    if more is None:
        return who.send(form, answers)
    return who.send(who.send(form, answers, action="more"), more)


def items(reply: Reply) -> list[str]:
    return [line.removeprefix("• ") for line in text(reply).splitlines() if line.startswith("• ")]


def values(who: Talk, ref: str) -> list[str]:
    """Its last values, newest first."""
    return items(who.say(f"measure {ref}"))


def chart(reply: Reply) -> Chart:
    (found,) = [each for each in shown(reply).elements if isinstance(each, Chart)]
    return found


def ref_in(reply: Reply) -> str:
    view = shown(reply).view
    assert isinstance(view, ShowMeasure)
    return view.ref
