"""Names, time zones and kinds of the people and places of a workspace, remembered for a while."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from adapters.looking_up import Key, LookingUp
from adapters.slack.api import Api, Refused, SlackError
from adapters.slack.payload import Json
from adapters.slack.scene import PLATFORM, Scene
from bot.chat.spans import clean
from bot.people.model import PlaceKind
from bot.people.ports import Address
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

KEPT_FOR = 60 * 60.0
NOT_ASKED_FOR = 30.0
"""Seconds after a look-up that failed."""


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


class Directory:
    def __init__(self, api: Api, clock: Clock) -> None:
        self._api = api
        self._known = LookingUp(lambda: clock.now().timestamp(), KEPT_FOR, NOT_ASKED_FOR, _failed)

    async def address(self, where: Scene) -> Address:
        """Never fails: what cannot be learned in time is left unknown."""
        wanted: list[Key] = [("person", where.team, where.user), ("workspace", where.team, "")]
        if not where.personal:
            wanted.append(("channel", where.team, where.place))
        await self._learn(wanted)
        person: Person = self._known.found(wanted[0], Person())
        workspace: Workspace = self._known.found(wanted[1], Workspace())
        channel = Channel("", PlaceKind.PERSONAL)
        if not where.personal:
            channel = self._known.found(wanted[2], Channel())
        return Address(
            platform=PLATFORM,
            organisation_key=where.team,
            organisation_name=workspace.name,
            person_key=where.user,
            person_name=person.name,
            place_key=f"dm:{where.user}" if where.personal else where.place,
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
        return {key[2]: self._known.found(key, Person()).name for key in keys}

    async def workspace(self, team: str) -> Workspace:
        await self._learn([("workspace", team, "")])
        found: Workspace = self._known.found(("workspace", team, ""), Workspace())
        return found

    async def personal_channel(self, team: str, user: str) -> str:
        """The channel of somebody's own chat with the bot. Raises SlackError."""
        key: Key = ("chat", team, user)
        if self._known.is_fresh(key):
            return str(self._known.found(key))
        opened = await self._api.call(team, "conversations.open", users=user)
        channel = str((opened.get("channel") or {}).get("id") or "")
        if not channel:
            raise Refused("conversations.open", "no_channel")
        self._known.keep(key, channel)
        return channel

    # What events tell

    def channel_is(self, team: str, channel: str, name: str) -> None:
        name = _line(name)
        key: Key = ("channel", team, channel)
        known: Channel = self._known.found(key, Channel())
        if name and not (known.name == name and self._known.is_fresh(key)):
            self._known.keep(key, replace(known, name=name))

    def forget(self, team: str) -> None:
        self._known.forget_all(team)

    async def _learn(self, keys: Iterable[Key]) -> None:
        await self._known.learn({key: partial(_FETCH[key[0]], self._api, *key[1:]) for key in keys})


def _failed(key: Key, error: Exception) -> object:
    why = error if isinstance(error, SlackError) else type(error).__name__
    log.info("action=look-up kind=%s error=%s", key[0], why)
    if key[0] == "channel" and isinstance(error, Refused) and error.reason == "missing_scope":
        return Channel("", PlaceKind.GROUP)  # all that our scopes leave out
    return None


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
