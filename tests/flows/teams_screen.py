"""What stands before each person in Teams, from what a bot has sent to the connector and answered to invokes."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tests.flows.driver import Filling, Seen

Json = dict[str, Any]

_TAG = re.compile(r"<[^<>]*>")
_CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class Shown:
    conversation: str
    """The channel without its thread, or somebody's own chat."""
    id: str
    activity: Json
    author: str = ""
    """"" for the bot."""
    own: dict[str, Json] = field(default_factory=dict)
    """Person → the card that their own press has put there, until everybody's changes."""
    thread: str = ""
    """The first message of its thread."""

    def card(self, person: str) -> Json | None:
        if person in self.own:
            return self.own[person]
        found = [each["content"] for each in self.activity.get("attachments") or () if each["contentType"] == _CARD]
        return found[0] if found else None

    def seen(self, person: str) -> Seen:
        card = self.card(person)
        if card is None:
            return Seen(_plain(self.activity.get("text") or ""), by_bot=not self.author)
        return seen_on(card)


@dataclass
class Dialog:
    title: str
    card: Json
    opened_by: Json
    """What every page's submit repeats of the invoke that opened it."""


@dataclass
class Board:
    """A channel's messages, each person's own chat with the bot, and each person's open dialog."""

    channels: Mapping[str, Sequence[str]]
    """Person → those that they are in."""
    chats: Mapping[str, str]
    """Person → the conversation of their own chat."""
    messages: list[Shown] = field(default_factory=list)
    dialogs: dict[str, Dialog] = field(default_factory=dict)

    def before(self, person: str) -> list[Shown]:
        places = (*self.channels[person], self.chats[person])
        return [each for each in self.messages if each.conversation in places]

    def seen(self, message: Shown, person: str) -> Seen:
        first = [each for each in self.messages if message.thread and each.id == message.thread]
        return replace(message.seen(person), under=first[0].seen(person).words if first else "")

    def sent(self, conversation: str, id: str, activity: Json, author: str = "") -> None:
        if activity.get("type") == "message":
            place, _, thread = conversation.partition(";messageid=")
            self.messages.append(Shown(place, id, activity, author, thread=thread))

    def updated(self, id: str, activity: Json) -> None:
        for each in self.messages:
            if each.id == id:
                each.activity = activity
                each.own.clear()

    def answered_press(self, person: str, message: Shown, body: Mapping[str, Any] | None) -> None:
        """To an Action.Execute: another card, for whoever pressed."""
        if body and body.get("type") == _CARD:
            message.own[person] = body["value"]

    def answered_dialog(self, person: str, opened_by: Json, body: Mapping[str, Any] | None) -> None:
        task = (body or {}).get("task") or {}
        if task.get("type") == "continue":
            self.dialogs[person] = Dialog(task["value"].get("title", ""), task["value"]["card"]["content"], opened_by)
        else:
            self.dialogs.pop(person, None)


def seen_on(card: Json, title: str = "") -> Seen:
    words = " ".join(" ".join([title, *_words(card["body"])]).split())
    pictures = tuple(each["url"] for each in _all(card["body"]) if each.get("type") == "Image")
    buttons = tuple(each["title"] for each in actions_on(card))
    return Seen(words, buttons, tuple(_links(card["body"])), pictures=pictures)


def filling_on(card: Json, title: str, typed: Mapping[str, str]) -> Filling:
    values = {}
    for each in inputs_on(card):
        value = typed.get(each["id"], each.get("value", ""))
        named = {choice["value"]: choice["title"] for choice in each.get("choices", ())}
        parts = value.split(",") if each.get("isMultiSelect") else [value]
        values[each["label"]] = ", ".join(named.get(part, part) for part in parts)
    return Filling(seen_on(card, title).words, values)


def inputs_on(card: Json) -> list[Json]:
    return [each for each in _all(card["body"]) if str(each.get("type", "")).startswith("Input.")]


def actions_on(card: Json) -> list[Json]:
    """In the order in which they are seen."""
    return [each for each in _all([card["body"], card.get("actions", [])]) if "title" in each and _is_action(each)]


def answer(each: Json, words: str) -> str:
    """What an input sends for what somebody has typed or chosen."""
    if "choices" not in each:
        return words
    values = {choice["title"]: str(choice["value"]) for choice in each["choices"]}
    if each.get("isMultiSelect"):
        return ",".join(values[label] for label in words.split(", ") if label)
    return values[words]


def _is_action(each: Json) -> bool:
    return str(each.get("type", "")).startswith("Action.")


def _all(node: object) -> Iterator[Json]:
    """Every element, but what is a fallback for clients that know no better."""
    if isinstance(node, Sequence) and not isinstance(node, str):
        for each in node:
            yield from _all(each)
    elif isinstance(node, Mapping):
        yield dict(node)
        if not _is_action(dict(node)):
            for name in ("items", "columns", "inlines", "rows", "cells", "actions", "facts"):
                yield from _all(node.get(name))


def _words(body: object) -> Iterator[str]:
    for each in _all(body):
        match each.get("type"):
            case "RichTextBlock":
                yield "".join(run if isinstance(run, str) else run["text"] for run in each["inlines"])
            case "TextBlock":
                yield str(each["text"])
            case "Image":
                yield str(each.get("altText", ""))
            case str(kind) if kind.startswith("Input."):
                yield str(each.get("label", ""))
            case _:
                pass


def _links(body: object) -> Iterator[str]:
    for each in _all(body):
        action = each.get("selectAction") if each.get("type") == "TextRun" else None
        if isinstance(action, Mapping) and action.get("type") == "Action.OpenUrl":
            yield str(action["url"])


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())
