"""The stream of changes to an open page, as server-sent events."""

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import assert_never

from aiohttp import web

from adapters.playground.conversations import (
    Change,
    ClockMoved,
    ConnectionEnded,
    Conversations,
    MessageGone,
    MessageShown,
    PanelChanged,
    RoomsChanged,
)
from adapters.playground.directory import PERSONAS, Conversation, personal_chat
from adapters.playground.page import Page

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that a page that has gone is noticed."""

News = dict[str, object]


async def stream(
    request: web.Request, reader: str, conversations: Conversations, news_of: Callable[[Change, str], News | None]
) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    listener = conversations.listen()
    try:
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")
        while True:
            try:
                number, change = await asyncio.wait_for(listener.get(), HEARTBEAT)
            except TimeoutError:
                await response.write(b": here\n\n")
                continue
            if isinstance(change, ConnectionEnded):
                break
            found = news_of(change, reader)
            if found is not None:
                await response.write(f"id: {number}\ndata: {json.dumps(found)}\n\n".encode())
    except ConnectionError:
        pass  # the page has gone
    finally:
        conversations.stop_listening(listener)
    return response


def news(change: Change, reader: str, page: Page, channels: Sequence[Conversation], now: datetime) -> News | None:
    """What a change looks like to `reader`; None if it is not for them."""
    match change:
        case MessageShown(message):
            if not _is_for(message.conversation, reader) or not message.seen_by(reader):
                return None
            place, html = message.conversation, page.message(message, reader)
            return {"kind": "message", "conversation": place, "message": message.id, "html": html}
        case MessageGone(conversation, message_id):
            if not _is_for(conversation, reader):
                return None
            return {"kind": "gone", "conversation": conversation, "message": message_id}
        case PanelChanged(persona, conversation, panel):
            if persona != reader:
                return None
            return {"kind": "form", "conversation": conversation, "html": page.panel(panel) if panel else ""}
        case ClockMoved():
            return {"kind": "clock", "now": now.isoformat()}
        case RoomsChanged():
            return {"kind": "rooms", "html": page.rooms(channels)}
        case ConnectionEnded():
            return None
        case _:
            assert_never(change)


def _is_for(conversation: str, reader: str) -> bool:
    return conversation not in {personal_chat(key).key for key in PERSONAS} - {personal_chat(reader).key}
