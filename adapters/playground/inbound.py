"""What the page sends → what the core takes in; the payload is hostile until it has been read here."""

import json
import re
from dataclasses import dataclass

from adapters.payload import whole
from adapters.playground.conversations import Conversations, Message
from adapters.playground.directory import PERSONAS, Conversation, address, calls_bot, without_bot
from bot.chat.inbound import (
    BotAdded,
    ButtonPressed,
    FormSubmitted,
    HomeOpened,
    Inbound,
    MessageSaved,
    OptionsAsked,
    Origin,
    TextSaid,
)
from bot.chat.spans import Plain, clean, plain

LONGEST_TEXT = 40_000
"""Characters of one message, as in Slack."""

MOST_FIELDS = 50
LONGEST_NAME = 80
"""Characters of a channel's name, as in Slack."""
_KEY = re.compile(r"[A-Za-z0-9-]{8,64}")


class BadPayload(ValueError):
    """What came is nothing that the page sends; the argument is a phrase's key."""


class Payload:
    """A JSON object whose values are read by type."""

    def __init__(self, body: bytes) -> None:
        try:
            values = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise BadPayload("playground-bad-json") from error
        if not isinstance(values, dict):
            raise BadPayload("playground-bad-json")
        self._values: dict[str, object] = values

    def value(self, name: str) -> object:
        return self._values.get(name)

    def string(self, name: str) -> str:
        return _string(self._values.get(name))

    def number(self, name: str) -> int:
        value = self._values.get(name)
        if type(value) is not int or not 0 <= value < 2**53:
            raise BadPayload("playground-bad-payload")
        return value

    def persona(self) -> str:
        key = self.string("persona")
        if key not in PERSONAS:
            raise BadPayload("playground-bad-persona")
        return key

    def key(self) -> str:
        key = self.string("key")
        if not _KEY.fullmatch(key):
            raise BadPayload("playground-bad-payload")
        return key

    def answers(self) -> dict[str, str]:
        answers = self._values.get("answers")
        if not isinstance(answers, dict) or len(answers) > MOST_FIELDS:
            raise BadPayload("playground-bad-payload")
        return {_string(name): _string(answer) for name, answer in answers.items()}


@dataclass(frozen=True)
class Sending:
    """One event from the page, read: what the core is asked, and what stands in the conversation besides."""

    event: Inbound | None
    """None for words between people."""
    words: str = ""
    """What the person is seen to have said."""
    pressed: Message | None = None


@dataclass(frozen=True)
class Added:
    """A channel, and that the bot has been added to it."""

    name: str
    event: BotAdded


@dataclass(frozen=True)
class Reader:
    conversations: Conversations
    organisation: str
    """Its name."""

    def read(self, payload: Payload, conversation: Conversation) -> Sending:
        persona, kind = payload.persona(), payload.string("kind")
        key = payload.key()

        def origin(visible: bool = False) -> Origin:
            return Origin(address(persona, conversation, self.organisation), key, visible)

        match kind:
            case "text":
                return _text(payload.string("text"), conversation, origin(), origin(not conversation.is_personal))
            case "press":
                pressed = self.message(payload, persona, conversation)
                public = not conversation.is_personal and not pressed.only_for
                return Sending(ButtonPressed(origin(public), payload.string("intent")), pressed=pressed)
            case "form":
                return Sending(_form(payload, origin()))
            case "save":
                message = self.message(payload, persona, conversation)
                if not message.author or not isinstance(message.body, tuple):
                    raise BadPayload("playground-message-gone")
                return Sending(MessageSaved(origin(), (Plain(without_bot(plain(message.body))),)))
            case "options":
                words = clean(payload.string("words"))
                return Sending(OptionsAsked(origin(), payload.string("look_up"), words))
            case "home" if conversation.is_personal:
                return Sending(HomeOpened(origin()))
            case _:
                raise BadPayload("playground-bad-payload")

    def added(self, payload: Payload) -> Added:
        name = " ".join(clean(payload.string("name")).split()).lstrip("#").strip()
        if not 0 < len(name) <= LONGEST_NAME:
            raise BadPayload("playground-bad-name")
        where = address(payload.persona(), Conversation(f"#{name}", name), self.organisation)
        return Added(name, BotAdded(Origin(where, payload.key()), adder_known=True))

    def message(self, payload: Payload, persona: str, conversation: Conversation) -> Message:
        message = self.conversations.find(conversation.key, persona, payload.number("message"))
        if message is None:
            raise BadPayload("playground-message-gone")
        return message


def _form(payload: Payload, origin: Origin) -> FormSubmitted:
    return FormSubmitted(
        origin,
        payload.string("form_id"),
        payload.string("opened_by"),
        payload.number("step"),
        payload.string("action"),
        payload.answers(),
    )


def _text(said: str, conversation: Conversation, private: Origin, public: Origin) -> Sending:
    words = clean(said).strip()
    if not words:
        raise BadPayload("playground-nothing-said")
    if words.startswith("/"):
        # As in Slack: nobody else sees a command, and the bot's own command is not part of it.
        command = re.sub(r"^/(huddlelog\b)?\s*", "", words, flags=re.IGNORECASE)
        return Sending(TextSaid(private, _plain(command)), words if conversation.is_personal else "")
    if conversation.is_personal or calls_bot(words):
        return Sending(TextSaid(public, _plain(without_bot(words))), words)
    return Sending(None, words)


def _plain(words: str) -> tuple[Plain, ...]:
    return (Plain(words),) if words else ()


def _string(value: object) -> str:
    if not isinstance(value, str) or whole(value) != value:
        raise BadPayload("playground-bad-payload")
    if len(value) > LONGEST_TEXT:
        raise BadPayload("playground-too-long")
    return value
