"""What somebody sees in the fake Slack, for the tests of answers."""

from typing import Any

from bot.chat.card import Card
from bot.chat.inbound import Inbound
from bot.chat.reply import Reply, ShowCard
from tests.adapters.fakes import words
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot


def shown(call: Any) -> str:
    return str(call.arguments.get("blocks") or call.arguments["view"]["blocks"])


def button(blocks: list[dict[str, Any]], label: str) -> str:
    """The value of a button in a message or a view."""
    elements = [each for block in blocks for each in (*block.get("elements", ()), block.get("accessory") or {})]
    return next(str(each["value"]) for each in elements if label in str(each.get("text")) and "value" in each)


async def opened(bot: Bot, body: str | None = None) -> dict[str, Any]:
    """The modal that a slash command opens."""
    assert await bot.answer(body or payloads.command("")) == ""
    view: dict[str, Any] = (await bot.slack.called("views.open", len(bot.slack.to("views.open")) or 1)).arguments[
        "view"
    ]
    return view


def guarded(event: Inbound) -> Reply:
    card = Card(words("Not saved. This looks like an NHS number."))
    return ShowCard(card, in_place=words("Not saved. Private message."), if_unreachable=words("Please delete it."))
