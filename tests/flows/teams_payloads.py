"""What Teams sends for what people do, as Activity JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from tests.flows.teams_screen import Shown

Json = dict[str, Any]


@dataclass(frozen=True)
class Place:
    team: str
    """Of Teams' own kind."""
    team_name: str
    channel: str


@dataclass(frozen=True)
class Tenant:
    id: str
    app: str
    service_url: str
    places: Mapping[str, Place]
    """What people call the channel → where that is; the first is everybody's."""
    accounts: Mapping[str, str]
    """Person's name → their id in Teams."""
    directory: Mapping[str, str]
    """Person's name → their id in the tenant's directory."""

    @property
    def bot(self) -> str:
        return f"28:{self.app}"

    @property
    def channel(self) -> str:
        return next(iter(self.places.values())).channel

    def chat(self, person: str) -> str:
        return f"a:{self.accounts[person]}"

    def place(self, conversation: str) -> Place:
        """Of a channel."""
        return next(each for each in self.places.values() if each.channel == conversation)


class Activities:
    def __init__(self, tenant: Tenant) -> None:
        self._here = tenant
        self._numbers = count(1)

    def id(self) -> str:
        return f"{int(datetime.now(UTC).timestamp() * 1000)}{next(self._numbers):04}"

    def added_to_team(self, person: str, place: Place) -> Json:
        """The bot, by somebody who installs it for a team; told from the team's first channel."""
        activity = self._in_channel(person, "conversationUpdate", self.id(), place)
        added = [{"id": self._here.bot}]
        data = {**activity["channelData"], "eventType": "teamMemberAdded"}
        return {**activity, "membersAdded": added, "channelData": data}

    def mention(self, person: str, words: str, id: str, place: Place) -> Json:
        at = "<at>Huddlelog</at>"
        return {
            **self._in_channel(person, "message", id, place),
            "text": f"{at} {words}",
            "textFormat": "plain",
            "attachments": [{"contentType": "text/html", "content": f"<div>{at}&nbsp;{words}</div>"}],
            "entities": [
                {"type": "mention", "mentioned": {"id": self._here.bot, "name": "Huddlelog"}, "text": at},
                self._client(),
            ],
        }

    def said_in_private(self, person: str, words: str, id: str) -> Json:
        return {
            **self._in_private(person, "message", id),
            "text": words,
            "textFormat": "plain",
            "attachments": [{"contentType": "text/html", "content": f"<div>{words}</div>"}],
            "entities": [self._client()],
        }

    def submit(self, person: str, message: Shown, data: Json) -> Json:
        """An Action.Submit, which comes as a message without words."""
        return {**self._beside(person, message, "message"), "value": data}

    def execute(self, person: str, message: Shown, action: Json, data: Json) -> Json:
        told = {"type": "Action.Execute", "title": action["title"], "verb": action.get("verb", ""), "data": data}
        value = {"action": told, "trigger": "manual"}
        return {**self._beside(person, message, "invoke"), "name": "adaptiveCard/action", "value": value}

    def fetch(self, person: str, message: Shown, data: Json) -> Json:
        value = {"data": data, "context": {"theme": "default"}, "tabContext": None}
        return {**self._beside(person, message, "invoke"), "name": "task/fetch", "value": value}

    def save_message(self, person: str, message: Shown, link: str) -> Json:
        """The message action, before its dialog."""
        chosen: Json = {
            "id": message.id,
            "replyToId": None,
            "createdDateTime": datetime.now(UTC).isoformat(),
            "lastModifiedDateTime": None,
            "deleted": False,
            "subject": "",
            "importance": "normal",
            "locale": "en-gb",
            "linkToMessage": link,
            "from": {
                "device": None,
                "conversation": None,
                "user": {
                    "userIdentityType": "aadUser",
                    "id": self._here.directory[message.author],
                    "displayName": message.author,
                },
                "application": None,
            },
            "body": {"contentType": "html", "content": f"<div>{message.activity['text']}</div>"},
            "attachments": [],
            "mentions": [],
            "reactions": [],
        }
        value = {
            "commandId": "saveAsLearning",
            "commandContext": "message",
            "messagePayload": chosen,
            "context": {"theme": "default"},
        }
        activity = self._in_channel(person, "invoke", self.id(), self._here.place(message.conversation))
        return {**activity, "name": "composeExtension/fetchTask", "value": value}

    def typed(self, person: str, dataset: str, words: str, conversation: Json) -> Json:
        """Into a choice that is looked up, in the conversation of an activity."""
        value = {"queryText": words, "queryOptions": {"skip": 0, "top": 15}, "dataset": dataset}
        activity = {**self._activity(person, "invoke", self.id()), "name": "application/search", "value": value}
        return {**activity, **{name: conversation[name] for name in ("conversation", "channelData")}}

    def in_private(self, person: str) -> Json:
        """Any activity in somebody's own chat."""
        return self._in_private(person, "invoke", self.id())

    def dialog_sent(self, opened_by: Json, data: Json) -> Json:
        """A submit in the dialog that an activity has opened."""
        value: Json = {"data": data, "context": {"theme": "default"}}
        name = "task/submit"
        if opened_by["name"].startswith("composeExtension/"):
            name = "composeExtension/submitAction"
            kept = {each: opened_by["value"][each] for each in ("commandId", "commandContext", "messagePayload")}
            value = {**value, **kept}
        return {**opened_by, "id": self.id(), "name": name, "value": value, "timestamp": _now()}

    def _beside(self, person: str, message: Shown, kind: str) -> Json:
        """About a card where it stands."""
        if message.conversation == self._here.chat(person):
            return {**self._in_private(person, kind, self.id()), "replyToId": message.id}
        place = self._here.place(message.conversation)
        activity = self._in_channel(person, kind, self.id(), place, message.thread or message.id)
        return {**activity, "replyToId": message.id}

    def _in_private(self, person: str, kind: str, id: str) -> Json:
        conversation = {
            "id": self._here.chat(person),
            "conversationType": "personal",
            "tenantId": self._here.id,
        }
        return {
            **self._activity(person, kind, id),
            "conversation": conversation,
            "channelData": {"tenant": {"id": self._here.id}},
        }

    def _in_channel(self, person: str, kind: str, id: str, place: Place, thread: str = "") -> Json:
        """`thread`: its first message, unless this is that."""
        conversation = {
            "isGroup": True,
            "id": place.team if kind == "conversationUpdate" else f"{place.channel};messageid={thread or id}",
            "conversationType": "channel",
            "tenantId": self._here.id,
        }
        data = {
            "teamsChannelId": place.channel,
            "teamsTeamId": place.team,
            "channel": {"id": place.channel},
            "team": {"id": place.team},
            "tenant": {"id": self._here.id},
        }
        if kind == "conversationUpdate":
            data = {
                "team": {"id": place.team, "name": place.team_name, "aadGroupId": self._here.id},
                "settings": {"selectedChannel": {"id": place.channel}},
                "tenant": {"id": self._here.id},
            }
        return {**self._activity(person, kind, id), "conversation": conversation, "channelData": data}

    def _activity(self, person: str, kind: str, id: str) -> Json:
        who = {"id": self._here.accounts[person], "name": person, "aadObjectId": self._here.directory[person]}
        return {
            "type": kind,
            "id": id,
            "timestamp": _now(),
            "localTimestamp": _now(),
            "localTimezone": "Europe/London",
            "locale": "en-GB",
            "channelId": "msteams",
            "serviceUrl": self._here.service_url,
            "from": who,
            "recipient": {"id": self._here.bot, "name": "Huddlelog"},
        }

    def _client(self) -> Json:
        return {
            "type": "clientInfo",
            "locale": "en-GB",
            "country": "GB",
            "platform": "Windows",
            "timezone": "Europe/London",
        }


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")
