"""Workspaces: the one in the environment, those that install the app, and the end of an installation."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio
from aiohttp import ClientResponse

from adapters.slack.api import Away
from adapters.slack.installs import MOST_STATES, Installation, Installs
from adapters.slack.wire import Sdk
from bot.chat.errors import StoreAway
from bot.settings import SlackSettings
from bot.timing.clock import MovableClock
from storage.unit_of_work import SqlStore
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import BOT, TEAM, TOKEN, Answer, FakeSlack
from tests.patience import hurried

GRANTED = {
    "access_token": "xoxb-granted",
    "token_type": "bot",
    "scope": "commands,chat:write",
    "bot_user_id": BOT,
    "app_id": "A1",
    "team": {"id": TEAM, "name": "Ward Trust"},
    "enterprise": None,
    "authed_user": {"id": payloads.BEN},
}


@pytest.fixture
def slack_settings(slack: FakeSlack) -> SlackSettings:
    """Without a token: workspaces install the app themselves."""
    slack.answers["oauth.v2.access"] = Answer(fields=GRANTED)
    return slack.settings(bot_token="", client_id="1.2", client_secret="client secret")


async def _to_slack(bot: Bot) -> dict[str, list[str]]:
    """The query of the page of Slack's that somebody who installs is sent to."""
    response = await bot.client.get("/slack/install", allow_redirects=False)
    assert response.status == 302
    target = urlsplit(response.headers["Location"])
    assert target.path == "/oauth/v2/authorize"
    return parse_qs(target.query)


async def _back(bot: Bot, state: str, **query: str) -> ClientResponse:
    parameters = {"code": "granted", "state": state, **query}
    cookie = {"Cookie": f"slack-app-oauth-state={state}"}
    return await bot.client.get("/slack/oauth_redirect", params=parameters, headers=cookie)


async def test_a_workspace_installs_the_app_and_is_served(bot: Bot, slack: FakeSlack) -> None:
    assert "isn’t set up" in (await bot.answer(payloads.command("x")))["text"]
    query = await _to_slack(bot)
    assert query["client_id"] == ["1.2"]
    assert "users:read" in query["scope"][0].split(",")
    response = await _back(bot, query["state"][0])
    assert (response.status, response.content_type) == (200, "text/plain")
    assert "Huddlelog is in your workspace" in await response.text()
    bot.clock.move_to(bot.clock.now() + timedelta(seconds=6))
    assert "Key on a hook" in str(await bot.answer(payloads.command("Key on a hook")))
    assert {call.token for call in slack.to("users.info")} == {"xoxb-granted"}


async def test_tokens_are_kept_sealed(bot: Bot, slack_store: SqlStore) -> None:
    await _back(bot, (await _to_slack(bot))["state"][0])
    kept = slack_store.memory.recall("slack", "install", TEAM)
    assert kept is not None
    assert "xoxb" not in kept
    assert "granted" not in kept


@pytest.mark.parametrize("trouble", ["used", "old", "made up", "another browser's", "no code", "denied", "odd"])
async def test_an_installation_that_is_not_in_order_is_refused(bot: Bot, slack: FakeSlack, trouble: str) -> None:
    state = (await _to_slack(bot))["state"][0]
    if trouble == "used":
        await _back(bot, state)
        slack.calls.clear()
        response = await _back(bot, state)
    elif trouble == "old":
        bot.clock.move_to(bot.clock.now() + timedelta(minutes=11))
        response = await _back(bot, state)
    elif trouble == "made up":
        response = await _back(bot, state.partition(".")[0] + ".guessed")
    elif trouble == "odd":
        response = await _back(bot, "²³.x")
    elif trouble == "another browser's":
        bot.client.session.cookie_jar.clear()
        query = {"code": "granted", "state": state}
        response = await bot.client.get("/slack/oauth_redirect", params=query)
    elif trouble == "denied":
        response = await bot.client.get("/slack/oauth_redirect", params={"error": "access_denied"})
    else:
        response = await bot.client.get("/slack/oauth_redirect", headers={"Cookie": f"slack-app-oauth-state={state}"})
    assert response.status < 500
    assert "nothing was installed" in await response.text()
    assert slack.to("oauth.v2.access") == []


async def test_a_code_that_slack_does_not_know_installs_nothing(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("oauth.v2.access", "invalid_code")
    response = await _back(bot, (await _to_slack(bot))["state"][0])
    assert response.status == 401
    assert "isn’t set up" in (await bot.answer(payloads.command("x")))["text"]


@pytest.mark.parametrize("order", [("app_uninstalled", "tokens_revoked"), ("tokens_revoked", "app_uninstalled")])
async def test_whoever_takes_the_app_away_is_forgotten(bot: Bot, slack_store: SqlStore, order: tuple[str, ...]) -> None:
    await _back(bot, (await _to_slack(bot))["state"][0])
    await bot.send(payloads.command("x"))
    for kind in order:
        tokens = {"tokens": {"oauth": [], "bot": [BOT]}} if kind == "tokens_revoked" else {}
        await bot.send(payloads.event({"type": kind, **tokens}))
    assert slack_store.memory.recall("slack", "install", TEAM) is None
    heard = len(bot.core.received)
    assert "isn’t set up" in (await bot.answer(payloads.command("x")))["text"]
    assert len(bot.core.received) == heard


async def test_somebody_s_own_token_ends_nothing(bot: Bot, slack_store: SqlStore) -> None:
    await _back(bot, (await _to_slack(bot))["state"][0])
    await bot.send(payloads.event({"type": "tokens_revoked", "tokens": {"oauth": ["U9"], "bot": []}}))
    assert slack_store.memory.recall("slack", "install", TEAM) is not None


async def test_nobody_fills_the_database_by_beginning_to_install(bot: Bot, slack_store: SqlStore) -> None:
    slots = {(await _to_slack(bot))["state"][0].partition(".")[0] for _ in range(30)}
    assert slots <= {str(slot) for slot in range(MOST_STATES)}
    kept = [slot for slot in range(MOST_STATES) if slack_store.memory.recall("slack", "state", str(slot)) is not None]
    assert {str(slot) for slot in kept} == slots


# By hand


@dataclass
class Made:
    slack: FakeSlack
    store: SqlStore
    sdk: Sdk
    executor: ThreadPoolExecutor
    clock: MovableClock

    def installs(self, **changes: str) -> Installs:
        return Installs(self.slack.settings(**changes), self.store.memory, self.executor, self.sdk, self.clock)


@pytest_asyncio.fixture
async def made(slack: FakeSlack, slack_store: SqlStore) -> AsyncIterator[Made]:
    sdk = Sdk(slack.url)
    sdk.open()
    with ThreadPoolExecutor(2) as executor:
        yield Made(slack, slack_store, sdk, executor, MovableClock())
    await sdk.close()


async def test_the_token_of_the_environment_is_for_its_own_workspace(made: Made) -> None:
    installs = made.installs()
    assert await installs.of(TEAM) == Installation(TEAM, BOT, TOKEN)
    assert await installs.of("T2OTHER") is None
    assert len(made.slack.to("auth.test")) == 1
    assert TOKEN not in repr(await installs.of(TEAM))


async def test_a_whole_organisation_s_token_is_for_each_of_its_workspaces(made: Made) -> None:
    made.slack.answers["auth.test"] = Answer(
        fields={"team_id": "E1", "user_id": BOT, "enterprise_id": "E1", "is_enterprise_install": True}
    )
    installs = made.installs()
    assert (await installs.of("T7", "E1")) == Installation("E1", BOT, TOKEN, "E1")
    assert await installs.of("T8", "E2") is None
    again = made.installs()  # another process, asked by the core, which knows the workspace alone
    assert (await again.of("T7")) == Installation("E1", BOT, TOKEN, "E1")
    assert await again.of("T8") is None


async def test_a_start_while_slack_is_away_is_no_silence(made: Made) -> None:
    await made.installs().of(TEAM)
    made.slack.fail("auth.test", 503)
    assert (await made.installs().of(TEAM)) == Installation(TEAM, BOT, TOKEN)
    with pytest.raises(Away):
        await made.installs(bot_token="xoxb-another").of(TEAM)


async def test_an_organisation_installs_the_app_for_all_its_workspaces(made: Made) -> None:
    many = {"bot_token": "", "client_id": "1.2", "client_secret": "secret"}
    installed = Installation("", BOT, "xoxb-wide", "E1")
    await made.installs(**many).save(installed)
    assert await made.installs(**many).of("T7") is None
    assert await made.installs(**many).of("T7", "E1") == installed
    assert await made.installs(**many).of("T7") == installed


async def test_nobody_waits_long_for_a_slack_that_does_not_answer(made: Made) -> None:
    installs, answered = made.installs(), made.slack.hold("auth.test")
    with hurried("adapters.slack.installs.PATIENCE"):
        many = await asyncio.gather(*(installs.of(TEAM) for _ in range(5)), return_exceptions=True)
    assert all(isinstance(each, Away) for each in many)
    answered.set()
    assert await installs.of(TEAM) is not None
    assert len(made.slack.to("auth.test")) == 1


async def test_a_database_that_is_away_forgets_no_workspace(made: Made) -> None:
    many = {"bot_token": "", "client_id": "1.2", "client_secret": "secret"}
    memory = Memory(made.store)
    installs = Installs(made.slack.settings(**many), memory, made.executor, made.sdk, made.clock)
    await installs.save(Installation(TEAM, BOT, "xoxb-granted"))
    assert await installs.of(TEAM) is not None
    memory.away = True
    made.clock.move_to(made.clock.now() + timedelta(minutes=6))
    assert await installs.of(TEAM) is not None
    with pytest.raises(Away):
        await installs.of("T2OTHER")


class Memory:
    """A store's memory whose database can go away."""

    def __init__(self, store: SqlStore) -> None:
        self._memory, self.away = store.memory, False

    def keep(self, platform: str, kind: str, key: str, content: str) -> None:
        self._memory.keep(platform, kind, key, content)

    def keep_first(self, platform: str, kind: str, key: str, content: str) -> str:
        return self._memory.keep_first(platform, kind, key, content)

    def recall(self, platform: str, kind: str, key: str) -> str | None:
        if self.away:
            raise StoreAway
        return self._memory.recall(platform, kind, key)

    def forget(self, platform: str, kind: str, key: str) -> None:
        self._memory.forget(platform, kind, key)


async def test_another_client_secret_opens_nothing(made: Made) -> None:
    many = {"bot_token": "", "client_id": "1.2"}
    await made.installs(**many, client_secret="first").save(Installation(TEAM, BOT, "xoxb-granted"))
    assert await made.installs(**many, client_secret="second").of(TEAM) is None
    assert (await made.installs(**many, client_secret="first").of(TEAM)) is not None


async def test_another_replica_hears_of_an_installation_soon(made: Made) -> None:
    many = {"bot_token": "", "client_id": "1.2", "client_secret": "secret"}
    here, there = made.installs(**many), made.installs(**many)
    assert await here.of(TEAM) is None
    await there.save(Installation(TEAM, BOT, "xoxb-granted"))
    made.clock.move_to(made.clock.now() + timedelta(seconds=6))
    assert await here.of(TEAM) is not None
    await there.forget(TEAM)
    made.clock.move_to(made.clock.now() + timedelta(minutes=6))
    assert await here.of(TEAM) is None


async def test_a_state_is_good_once_for_two_at_once(made: Made) -> None:
    installs = made.installs(bot_token="", client_id="1.2", client_secret="secret")
    state = await installs.issue()
    assert sorted(await asyncio.gather(*(installs.consume(state) for _ in range(5)))) == [False] * 4 + [True]
