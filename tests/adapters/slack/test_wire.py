"""Requests of Slack over HTTP: who is let in, what becomes of what nobody knows, and retries."""

import asyncio
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.health import Health
from adapters.receiving import Receiving
from adapters.slack.api import Away
from adapters.slack.wire import Sdk, add_slack
from adapters.web import make_application
from bot.app import App
from bot.chat.inbound import Inbound, TextSaid, spoken
from bot.chat.phrases import load
from bot.chat.reply import Nothing, Reply, Say
from bot.timing.clock import MovableClock
from storage.unit_of_work import SqlStore
from tests.adapters.fakes import words
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import SECRET, FakeSlack, signed
from tests.patience import PATIENCE, hurried

SUBMISSION = {"type": "view_submission", "team": {"id": "T1WARD"}, "user": {"id": "U1"}}


async def test_a_slash_command_is_answered_in_the_answer_itself(bot: Bot) -> None:
    answer = await bot.answer(payloads.command("Key on a hook"))
    assert answer["response_type"] == "ephemeral"
    assert "Key on a hook" in str(answer["blocks"])
    assert isinstance(bot.last, TextSaid)


COMMAND = payloads.command("never")


def _changed(**changes: str) -> dict[str, str]:
    """As it was signed just now, but for these."""
    return {**signed(COMMAND), **changes}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        _changed(**{"X-Slack-Signature": ""}),
        _changed(**{"X-Slack-Signature": "v0=" + "0" * 64}),
        _changed(**{"X-Slack-Signature": "v0=ünsigned"}),
        _changed(**{"X-Slack-Request-Timestamp": ""}),
        _changed(**{"X-Slack-Request-Timestamp": "soon"}),
        _changed(**{"X-Slack-Request-Timestamp": "²"}),
        _changed(**{"X-Slack-Request-Timestamp": "9" * 400}),
        _changed(**{"X-Slack-Request-Timestamp": "9" * 5000}),
        _changed(**{"X-Slack-Request-Timestamp": "-1"}),
        signed("another body"),
        signed(COMMAND, secret="another secret"),
    ],
)
async def test_what_slack_has_not_signed_is_refused(bot: Bot, headers: dict[str, str]) -> None:
    await _refused(bot, headers)


@pytest.mark.parametrize("seconds", [-301, 330])
async def test_what_slack_signed_at_another_time_is_refused(bot: Bot, seconds: float) -> None:
    await _refused(bot, signed(COMMAND, at=time.time() + seconds))


async def _refused(bot: Bot, headers: dict[str, str]) -> None:
    response = await bot.post(COMMAND, headers)
    assert (response.status, await response.text()) == (401, "Only Slack is answered here.\n")
    assert bot.core.received == []


async def test_a_body_that_was_changed_on_the_way_is_refused(bot: Bot) -> None:
    body = payloads.command("Key on a hook")
    assert (await bot.post(body.replace("hook", "hood"), signed(body))).status == 401
    assert bot.core.received == []


async def test_four_minutes_are_not_stale(bot: Bot) -> None:
    body = payloads.command("Key on a hook")
    assert (await bot.post(body, signed(body, at=time.time() - 240))).status == 200


@pytest.mark.parametrize(
    "body",
    [
        '{"type": "event_callback"',
        "{" * 100_000,
        "payload=%7B",
        "payload=null",
        "payload=%5B1%5D",
        '{"type": "event_callback", "team_id": "T1WARD", "event": "text"}',
        '{"type": "event_callback", "event": {"type": "app_mention"}}',
        payloads.command(user_id="<script>"),
        payloads.command(channel_id=""),
        payloads.mention("hi", user=None),
        payloads.mention("hi", thread_ts=7),
        payloads.interactive({**SUBMISSION, "view": {"id": "V", "hash": "h", "callback_id": "form"}}),
        payloads.interactive({**SUBMISSION, "view": {"callback_id": "form", "private_metadata": "[1]", "state": 7}}),
    ],
)
async def test_what_cannot_be_read_is_refused_and_never_a_fault(bot: Bot, body: str) -> None:
    response = await bot.post(body, signed(body))
    assert response.status == 400
    assert bot.core.received == []
    assert bot.health.faults == 0
    unsigned = {**signed(body), "X-Slack-Signature": "v0=00"}
    assert (await bot.post(body, unsigned)).status == 401


async def test_bytes_that_are_no_text_are_refused(bot: Bot) -> None:
    headers = signed("text=x")
    response = await bot.client.post("/slack/events", data=b"text=\xff\xfe", headers=headers)
    assert response.status == 401
    response = await bot.client.post(
        "/slack/events", data=b"text=x", headers={**headers, "Content-Type": "text/plain; charset=no-such"}
    )
    assert response.status == 400


async def test_a_body_beyond_all_bounds_is_refused(bot: Bot) -> None:
    body = payloads.command("x" * 1_100_000)
    response = await bot.client.post("/slack/events", data=BytesIO(body.encode()), headers=signed(body))
    assert response.status == 413


@pytest.mark.parametrize(
    "body",
    [
        payloads.event({"type": "reaction_added", "user": payloads.AMINA, "item": {}}),
        payloads.interactive({"type": "view_closed", "team": {"id": "T1WARD"}, "user": {"id": "U1"}, "view": {}}),
        payloads.interactive({"type": "new_kind", "team": {"id": "T1WARD"}}),
        payloads.shortcut("somebody_elses"),
        json.dumps({"type": "something", "team_id": "T1WARD"}),
        "[]",
        "ssl_check=1&token=x",
    ],
)
async def test_kinds_that_nobody_knows_are_acknowledged(bot: Bot, body: str) -> None:
    assert await (await bot.send(body)).text() == ""
    assert bot.core.received == []


async def test_slack_s_check_of_the_address_is_answered(bot: Bot) -> None:
    answer = await bot.answer(json.dumps({"type": "url_verification", "challenge": "3eZbrw1a", "token": "x"}))
    assert answer == {"challenge": "3eZbrw1a"}


async def test_the_log_holds_nobody_s_words(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    body = payloads.command("Bed 4 fell")
    await bot.post(body, {**signed(body), "X-Slack-Signature": "v0=00"})
    await bot.send(payloads.mention("Bed 4 fell", type="new_type"))
    bad = payloads.mention("Bed 4 fell", user="?")
    await bot.post(bad, signed(bad))
    bot.slack.refuse("chat.postEphemeral", "not_in_channel")
    bot.slack.refuse("chat.postMessage", "channel_not_found")
    await bot.send(payloads.mention("Bed 4 fell"))
    async with asyncio.timeout(PATIENCE):
        while "chat.postMessage: channel_not_found" not in caplog.text:
            await asyncio.sleep(0.01)
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("aiohttp")]
    assert [line for line in ours if "Bed 4" in line or SECRET in line or "xoxb" in line] == []


async def test_a_retry_of_an_event_says_nothing_twice(bot: Bot) -> None:
    body = payloads.mention("hello")
    await bot.send(body)
    for attempt in ("1", "2", "3"):
        await bot.send(body, **{"X-Slack-Retry-Num": attempt, "X-Slack-Retry-Reason": "http_timeout"})
    await bot.slack.called("chat.postEphemeral")
    await asyncio.sleep(0.05)
    assert len(bot.slack.to("chat.postEphemeral")) == 1
    assert len(bot.core.received) == 1


async def test_a_command_that_comes_again_has_the_same_key(bot: Bot) -> None:
    body = payloads.command("Key on a hook")
    first, second = await bot.answer(body), await bot.answer(body)
    assert first == second
    keys = [event.origin.key for event in bot.core.received]
    assert keys[0] == keys[1]
    await bot.answer(payloads.command("Key on a hook"))
    assert bot.last.origin.key != keys[0]


async def test_a_core_that_takes_its_time_answers_by_the_response_url(bot: Bot, slack: FakeSlack) -> None:
    acknowledged = threading.Event()

    def slowly(_: Inbound) -> Reply:
        acknowledged.wait(PATIENCE)
        return Say(words("Saved at last"))

    bot.core.answer = slowly
    with hurried("adapters.slack.turns.ANSWERED_WITHIN"):
        assert await bot.answer(payloads.command("x", response_url=slack.response_url)) == ""
    acknowledged.set()
    late = await slack.called("response_url")
    assert late.arguments["response_type"] == "ephemeral"
    assert "Saved at last" in str(late.arguments["blocks"])


async def test_a_workspace_that_has_not_installed_the_bot_is_told_so(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    answer = await bot.answer(payloads.command("secret words", team_id="T2OTHER"))
    assert answer["text"].startswith("Huddlelog isn’t set up in this workspace")
    other = payloads.event({"type": "app_mention", "user": "U1", "text": "x", "channel": "C1"})
    await bot.send(other.replace("T1WARD", "T2OTHER"))
    assert bot.core.received == []
    assert "reason=not-installed team=T2OTHER" in caplog.text


async def test_a_fault_of_the_adapter_is_acknowledged_and_counted(bot: Bot) -> None:
    bot.core.answer = lambda _: "no reply"  # type: ignore[assignment,return-value]
    assert await bot.answer(payloads.command("x")) == ""
    async with asyncio.timeout(PATIENCE):
        while not bot.health.faults:
            await asyncio.sleep(0.01)


async def test_the_real_core_saves_what_slack_sends_once(slack: FakeSlack, slack_store: SqlStore) -> None:
    clock, say, health = MovableClock(), load(), Health()
    app = App(slack_store, clock, say)
    with ThreadPoolExecutor(4) as executor:
        application = make_application(app, say, executor, health)
        receiving = Receiving(app, executor, health, say)
        add_slack(application, receiving, slack.settings(), slack_store.memory, clock, "")
        async with TestClient(TestServer(application)) as client:
            body = payloads.command("Drug trolley key on a red lanyard")
            answers = [await _post(client, body) for _ in range(3)]
            assert "Drug trolley key on a red lanyard" in str(answers[0]["blocks"])
            assert answers[0] == answers[1] == answers[2]
            listed = await _post(client, payloads.command("list"))
            assert listed["text"].count("red lanyard") == 1


async def _post(client: TestClient[Any, web.Application], body: str) -> Any:
    response = await client.post("/slack/events", data=body.encode(), headers=signed(body))
    assert response.status == 200
    return await response.json()


async def test_nothing_is_said_to_nothing(bot: Bot) -> None:
    bot.core.answer = lambda _: Nothing()
    assert await bot.answer(payloads.command("x")) == ""


async def test_half_a_character_in_a_payload_is_left_out(bot: Bot) -> None:
    await bot.answer(payloads.direct("learn \ud800Keys"))
    assert bot.last.origin.key
    assert isinstance(bot.last, TextSaid)
    assert spoken(bot.last.text) == "learn Keys"


async def test_a_command_that_cannot_be_heard_gives_its_words_back(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("auth.test", "invalid_auth")
    answer = await bot.answer(payloads.command("Keys &amp; hooks"))
    assert "Nothing was saved" in answer["text"]
    assert "Keys & hooks" in str(answer["blocks"])
    assert bot.core.received == []


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest",
        "http://hooks.slack.com/commands/1",
        "https://slack.com.evil.test/",
        "https://127.0.0.1/?https://hooks.slack.com/",
        "https://hooks.slack.com@evil.test/",
    ],
)
async def test_answers_go_to_slack_s_own_addresses(url: str) -> None:
    sdk = Sdk("")
    sdk.open()
    try:
        with pytest.raises(Away, match="not open"):
            await sdk.respond(url, {})
    finally:
        await sdk.close()
