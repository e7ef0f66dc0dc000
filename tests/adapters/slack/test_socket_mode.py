"""Socket Mode: the same answers over a connection that this process opens."""

import json
from typing import Any
from urllib.parse import parse_qs, parse_qsl

import pytest

from bot.settings import SlackSettings
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import FakeSlack, signed


@pytest.fixture
def slack_settings(slack: FakeSlack) -> SlackSettings:
    return slack.settings(app_token="xapp-1", signing_secret="")


def _form(body: str) -> dict[str, str]:
    return dict(parse_qsl(body))


def _payload(body: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(parse_qs(body)["payload"][0])
    return payload


async def test_a_command_is_answered_in_its_acknowledgement(bot: Bot, slack: FakeSlack) -> None:
    answer = await slack.push("slash_commands", _form(payloads.command("Key on a hook")))
    assert "Key on a hook" in str(answer["blocks"])
    assert [call.token for call in slack.to("apps.connections.open")] == ["xapp-1"]


async def test_an_event_is_acknowledged_and_answered(bot: Bot, slack: FakeSlack) -> None:
    assert await slack.push("events_api", json.loads(payloads.mention("hello"))) == {}
    assert "hello" in str((await slack.called("chat.postEphemeral")).arguments["blocks"])


async def test_a_form_comes_and_goes(bot: Bot, slack: FakeSlack) -> None:
    await slack.push("slash_commands", _form(payloads.command("")))
    view = (await slack.called("views.open")).arguments["view"]
    answer = await slack.push("interactive", _payload(payloads.submit(view, {"learned": "Key"})))
    assert answer == {"response_action": "clear"}


async def test_what_cannot_be_read_is_acknowledged_so_that_it_does_not_come_again(bot: Bot, slack: FakeSlack) -> None:
    assert await slack.push("events_api", json.loads(payloads.mention("x", user="?"))) == {}
    assert await slack.push("interactive", {"type": "new_kind", "team": {"id": "T1WARD"}}) == {}
    assert bot.core.received == []


async def test_without_a_signing_secret_nothing_is_answered_over_http(bot: Bot) -> None:
    body = payloads.command("x")
    assert (await bot.post(body, signed(body))).status == 404
