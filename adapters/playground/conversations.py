"""What was said in the playground: in memory, bounded, gone with the process; used from the event loop alone."""

import asyncio
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.spans import Text, plain

MOST_MESSAGES = 300
"""In one conversation; the oldest go first."""

MOST_WAITING = 500
"""Changes that a page may be behind, before it is cut off and loads everything afresh."""


@dataclass(frozen=True)
class Thread:
    """What a message stands beneath."""

    id: int
    about: str
    """The first one's title."""


@dataclass(frozen=True)
class Message:
    id: int
    conversation: str
    author: str
    """A persona's key; "" for the bot."""
    at: datetime
    body: Card | Text
    only_for: str = ""
    """The one persona that sees it; "" for everyone in the conversation."""
    key: str = ""
    """The browser's id of the sending, by which sending again is known."""
    under: Thread | None = None

    def seen_by(self, persona: str) -> bool:
        return self.only_for in ("", persona)


@dataclass(frozen=True)
class Panel:
    """A form as it stands open for somebody in a conversation."""

    id: int
    form: Form
    errors: dict[str, str]


@dataclass(frozen=True)
class MessageShown:
    message: Message


@dataclass(frozen=True)
class MessageGone:
    conversation: str
    id: int


@dataclass(frozen=True)
class PanelChanged:
    persona: str
    conversation: str
    panel: Panel | None


@dataclass(frozen=True)
class ClockMoved:
    pass


@dataclass(frozen=True)
class RoomsChanged:
    pass


@dataclass(frozen=True)
class ConnectionEnded:
    """The page is too far behind, or the server stops."""


Change = MessageShown | MessageGone | PanelChanged | ClockMoved | RoomsChanged | ConnectionEnded


@dataclass
class Conversations:
    number: int = 0
    """How many changes there have been; a page knows by it what a loaded conversation already holds."""
    _ids: Iterator[int] = field(default_factory=lambda: count(secrets.randbelow(2**40) * 1000))
    """Begin anywhere: an id of an earlier process is no message of this one."""
    _messages: dict[str, list[Message]] = field(default_factory=dict)
    _panels: dict[tuple[str, str], Panel] = field(default_factory=dict)
    _listeners: list[asyncio.Queue[tuple[int, Change]]] = field(default_factory=list)

    def said(self, conversation: str, persona: str) -> list[Message]:
        return [each for each in self._messages.get(conversation, []) if each.seen_by(persona)]

    def find(self, conversation: str, persona: str, message: int) -> Message | None:
        return next((each for each in self.said(conversation, persona) if each.id == message), None)

    def public(self, conversation: str, message: str) -> Message | None:
        """A message that everyone there sees, by its id as text."""
        everyone = [each for each in self._messages.get(conversation, []) if not each.only_for]
        return next((each for each in everyone if str(each.id) == message), None)

    def was_sent(self, conversation: str, persona: str, key: str) -> bool:
        return any(each.key == key and each.author == persona for each in self.said(conversation, persona))

    def post(
        self,
        conversation: str,
        author: str,
        at: datetime,
        body: Card | Text,
        only_for: str = "",
        key: str = "",
        under: str = "",
    ) -> Message:
        """`under`: beneath the message of that id, while it is there."""
        thread = self._thread(conversation, under)
        message = Message(next(self._ids), conversation, author, at, body, only_for, key, thread)
        kept = self._messages.setdefault(conversation, [])
        kept.insert(_end_of(thread, kept), message)
        del kept[:-MOST_MESSAGES]
        self.announce(MessageShown(message))
        return message

    def _thread(self, conversation: str, under: str) -> Thread | None:
        first = self.public(conversation, under) if under else None
        if first is None:
            return None
        title = first.body.title if isinstance(first.body, Card) else first.body
        return first.under or Thread(first.id, plain(title))

    def show_instead(self, message: Message, body: Card | Text) -> None:
        """Puts `body` in the message's place, unless it has been deleted meanwhile."""
        kept = self._messages.get(message.conversation, [])
        for index, each in enumerate(kept):
            if each.id == message.id:
                kept[index] = replace(each, body=body)
                self.announce(MessageShown(kept[index]))

    def delete(self, message: Message) -> None:
        kept = self._messages.get(message.conversation, [])
        kept[:] = [each for each in kept if each.id != message.id]
        self.announce(MessageGone(message.conversation, message.id))

    def panel(self, persona: str, conversation: str) -> Panel | None:
        return self._panels.get((persona, conversation))

    def open_panel(self, persona: str, conversation: str, form: Form, errors: dict[str, str]) -> None:
        panel = Panel(next(self._ids), form, errors)
        self._panels[persona, conversation] = panel
        self.announce(PanelChanged(persona, conversation, panel))

    def close_panel(self, persona: str, conversation: str) -> None:
        """Also where none is known to be open: a page may still show one from before a restart."""
        self._panels.pop((persona, conversation), None)
        self.announce(PanelChanged(persona, conversation, None))

    def listen(self) -> asyncio.Queue[tuple[int, Change]]:
        listener: asyncio.Queue[tuple[int, Change]] = asyncio.Queue()
        self._listeners.append(listener)
        return listener

    def stop_listening(self, listener: asyncio.Queue[tuple[int, Change]]) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    def announce(self, change: Change) -> None:
        self.number += 1
        for listener in tuple(self._listeners):
            if listener.qsize() < MOST_WAITING:
                listener.put_nowait((self.number, change))
            else:
                self.stop_listening(listener)
                listener.put_nowait((self.number, ConnectionEnded()))


def _end_of(thread: Thread | None, kept: list[Message]) -> int:
    """Where the next message belongs: after the last of its thread."""
    if thread is None:
        return len(kept)
    last = [n for n, each in enumerate(kept) if each.id == thread.id or (each.under and each.under.id == thread.id)]
    return last[-1] + 1 if last else len(kept)
