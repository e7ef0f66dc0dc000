"""An activity from Teams → what the core takes in; the payload is hostile until it has been read here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from adapters.msteams import forms, words
from adapters.msteams.payload import LONGEST_TEXT, Payload, items, part, string
from adapters.msteams.scene import Scene
from adapters.payload import BadPayload
from bot.chat.inbound import (
    BotAdded,
    ButtonPressed,
    FormSubmitted,
    HomeOpened,
    Inbound,
    MessageSaved,
    OptionsAsked,
    Origin,
    SearchAsked,
    TextSaid,
)
from bot.chat.spans import Plain
from bot.people.ports import Address

LONGEST_LINK = 2_000
_DELETED = ("channelDeleted", "teamDeleted", "teamHardDeleted")
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "heic", "webp", "tif", "tiff"})


class Asked(StrEnum):
    """How something was asked, and so how it is answered."""

    MESSAGE = "message"
    """Words, or the bot's arrival: answered by messages."""
    SUBMIT = "submit"
    """A press or a form that came as a message, from clients that know no better: answered by messages."""
    EXECUTE = "execute"
    """A press or a form on a card: answered by the card that stands there next."""
    DIALOG = "dialog"
    """Answered by the dialog's next page."""
    SEARCH = "search"
    """From the box in which somebody writes a message."""
    OPTIONS = "options"
    """Somebody types into a choice."""


@dataclass(frozen=True)
class Arrival:
    asked: Asked
    event: Inbound
    pressed: str = ""
    """The message that holds the card that was pressed."""


_INVOKES = {
    "adaptiveCard/action": Asked.EXECUTE,
    "task/fetch": Asked.DIALOG,
    "task/submit": Asked.DIALOG,
    "composeExtension/fetchTask": Asked.DIALOG,
    "composeExtension/submitAction": Asked.DIALOG,
    "composeExtension/query": Asked.SEARCH,
    "application/search": Asked.OPTIONS,
}


def asked(activity: Payload) -> Asked | None:
    """None where there is nothing to answer."""
    match activity.get("type"):
        case "message":
            return Asked.SUBMIT if _is_submit(activity) else Asked.MESSAGE
        case "invoke":
            return _INVOKES.get(string(activity.get("name")))
        case "conversationUpdate":
            return Asked.MESSAGE if has_come(activity) else None
        case _:
            return None


def has_come(activity: Payload) -> bool:
    """Whether the bot was added; who else comes is not welcomed."""
    return _is_bot_among(activity, "membersAdded")


def has_gone(activity: Payload) -> bool:
    """Whether the bot was taken away from a place, or the place itself."""
    removed = activity.get("type") == "installationUpdate" and string(activity.get("action")).startswith("remove")
    deleted = part(activity, "channelData").get("eventType") in _DELETED
    return removed or deleted or _is_bot_among(activity, "membersRemoved")


def is_from_composing(activity: Payload) -> bool:
    """From the box of a conversation of which the bot may be no part."""
    return string(activity.get("name")).startswith("composeExtension/")


def read(activity: Payload, where: Scene, address: Address, keys: Mapping[str, str]) -> Arrival:
    """Raises BadPayload. `keys` are the people behind the accounts that are mentioned."""
    how = asked(activity)
    shared, key = not where.private, _key(activity)
    public, private = Origin(address, key, shared), Origin(address, key)
    value = part(activity, "value")
    match how:
        case Asked.MESSAGE if activity.get("type") == "conversationUpdate":
            if where.private:
                return Arrival(how, HomeOpened(private))
            return Arrival(how, BotAdded(private, adder_known=not where.is_bot))
        case Asked.MESSAGE:
            return Arrival(how, TextSaid(public, words.heard(activity, keys), _has_picture(activity)))
        case Asked.SUBMIT:
            return Arrival(how, _press(value, public), string(activity.get("replyToId")))
        case Asked.EXECUTE:
            return Arrival(how, _press(part(value, "action", "data"), public), string(activity.get("replyToId")))
        case Asked.DIALOG if activity.get("name") == "composeExtension/fetchTask":
            return Arrival(how, _saved(part(value, "messagePayload"), private))
        case Asked.DIALOG:
            return Arrival(how, _press(part(value, "data"), private))
        case Asked.SEARCH:
            return Arrival(how, SearchAsked(private, _searched(value)))
        case Asked.OPTIONS:
            sought = string(value.get("queryText"), LONGEST_TEXT)
            return Arrival(how, OptionsAsked(private, string(value.get("dataset")), sought))
        case None:
            raise BadPayload("nothing to answer")


def _press(data: Payload, origin: Origin) -> Inbound:
    """A button or a form; which of them it is, its data tells."""
    if isinstance(data.get("form"), Mapping):
        sent = forms.submitted(data)
        return FormSubmitted(origin, sent.form_id, sent.opened_by, sent.step, sent.action, sent.answers)
    intent = data.get("intent")
    if not isinstance(intent, str):
        raise BadPayload("no button of ours")
    return ButtonPressed(origin, string(intent, LONGEST_TEXT))


def _saved(message: Payload, origin: Origin) -> MessageSaved:
    link = string(message.get("linkToMessage"), LONGEST_LINK)
    said = words.of_message(message)
    return MessageSaved(origin, (Plain(said),) if said else (), link if link.startswith("https://") else "")


def _searched(value: Payload) -> str:
    """Empty when the search is opened and nothing has been typed."""
    given = items(value.get("parameters"))
    if any(each.get("name") == "initialRun" for each in given):
        return ""
    return next((string(each.get("value"), LONGEST_TEXT) for each in given), "")


def _is_submit(activity: Payload) -> bool:
    return isinstance(activity.get("value"), Mapping) and not string(activity.get("text")).strip()


def _is_bot_among(activity: Payload, members: str) -> bool:
    bot = string(part(activity, "recipient").get("id"))
    return any(bot and each.get("id") == bot for each in items(activity.get(members), 500))


def _has_picture(activity: Payload) -> bool:
    for each in items(activity.get("attachments")):
        kind = string(each.get("contentType")).lower()
        if kind.startswith("image/"):
            return True
        file = string(part(each, "content").get("fileType")).lower()
        if kind == "application/vnd.microsoft.teams.file.download.info" and file in _PICTURES:
            return True
    return False


def _key(activity: Payload) -> str:
    """The same on a retry, another for a new press."""
    id = string(activity.get("id"))
    if id:
        return id
    told = {name: activity.get(name) for name in ("type", "name", "replyToId", "value", "text", "timestamp")}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
