"""Sends activities to the service URL that they came from, as plain JSON."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from aiohttp import ClientError, ClientSession, ClientTimeout

SENT_WITHIN = ClientTimeout(total=10)
PATIENT = frozenset({412, 429, 502, 503, 504})
"""Answers after which Microsoft asks to try again."""
MOST_WAIT = 300.0
"""Seconds that we let a service make us wait."""

Activity = dict[str, Any]
"""As it goes over the wire."""


@dataclass(frozen=True)
class Reference:
    """Where a conversation goes on."""

    service_url: str
    conversation: str
    """Its id, in a channel with the thread's."""
    bot: str
    """The bot's id there."""

    def root(self) -> "Reference":
        """The channel instead of one of its threads."""
        return Reference(self.service_url, self.conversation.partition(";")[0], self.bot)


class NotSent(Exception):
    """The service would not take it; the arguments are HTTP status and the service's own code for why."""

    def __init__(self, status: int, code: str = "") -> None:
        super().__init__(f"{status} {code}".strip())
        self.status = status


class Busy(NotSent):
    """The service asks for patience."""

    def __init__(self, status: int, seconds: float) -> None:
        super().__init__(status)
        self.seconds = seconds


@dataclass(frozen=True)
class Connector:
    """Not the SDK's client: one of its sends costs 3.0 ms of CPU, with one client kept and its retries mended, and
    one of these 0.3."""

    session: Callable[[], ClientSession]
    token: Callable[[], Awaitable[str]]
    """A bearer token; "" for none, on this computer."""

    async def send(self, to: Reference, activity: Activity) -> str:
        """The id of the new message. Raises NotSent."""
        address = f"{_conversation(to)}/activities"
        answer = await self._ask("POST", address, {**activity, **_between(to)})
        return str(answer.get("id", ""))

    async def update(self, to: Reference, id: str, activity: Activity) -> None:
        """Puts another activity in the place of a message. Raises NotSent."""
        address = f"{_conversation(to)}/activities/{quote(id, safe='')}"
        await self._ask("PUT", address, {**activity, **_between(to), "id": id})

    async def _ask(self, method: str, address: str, body: Activity) -> Activity:
        token = await self.token()
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            async with self.session().request(
                method, address, json=body, headers=headers, timeout=SENT_WITHIN, allow_redirects=False
            ) as response:
                answer = _parsed(await response.read())
        except (ClientError, TimeoutError) as error:
            raise Busy(503, _seconds("")) from error
        if response.status >= 300:
            raise refused(response.status, response.headers.get("Retry-After", ""), _code(answer))
        return answer


def refused(status: int, retry_after: str, code: str) -> NotSent:
    return Busy(status, _seconds(retry_after)) if status in PATIENT else NotSent(status, code)


def _parsed(body: bytes) -> Activity:
    """What cannot be read says nothing."""
    try:
        answer = json.loads(body) if body else {}
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


async def patiently(send: Callable[[], Awaitable[str]], seconds: float) -> str:
    """Tries again while the service asks for patience, for as long as `seconds`. Raises NotSent."""
    while True:
        try:
            return await send()
        except Busy as error:
            seconds -= error.seconds
            if seconds < 0:
                raise
            await asyncio.sleep(error.seconds)


def _conversation(to: Reference) -> str:
    return f"{to.service_url.rstrip('/')}/v3/conversations/{quote(to.conversation, safe='')}"


def _between(to: Reference) -> Activity:
    return {"from": {"id": to.bot}, "conversation": {"id": to.conversation}}


def _seconds(retry_after: str) -> float:
    """What the service says; otherwise one to three seconds, so that not all come back at once."""
    told = retry_after.strip()
    if told.isascii() and told.isdigit() and len(told) < 10:
        return min(float(told), MOST_WAIT)
    return random.uniform(1, 3)


def _code(answer: Activity) -> str:
    """The service's own name of what went wrong; its sentence may hold people's words."""
    error = answer.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code[:60] if isinstance(code, str) else ""
