"""While the database or the service is away, what somebody typed stays in their hands."""

from collections.abc import AsyncIterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import pytest_asyncio

from adapters.msteams.connector import Busy, Reference
from adapters.msteams.wire import Service
from bot.app import App
from bot.chat.errors import StoreAway
from bot.timing.clock import MovableClock
from storage.unit_of_work import SqlStore
from tests import databases
from tests.adapters.fakes import FakeCore
from tests.adapters.msteams.conftest import SAY, FakeMemory, Teams, buttons, serving, words
from tests.adapters.msteams.fake_service import BOT, FakeService
from tests.patience import PATIENCE, hurried


class Leaving:
    """A store that can go away."""

    def __init__(self, store: SqlStore) -> None:
        self._store, self.gone = store, False

    def __getattr__(self, name: str) -> Any:
        if self.gone:
            raise StoreAway
        return getattr(self._store, name)


class LeavingMemory(FakeMemory):
    def __init__(self, store: Leaving) -> None:
        super().__init__()
        self.store = store

    def keep(self, platform: str, kind: str, key: str, content: str) -> None:
        _ = self.store.memory
        super().keep(platform, kind, key, content)

    def recall(self, platform: str, kind: str, key: str) -> str | None:
        _ = self.store.memory
        return super().recall(platform, kind, key)


@pytest_asyncio.fixture
async def leaving(service: FakeService, tmp_path: Path, _sqlite_file: Path) -> AsyncIterator[tuple[Teams, Leaving]]:
    with databases.copied(_sqlite_file, tmp_path / "teams.db") as kept:
        store: Any = Leaving(kept)
        async with serving(service, App(store, MovableClock(), SAY), LeavingMemory(store)) as teams:
            yield teams, store


@pytest.mark.parametrize("channel", ["Ward 7", "never met"])
async def test_a_form_from_the_message_box_stays_open_with_its_words(
    leaving: tuple[Teams, Leaving], channel: str
) -> None:
    teams, store = leaving
    await teams.say("learn First words", channel="Ward 7")
    value = {"messagePayload": {"body": {"contentType": "text", "content": "Keys"}}}
    page = await teams.invoke(teams.service.invoke("composeExtension/fetchTask", value, channel=channel))
    save = buttons(page["task"]["value"]["card"])["Save"]["data"]
    store.gone = True
    sent = {"data": {**save, "learned": "Keys on a hook"}}
    answer = await teams.invoke(teams.service.invoke("composeExtension/submitAction", sent, channel=channel))
    card = answer["task"]["value"]["card"]
    assert "can’t reach my notebook" in words(card)
    assert "Keys on a hook" in str(card)


async def test_whoever_was_met_is_still_answered_in_private(leaving: tuple[Teams, Leaving]) -> None:
    teams, store = leaving
    await teams.say("learn First words", channel="Ward 7")
    store.gone = True
    await teams.say("learn Keys on a hook", channel="Ward 7")
    assert "can’t reach my notebook" in words(teams.cards("a:29:amina"))
    assert teams.health.faults == 0


async def test_a_look_up_that_is_never_answered_is_given_up(service: FakeService) -> None:
    service.slow["/members/"] = 10 * PATIENCE
    with hurried("adapters.msteams.wire.ASKED_WITHIN"):
        looking = Service(service.settings())
        with pytest.raises(Busy):
            await looking.member(Reference(service.url, "a:1", BOT), "29:amina")


async def test_an_answer_does_not_wait_until_it_is_written_down_where_it_goes(service: FakeService) -> None:
    answered = Event()

    class Slow(FakeMemory):
        def keep(self, platform: str, kind: str, key: str, content: str) -> None:
            assert answered.wait(PATIENCE)
            super().keep(platform, kind, key, content)

    memory = Slow()
    async with serving(service, FakeCore(), memory) as teams:
        with hurried("adapters.msteams.turns.REMEMBERED_WITHIN"):
            await teams.invoke(service.invoke("task/fetch", {"data": {"intent": "{}"}}))
        assert memory.kept == {}
        answered.set()
        await teams.until(lambda: memory.kept != {})
