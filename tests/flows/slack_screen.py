"""What stands before each person in Slack, from what an app has sent to the Web API and to response_urls."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.flows.driver import Filling, Seen

Json = dict[str, Any]

_LINK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_STYLED = re.compile(r"(?<!\w)([*_~`])(\S|\S.*?\S)\1(?!\w)")
_WORDS = ("text", "label", "hint", "title", "fields", "elements", "rows", "alt_text", "placeholder", "caption")
"""Where in a block people's words stand, in the order in which they are read."""
SEVERAL = ("checkboxes", "multi_static_select")


@dataclass
class Shown:
    """A message; `only_for` one person, or for all in the channel."""

    channel: str
    at: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    only_for: str = ""
    author: str = ""
    """"" for the bot."""
    thread: str = ""
    """When the first message of its thread was posted."""

    def seen(self, under: str = "") -> Seen:
        if not self.blocks:
            return Seen(_tidy(_mrkdwn(self.text)), by_bot=not self.author, under=under)
        words = _tidy(" ".join(_words(self.blocks)))
        buttons = tuple(each["text"]["text"] for each in buttons_in(self.blocks))
        return Seen(words, buttons, tuple(_links(self.blocks)), not self.author, under, _pictures(self.blocks))


@dataclass
class Modal:
    view: Json
    id: str
    typed: dict[tuple[str, str], Json] = field(default_factory=dict)
    """(block id, action id) → the element's state; outlives an update, as in Slack."""
    errors: dict[str, str] = field(default_factory=dict)

    def inputs(self) -> Iterator[tuple[str, Json, Json]]:
        """(label, block, element)."""
        for block in self.view["blocks"]:
            if block["type"] == "input":
                yield block["label"]["text"], block, block["element"]

    def state(self, block: Json, element: Json) -> Json:
        return self.typed.get((block["block_id"], element["action_id"])) or _first_state(element)

    def states(self) -> Json:
        found: Json = {}
        for _, block, element in self.inputs():
            found.setdefault(block["block_id"], {})[element["action_id"]] = self.state(block, element)
        return {"values": found}

    def seen(self) -> Seen:
        """Where it asks nothing."""
        blocks = self.view["blocks"]
        words = _tidy(" ".join([self.view["title"]["text"], *_words(blocks)]))
        buttons = tuple(each["text"]["text"] for each in buttons_in(blocks))
        return Seen(words, buttons, tuple(_links(blocks)), pictures=_pictures(blocks))

    def filling(self) -> Filling:
        values = {label: _answer(self.state(block, element)) for label, block, element in self.inputs()}
        words = [self.view["title"]["text"], *_words(self.view["blocks"]), *self.errors.values()]
        return Filling(_tidy(" ".join(words)), values)

    def block(self, label: str) -> Json:
        return next(block for name, block, _ in self.inputs() if name == label)

    def fill(self, label: str, answer: str, found: Sequence[Json] = ()) -> None:
        """`found`: the options, of a choice that was looked up."""
        block = self.block(label)
        element = {**block["element"], "options": found} if found else block["element"]
        self.typed[block["block_id"], element["action_id"]] = _state(element, answer)


def buttons_in(blocks: list[Json]) -> list[Json]:
    """In the order in which they are seen; each knows its block."""
    found = []
    for block in blocks:
        beside = [block["accessory"]] if "accessory" in block else []
        for each in (*block.get("elements", ()), *beside):
            if each.get("type") == "button":
                found.append({**each, "block_id": block.get("block_id", "b")})
    return found


def _words(node: object) -> Iterator[str]:
    """Every word of blocks, as Slack shows it."""
    if isinstance(node, list):
        for each in node:
            yield from _words(each)
    elif isinstance(node, Mapping):
        kind = node.get("type")
        if kind == "mrkdwn":
            yield _mrkdwn(node["text"])
        elif kind == "link":
            yield node.get("text") or node["url"]
        elif kind == "rich_text_section" or kind == "rich_text_quote" or kind == "rich_text_preformatted":
            yield "".join(_words(node["elements"]))
        elif isinstance(node.get("text"), str):
            yield node["text"]
        else:
            yield from (word for name in _WORDS if name in node for word in _inner(node[name]))
            yield from _words(node.get("accessory"))


def _inner(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    else:
        yield from _words(node)


def _links(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _links(each)
    elif isinstance(node, Mapping):
        if node.get("type") == "link":
            yield node["url"]
        if node.get("type") == "mrkdwn":
            yield from (_unescaped(target) for target, _ in _LINK.findall(node["text"]))
        for value in node.values():
            yield from _links(value)


def _pictures(blocks: list[Json]) -> tuple[str, ...]:
    """Addresses, and ids of files that were uploaded."""
    images = [each for each in blocks if each["type"] == "image"]
    return tuple(each["image_url"] if "image_url" in each else each["slack_file"]["id"] for each in images)


def _mrkdwn(text: str) -> str:
    """As it reads: without marks, what calls somebody spelled out, escapes undone."""
    linked = _LINK.sub(lambda match: match[2] or match[1], text)
    return _unescaped(_STYLED.sub(r"\2", linked))


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _first_state(element: Json) -> Json:
    kind = element["type"]
    if kind == "plain_text_input" or kind == "number_input":
        return {"type": kind, "value": element.get("initial_value")}
    if kind == "datepicker":
        return {"type": kind, "selected_date": element.get("initial_date")}
    if kind in SEVERAL:
        return {"type": kind, "selected_options": element.get("initial_options") or []}
    return {"type": kind, "selected_option": element.get("initial_option")}


def _state(element: Json, answer: str) -> Json:
    kind = element["type"]
    if kind == "plain_text_input" or kind == "number_input":
        return {"type": kind, "value": answer or None}
    if kind == "datepicker":
        return {"type": kind, "selected_date": answer or None}
    options = [*element.get("options", ()), *(o for g in element.get("option_groups", ()) for o in g["options"])]
    if kind in SEVERAL:
        labels = answer.split(", ") if answer else []
        chosen = [each for each in options if each["text"]["text"] in labels]
        assert len(chosen) == len(labels), f"{answer} is not among {options}"
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, "selected_option": next(each for each in options if each["text"]["text"] == answer)}


def _answer(state: Json) -> str:
    if option := state.get("selected_option"):
        return str(option["text"]["text"])
    if options := state.get("selected_options"):
        return ", ".join(each["text"]["text"] for each in options)
    return state.get("value") or state.get("selected_date") or ""


class Screen:
    """A workspace's channels, its people and their own chats with the bot."""

    def __init__(self, channels: Mapping[str, Sequence[str]], chats: Mapping[str, str]) -> None:
        """`channels`: person → those that they are in; `chats`: person → that of their chat with the bot."""
        self._channels = channels
        self._chats = chats
        self.messages: list[Shown] = []
        self.modals: dict[str, Modal] = {}
        """Person → the modal on top."""
        self.homes: dict[str, Json] = {}
        self.urls: dict[str, tuple[str, Shown | None]] = {}
        """response_url → whose it is, and the message that was pressed."""

    def before(self, person: str) -> list[Shown]:
        """What somebody can read, oldest first."""
        places = (*self._channels[person], self._chats[person])
        return [each for each in self.messages if each.channel in places and each.only_for in ("", person)]

    def seen(self, message: Shown) -> Seen:
        first = [each for each in self.messages if (each.channel, each.at) == (message.channel, message.thread)]
        return message.seen(first[0].seen().words if first else "")

    def said(self, channel: str, at: str, author: str, text: str) -> None:
        self.messages.append(Shown(channel, at, text, author=author))

    # What the app does

    def posted(self, channel: str, at: str, arguments: Mapping[str, Any], only_for: str = "") -> None:
        """`channel` may be a person, whose chat is then meant."""
        place = self._chats.get(channel, channel)
        text, thread = arguments.get("text") or "", arguments.get("thread_ts") or ""
        self.messages.append(Shown(place, at, text, _blocks(arguments), only_for, thread=thread))

    def updated(self, channel: str, at: str, arguments: Mapping[str, Any]) -> None:
        for each in self.messages:
            if (each.channel, each.at) == (channel, at):
                each.text, each.blocks = arguments.get("text") or "", _blocks(arguments)

    def deleted(self, channel: str, at: str) -> None:
        self.messages = [each for each in self.messages if (each.channel, each.at) != (channel, at)]

    def responded(self, url: str, at: str, body: Mapping[str, Any]) -> None:
        """To a response_url: shown to one person unless it says otherwise, or in the place of what was pressed."""
        person, original = self.urls[url]
        if original is not None and body.get("delete_original"):
            self.messages.remove(original)
        elif original is not None and body.get("replace_original"):
            original.text, original.blocks = body.get("text") or "", _blocks(body)
        else:
            private = body.get("response_type") != "in_channel"
            channel = original.channel if original else self._channels[person][0]
            self.posted(channel, at, body, person if private else "")

    def opened(self, person: str, id: str, view: Json) -> None:
        self.modals[person] = Modal(view, id)

    def view_updated(self, id: str, view: Json) -> None:
        for each in self.modals.values():
            if each.id == id:
                each.view, each.errors = view, {}

    def answered_submission(self, person: str, body: Mapping[str, Any] | None) -> None:
        modal = self.modals.get(person)
        action = (body or {}).get("response_action")
        if modal is None:
            return
        if action == "errors":
            modal.errors = dict((body or {})["errors"])
        elif action in ("update", "push"):
            modal.view, modal.errors = (body or {})["view"], {}
        else:
            del self.modals[person]


def _blocks(arguments: Mapping[str, Any]) -> list[Json]:
    """As JSON, or as a form's field that holds JSON."""
    blocks = arguments.get("blocks") or []
    found: list[Json] = json.loads(blocks) if isinstance(blocks, str) else blocks
    return found
