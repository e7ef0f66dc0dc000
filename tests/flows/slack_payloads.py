"""What Slack sends for what people do: slash commands, events, presses, submissions and shortcuts."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode

from tests.flows.slack_screen import Modal, Shown

Json = dict[str, Any]


@dataclass(frozen=True)
class Workspace:
    team: str
    domain: str
    app: str
    bot_user: str
    channels: Mapping[str, str]
    """What people call it → channel id; the first is everybody's."""
    users: Mapping[str, str]
    """Person's name → user id."""

    @property
    def channel(self) -> str:
        return next(iter(self.channels.values()))

    def name_of(self, channel: str) -> str:
        """As Slack writes it."""
        names = {id: name.lower().replace(" ", "-") for name, id in self.channels.items()}
        return names.get(channel, "directmessage")


class Payloads:
    def __init__(self, workspace: Workspace) -> None:
        self._here = workspace
        self._numbers = count(1)

    def now(self) -> str:
        """A message's ts; never twice the same."""
        return f"{int(time.time())}.{next(self._numbers):06}"

    def trigger(self) -> str:
        return f"{next(self._numbers)}.42.{'0' * 32}"

    def command(self, person: str, words: str, trigger: str, url: str) -> str:
        """`words` without the slash; what is no command of its own goes under /huddlelog."""
        first, _, rest = words.partition(" ")
        command, text = (f"/{first}", rest) if first in ("learn", "huddle") else ("/huddlelog", words)
        fields = {
            "token": "verification",
            "team_id": self._here.team,
            "team_domain": self._here.domain,
            "channel_id": self._here.channel,
            "channel_name": self._here.name_of(self._here.channel),
            "user_id": self._here.users[person],
            "user_name": person.split()[0].lower(),
            "command": command,
            "text": escaped(text),
            "api_app_id": self._here.app,
            "is_enterprise_install": "false",
            "response_url": url,
            "trigger_id": trigger,
        }
        return urlencode(fields)

    def event(self, event: Json) -> str:
        number = next(self._numbers)
        body = {
            "token": "verification",
            "team_id": self._here.team,
            "api_app_id": self._here.app,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{number:09}",
            "event_time": int(time.time()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self._here.team,
                    "user_id": self._here.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
        }
        return json.dumps(body)

    def joined(self, inviter: str, channel: str) -> Json:
        return {
            "type": "member_joined_channel",
            "user": self._here.bot_user,
            "channel": channel,
            "channel_type": "C",
            "team": self._here.team,
            "inviter": self._here.users[inviter],
            "event_ts": self.now(),
        }

    def mention(self, person: str, text: str, at: str, channel: str) -> Json:
        return {
            "type": "app_mention",
            "user": self._here.users[person],
            "text": text,
            "ts": at,
            "client_msg_id": f"00000000-0000-0000-0000-{next(self._numbers):012}",
            "team": self._here.team,
            "channel": channel,
            "event_ts": at,
        }

    def press(self, person: str, message: Shown, button: Mapping[str, Any], trigger: str, url: str) -> str:
        told: Json = {
            **self._interaction("block_actions", person, trigger),
            "container": {
                "type": "message",
                "message_ts": message.at,
                "channel_id": message.channel,
                "is_ephemeral": bool(message.only_for),
            },
            "channel": {"id": message.channel, "name": self._here.name_of(message.channel)},
            "state": {"values": {}},
            "response_url": url,
            "actions": [self._action(button)],
        }
        if not message.only_for:
            told["message"] = {
                "type": "message",
                "subtype": "bot_message",
                "user": self._here.bot_user,
                "ts": message.at,
                "text": message.text,
                "blocks": message.blocks,
                "team": self._here.team,
                **({"thread_ts": message.thread} if message.thread else {}),
            }
            told["container"] |= {"thread_ts": message.thread} if message.thread else {}
        return _payload(told)

    def press_in_modal(self, person: str, modal: Modal, button: Mapping[str, Any], trigger: str) -> str:
        view = self._view(modal)
        told = self._interaction("block_actions", person, trigger)
        container = {"type": "view", "view_id": modal.id}
        return _payload({**told, "container": container, "view": view, "actions": [self._action(button)]})

    def typed(self, person: str, modal: Modal, block: Json, words: str) -> str:
        """Into a choice that is looked up."""
        told = {
            **self._interaction("block_suggestion", person, ""),
            "container": {"type": "view", "view_id": modal.id},
            "view": self._view(modal),
            "block_id": block["block_id"],
            "action_id": block["element"]["action_id"],
            "value": words,
        }
        del told["trigger_id"]
        return _payload(told)

    def submission(self, person: str, modal: Modal, trigger: str) -> str:
        told = self._interaction("view_submission", person, trigger)
        return _payload({**told, "view": self._view(modal), "response_urls": []})

    def save_message(self, person: str, message: Shown, trigger: str, url: str) -> str:
        told = {
            **self._interaction("message_action", person, trigger),
            "action_ts": self.now(),
            "callback_id": "save_as_learning",
            "message_ts": message.at,
            "channel": {"id": message.channel, "name": self._here.name_of(message.channel)},
            "message": {
                "type": "message",
                "user": self._here.users[message.author],
                "ts": message.at,
                "text": message.text,
                "team": self._here.team,
            },
            "response_url": url,
        }
        return _payload(told)

    def _interaction(self, kind: str, person: str, trigger: str) -> Json:
        first = person.split()[0].lower()
        user = self._here.users[person]
        return {
            "type": kind,
            "user": {"id": user, "username": first, "name": first, "team_id": self._here.team},
            "api_app_id": self._here.app,
            "token": "verification",
            "trigger_id": trigger,
            "team": {"id": self._here.team, "domain": self._here.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _action(self, button: Mapping[str, Any]) -> Json:
        told = {name: button[name] for name in ("action_id", "block_id", "text", "value", "style") if name in button}
        return {**told, "type": "button", "action_ts": self.now()}

    def _view(self, modal: Modal) -> Json:
        return {
            **modal.view,
            "id": modal.id,
            "team_id": self._here.team,
            "state": modal.states(),
            "hash": f"{modal.id}.{next(self._numbers)}",
            "root_view_id": modal.id,
            "previous_view_id": None,
            "app_id": self._here.app,
            "bot_id": "B0BOT",
            "app_installed_team_id": self._here.team,
        }


def escaped(text: str) -> str:
    """As Slack hands on what somebody wrote."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _payload(told: Json) -> str:
    return urlencode({"payload": json.dumps(told)})
