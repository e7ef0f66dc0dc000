"""Slack's payloads → what the core takes in; a payload is hostile until it has been read here."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from adapters.slack import forms
from adapters.slack.api import Json
from adapters.slack.directory import Directory
from adapters.slack.heard import heard, mentioned, without
from adapters.slack.installs import Installation
from adapters.slack.spot import URL_LIVES, Spot, unpacked
from bot.chat.inbound import (
    BotAdded,
    ButtonPressed,
    FormSubmitted,
    Heard,
    HomeOpened,
    Inbound,
    MessageSaved,
    OptionsAsked,
    Origin,
    TextSaid,
)
from bot.chat.spans import Plain, clean
from bot.timing.clock import Clock

ADD_LEARNING = "add_learning"
"""The global shortcut's callback id."""
SAVE_MESSAGE = "save_as_learning"
"""The message shortcut's."""
WHOLE = "huddlelog"
"""The slash command behind which every command may stand; the words of any other begin with its own."""

_ID = re.compile(r"[A-Z0-9]{1,30}")
_SURROGATES = re.compile("[\ud800-\udfff]")
"""JSON can hold half a character; no database can."""
_SPOKEN = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of messages that somebody has written; edits, joins and topics are others."""


class BadPayload(ValueError):
    """What came is nothing that Slack sends."""


@dataclass(frozen=True)
class Arrival:
    """What the core is told, and where its answer goes."""

    event: Inbound
    spot: Spot
    view: Json = field(default_factory=dict)
    """The modal that was sent."""


@dataclass(frozen=True)
class Reader:
    directory: Directory
    clock: Clock

    async def command(self, payload: Json, installation: Installation, team: str) -> Arrival:
        user, channel, name = _id(payload, "user_id"), _id(payload, "channel_id"), _text(payload, "channel_name")
        trigger = _text(payload, "trigger_id")
        spot = self._answerable(self._there(team, user, channel, name), payload)
        words = _words(_text(payload, "command"), _text(payload, "text"))
        text = await self._heard(team, without(words, installation.bot_user))
        return Arrival(TextSaid(await self._origin(spot, trigger), text), spot)

    async def message(self, body: Json, installation: Installation, team: str) -> Arrival | None:
        """A mention in a channel, or words in the bot's own chat; None for what is not meant for the bot."""
        event = _object(body, "event")
        ours = event.get("user") == installation.bot_user
        if (
            ours
            or event.get("bot_id")
            or event.get("hidden")
            or event.get("subtype") not in _SPOKEN
            or "edited" in event
        ):
            return None
        personal = event.get("type") == "message"
        if personal and event.get("channel_type") != "im":
            return None
        user, channel = _id(event, "user"), _id(event, "channel")
        spot = Spot(
            team, user, "" if personal else channel, personal, channel=channel, thread=_text(event, "thread_ts")
        )
        text = await self._heard(team, without(_text(event, "text"), installation.bot_user))
        origin = await self._origin(spot, _text(body, "event_id"), visible=not personal)
        return Arrival(TextSaid(origin, text, _has_picture(event)), spot)

    async def added(self, body: Json, installation: Installation, team: str) -> Arrival | None:
        event = _object(body, "event")
        if event.get("user") != installation.bot_user:
            return None
        inviter = _text(event, "inviter")
        channel = _id(event, "channel")
        spot = Spot(team, inviter or installation.bot_user, channel, channel=channel)
        return Arrival(BotAdded(await self._origin(spot, _text(body, "event_id")), bool(inviter)), spot)

    async def home(self, team: str, user: str, key: str) -> Arrival:
        if not _ID.fullmatch(user):
            raise BadPayload("user")
        spot = Spot(team, user, personal=True, in_modal=True, at_home=True)
        return Arrival(HomeOpened(await self._origin(spot, key)), spot)

    async def action(self, payload: Json, team: str) -> Arrival | None:
        """A press of a button; None for what only fills in a form."""
        actions = payload.get("actions")
        action = actions[0] if isinstance(actions, list) and actions and isinstance(actions[0], dict) else {}
        name = _text(action, "action_id")
        spot = self._pressed(payload, team)
        key = _text(payload, "trigger_id") or f"{_text(action, 'action_ts')} {spot.user}"
        if name.startswith("form:") and spot.view:
            return await self._submitted(_object(payload, "view"), spot, name.removeprefix("form:"), key)
        if not name.startswith("intent:"):
            return None
        visible = bool(spot.message) and not spot.ephemeral and not spot.personal
        return Arrival(ButtonPressed(await self._origin(spot, key, visible), _text(action, "value")), spot)

    async def submission(self, payload: Json, team: str) -> Arrival:
        view = _object(payload, "view")
        spot = self._pressed(payload, team)
        return await self._submitted(view, spot, "save", f"{_text(view, 'id')} {_text(view, 'hash')}")

    async def shortcut(self, payload: Json, installation: Installation, team: str) -> Arrival | None:
        user, trigger = _id(_object(payload, "user"), "id"), _text(payload, "trigger_id")
        if payload.get("type") == "shortcut" and payload.get("callback_id") == ADD_LEARNING:
            spot = Spot(team, user, personal=True, trigger=trigger, in_modal=True)
            return Arrival(TextSaid(await self._origin(spot, trigger), (Plain("learn"),)), spot)
        if payload.get("type") != "message_action" or payload.get("callback_id") != SAVE_MESSAGE:
            return None
        channel, message = _object(payload, "channel"), _object(payload, "message")
        there = self._there(team, user, _id(channel, "id"), _text(channel, "name"))
        spot = self._answerable(there, payload, thread=_text(message, "thread_ts"))
        words = await self._heard(team, without(_text(message, "text"), installation.bot_user))
        link = await self._link(payload, team, _id(channel, "id"), message)
        return Arrival(MessageSaved(await self._origin(spot, trigger), words, link), spot)

    async def options(self, payload: Json, team: str) -> Arrival:
        spot = self._pressed(payload, team)
        look_up, words = forms.look_up(_text(payload, "action_id")), clean(_text(payload, "value"))
        return Arrival(OptionsAsked(await self._origin(spot, f"{look_up} {words}"), look_up, words), spot)

    # Where

    def _there(self, team: str, user: str, channel: str, name: str) -> Spot:
        """The place of a slash command or a shortcut. Among other people it is the person's own."""
        if channel.startswith("D") or name == "directmessage" or name.startswith("mpdm-"):
            return Spot(team, user, personal=True)
        if name != "privategroup":
            self.directory.channel_is(team, channel, name)
        return Spot(team, user, channel, channel=channel)

    def _answerable(self, spot: Spot, payload: Json, **changes: Any) -> Spot:
        until = (self.clock.now() + URL_LIVES).timestamp()
        url, trigger = _text(payload, "response_url"), _text(payload, "trigger_id")
        return replace(spot, response_url=url, until=until, trigger=trigger, **changes)

    def _pressed(self, payload: Json, team: str) -> Spot:
        """Where a button, a form or a choice is."""
        user = _id(_object(payload, "user"), "id")
        view = payload.get("view")
        if isinstance(view, dict):
            trigger = _text(payload, "trigger_id")
            if view.get("type") == "home":
                return Spot(team, user, personal=True, in_modal=True, at_home=True, trigger=trigger)
            where = unpacked(_place_in(view), team, user)
            return replace(where, view=_text(view, "id"), trigger=trigger)
        container, message = _object(payload, "container"), payload.get("message")
        channel = payload.get("channel") if isinstance(payload.get("channel"), dict) else {}
        if not (_text(container, "channel_id") or _text(channel or {}, "id")):  # neither a view nor a place: the home
            return Spot(team, user, personal=True, in_modal=True, at_home=True, trigger=_text(payload, "trigger_id"))
        id = _id(container, "channel_id") if "channel_id" in container else _id(channel or {}, "id")
        spot = self._there(team, user, id, _text(channel or {}, "name"))
        shown = message if isinstance(message, dict) else {}
        ephemeral = bool(container.get("is_ephemeral")) or shown.get("subtype") == "ephemeral"
        if spot.personal and not ephemeral:  # a message that the bot has posted there itself
            spot = replace(spot, channel=id)
        thread = _text(shown, "thread_ts") or _text(container, "thread_ts")
        posted = _text(container, "message_ts")
        return self._answerable(spot, payload, message=posted, ephemeral=ephemeral, thread=thread)

    # What

    async def _submitted(self, view: Json, spot: Spot, action: str, key: str) -> Arrival:
        try:
            sent = forms.submitted(view)
        except forms.BadPayload as error:
            raise BadPayload("view") from error
        origin = await self._origin(spot, key)
        return Arrival(
            FormSubmitted(origin, sent.form_id, sent.opened_by, sent.step, action, dict(sent.answers)), spot, view
        )

    async def _origin(self, spot: Spot, key: str, visible: bool = False) -> Origin:
        if not key:
            raise BadPayload("key")
        return Origin(await self.directory.address(spot), key, visible)

    async def _heard(self, team: str, text: str) -> Heard:
        users = mentioned(text)
        return heard(text, await self.directory.names(team, users) if users else {})

    async def _link(self, payload: Json, team: str, channel: str, message: Json) -> str:
        at, domain = _text(message, "ts"), _text(_object(payload, "team"), "domain")
        if not re.fullmatch(r"[0-9]{1,20}\.[0-9]{1,20}", at):
            return ""
        base = f"https://{domain}.slack.com" if re.fullmatch(r"[a-z0-9-]{1,80}", domain) else ""
        base = base or (await self.directory.workspace(team)).url.rstrip("/")
        thread = _text(message, "thread_ts")
        in_thread = f"?thread_ts={thread}&cid={channel}" if re.fullmatch(r"[0-9.]{1,40}", thread) else ""
        return f"{base}/archives/{channel}/p{at.replace('.', '')}{in_thread}" if base else ""


def _words(command: str, text: str) -> str:
    """As in a chat with the bot: `/learn x` is "learn x".

    Who types "/learn learn x" or "/learn Learn: x" means one of them; "/learn Learn from nights" is a sentence.
    """
    word = command.removeprefix("/").strip().lower()
    if not word or word == WHOLE:
        return text
    doubled = re.match(rf"{re.escape(word)}(?=\s|$)|(?i:{re.escape(word)})\s*[:–—]", text.strip())
    return text if doubled else f"{word} {text}".strip()


def _place_in(view: Json) -> str:
    """What a modal carries of where it was opened: a form among other things, a card alone."""
    if view.get("callback_id") != forms.CALLBACK:
        return _text(view, "private_metadata")
    try:
        return forms.submitted(view).place
    except forms.BadPayload as error:
        raise BadPayload("view") from error


def _has_picture(event: Json) -> bool:
    files = event.get("files")
    kinds = [each.get("mimetype") for each in files if isinstance(each, dict)] if isinstance(files, list) else []
    return any(isinstance(kind, str) and kind.startswith("image/") for kind in kinds)


def _object(payload: Json, name: str) -> Json:
    value = payload.get(name)
    if not isinstance(value, dict):
        raise BadPayload(name)
    return value


def _text(payload: Json, name: str) -> str:
    value = payload.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadPayload(name)
    return _SURROGATES.sub("", value)


def _id(payload: Json, name: str) -> str:
    value = payload.get(name)
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise BadPayload(name)
    return value
