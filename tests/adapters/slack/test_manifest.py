"""The manifest: complete, no scope too many, and the one that the docs explain."""

import re
from pathlib import Path

import pytest

from adapters.slack.inbound import ADD_LEARNING, SAVE_MESSAGE
from adapters.slack.manifest import BOT_SCOPES, EVENTS, LOOK_UP_SCOPES, manifest
from bot.chat.phrases import load
from tests.adapters.slack.fake_api import SCOPES
from tests.words import ROOT

SAY = load()
COMMANDS = (("learn", "Write down what you learned"), ("huddlelog", "Everything else, and help"))
PAGE = (ROOT / "docs" / "slack.md").read_text("utf-8")
NEEDED_BY = {
    "app_mention": "app_mentions:read",
    "channel_rename": "channels:read",
    "group_rename": "groups:read",
    "member_joined_channel": "channels:read",
    "message.im": "im:history",
}
"""Event → its scope (docs.slack.dev/reference/events); those that are not here need none."""


def test_each_request_comes_to_this_process() -> None:
    made = manifest(COMMANDS, SAY, "https://bot.example", socket_mode=False)
    url = "https://bot.example/slack/events"
    assert [(each["command"], each["url"], each["should_escape"]) for each in made["features"]["slash_commands"]] == [
        ("/learn", url, True),
        ("/huddlelog", url, True),
    ]
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert made["settings"]["interactivity"]["message_menu_options_url"] == url
    assert made["oauth_config"]["redirect_urls"] == ["https://bot.example/slack/oauth_redirect"]
    assert {each["callback_id"] for each in made["features"]["shortcuts"]} == {ADD_LEARNING, SAVE_MESSAGE}


def test_socket_mode_names_no_address() -> None:
    made = manifest(COMMANDS, SAY, "https://bot.example", socket_mode=True)
    assert "https" not in str(made)
    assert made["settings"]["socket_mode_enabled"] is True


def test_the_scopes_are_those_of_the_events_and_calls() -> None:
    calls = {"chat:write", "commands", "files:write", "im:write", "users:read", "channels:read", "groups:read"}
    assert set(BOT_SCOPES) == calls | {NEEDED_BY[event] for event in EVENTS if event in NEEDED_BY}
    assert ",".join(BOT_SCOPES) == SCOPES


def test_every_scope_has_its_reason_on_the_page_and_no_other_has() -> None:
    explained = set(re.findall(r"^\| `([a-z_]+(?::[a-z]+)+|commands)` \|", PAGE, re.MULTILINE))
    assert explained == {*BOT_SCOPES, *LOOK_UP_SCOPES}


def test_history_is_asked_for_only_where_it_is_switched_on() -> None:
    usual = manifest(COMMANDS, SAY, "https://bot.example", socket_mode=False)
    looking_up = manifest(COMMANDS, SAY, "https://bot.example", socket_mode=False, look_up=True)
    assert usual["oauth_config"]["scopes"]["bot"] == list(BOT_SCOPES)
    assert looking_up["oauth_config"]["scopes"]["bot"] == [*BOT_SCOPES, *LOOK_UP_SCOPES]


@pytest.mark.parametrize("socket_mode", [False, True])
def test_names_are_as_short_as_slack_wants(socket_mode: bool) -> None:
    made = manifest(COMMANDS, SAY, "https://bot.example", socket_mode=socket_mode)
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    for each in made["features"]["shortcuts"]:
        assert len(each["name"]) <= 24
        assert len(each["description"]) <= 150
    for each in made["features"]["slash_commands"]:
        assert re.fullmatch(r"/[a-z-]{1,31}", each["command"])
        assert len(each["description"]) <= 2000


def test_the_page_names_every_setting() -> None:
    settings = set(re.findall(r"SLACK_[A-Z_]+", Path(ROOT / "bot" / "settings.py").read_text("utf-8")))
    assert settings | {"SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "SLACK_API_URL"} <= set(
        re.findall(r"SLACK_[A-Z_]+", PAGE)
    )
