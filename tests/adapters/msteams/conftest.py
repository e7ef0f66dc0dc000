"""The Teams adapter on a real server, with Microsoft's side beside it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from adapters.core import Core
from adapters.health import Health
from adapters.msteams.messenger import TeamsMessenger
from adapters.msteams.wire import add_teams
from adapters.receiving import Receiving
from adapters.web import make_application
from bot.app import App
from bot.chat.phrases import load
from bot.ports import Memory
from bot.settings import TeamsSettings
from bot.timing.clock import MovableClock
from tests import databases
from tests.adapters.fakes import FakeCore
from tests.adapters.msteams.fake_service import Activity, FakeService
from tests.patience import PATIENCE

SAY = load()
UNSAID: Any = object()


@dataclass
class FakeMemory:
    kept: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def keep(self, platform: str, kind: str, key: str, content: str) -> None:
        self.kept[platform, kind, key] = content

    def keep_first(self, platform: str, kind: str, key: str, content: str) -> str:
        return self.kept.setdefault((platform, kind, key), content)

    def recall(self, platform: str, kind: str, key: str) -> str | None:
        return self.kept.get((platform, kind, key))

    def forget(self, platform: str, kind: str, key: str) -> None:
        self.kept.pop((platform, kind, key), None)


@dataclass
class Teams:
    """The bot's server, asked as the channel service asks it."""

    service: FakeService
    core: Core
    memory: Memory
    messenger: TeamsMessenger
    client: TestClient[Any, Any]
    health: Health

    async def post(self, body: Any, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """(status, text); signed, unless told otherwise."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        signed = self.service.headers() if headers is None else headers
        response = await self.client.post("/api/messages", data=data, headers=signed)
        return response.status, await response.text()

    async def say(self, text: str, person: str = "amina", channel: str = "", **values: Any) -> None:
        assert await self.post(self.service.message(text, person, channel, **values)) == (200, "")

    async def invoke(self, activity: Activity) -> Activity:
        status, text = await self.post(activity)
        assert status == 200, text
        answer: Activity = json.loads(text)
        return answer

    async def until(self, true: Callable[[], bool]) -> None:
        """Waits for what is done beside the request."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.01)

    def cards(self, conversation: str) -> list[Activity]:
        """The cards that a conversation shows now."""
        shown = self.service.shown(conversation).values()
        return [each["attachments"][0]["content"] for each in shown if each.get("attachments")]


@pytest.fixture
def service() -> Iterator[FakeService]:
    with FakeService() as service:
        yield service


@asynccontextmanager
async def serving(
    service: FakeService, core: Core, memory: Memory, settings: TeamsSettings | None = UNSAID, *, local: bool = False
) -> AsyncIterator[Teams]:
    health = Health()
    used = service.settings() if settings is UNSAID else settings
    with ThreadPoolExecutor(4) as executor:
        application = make_application(core, SAY, executor, health)
        receiving = Receiving(core, executor, health, SAY)
        messenger = add_teams(application, receiving, used, memory, local=local)
        async with TestClient(TestServer(application)) as client:
            yield Teams(service, core, memory, messenger, client, health)


@pytest_asyncio.fixture
async def teams(service: FakeService) -> AsyncIterator[Teams]:
    """Over a core that answers by hand."""
    async with serving(service, FakeCore(), FakeMemory()) as teams:
        yield teams


@pytest_asyncio.fixture
async def real_teams(service: FakeService, tmp_path: Path, _sqlite_file: Path) -> AsyncIterator[Teams]:
    """Over the real core and a real database."""
    with databases.copied(_sqlite_file, tmp_path / "teams.db") as store:
        app = App(store, MovableClock(), SAY)
        async with serving(service, app, store.memory) as teams:
            app.messengers["msteams"] = teams.messenger
            yield teams


@pytest_asyncio.fixture
async def real_local(service: FakeService, tmp_path: Path, _sqlite_file: Path) -> AsyncIterator[Teams]:
    """The real core with no registration, beside an emulator on this computer."""
    service.anonymous = True
    with databases.copied(_sqlite_file, tmp_path / "teams.db") as store:
        async with serving(service, App(store, MovableClock(), SAY), store.memory, None, local=True) as teams:
            yield teams


def words(content: object) -> str:
    """Every text in a card, one a line."""
    if isinstance(content, list):
        return "\n".join(filter(None, map(words, content)))
    if not isinstance(content, dict):
        return ""
    found = [content["text"]] if isinstance(content.get("text"), str) else []
    return "\n".join([*found, *filter(None, (words(each) for each in content.values()))])


def buttons(content: object) -> dict[str, Activity]:
    """Title → action, everywhere in a card."""
    if isinstance(content, list):
        return {title: action for each in content for title, action in buttons(each).items()}
    if not isinstance(content, dict):
        return {}
    if str(content.get("type", "")).startswith("Action.") and "title" in content:
        return {content["title"]: content}
    return {title: action for each in content.values() for title, action in buttons(each).items()}
