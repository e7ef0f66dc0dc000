"""Bodies of Slack's requests, with the fields that docs.slack.dev shows for each kind."""

import json
from itertools import count
from typing import Any
from urllib.parse import urlencode

from tests.adapters.slack.fake_api import BOT, TEAM

AMINA, BEN = "U1AMINA", "U2BEN"
WARD = "C1WARD"
TRIGGER = "13345224609.738474920.8088930838d88f008e0"
_numbers = count(1)


def number() -> int:
    return next(_numbers)


def command(text: str = "", word: str = "/learn", response_url: str = "", **changes: str) -> str:
    fields = {
        "token": "deprecated",
        "team_id": TEAM,
        "team_domain": "ward",
        "channel_id": WARD,
        "channel_name": "ward-7",
        "user_id": AMINA,
        "user_name": "amina",
        "command": word,
        "text": text,
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"{TRIGGER}{number()}",
    }
    return urlencode({**fields, **changes})


def event(inner: dict[str, Any], **changes: Any) -> str:
    body = {
        "token": "deprecated",
        "team_id": TEAM,
        "api_app_id": "A1",
        "event": inner,
        "type": "event_callback",
        "event_id": f"Ev{number()}",
        "event_time": 1700000000,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True}],
    }
    return json.dumps({**body, **changes})


def mention(text: str, **changes: Any) -> str:
    inner = {"type": "app_mention", "user": AMINA, "text": text, "ts": "1700000001.000100", "channel": WARD}
    return event({**inner, "team": TEAM, **changes})


def direct(text: str, **changes: Any) -> str:
    inner = {"type": "message", "channel_type": "im", "user": AMINA, "text": text, "channel": f"D{AMINA}"}
    return event({**inner, "ts": "1700000001.000200", "team": TEAM, **changes})


def interactive(payload: dict[str, Any]) -> str:
    return urlencode({"payload": json.dumps(payload)})


def _base(kind: str, user: str) -> dict[str, Any]:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": "ward"},
        "user": {"id": user, "username": user.lower(), "team_id": TEAM},
        "api_app_id": "A1",
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": f"{TRIGGER}{number()}",
    }


def press(
    value: str,
    *,
    user: str = AMINA,
    channel: str = WARD,
    ephemeral: bool = True,
    response_url: str = "",
    **changes: Any,
) -> str:
    """A button on a message."""
    at = "1700000002.000300"
    payload = _base("block_actions", user)
    payload["container"] = {
        "type": "message", "message_ts": at, "channel_id": channel, "is_ephemeral": ephemeral
    }  # fmt: skip
    payload["channel"] = {"id": channel, "name": "directmessage" if channel.startswith("D") else "ward-7"}
    if not ephemeral:
        payload["message"] = {"ts": at, "user": BOT, "text": "…"}
    payload["response_url"] = response_url
    payload["actions"] = [_action("intent:0", value)]
    return interactive({**payload, **changes})


def press_in(view: dict[str, Any], value: str, action: str = "intent:0", user: str = AMINA) -> str:
    """A button in a modal or in the home."""
    payload = _base("block_actions", user)
    shown = _shown(view)
    payload["view"] = shown
    payload["container"] = {"type": "view", "view_id": shown["id"]}
    payload["actions"] = [_action(action, value)]
    return interactive(payload)


def _action(id: str, value: str) -> dict[str, Any]:
    return {"type": "button", "action_id": id, "block_id": "b", "value": value, "action_ts": "1700000003.1"}


def submit(view: dict[str, Any], answers: dict[str, str] | None = None, user: str = AMINA) -> str:
    """A modal as it was opened, with `answers` (by the field's name) typed over what stands in it."""
    payload = _base("view_submission", user)
    payload["view"] = _shown(view, answers or {})
    payload["response_urls"] = []
    return interactive(payload)


def suggestion(view: dict[str, Any], action: str, words: str) -> str:
    payload = _base("block_suggestion", AMINA)
    payload["view"] = _shown(view)
    return interactive({**payload, "action_id": action, "block_id": "b", "value": words})


def save_message(text: str, response_url: str = "", channel: str = WARD, **message: Any) -> str:
    payload = _base("message_action", AMINA)
    payload["callback_id"] = "save_as_learning"
    payload["channel"] = {"id": channel, "name": "ward-7"}
    payload["message_ts"] = "1700000004.000500"
    payload["message"] = {"type": "message", "user": BEN, "ts": "1700000004.000500", "text": text, **message}
    payload["response_url"] = response_url
    return interactive(payload)


def shortcut(callback: str = "add_learning") -> str:
    return interactive({**_base("shortcut", AMINA), "callback_id": callback, "action_ts": "1700000005.1"})


def home_opened(tab: str = "home", user: str = AMINA) -> str:
    return event({"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": tab})


def bot_joined(inviter: str = BEN, user: str = BOT) -> str:
    inner = {"type": "member_joined_channel", "user": user, "channel": WARD, "channel_type": "C", "team": TEAM}
    return event({**inner, **({"inviter": inviter} if inviter else {})})


def _shown(view: dict[str, Any], answers: dict[str, str] | None = None) -> dict[str, Any]:
    """A view as Slack sends it back: an id, and the state of its inputs."""
    state = {}
    for block in view["blocks"]:
        element = block.get("element")
        if block["type"] == "input" and element is not None:
            name = element["action_id"]
            state[block["block_id"]] = {name: _typed(element, _named(block, element, answers or {}))}
    return {"id": "V1OPEN", "hash": "1700000000.h", "team_id": TEAM, "state": {"values": state}, **view}


def _named(block: dict[str, Any], element: dict[str, Any], answers: dict[str, str]) -> str | None:
    from adapters.slack.fields import named

    field = named(block["block_id"])
    return answers.get(field[0]) if field is not None and field[1] == "0" else None


def _typed(element: dict[str, Any], answer: str | None) -> dict[str, Any]:
    kind = element["type"]
    if kind == "plain_text_input":
        return {"type": kind, "value": element.get("initial_value") if answer is None else answer or None}
    if kind == "datepicker":
        return {"type": kind, "selected_date": element.get("initial_date") if answer is None else answer or None}
    chosen = element.get("initial_option") if answer is None else {"value": answer} if answer else None
    if kind == "checkboxes":
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    return {"type": kind, "selected_option": chosen}
