"""What is told of a set-up, right or wrong."""

from adapters.slack.doctor import examine
from bot.chat.phrases import load
from bot.doctor import State
from bot.settings import SlackSettings
from tests.adapters.slack.fake_api import SCOPES, FakeSlack

SAY = load()


async def _told(settings: SlackSettings) -> dict[str, State]:
    return {finding.text: finding.state for finding in await examine(settings, SAY)}


async def test_a_set_up_that_is_right(slack: FakeSlack) -> None:
    assert await _told(slack.settings(signing_secret="0123456789abcdef" * 2, app_token="xapp-1")) == {
        "Slack: the signing secret looks right.": State.GOOD,
        "Slack: the bot token is for the workspace Ward Trust.": State.GOOD,
        "Slack: every permission is there, and none too many.": State.GOOD,
        "Slack: Socket Mode is on, and the app-level token works.": State.GOOD,
    }
    assert [call.method for call in slack.calls] == ["auth.test", "apps.connections.open"]
    assert [call.token for call in slack.calls] == ["xoxb-1-test", "xapp-1"]


async def test_missing_and_needless_scopes_are_named(slack: FakeSlack) -> None:
    slack.scopes = SCOPES.replace("im:write,", "") + ",channels:history"
    told = await _told(slack.settings())
    assert any("permissions are missing: im:write." in text and told[text] is State.BAD for text in told)
    slack.scopes = SCOPES + ",channels:history"
    told = await _told(slack.settings())
    assert any("you can take away: channels:history." in text and told[text] is State.GOOD for text in told)
    slack.scopes = ""
    assert State.OFF in (await _told(slack.settings())).values()


async def test_tokens_that_slack_does_not_know(slack: FakeSlack) -> None:
    slack.refuse("auth.test", "invalid_auth")
    slack.refuse("apps.connections.open", "not_allowed_token_type")
    told = await _told(slack.settings(app_token="xapp-1", signing_secret=""))
    assert [text.split("(")[1].split(")")[0] for text in told if "(" in text and told[text] is State.BAD] == [
        "invalid_auth",
        "not_allowed_token_type",
    ]
    assert told["Slack: no signing secret, so requests come by Socket Mode alone."] is State.OFF


async def test_a_secret_that_is_none(slack: FakeSlack) -> None:
    told = await _told(slack.settings(signing_secret="xoxb-oops"))
    assert [state for text, state in told.items() if "SLACK_SIGNING_SECRET" in text] == [State.BAD]


async def test_a_slack_that_is_away(slack: FakeSlack) -> None:
    told = await _told(slack.settings(api_url="http://127.0.0.1:9/api/"))
    assert [state for text, state in told.items() if "can’t be reached" in text] == [State.BAD]
    slack.fail("auth.test", 503)
    assert any("can’t be reached" in text for text in await _told(slack.settings()))


async def test_many_workspaces(slack: FakeSlack) -> None:
    told = await _told(slack.settings(bot_token="", client_id="1.2", client_secret="s"))
    assert told["Slack: workspaces can install the app for themselves at /slack/install."] is State.GOOD
    assert slack.calls == []
