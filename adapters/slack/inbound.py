"""Slack's payloads → what the core takes in; a payload is hostile until it has been read here."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from adapters.payload import BadPayload
from adapters.slack import forms
from adapters.slack.directory import Directory
from adapters.slack.installs import Installation
from adapters.slack.payload import ID, Json, identifier, part, string
from adapters.slack.scene import URL_LIVES, Scene, unpacked
from adapters.slack.words import heard, mentioned, without
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

_SPOKEN = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of messages that somebody has written; edits, joins and topics are others."""


@dataclass(frozen=True)
class Arrival:
    """What the core is told, and where its answer goes."""

    event: Inbound
    where: Scene
    view: Json = field(default_factory=dict)
    """The modal that was sent."""


@dataclass(frozen=True)
class Reader:
    directory: Directory
    clock: Clock

    async def command(self, payload: Json, installation: Installation, team: str) -> Arrival:
        user, channel = identifier(payload, "user_id"), identifier(payload, "channel_id")
        name, trigger = string(payload, "channel_name"), string(payload, "trigger_id")
        where = self._answerable(self._there(team, user, channel, name), payload)
        words = _words(string(payload, "command"), string(payload, "text"))
        text = await self._heard(team, without(words, installation.bot_user))
        return Arrival(TextSaid(await self._origin(where, trigger), text), where)

    async def message(self, body: Json, installation: Installation, team: str) -> Arrival | None:
        """A mention in a channel, or words in the bot's own chat; None for what is not meant for the bot."""
        event = part(body, "event")
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
        user, channel = identifier(event, "user"), identifier(event, "channel")
        where = Scene(
            team, user, "" if personal else channel, personal, channel=channel, thread=string(event, "thread_ts")
        )
        text = await self._heard(team, without(string(event, "text"), installation.bot_user))
        origin = await self._origin(where, string(body, "event_id"), visible=not personal)
        return Arrival(TextSaid(origin, text, _has_picture(event)), where)

    async def added(self, body: Json, installation: Installation, team: str) -> Arrival | None:
        event = part(body, "event")
        if event.get("user") != installation.bot_user:
            return None
        inviter = string(event, "inviter")
        channel = identifier(event, "channel")
        where = Scene(team, inviter or installation.bot_user, channel, channel=channel)
        return Arrival(BotAdded(await self._origin(where, string(body, "event_id")), bool(inviter)), where)

    async def home(self, team: str, user: str, key: str) -> Arrival:
        if not ID.fullmatch(user):
            raise BadPayload("user")
        where = Scene(team, user, personal=True, in_modal=True, at_home=True)
        return Arrival(HomeOpened(await self._origin(where, key)), where)

    async def action(self, payload: Json, team: str) -> Arrival | None:
        """A press of a button; None for what only fills in a form."""
        actions = payload.get("actions")
        action = actions[0] if isinstance(actions, list) and actions and isinstance(actions[0], dict) else {}
        name = string(action, "action_id")
        where = self._pressed(payload, team)
        key = string(payload, "trigger_id") or f"{string(action, 'action_ts')} {where.user}"
        if name.startswith(forms.ACTION) and where.view:
            return await self._submitted(part(payload, "view"), where, name.removeprefix(forms.ACTION), key)
        if not name.startswith("intent:"):
            return None
        visible = bool(where.message) and not where.ephemeral and not where.personal
        return Arrival(ButtonPressed(await self._origin(where, key, visible), string(action, "value")), where)

    async def submission(self, payload: Json, team: str) -> Arrival:
        view = part(payload, "view")
        where = self._pressed(payload, team)
        return await self._submitted(view, where, "save", f"{string(view, 'id')} {string(view, 'hash')}")

    async def shortcut(self, payload: Json, installation: Installation, team: str) -> Arrival | None:
        user, trigger = identifier(part(payload, "user"), "id"), string(payload, "trigger_id")
        if payload.get("type") == "shortcut" and payload.get("callback_id") == ADD_LEARNING:
            where = Scene(team, user, personal=True, trigger=trigger, in_modal=True)
            return Arrival(TextSaid(await self._origin(where, trigger), (Plain("learn"),)), where)
        if payload.get("type") != "message_action" or payload.get("callback_id") != SAVE_MESSAGE:
            return None
        channel, message = part(payload, "channel"), part(payload, "message")
        there = self._there(team, user, identifier(channel, "id"), string(channel, "name"))
        where = self._answerable(there, payload, thread=string(message, "thread_ts"))
        words = await self._heard(team, without(string(message, "text"), installation.bot_user))
        link = await self._link(payload, team, identifier(channel, "id"), message)
        return Arrival(MessageSaved(await self._origin(where, trigger), words, link), where)

    async def options(self, payload: Json, team: str) -> Arrival:
        where = self._pressed(payload, team)
        look_up, words = forms.look_up(string(payload, "action_id")), clean(string(payload, "value"))
        return Arrival(OptionsAsked(await self._origin(where, f"{look_up} {words}"), look_up, words), where)

    # Where

    def _there(self, team: str, user: str, channel: str, name: str) -> Scene:
        """The place of a slash command or a shortcut. Among other people it is the person's own."""
        if channel.startswith("D") or name == "directmessage" or name.startswith("mpdm-"):
            return Scene(team, user, personal=True)
        if name != "privategroup":
            self.directory.channel_is(team, channel, name)
        return Scene(team, user, channel, channel=channel)

    def _answerable(self, where: Scene, payload: Json, **changes: Any) -> Scene:
        until = (self.clock.now() + URL_LIVES).timestamp()
        url, trigger = string(payload, "response_url"), string(payload, "trigger_id")
        return replace(where, response_url=url, until=until, trigger=trigger, **changes)

    def _pressed(self, payload: Json, team: str) -> Scene:
        """Where a button, a form or a choice is."""
        user = identifier(part(payload, "user"), "id")
        view = payload.get("view")
        if isinstance(view, dict):
            trigger = string(payload, "trigger_id")
            if view.get("type") == "home":
                return Scene(team, user, personal=True, in_modal=True, at_home=True, trigger=trigger)
            where = unpacked(_place_in(view), team, user)
            return replace(where, view=string(view, "id"), trigger=trigger)
        container, message = part(payload, "container"), payload.get("message")
        channel = payload.get("channel") if isinstance(payload.get("channel"), dict) else {}
        if not (string(container, "channel_id") or string(channel or {}, "id")):  # neither a view nor a place: the home
            return Scene(team, user, personal=True, in_modal=True, at_home=True, trigger=string(payload, "trigger_id"))
        id = identifier(container, "channel_id") if "channel_id" in container else identifier(channel or {}, "id")
        where = self._there(team, user, id, string(channel or {}, "name"))
        shown = message if isinstance(message, dict) else {}
        ephemeral = bool(container.get("is_ephemeral")) or shown.get("subtype") == "ephemeral"
        if where.personal and not ephemeral:  # a message that the bot has posted there itself
            where = replace(where, channel=id)
        thread = string(shown, "thread_ts") or string(container, "thread_ts")
        posted = string(container, "message_ts")
        return self._answerable(where, payload, message=posted, ephemeral=ephemeral, thread=thread)

    # What

    async def _submitted(self, view: Json, where: Scene, action: str, key: str) -> Arrival:
        sent = forms.submitted(view)
        origin = await self._origin(where, key)
        return Arrival(
            FormSubmitted(origin, sent.form_id, sent.opened_by, sent.step, action, dict(sent.answers)), where, view
        )

    async def _origin(self, where: Scene, key: str, visible: bool = False) -> Origin:
        if not key:
            raise BadPayload("key")
        return Origin(await self.directory.address(where), key, visible)

    async def _heard(self, team: str, text: str) -> Heard:
        users = mentioned(text)
        return heard(text, await self.directory.names(team, users) if users else {})

    async def _link(self, payload: Json, team: str, channel: str, message: Json) -> str:
        at, domain = string(message, "ts"), string(part(payload, "team"), "domain")
        if not re.fullmatch(r"[0-9]{1,20}\.[0-9]{1,20}", at):
            return ""
        base = f"https://{domain}.slack.com" if re.fullmatch(r"[a-z0-9-]{1,80}", domain) else ""
        base = base or (await self.directory.workspace(team)).url.rstrip("/")
        thread = string(message, "thread_ts")
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
    is_form = view.get("callback_id") == forms.CALLBACK
    return forms.submitted(view).place if is_form else string(view, "private_metadata")


def _has_picture(event: Json) -> bool:
    files = event.get("files")
    kinds = [each.get("mimetype") for each in files if isinstance(each, dict)] if isinstance(files, list) else []
    return any(isinstance(kind, str) and kind.startswith("image/") for kind in kinds)
