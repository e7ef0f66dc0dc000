"""Which workspaces have the bot, and the token for each: the one in the environment, or those that installed it."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import logging
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken

from adapters.slack.api import Away, Limited, Refused, SlackError, Web
from adapters.slack.payload import Json
from adapters.slack.scene import PLATFORM
from bot.chat.errors import StoreAway
from bot.ports import Memory
from bot.settings import SlackSettings
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(minutes=5)
"""In this process; another replica may have heard of an installation, or of its end."""
MOST_KEPT = 2000
NOT_ASKED_FOR = timedelta(seconds=5)
PATIENCE = 1.0
"""Seconds that a request waits to learn whose token ours is; Slack waits three for its answer."""
STATE_VALID = timedelta(minutes=10)
MOST_STATES = 1000
"""Installations under way; beyond it one pushes out another, so that nobody can fill the database with them."""
DEAD_TOKEN = frozenset({"invalid_auth", "token_revoked", "token_expired", "account_inactive", "not_authed"})

T = TypeVar("T")


@dataclass(frozen=True)
class Installation:
    team: str
    """The workspace's id; of an organisation-wide installation the organisation's."""
    bot_user: str
    token: str = field(repr=False)
    enterprise: str = ""
    """Of an organisation-wide installation: every workspace in it."""


class Installs:
    def __init__(self, settings: SlackSettings, memory: Memory, executor: Executor, web: Web, clock: Clock) -> None:
        self._token = settings.bot_token
        self._memory = memory
        self._executor = executor
        self._web = web
        self._clock = clock
        self._many = bool(settings.client_id and settings.client_secret)
        self._seal = _fernet(settings.client_secret or settings.bot_token)
        self._kept: dict[str, tuple[Installation | None, datetime]] = {}
        self._own: Installation | None = None
        self._asked: asyncio.Future[Json] | None = None
        self._lock = asyncio.Lock()

    async def of(self, team: str, enterprise: str = "") -> Installation | None:
        """None where the bot is not installed. Raises SlackError where that cannot be known yet."""
        now = self._clock.now()
        if (kept := self._kept.get(team)) is not None and now < kept[1]:
            return kept[0]
        if self._token and self._own is None:
            await self._identify()  # outside the lock, so that everybody waits for the same answer
        async with self._lock:
            try:
                found = await self._find(team, enterprise)
            except SlackError:
                if kept is None:
                    raise
                found = kept[0]
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[team] = (found, self._clock.now() + (KEPT_FOR if found else NOT_ASKED_FOR))
        return found

    async def _find(self, team: str, enterprise: str) -> Installation | None:
        own = self._own
        if own is not None and own.team == team:
            return own
        if self._many and (found := await self._installed(team)) is not None:
            return found
        if not (self._many or (own is not None and own.enterprise)):
            return None
        # Through its organisation, which only some of Slack's requests name.
        kept = await self._run(lambda: self._memory.recall(PLATFORM, "within", team)) if not enterprise else None
        if not (whole := enterprise or kept):
            return None
        found = own if own is not None and own.enterprise == whole else None
        if found is None and self._many:
            found = await self._installed(whole)
        if found is not None and enterprise:
            await self._run(lambda: self._memory.keep(PLATFORM, "within", team, enterprise))
        return found

    async def _installed(self, key: str) -> Installation | None:
        sealed = await self._run(lambda: self._memory.recall(PLATFORM, "install", key))
        return None if sealed is None else self._unsealed(sealed)

    async def _identify(self) -> Installation | None:
        """Whose token the environment's is; remembered, so that a start while Slack is away is no silence."""
        key = hashlib.sha256(self._token.encode()).hexdigest()[:32]
        try:
            told = await self._ask_whose()
        except (Away, Limited):
            if (known := await self._run(lambda: self._memory.recall(PLATFORM, "token", key))) is None:
                raise
            told = json.loads(known)
        except Refused as error:
            log.error("action=token-refused reason=%s", error.reason)
            raise
        wide = bool(told.get("is_enterprise_install"))
        enterprise = str(told.get("enterprise_id") or "") if wide else ""
        self._own = Installation(
            str(told.get("team_id") or ""), str(told.get("user_id") or ""), self._token, enterprise
        )
        public = {name: told.get(name) for name in ("team_id", "user_id", "enterprise_id", "is_enterprise_install")}
        with contextlib.suppress(Away):  # it is only for a start without Slack
            await self._run(lambda: self._memory.keep(PLATFORM, "token", key, json.dumps(public)))
        return self._own

    async def _ask_whose(self) -> Json:
        """Asks once for all who wait, and lets none of them wait long. Raises SlackError."""
        if self._asked is None or (self._asked.done() and self._asked.exception()):
            self._asked = asyncio.ensure_future(self._web.ask(self._token, "auth.test"))
            self._asked.add_done_callback(lambda asked: asked.cancelled() or asked.exception())
        done, _ = await asyncio.wait((self._asked,), timeout=PATIENCE)
        if not done:
            raise Away("auth.test: no answer yet")
        return self._asked.result()

    async def save(self, installation: Installation) -> None:
        sealed = self._seal.encrypt(json.dumps(asdict(installation)).encode()).decode()
        key = installation.enterprise or installation.team
        await self._run(lambda: self._memory.keep(PLATFORM, "install", key, sealed))
        self._kept.clear()

    async def forget(self, team: str, enterprise: str = "") -> None:
        """Harmless where nothing is kept, for Slack tells of one end by two events in either order."""
        for key in filter(None, (team, enterprise)):
            await self._run(lambda key=key: self._memory.forget(PLATFORM, "install", key))  # type: ignore[misc]
        self._own = self._asked = None
        self._kept.clear()

    def doubt(self, team: str) -> None:
        """Slack has refused the token: it is asked for afresh."""
        self._kept.pop(team, None)

    def _unsealed(self, sealed: str) -> Installation | None:
        try:
            return Installation(**json.loads(self._seal.decrypt(sealed.encode())))
        except (InvalidToken, ValueError, TypeError):
            log.error("action=unseal-installation: SLACK_CLIENT_SECRET has changed; the app has to be installed again")
            return None

    # The state of an installation under way

    async def issue(self) -> str:
        slot, secret = secrets.randbelow(MOST_STATES), secrets.token_urlsafe(32)
        until = (self._clock.now() + STATE_VALID).timestamp()
        await self._run(lambda: self._memory.keep(PLATFORM, "state", str(slot), f"{_hash(secret)} {until}"))
        return f"{slot}.{secret}"

    async def consume(self, state: str) -> bool:
        """Whether it was issued here, within ten minutes, and has not been used."""
        slot, _, secret = state.partition(".")
        if not (slot.isascii() and slot.isdigit() and len(slot) < 4 and secret):
            return False
        async with self._lock:
            kept = await self._run(lambda: self._memory.recall(PLATFORM, "state", slot))
            hashed, _, until = (kept or "").partition(" ")
            if not hmac.compare_digest(hashed, _hash(secret)):
                return False
            await self._run(lambda: self._memory.forget(PLATFORM, "state", slot))
        return self._clock.now().timestamp() < float(until)

    async def _run(self, ask: Callable[[], T]) -> T:
        """Raises Away while the database is."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, ask)
        except StoreAway as error:
            raise Away("memory") from error


@dataclass(frozen=True)
class InstalledApi:
    """An `Api`: the bot of whichever workspace is meant."""

    installs: Installs
    web: Web

    async def call(self, team: str, method: str, **arguments: object) -> Json:
        installation = await self.installs.of(team)
        if installation is None:
            raise Refused(method, "not_installed")
        try:
            return await self.web.ask(installation.token, method, **arguments)
        except Refused as error:
            if error.reason in DEAD_TOKEN:
                self.installs.doubt(team)
            raise

    async def respond(self, url: str, message: Json) -> None:
        await self.web.respond(url, message)

    async def put(self, url: str, content: bytes) -> None:
        await self.web.put(url, content)


def _fernet(secret: str) -> Fernet:
    return Fernet(urlsafe_b64encode(hashlib.sha256(b"huddlelog slack tokens " + secret.encode()).digest()))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
