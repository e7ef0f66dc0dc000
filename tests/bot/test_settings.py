"""Half a platform is never turned on: what is missing is named, all at once."""

import pytest

from bot.settings import CLOUD, BadSettings, Settings, SlackSettings, TeamsSettings

SLACK = {"SLACK_SIGNING_SECRET": "s3cret", "SLACK_BOT_TOKEN": "xoxb-1"}
APP_ID = "11111111-2222-3333-4444-555555555555"
TEAMS = {"MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "passw0rd", "MicrosoftAppTenantId": "tenant"}
ELSEWHERE = {name: f"https://login.example/{name}" for name in CLOUD}
LOGIN = "TO_CHANNEL_FROM_BOT_LOGIN_URL"


def faults(environment: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(BadSettings) as raised:
        Settings.from_env(environment)
    return [(fault.name, fault.why) for fault in raised.value.faults]


def test_nothing_set_is_no_platform() -> None:
    assert (Settings.from_env({}).slack, Settings.from_env({"SLACK_API_URL": "http://x.example"}).teams) == (None, None)


def test_slack() -> None:
    assert Settings.from_env(SLACK).slack == SlackSettings("s3cret", "xoxb-1", "", "", "", "")
    socket = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    assert Settings.from_env(socket).slack == SlackSettings("", "xoxb-1", "xapp-1", "", "", "")
    shared = {"SLACK_SIGNING_SECRET": "s", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "c"}
    assert Settings.from_env(shared).slack == SlackSettings("s", "", "", "1.2", "c", "")


def test_messages_are_looked_up_in_slack_only_where_that_is_switched_on() -> None:
    for told, expected in (("", False), ("no", False), ("yes", True), (" Yes ", True)):
        settings = Settings.from_env(SLACK | {"HUDDLELOG_SLACK_LOOK_UP": told})
        assert settings.slack is not None
        assert (settings.slack.look_up, settings.slack_look_up) == (expected, expected)
    assert Settings.from_env({"HUDDLELOG_SLACK_LOOK_UP": "yes"}).slack_look_up, "before there are any tokens"


def test_where_it_listens_is_an_address_for_a_browser() -> None:
    assert Settings.from_env({"HUDDLELOG_PORT": "4000"}).address == "http://127.0.0.1:4000"
    assert Settings.from_env({"HUDDLELOG_HOST": "::1"}).address == "http://[::1]:3978"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"HUDDLELOG_SLACK_LOOK_UP": "1"}, [("HUDDLELOG_SLACK_LOOK_UP", "setting-yes-no")]),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, [("SLACK_SIGNING_SECRET", "setting-slack-secret")]),
        ({"SLACK_SIGNING_SECRET": "s"}, [("SLACK_BOT_TOKEN", "setting-slack-token")]),
        (SLACK | {"SLACK_BOT_TOKEN": "xoxp-1"}, [("SLACK_BOT_TOKEN", "setting-slack-bot-token")]),
        (SLACK | {"SLACK_APP_TOKEN": "xoxb-1"}, [("SLACK_APP_TOKEN", "setting-slack-app-token")]),
        (SLACK | {"SLACK_CLIENT_ID": "1.2"}, [("SLACK_CLIENT_SECRET", "setting-slack-client")]),
        (SLACK | {"SLACK_CLIENT_SECRET": "c"}, [("SLACK_CLIENT_ID", "setting-slack-client")]),
        (SLACK | {"SLACK_API_URL": "not an address"}, [("SLACK_API_URL", "setting-public-url")]),
        (TEAMS | {"MicrosoftAppId": ""}, [("MicrosoftAppId", "setting-teams-id")]),
        (TEAMS | {"MicrosoftAppId": "my-bot"}, [("MicrosoftAppId", "setting-teams-id")]),
        (TEAMS | {"MicrosoftAppType": "Multi"}, [("MicrosoftAppType", "setting-teams-type")]),
        (TEAMS | {"MicrosoftAppTenantId": ""}, [("MicrosoftAppTenantId", "setting-teams-tenant")]),
        (TEAMS | {"MicrosoftAppPassword": ""}, [("MicrosoftAppPassword", "setting-teams-password")]),
        (TEAMS | {"OAUTH_URL": "https://x.example"}, [(name, "setting-teams-cloud") for name in CLOUD[:-1]]),
        (TEAMS | ELSEWHERE | {LOGIN: "http://login.example"}, [(LOGIN, "setting-teams-login")]),
        (TEAMS | ELSEWHERE | {LOGIN: "http://127.0.0.1@login.example"}, [(LOGIN, "setting-teams-login")]),
        (
            {"MicrosoftAppPassword": "p", "SLACK_BOT_TOKEN": "xoxb-1"},
            [
                ("SLACK_SIGNING_SECRET", "setting-slack-secret"),
                ("MicrosoftAppId", "setting-teams-id"),
                ("MicrosoftAppTenantId", "setting-teams-tenant"),
            ],
        ),
    ],
)
def test_what_is_missing_is_named(environment: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert faults(environment) == expected


def test_teams() -> None:
    assert Settings.from_env(TEAMS).teams == TeamsSettings(APP_ID, "passw0rd", "tenant", "SingleTenant", {})
    old = {"MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "p", "MicrosoftAppType": "MultiTenant"}
    assert Settings.from_env(old).teams == TeamsSettings(APP_ID, "p", "", "MultiTenant", {})
    managed = {"MicrosoftAppId": APP_ID, "MicrosoftAppTenantId": "t", "MicrosoftAppType": "UserAssignedMSI"}
    assert Settings.from_env(managed).teams == TeamsSettings(APP_ID, "", "t", "UserAssignedMSI", {})
    assert Settings.from_env(TEAMS | ELSEWHERE).teams == TeamsSettings(
        APP_ID, "passw0rd", "tenant", "SingleTenant", ELSEWHERE
    )


def test_no_secret_is_shown_where_settings_are() -> None:
    everything = SLACK | TEAMS | {"SLACK_APP_TOKEN": "xapp-9", "SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "cl1ent"}
    shown = repr(Settings.from_env(everything))
    assert not [secret for secret in ("s3cret", "xoxb-1", "xapp-9", "cl1ent", "passw0rd") if secret in shown]
