"""Where conversations go on: kept as JSON, so that something can be said later that nobody asked for."""

import asyncio
import json
import logging
from collections import OrderedDict
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field, replace

from adapters.msteams.connector import Reference
from adapters.msteams.scene import PLATFORM, Scene
from bot.ports import Memory

log = logging.getLogger(__name__)

MOST_REMEMBERED = 10_000
"""References that are known to be kept already; older ones are looked up again."""


@dataclass(frozen=True)
class Person:
    service_url: str
    account: str
    bot: str
    conversation: str = ""
    """The personal chat; "" until there is one."""

    def chat(self) -> Reference | None:
        return Reference(self.service_url, self.conversation, self.bot) if self.conversation else None


@dataclass
class Installs:
    memory: Memory
    executor: Executor
    _kept: OrderedDict[tuple[str, str], object] = field(default_factory=OrderedDict)

    async def remember(self, where: Scene, *, composing: bool) -> None:
        """Never raises: an answer does not wait for a good memory. `composing` somewhere tells nothing of a place."""
        try:
            if not where.is_bot:
                await self._remember_person(where, composing)
            if not where.private and not composing:
                await self._keep("place", f"{where.tenant} {where.place_key}", where.place.root())
        except Exception as error:
            log.warning("action=remember error=%s", type(error).__name__)

    async def _remember_person(self, where: Scene, composing: bool) -> None:
        key = f"{where.tenant} {where.person_key}"
        chat = where.place.conversation if where.private and not composing else ""
        person = Person(where.place.service_url, where.account, where.place.bot, chat)
        if not chat:
            before = await self.person(where.tenant, where.person_key)
            if before is not None:
                person = replace(person, conversation=before.conversation)
        await self._keep("person", key, person)

    async def keep_chat(self, tenant: str, key: str, person: Person) -> None:
        await self._keep("person", f"{tenant} {key}", person)

    async def place(self, tenant: str, key: str) -> Reference | None:
        """Known without the database where it has been met since the start, as `person` is."""
        known = self._kept.get(("place", f"{tenant} {key}"))
        if isinstance(known, Reference):
            return known
        kept = await self._recall("place", f"{tenant} {key}")
        try:
            return Reference(**json.loads(kept)) if kept else None
        except (ValueError, TypeError):
            return None

    async def person(self, tenant: str, key: str) -> Person | None:
        known = self._kept.get(("person", f"{tenant} {key}"))
        if isinstance(known, Person):
            return known
        return _person(await self._recall("person", f"{tenant} {key}"))

    async def forget(self, where: Scene) -> None:
        """The bot is gone from there."""
        if where.private:
            kind, key = "person", f"{where.tenant} {where.person_key}"
            await self.greet_again(where)
        else:
            kind, key = "place", f"{where.tenant} {where.place_key}"
        await self._forget(kind, key)

    async def first_greeting(self, where: Scene) -> bool:
        """Whether this person has not been greeted yet; from now on they have."""
        key = f"{where.tenant} {where.person_key}"
        if await self._recall("greeted", key) is not None:
            return False
        await self._run(self.memory.keep, PLATFORM, "greeted", key, "{}")
        return True

    async def greet_again(self, where: Scene) -> None:
        """The greeting could not be sent, or the bot has gone."""
        await self._forget("greeted", f"{where.tenant} {where.person_key}")

    async def _keep(self, kind: str, key: str, reference: Person | Reference) -> None:
        """Writes only what has changed."""
        if self._kept.get((kind, key)) == reference:
            return
        content = json.dumps(asdict(reference))
        if await self._recall(kind, key) != content:
            await self._run(self.memory.keep, PLATFORM, kind, key, content)
        self._kept[kind, key] = reference
        if len(self._kept) > MOST_REMEMBERED:
            self._kept.popitem(last=False)

    async def _recall(self, kind: str, key: str) -> str | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, self.memory.recall, PLATFORM, kind, key)

    async def _forget(self, kind: str, key: str) -> None:
        self._kept.pop((kind, key), None)
        await self._run(self.memory.forget, PLATFORM, kind, key)

    async def _run(self, function: object, *arguments: str) -> None:
        await asyncio.get_running_loop().run_in_executor(self.executor, function, *arguments)  # type: ignore[arg-type]


def _person(kept: str | None) -> Person | None:
    try:
        return Person(**json.loads(kept)) if kept else None
    except (ValueError, TypeError):
        return None
