"""Huddlelog's Slack adapter over the fake core, between a fake Slack and signed requests."""

from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from adapters.health import Health
from adapters.receiving import Receiving
from adapters.slack.messenger import SlackMessenger
from adapters.slack.wire import add_slack
from adapters.web import make_application
from bot.chat.inbound import Inbound
from bot.chat.phrases import load
from bot.settings import SlackSettings
from bot.timing.clock import MovableClock
from storage.unit_of_work import SqlStore
from tests import databases
from tests.adapters.fakes import FakeCore
from tests.adapters.slack import payloads
from tests.adapters.slack.fake_api import FakeSlack, person, signed

SAY = load()


@dataclass
class Bot:
    """The adapter as Slack sees it."""

    slack: FakeSlack
    store: SqlStore
    core: FakeCore = field(default_factory=FakeCore)
    clock: MovableClock = field(default_factory=MovableClock)
    health: Health = field(default_factory=Health)
    client: TestClient[Any, Any] = field(init=False)
    messenger: SlackMessenger = field(init=False)

    async def send(self, body: str, **headers: str) -> ClientResponse:
        """A signed request; asserts that it was taken."""
        response = await self.post(body, {**signed(body), **headers})
        assert response.status == 200, await response.text()
        return response

    async def post(self, body: str, headers: dict[str, str]) -> ClientResponse:
        return await self.client.post("/slack/events", data=body.encode(), headers=headers)

    async def answer(self, body: str) -> Any:
        """The JSON in the answer; "" for a bare acknowledgement."""
        response = await self.send(body)
        return await response.json() if response.content_type == "application/json" else await response.text()

    @property
    def last(self) -> Inbound:
        return self.core.received[-1]


@pytest.fixture
def slack_store(tmp_path: Path, _sqlite_file: Path) -> Iterator[SqlStore]:
    with databases.copied(_sqlite_file, tmp_path / "slack.db") as store:
        yield store


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    fake = FakeSlack()
    for id, name in ((payloads.AMINA, "Amina"), (payloads.BEN, "Ben")):
        fake.users[id] = person(id, name)
    fake.channels[payloads.WARD] = {"id": payloads.WARD, "name": "ward-7"}
    async with fake:
        yield fake


@pytest.fixture
def slack_settings(slack: FakeSlack) -> SlackSettings:
    return slack.settings()


@pytest_asyncio.fixture
async def bot(slack: FakeSlack, slack_store: SqlStore, slack_settings: SlackSettings) -> AsyncIterator[Bot]:
    made = Bot(slack, slack_store)
    with ThreadPoolExecutor(4) as executor:
        application = make_application(made.core, SAY, executor, made.health)
        receiving = Receiving(made.core, executor, made.health, SAY)
        made.messenger = add_slack(application, receiving, slack_settings, slack_store.memory, made.clock, "")
        async with TestClient(TestServer(application)) as client:
            made.client = client
            yield made
