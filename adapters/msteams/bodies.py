"""The answers to an invoke: what Teams wants to find in the body of the HTTP response."""

from collections.abc import Sequence

from adapters.msteams import cards
from adapters.msteams.connector import Activity
from adapters.msteams.limits import RESULT_BYTES, cut
from bot.chat.card import Card
from bot.chat.phrases import Say
from bot.chat.reply import Options

MOST_RESULTS = 25
LONGEST_TITLE = 60
"""Characters of a dialog's title."""
FEW_FIELDS = 3
"""A form with more of them wants a tall dialog."""
CLOSED: Activity = {}
"""Closes the dialog."""


def card(content: Activity) -> Activity:
    """Stands in the place of the card that was pressed, for whoever pressed it."""
    return {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": content}


def toast(words: str) -> Activity:
    """A line for whoever pressed; the card stays."""
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": words}


def refusal(status: int, words: str) -> Activity:
    return {
        "statusCode": status,
        "type": "application/vnd.microsoft.error",
        "value": {"code": str(status), "message": words},
    }


def page(title: str, content: Activity, *, tall: bool = False) -> Activity:
    """A dialog's next page."""
    value = {
        "title": cut(title, LONGEST_TITLE),
        "height": "large" if tall else "medium",
        "width": "medium",
        "card": cards.attachment(content),
    }
    return {"task": {"type": "continue", "value": value}}


def last_words(words: str) -> Activity:
    """A sentence in the dialog, after which it closes."""
    return {"task": {"type": "message", "value": words}}


def results(found: Sequence[Card], say: Say) -> Activity:
    attachments = [
        {
            **cards.attachment(cards.card(each, say, cards.Surface.SHARED, RESULT_BYTES)),
            "preview": cards.preview(each, say),
        }
        for each in found[:MOST_RESULTS]
    ]
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": attachments}}


def no_result(words: str) -> Activity:
    return {"composeExtension": {"type": "message", "text": words}}


def options(found: Options) -> Activity:
    listed = [{"value": value, "title": label} for value, label in found.options]
    return {"statusCode": 200, "type": "application/vnd.microsoft.search.searchResponse", "value": {"results": listed}}
