"""Names of channels, who is a guest, and who is behind a mention: asked for once, and never waited for long."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from adapters.looking_up import Ask, Key, LookingUp
from adapters.msteams.connector import Reference
from adapters.msteams.payload import Payload, line, part, string
from adapters.msteams.scene import Scene, Told, chat_name
from bot.people.model import PlaceKind

log = logging.getLogger(__name__)

KEPT_FOR = 12 * 60 * 60.0
FAILED_FOR = 5 * 60.0
"""Seconds in which nobody asks again for what could not be had."""
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


class Directory:
    def __init__(self, lookups: Lookups, now: Callable[[], float] = time.monotonic) -> None:
        self.lookups = lookups
        self._known = LookingUp(now, KEPT_FOR, FAILED_FOR, _failed)

    async def look(self, where: Scene, mentioned: Sequence[str] = ()) -> Told:
        if where.kind is PlaceKind.GROUP and where.channel_name:
            self._known.keep(("chat", where.tenant, where.place_key), where.channel_name)
        tenant, team = where.tenant, where.team
        people = (where.account, *mentioned)
        wanted: dict[Key, Ask] = {("member", tenant, each): partial(self._member, where, each) for each in people}
        if where.kind is PlaceKind.CHANNEL and team:
            if where.team_name:
                self._known.keep(("team", tenant, team), where.team_name)
            wanted["team", tenant, team] = partial(self._team, where)
            if not (where.channel_name or where.is_general):
                wanted["channels", tenant, team] = partial(self._channels, where)
        await self._known.learn(wanted)
        return self._told(where, mentioned)

    def renamed(self, activity: Payload, tenant: str) -> None:
        """A group chat, a channel or a team has another name now."""
        if name := chat_name(activity):
            self._known.keep(("chat", tenant, string(part(activity, "conversation").get("id"))), name)
        data = part(activity, "channelData")
        team = string(part(data, "team").get("id"))
        match data.get("eventType"):
            case "teamRenamed":
                self._known.keep(("team", tenant, team), line(part(data, "team").get("name")))
            case "channelRenamed" | "channelCreated" | "channelDeleted" | "channelRestored":
                self._known.forget(("channels", tenant, team))

    async def close(self) -> None:
        await self._known.close()

    def _told(self, where: Scene, mentioned: Sequence[str]) -> Told:
        me = self._known.found(("member", where.tenant, where.account))
        team = self._known.found(("team", where.tenant, where.team))
        channels = self._known.found(("channels", where.tenant, where.team))
        chat = self._known.found(("chat", where.tenant, where.place_key))
        name = channels.get(where.place_key, "") if isinstance(channels, dict) else chat or ""
        people = ((account, self._known.found(("member", where.tenant, account))) for account in mentioned)
        return Told(
            place_name=str(name),
            wider_name=team if isinstance(team, str) else "",
            person_name=me.name if isinstance(me, _Member) else "",
            guest=me.guest if isinstance(me, _Member) else None,
            keys=tuple((account, each.key) for account, each in people if isinstance(each, _Member)),
        )

    async def _member(self, where: Scene, account: str) -> object:
        found = await self.lookups.member(where.place, account)
        key = string(found.get("aadObjectId") or found.get("objectId")) or account
        role, tenant = string(found.get("userRole")).lower(), string(found.get("tenantId")).lower()
        return _Member(key, line(found.get("name")), role in _GUESTS or bool(tenant and tenant != where.tenant))

    async def _team(self, where: Scene) -> object:
        return line((await self.lookups.team(where.place, where.team)).get("name"))

    async def _channels(self, where: Scene) -> object:
        found = await self.lookups.channels(where.place, where.team)
        return {string(each.get("id")): line(each.get("name")) for each in found}


def _failed(key: Key, error: Exception) -> None:
    log.info("action=look-up what=%s error=%s", key[0], type(error).__name__)
