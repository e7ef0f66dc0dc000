"""The app manifest that is pasted into Slack: the commands that there are, and the fewest scopes."""

from collections.abc import Sequence
from typing import Any

from adapters.slack.inbound import ADD_LEARNING, SAVE_MESSAGE
from bot.chat.phrases import Say

BOT_SCOPES = (
    "app_mentions:read",
    "channels:read",
    "chat:write",
    "commands",
    "files:write",
    "groups:read",
    "im:history",
    "im:write",
    "users:read",
)
"""docs/slack.md gives the reason for each; a test holds the two against each other."""
LOOK_UP_SCOPES = ("channels:history", "groups:history")
"""Only where it is switched on that the bot looks in a channel for what it has sent."""
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_rename",
    "group_rename",
    "member_joined_channel",
    "message.im",
    "tokens_revoked",
)


def scopes(look_up: bool) -> tuple[str, ...]:
    return (*BOT_SCOPES, *LOOK_UP_SCOPES) if look_up else BOT_SCOPES


def manifest(
    commands: Sequence[tuple[str, str]], say: Say, url: str, *, socket_mode: bool, look_up: bool = False
) -> dict[str, Any]:
    """`commands`: each slash word with its line of help; `url`: where Slack reaches this process by https."""
    events = "" if socket_mode else f"{url}/slack/events"
    redirects = {} if socket_mode or not url else {"redirect_urls": [f"{url}/slack/oauth_redirect"]}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": say.line("slack-name"),
            "description": say.line("slack-about"),
            "background_color": "#005eb8",
        },
        "features": _features(commands, say, events),
        "oauth_config": {**redirects, "scopes": {"bot": list(scopes(look_up))}},
        "settings": _settings(events),
    }


def _features(commands: Sequence[tuple[str, str]], say: Say, events: str) -> dict[str, Any]:
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": say.line("slack-name"), "always_online": True},
        "shortcuts": [
            _shortcut("global", say.line("slack-shortcut-add"), ADD_LEARNING, say.line("slack-shortcut-add-about")),
            _shortcut("message", say.line("slack-shortcut-save"), SAVE_MESSAGE, say.line("slack-shortcut-save-about")),
        ],
        "slash_commands": [
            {
                "command": f"/{word}",
                "description": description,
                "usage_hint": say.line("slack-usage"),
                "should_escape": True,
                **({"url": events} if events else {}),
            }
            for word, description in commands
        ],
    }


def _settings(events: str) -> dict[str, Any]:
    """`events`: where Slack sends them; "" by Socket Mode."""
    request_url = {"request_url": events} if events else {}
    return {
        "event_subscriptions": {"bot_events": list(EVENTS), **request_url},
        "interactivity": {
            "is_enabled": True,
            **request_url,
            **({"message_menu_options_url": events} if events else {}),
        },
        "org_deploy_enabled": False,
        "socket_mode_enabled": not events,
        "token_rotation_enabled": False,
    }


def _shortcut(kind: str, name: str, callback: str, about: str) -> dict[str, str]:
    return {"name": name, "type": kind, "callback_id": callback, "description": about}
