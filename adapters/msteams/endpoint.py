"""POST /api/messages: who may speak here, checked before anything that they say."""

import json
import logging
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout, TCPConnector, web

from adapters.msteams.payload import string
from adapters.msteams.tokens import Refused, Tokens, match, parse, same_tenant
from adapters.msteams.turns import Turns
from adapters.web import refusal
from bot.chat.phrases import Say

log = logging.getLogger(__name__)

FETCHED_WITHIN = ClientTimeout(total=5)
MOST_CONNECTIONS = 100
_compact = json.JSONEncoder(separators=(",", ":")).encode
LOCAL_TENANT = "local"
"""Where an emulator names none."""


class Sessions:
    """One client session for the process; made when it is first needed, for it belongs to a loop."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    def current(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(connector=TCPConnector(limit=MOST_CONNECTIONS), json_serialize=_compact)
        return self._session

    async def json(self, address: str) -> object:
        async with self.current().get(address, timeout=FETCHED_WITHIN, allow_redirects=False) as response:
            response.raise_for_status()
            return await response.json(content_type=None)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None


@dataclass(frozen=True)
class Endpoint:
    turns: Turns
    tokens: Tokens | None
    """None without a registration; then nobody from outside is heard."""
    tenant: str
    """The only one that is heard; "" for any."""
    local: bool
    """Whether an emulator on this computer is heard without a token."""
    say: Say

    async def messages(self, request: web.Request) -> web.Response:
        try:
            activity, tenant = await self._verify(request)
        except Refused as error:
            log.warning("action=refuse status=%s why=%s", error.status, error)
            return refusal(error.status, self.say.line("web-not-found" if error.status == 404 else "web-refused"))
        reply = await self.turns.handle(activity, tenant)
        if reply is None:
            return web.Response()
        return web.Response(status=reply.status, text=_compact(reply.body), content_type="application/json")

    async def _verify(self, request: web.Request) -> tuple[dict[str, object], str]:
        """The activity and its tenant. Raises Refused."""
        authorization = request.headers.get("Authorization", "")
        if self.local and not authorization:
            _check_own_computer(request)
            activity = parse(await request.read())
            if not _leads_here(string(activity.get("serviceUrl"))):
                raise Refused(403, "a service elsewhere")
            return activity, _local_tenant(activity)
        if self.tokens is None:
            raise Refused(404, "no registration")
        claims = await self.tokens.check(authorization)
        activity = parse(await request.read())
        match(claims, activity)
        return activity, same_tenant(activity, self.tenant)


def _local_tenant(activity: dict[str, object]) -> str:
    try:
        return same_tenant(activity, "")
    except Refused:
        return LOCAL_TENANT


def _check_own_computer(request: web.Request) -> None:
    """An emulator on this computer, and neither a page in its browser nor what a tunnel brings in. Raises Refused."""
    here = _is_loopback(request.remote or "") and _leads_here(f"//{request.headers.get('Host', '')}")
    forwarded = any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Origin"))
    if not here or forwarded:
        raise Refused(403, "not from this computer")
    if request.content_type != "application/json":
        raise Refused(403, "no JSON")


def _leads_here(address: str) -> bool:
    try:
        return _is_loopback(urlsplit(address).hostname or "")
    except ValueError:  # it is no address
        return False


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
