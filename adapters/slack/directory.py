"""Names, time zones and kinds of the people and places of a workspace, remembered for a while."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from adapters.slack.api import Api, Json, Refused, SlackError
from adapters.slack.spot import Spot
from bot.chat.spans import clean
from bot.people.model import PlaceKind
from bot.people.ports import Address
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

PLATFORM = "slack"
MOST_KEPT = 5000
KEPT_FOR = timedelta(hours=1)
NOT_ASKED_FOR = timedelta(seconds=30)
"""After a look-up that failed: a Web API that is away must not slow every answer."""
PATIENCE = 0.8
"""Seconds that an answer waits for a name."""

Key = tuple[str, str, str]
"""Kind, workspace, id."""


@dataclass(frozen=True)
class Person:
    """ "" and None where nothing is known."""

    name: str = ""
    zone: str = ""
    guest: bool | None = None
    admin: bool | None = None


@dataclass(frozen=True)
class Channel:
    name: str = ""
    kind: PlaceKind = PlaceKind.CHANNEL


@dataclass(frozen=True)
class Workspace:
    name: str = ""
    url: str = ""
    """https://ward.slack.com/"""


@dataclass(frozen=True)
class _Kept:
    value: Any
    until: datetime


class Directory:
    def __init__(self, api: Api, clock: Clock) -> None:
        self._api = api
        self._clock = clock
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._under_way: dict[Key, asyncio.Task[None]] = {}

    async def address(self, spot: Spot) -> Address:
        """Never fails: what cannot be learned in time is left unknown."""
        wanted: list[Key] = [("person", spot.team, spot.user), ("workspace", spot.team, "")]
        if not spot.personal:
            wanted.append(("channel", spot.team, spot.place))
        await self._learn(wanted)
        person: Person = self._value(wanted[0], Person())
        workspace: Workspace = self._value(wanted[1], Workspace())
        channel = Channel("", PlaceKind.PERSONAL)
        if not spot.personal:
            channel = self._value(wanted[2], Channel())
        return Address(
            platform=PLATFORM,
            organisation_key=spot.team,
            organisation_name=workspace.name,
            person_key=spot.user,
            person_name=person.name,
            place_key=f"dm:{spot.user}" if spot.personal else spot.place,
            place_kind=channel.kind,
            place_name=channel.name,
            wider_name=workspace.name,
            zone=person.zone,
            guest=person.guest,
            admin=person.admin,
        )

    async def names(self, team: str, users: Iterable[str]) -> dict[str, str]:
        """User id → name, "" where it is not known."""
        keys: list[Key] = [("person", team, user) for user in dict.fromkeys(users)]
        await self._learn(keys)
        return {key[2]: self._value(key, Person()).name for key in keys}

    async def workspace(self, team: str) -> Workspace:
        await self._learn([("workspace", team, "")])
        found: Workspace = self._value(("workspace", team, ""), Workspace())
        return found

    async def personal_channel(self, team: str, user: str) -> str:
        """The channel of somebody's own chat with the bot. Raises SlackError."""
        kept = self._kept.get(("chat", team, user))
        if kept is not None and self._clock.now() < kept.until:
            return str(kept.value)
        opened = await self._api.call(team, "conversations.open", users=user)
        channel = str((opened.get("channel") or {}).get("id") or "")
        if not channel:
            raise Refused("conversations.open", "no_channel")
        self._keep(("chat", team, user), channel, KEPT_FOR)
        return channel

    # What events tell

    def channel_is(self, team: str, channel: str, name: str) -> None:
        name = _line(name)
        key: Key = ("channel", team, channel)
        kept = self._kept.get(key)
        if name and not (kept is not None and kept.value.name == name and self._clock.now() < kept.until):
            self._keep(key, replace(self._value(key, Channel()), name=name), KEPT_FOR)

    def person_is(self, team: str, user: Json) -> None:
        """Renews what is known of somebody; most people of a workspace never speak to the bot."""
        key: Key = ("person", team, str(user.get("id")))
        if key in self._kept:
            self._keep(key, _person(user, team), KEPT_FOR)

    def forget(self, team: str) -> None:
        for key in [key for key in self._kept if key[1] == team]:
            del self._kept[key]

    # How it is learned

    async def _learn(self, keys: Iterable[Key]) -> None:
        """Waits for what is not known or has run out, but not for long."""
        now = self._clock.now()
        tasks = [self._task(key) for key in keys if (kept := self._kept.get(key)) is None or kept.until <= now]
        if tasks:
            await asyncio.wait(tasks, timeout=PATIENCE)

    def _task(self, key: Key) -> asyncio.Task[None]:
        if key not in self._under_way:
            task = asyncio.get_running_loop().create_task(self._fetch(key))
            self._under_way[key] = task
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        return self._under_way[key]

    async def _fetch(self, key: Key) -> None:
        kind, team, id = key
        try:
            value = await _FETCH[kind](self._api, team, id)
        except SlackError as error:
            log.info("action=look-up kind=%s error=%s", kind, error)
            unknown = {"person": Person(), "channel": Channel(), "workspace": Workspace()}[kind]
            if kind == "channel" and isinstance(error, Refused) and error.reason == "missing_scope":
                unknown = Channel("", PlaceKind.GROUP)  # all that our scopes leave out
            self._keep(key, self._value(key, unknown), NOT_ASKED_FOR)
        else:
            self._keep(key, value, KEPT_FOR)

    def _keep(self, key: Key, value: object, time: timedelta) -> None:
        self._kept[key] = _Kept(value, self._clock.now() + time)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def _value(self, key: Key, unknown: Any) -> Any:
        kept = self._kept.get(key)
        if kept is None:
            return unknown
        self._kept.move_to_end(key)
        return kept.value


async def _fetch_person(api: Api, team: str, user: str) -> Person:
    return _person((await api.call(team, "users.info", user=user)).get("user") or {}, team)


async def _fetch_channel(api: Api, team: str, channel: str) -> Channel:
    found = (await api.call(team, "conversations.info", channel=channel)).get("channel") or {}
    kind = PlaceKind.GROUP if found.get("is_mpim") else PlaceKind.CHANNEL
    return Channel("" if found.get("is_mpim") else _line(found.get("name")), kind)


async def _fetch_workspace(api: Api, team: str, _: str) -> Workspace:
    found = await api.call(team, "auth.test")
    return Workspace(_line(found.get("team")), str(found.get("url") or ""))


_FETCH: dict[str, Callable[[Api, str, str], Awaitable[object]]] = {
    "person": _fetch_person,
    "channel": _fetch_channel,
    "workspace": _fetch_workspace,
}


def _person(user: Json, team: str) -> Person:
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name") or ""
    home = {str(user.get("team_id") or team), *map(str, (user.get("enterprise_user") or {}).get("teams") or ())}
    outside = any(user.get(flag) for flag in ("is_restricted", "is_ultra_restricted", "is_stranger"))
    admin = any(user.get(flag) for flag in ("is_admin", "is_owner", "is_primary_owner"))
    return Person(_line(name), str(user.get("tz") or ""), outside or team not in home, admin)


def _line(name: object) -> str:
    """A name in one line, with nothing in it that would turn what stands after it round."""
    return " ".join(clean(str(name or "")).split())
