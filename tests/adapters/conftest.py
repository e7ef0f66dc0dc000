"""A playground over the fake core, asked through HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from adapters.health import Health
from adapters.playground.conversations import Conversations
from adapters.playground.messenger import PlaygroundMessenger
from adapters.playground.wire import add_playground
from adapters.receiving import Receiving
from adapters.web import make_application
from bot.chat.phrases import load
from bot.timing.clock import MovableClock
from tests import patience
from tests.adapters.fakes import FakeCore
from tests.patience import PATIENCE

SAY = load()


@dataclass
class Playground:
    core: FakeCore = field(default_factory=FakeCore)
    conversations: Conversations = field(default_factory=Conversations)
    clock: MovableClock = field(default_factory=MovableClock)
    health: Health = field(default_factory=Health)
    keys: int = 0
    client: TestClient[Any, Any] = field(init=False)
    messenger: PlaygroundMessenger = field(init=False)

    async def post(self, path: str, body: object, headers: dict[str, str] | None = None) -> ClientResponse:
        return await self.client.post(path, json=body, headers=headers)

    async def do(self, persona: str, kind: str, conversation: str = "#Ward 7", **values: Any) -> ClientResponse:
        self.keys += 1
        body = {"persona": persona, "conversation": conversation, "kind": kind, "key": f"key-{self.keys:04}"}
        return await self.post("/local/event", {**body, **values})

    async def look(self, persona: str, conversation: str = "#Ward 7") -> dict[str, Any]:
        query = {"persona": persona, "conversation": conversation}
        response = await self.client.get("/local/conversation", params=query)
        assert response.status == 200
        loaded: dict[str, Any] = await response.json()
        return loaded

    async def listen(self, persona: str) -> ClientResponse:
        await self.look(persona)
        response = await self.client.get("/local/events", params={"persona": persona})
        assert response.status == 200
        await response.content.readuntil(b"\n\n")
        return response


@pytest.fixture(scope="session", autouse=True)
def _patient() -> Iterator[None]:
    with patience.of_adapters():
        yield


async def next_news(stream: ClientResponse) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE):
        event = (await stream.content.readuntil(b"\n\n")).decode()
    news: dict[str, Any] = json.loads(event.partition("data: ")[2])
    return news


@pytest_asyncio.fixture
async def playground() -> AsyncIterator[Playground]:
    made = Playground()
    with ThreadPoolExecutor(2) as executor:
        made.messenger = PlaygroundMessenger(made.conversations, made.clock)
        application = make_application(made.core, SAY, executor, made.health)
        receiving = Receiving(made.core, executor, made.health, SAY)
        add_playground(application, receiving, made.conversations, made.messenger, made.clock)
        async with TestClient(TestServer(application)) as client:
            made.client = client
            yield made
