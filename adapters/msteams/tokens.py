"""Whether a request comes from Microsoft's channel service: its JSON Web Token, checked to the last claim."""

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import jwt

log = logging.getLogger(__name__)

CHANNEL = "msteams"
"""The one channel that is listened to. Others let people choose their own id, and so somebody else's."""
KEPT_FOR = 24 * 60 * 60.0
"""Seconds after which the signing keys are fetched again."""
ASKED_AGAIN_AFTER = 5 * 60.0
"""Seconds between two fetches for a key that nobody knows, so that junk cannot make us ask without end."""
TRIED_AGAIN_AFTER = 10.0
"""Seconds after a fetch that failed."""
LEEWAY = 5 * 60.0
"""Seconds by which two clocks may differ."""
LONGEST_TOKEN = 16_000
MOST_REMEMBERED = 500
"""Tokens whose signature has been checked; the service sends the same one for an hour."""

_UNREADABLE = (jwt.PyJWTError, ValueError, TypeError, ArithmeticError, RecursionError)
"""What comes of a token that is none: no ASCII, brackets without end, a time that no clock shows."""

Fetch = Callable[[str], Awaitable[object]]
"""The JSON at an address. Raises where it cannot be had."""


class Refused(Exception):
    """The request is not answered; the argument says why, for the log."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Claims:
    service_url: str
    endorsements: frozenset[str]
    """Channels for which the key that signed may speak."""
    not_before: float
    expires: float


@dataclass(frozen=True)
class _Key:
    key: jwt.PyJWK
    endorsements: frozenset[str]


@dataclass
class Tokens:
    """Signing keys are fetched without blocking the loop, daily, and when an unknown one turns up."""

    fetch: Fetch
    metadata_url: str
    issuer: str
    audience: str
    """The registration's app id; never empty."""
    now: Callable[[], float] = time.time
    """Tokens live in the issuer's time, not in the playground's."""
    _keys: dict[str, _Key] = field(default_factory=dict)
    _fetched: float = float("-inf")
    _tried: float = float("-inf")
    _fetching: asyncio.Lock = field(default_factory=asyncio.Lock)
    _refreshing: asyncio.Task[None] | None = None
    _checked: OrderedDict[str, Claims] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        if not self.audience:
            raise ValueError("without an app id nothing could be refused")

    async def check(self, authorization: str) -> Claims:
        """Raises Refused."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN:
            raise Refused(401, "no bearer token")
        await self._keep_fresh()
        claims = self._checked.get(token)
        if claims is None:
            claims = _read(token, await self._key_of(token), self.issuer, self.audience)
            self._checked[token] = claims
            if len(self._checked) > MOST_REMEMBERED:
                self._checked.popitem(last=False)
        if self.now() > claims.expires + LEEWAY:
            raise Refused(401, "expired")
        if self.now() < claims.not_before - LEEWAY:
            raise Refused(401, "not valid yet")
        return claims

    async def _key_of(self, token: str) -> _Key:
        try:
            header = jwt.get_unverified_header(token)
        except _UNREADABLE as error:
            raise Refused(401, "no token") from error
        id = header.get("kid")
        if header.get("alg") != "RS256" or not isinstance(id, str):
            raise Refused(401, "signed in another way")
        if id not in self._keys:
            await self._fetch_keys()
        if id not in self._keys:
            raise Refused(401 if self._fetched == self._tried else 503, "unknown key")
        return self._keys[id]

    async def _keep_fresh(self) -> None:
        """Old keys stay good while new ones are fetched, or cannot be had."""
        if self.now() - self._fetched <= KEPT_FOR:
            return
        if not self._keys:
            await self._fetch_keys()
        elif self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._fetch_keys())

    async def close(self) -> None:
        if self._refreshing is not None:
            self._refreshing.cancel()
            await asyncio.gather(self._refreshing, return_exceptions=True)

    async def _fetch_keys(self) -> None:
        async with self._fetching:
            wait = ASKED_AGAIN_AFTER if self._fetched == self._tried else TRIED_AGAIN_AFTER
            if self.now() - self._tried < wait:
                return
            self._tried = self.now()
            try:
                metadata = await self.fetch(self.metadata_url)
                address = metadata["jwks_uri"] if isinstance(metadata, Mapping) else ""
                self._keys = _keys(await self.fetch(str(address)))
            except Exception as error:
                log.warning("action=fetch-keys error=%s", type(error).__name__)
                return
            self._fetched = self._tried
            self._checked.clear()


def _keys(found: object) -> dict[str, _Key]:
    listed = found.get("keys") if isinstance(found, Mapping) else None
    keys: dict[str, _Key] = {}
    for each in listed if isinstance(listed, list) else []:
        if not isinstance(each, dict) or each.get("kty") != "RSA" or not isinstance(each.get("kid"), str):
            continue
        endorsed = each.get("endorsements")
        names = frozenset(str(name) for name in endorsed) if isinstance(endorsed, list) else frozenset[str]()
        try:
            keys[each["kid"]] = _Key(jwt.PyJWK(each, algorithm="RS256"), names)
        except (jwt.PyJWTError, ValueError):
            log.warning("action=read-key error=unreadable")
    if not keys:
        raise ValueError("no keys")
    return keys


def _read(token: str, key: _Key, issuer: str, audience: str) -> Claims:
    """Times are checked by whoever asks, each time."""
    try:
        claims = jwt.decode(
            token,
            key.key,
            algorithms=["RS256"],
            audience=audience,
            issuer=issuer,
            options={
                "require": ["exp", "iss", "aud"],
                "verify_exp": False,
                "verify_nbf": False,
                "verify_iat": False,
            },
        )
        return Claims(
            str(claims.get("serviceurl") or claims.get("serviceUrl") or ""),
            key.endorsements,
            float(claims.get("nbf", 0)),
            float(claims["exp"]),
        )
    except _UNREADABLE as error:
        raise Refused(401, type(error).__name__) from error


def match(claims: Claims, activity: Mapping[str, object]) -> None:
    """Whether a token was made for this activity. Raises Refused."""
    channel, service_url = activity.get("channelId"), activity.get("serviceUrl")
    if channel != CHANNEL:
        raise Refused(403, "another channel")
    if CHANNEL not in claims.endorsements:
        raise Refused(403, "the key may not speak for the channel")
    if not isinstance(service_url, str) or not service_url:
        raise Refused(403, "no service URL")
    if not claims.service_url or service_url.rstrip("/") != claims.service_url.rstrip("/"):
        raise Refused(403, "another service URL")


def same_tenant(activity: Mapping[str, object], tenant: str) -> str:
    """The tenant from which an activity comes; `tenant` is the only one that may, unless it is "".

    Raises Refused where there is none, or where the activity says two things.
    """
    data, conversation = activity.get("channelData"), activity.get("conversation")
    told = data.get("tenant") if isinstance(data, Mapping) else None
    names = (
        told.get("id") if isinstance(told, Mapping) else None,
        conversation.get("tenantId") if isinstance(conversation, Mapping) else None,
    )
    found = {name.lower() for name in names if isinstance(name, str) and name}
    if len(found) != 1 or (tenant and found != {tenant.lower()}):
        raise Refused(403, "another tenant")
    return found.pop()


def parse(body: bytes) -> dict[str, object]:
    """Raises Refused."""
    try:
        activity = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "no JSON") from error
    if not isinstance(activity, dict):
        raise Refused(400, "no activity")
    return activity
