"""Names of channels, who is a guest, and who is behind a mention: asked for once, and never waited for long."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from adapters.msteams.connector import Reference
from adapters.msteams.payload import Payload, line, part, string
from adapters.msteams.scene import Scene, Told, chat_name
from bot.people.model import PlaceKind

log = logging.getLogger(__name__)

WAITED_FOR = 0.8
"""Seconds that an answer waits; what comes later is there for the next one."""
KEPT_FOR = 12 * 60 * 60.0
FAILED_FOR = 5 * 60.0
"""Seconds in which nobody asks again for what could not be had."""
MOST_KEPT = 10_000
_GUESTS = frozenset({"guest", "anonymous"})


class Lookups(Protocol):
    """What the service can be asked. Each raises NotSent, or anything else where it cannot say."""

    async def member(self, place: Reference, account: str) -> Payload: ...

    async def team(self, place: Reference, team: str) -> Payload: ...

    async def channels(self, place: Reference, team: str) -> Sequence[Payload]: ...


@dataclass(frozen=True)
class _Member:
    key: str
    name: str
    guest: bool


@dataclass
class Directory:
    lookups: Lookups
    now: Callable[[], float] = time.monotonic
    _kept: OrderedDict[tuple[str, str, str], tuple[float, object]] = field(default_factory=OrderedDict)
    """(what, tenant, id) → until when, what the service said; None where it said nothing."""
    _asking: dict[tuple[str, str, str], asyncio.Task[None]] = field(default_factory=dict)

    async def look(self, where: Scene, mentioned: Sequence[str] = ()) -> Told:
        if where.kind is PlaceKind.GROUP and where.channel_name:
            self._keep(("chat", where.tenant, where.place_key), where.channel_name, KEPT_FOR)
        waiting = [self._member(where, account) for account in (where.account, *mentioned)]
        if where.kind is PlaceKind.CHANNEL and where.team:
            waiting.append(self._team(where))
            waiting.append(None if where.channel_name or where.is_general else self._channels(where))
        tasks = [each for each in waiting if each is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=WAITED_FOR)
        return self._told(where, mentioned)

    def renamed(self, activity: Payload, tenant: str) -> None:
        """A group chat, a channel or a team has another name now."""
        if name := chat_name(activity):
            self._keep(("chat", tenant, string(part(activity, "conversation").get("id"))), name, KEPT_FOR)
        data = part(activity, "channelData")
        team = string(part(data, "team").get("id"))
        match data.get("eventType"):
            case "teamRenamed":
                self._keep(("team", tenant, team), line(part(data, "team").get("name")), KEPT_FOR)
            case "channelRenamed" | "channelCreated" | "channelDeleted" | "channelRestored":
                self._kept.pop(("channels", tenant, team), None)

    async def close(self) -> None:
        tasks = tuple(self._asking.values())
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _told(self, where: Scene, mentioned: Sequence[str]) -> Told:
        me = self._found("member", where.tenant, where.account)
        team = self._found("team", where.tenant, where.team)
        channels = self._found("channels", where.tenant, where.team)
        chat = self._found("chat", where.tenant, where.place_key)
        name = channels.get(where.place_key, "") if isinstance(channels, dict) else chat or ""
        people = ((account, self._found("member", where.tenant, account)) for account in mentioned)
        return Told(
            place_name=str(name),
            wider_name=team if isinstance(team, str) else "",
            person_name=me.name if isinstance(me, _Member) else "",
            guest=me.guest if isinstance(me, _Member) else None,
            keys=tuple((account, each.key) for account, each in people if isinstance(each, _Member)),
        )

    def _member(self, where: Scene, account: str) -> asyncio.Task[None] | None:
        async def ask() -> object:
            found = await self.lookups.member(where.place, account)
            key = string(found.get("aadObjectId") or found.get("objectId")) or account
            role, tenant = string(found.get("userRole")).lower(), string(found.get("tenantId")).lower()
            return _Member(key, line(found.get("name")), role in _GUESTS or bool(tenant and tenant != where.tenant))

        return self._ask(("member", where.tenant, account), ask)

    def _team(self, where: Scene) -> asyncio.Task[None] | None:
        if where.team_name:
            self._keep(("team", where.tenant, where.team), where.team_name, KEPT_FOR)
            return None

        async def ask() -> object:
            return line((await self.lookups.team(where.place, where.team)).get("name"))

        return self._ask(("team", where.tenant, where.team), ask)

    def _channels(self, where: Scene) -> asyncio.Task[None] | None:
        async def ask() -> object:
            found = await self.lookups.channels(where.place, where.team)
            return {string(each.get("id")): line(each.get("name")) for each in found}

        return self._ask(("channels", where.tenant, where.team), ask)

    def _ask(self, key: tuple[str, str, str], ask: Callable[[], Awaitable[object]]) -> asyncio.Task[None] | None:
        """None where the answer is known; two who ask at once wait for one answer."""
        if key in self._kept and self._kept[key][0] > self.now():
            return None
        if key not in self._asking:
            self._asking[key] = asyncio.create_task(self._answer(key, ask))
        return self._asking[key]

    async def _answer(self, key: tuple[str, str, str], ask: Callable[[], Awaitable[object]]) -> None:
        try:
            self._keep(key, await ask(), KEPT_FOR)
        except Exception as error:
            log.info("action=look-up what=%s error=%s", key[0], type(error).__name__)
            before = self._kept.get(key)
            self._keep(key, before[1] if before else None, FAILED_FOR)
        finally:
            self._asking.pop(key, None)

    def _keep(self, key: tuple[str, str, str], found: object, seconds: float) -> None:
        self._kept[key] = (self.now() + seconds, found)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def _found(self, what: str, tenant: str, id: str) -> object:
        """What was said last, though it may have run out and is being asked for again."""
        return self._kept.get((what, tenant, id), (0.0, None))[1]
