"""A Slack to talk to: its Web API over real HTTP, and requests signed as Slack signs them.

async with FakeSlack() as slack:            # or: with FakeSlack().in_thread() as slack
    settings = slack.settings()             # SlackSettings that lead to it
    slack.refuse("chat.postEphemeral", "not_in_channel")
    ...                                     # say something to the bot: payloads.py and `signed`
    call = await slack.called("chat.postEphemeral")
    call.arguments["blocks"]
"""

import asyncio
import contextlib
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from bot.settings import SlackSettings
from tests.adapters.slack.fake_files import FakeFiles
from tests.patience import PATIENCE

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TOKEN = "xoxb-1-test"
TEAM, BOT = "T1WARD", "U0BOT"
RESPONSE_URL = "response_url"
"""The `method` under which an answer to a response_url is recorded."""
SCOPES = "app_mentions:read,channels:read,chat:write,commands,files:write,groups:read,im:history,im:write,users:read"


def signed(body: str, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """Headers of a request as Slack signs it; JSON and forms are told apart by their first character."""
    timestamp = str(int(time.time() if at is None else at))
    signature = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    kind = "application/json" if body.startswith("{") else "application/x-www-form-urlencoded"
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={signature}", "Content-Type": kind}


@dataclass(frozen=True)
class Call:
    """One call that was made. JSON inside the form that was sent is read already."""

    method: str
    arguments: dict[str, Any]
    token: str
    at: float = field(default_factory=time.monotonic)


def _now() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


@dataclass
class Answer:
    """What a method answers instead: `error` with status 200, or a bare status; after `times` as always again."""

    status: int = 200
    error: str = ""
    retry_after: str = ""
    until: asyncio.Event = field(default_factory=_now)
    times: int = -1
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class FakeSlack(FakeFiles):
    """`users` and `channels` may be changed at any time; `calls` holds everything that was asked."""

    calls: list[Call] = field(default_factory=list)
    users: dict[str, dict[str, Any]] = field(default_factory=dict)
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    scopes: str = SCOPES
    answers: dict[str, Answer] = field(default_factory=dict)
    posted: list[dict[str, Any]] = field(default_factory=list)
    """What stands in channels, as conversations.history tells it, oldest first."""
    second: int = 1_700_000_000
    """In which messages are posted."""
    port: int = 0
    _runner: web.AppRunner | None = None
    _number: int = 0
    _socket: web.WebSocketResponse | None = None
    _acknowledged: dict[str, "asyncio.Future[dict[str, Any]]"] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    @property
    def response_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/respond/1"

    def settings(self, **changes: Any) -> SlackSettings:
        values: dict[str, Any] = {
            "signing_secret": SECRET,
            "bot_token": TOKEN,
            "app_token": "",
            "client_id": "",
            "client_secret": "",
            "api_url": self.url,
        }
        return SlackSettings(**{**values, **changes})

    def refuse(self, method: str, error: str, times: int = -1) -> None:
        self.answers[method] = Answer(error=error, times=times)

    def fail(self, method: str, status: int, retry_after: str = "", times: int = -1) -> None:
        self.answers[method] = Answer(status=status, retry_after=retry_after, times=times)

    def hold(self, method: str) -> asyncio.Event:
        """Nobody is answered until it is set."""
        self.answers[method] = Answer(until=asyncio.Event())
        return self.answers[method].until

    def to(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def called(self, method: str, count: int = 1, within: float = PATIENCE) -> Call:
        """The `count`th call of a method, once it has been made."""
        end = time.monotonic() + within
        while len(found := self.to(method)) < count:
            made = [call.method for call in self.calls]
            assert time.monotonic() < end, f"{method} was called {len(found)} times; calls were {made}"
            await asyncio.sleep(0.01)
        return found[count - 1]

    # The server

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_route("*", "/api/{method}", self._api)
        application.router.add_post("/respond/{id}", self._respond)
        application.router.add_post("/upload/{id}", self.upload)
        application.router.add_get("/socket", self._listen)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    @contextlib.contextmanager
    def in_thread(self) -> Iterator[Self]:
        """The same server beside a test that is not asynchronous."""
        loop, started = asyncio.new_event_loop(), threading.Event()

        async def start() -> None:
            await self.__aenter__()
            started.set()

        def run() -> None:
            asyncio.set_event_loop(loop)
            loop.run_until_complete(start())
            loop.run_forever()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        assert started.wait(PATIENCE)
        try:
            yield self
        finally:
            asyncio.run_coroutine_threadsafe(self.__aexit__(), loop).result(PATIENCE)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(PATIENCE)
            loop.close()

    async def push(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Sends an envelope over Socket Mode; its acknowledgement. `kind`: slash_commands, events_api, interactive."""
        end = time.monotonic() + PATIENCE
        while self._socket is None:
            assert time.monotonic() < end, "nobody has connected"
            await asyncio.sleep(0.01)
        envelope = f"envelope-{len(self._acknowledged)}"
        acknowledged = self._acknowledged[envelope] = asyncio.get_running_loop().create_future()
        sent = {"envelope_id": envelope, "type": kind, "payload": payload, "accepts_response_payload": True}
        await self._socket.send_json(sent)
        return await asyncio.wait_for(acknowledged, PATIENCE)

    async def _listen(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        self._socket = socket
        async for message in socket:
            told = json.loads(message.data)
            self._acknowledged[told["envelope_id"]].set_result(told.get("payload") or {})
        return socket

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments = {name: _read(str(value)) for name, value in (await request.post()).items()}
        self.calls.append(Call(method, arguments, request.headers.get("Authorization", "").removeprefix("Bearer ")))
        if (told := await self._told(method)) is not None:
            return told
        answer = self._answer(method, arguments)
        return web.json_response(answer, headers={"x-oauth-scopes": self.scopes})

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        message = await request.json()
        self.calls.append(Call(RESPONSE_URL, message, ""))
        told = await self._told(RESPONSE_URL)
        if told is None and self.cannot_show(message):
            told = web.json_response({"ok": False, "error": "invalid_blocks"}, status=404)
        return told if told is not None else web.Response(text="ok")

    async def _told(self, method: str) -> web.StreamResponse | None:
        told = self.answers.get(method)
        if told is None or told.times == 0:
            return None
        told.times -= 1
        await told.until.wait()
        headers = {"Retry-After": told.retry_after} if told.retry_after else {}
        if told.status != 200:
            return web.Response(status=told.status, headers=headers, text="<html>no</html>", content_type="text/html")
        if told.error:
            return web.json_response({"ok": False, "error": told.error}, headers=headers)
        return web.json_response({"ok": True, **told.fields}) if told.fields else None

    def _answer(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        if method == "auth.test":
            ids = {"team_id": TEAM, "user_id": BOT, "bot_id": "B0BOT"}
            return {"ok": True, "team": "Ward Trust", "url": "https://ward.slack.com/", **ids}
        if method == "users.info":
            user = self.users.get(arguments["user"])
            return {"ok": True, "user": user} if user else {"ok": False, "error": "user_not_found"}
        if method == "conversations.info":
            channel = self.channels.get(arguments["channel"])
            return {"ok": True, "channel": channel} if channel else {"ok": False, "error": "channel_not_found"}
        if method == "conversations.open":
            return {"ok": True, "channel": {"id": f"D{arguments['users']}"}}
        if method == "files.getUploadURLExternal":
            file = f"F{self._number:09}"
            return {"ok": True, "file_id": file, "upload_url": f"http://127.0.0.1:{self.port}/upload/{file}"}
        if method == "files.completeUploadExternal":
            return self.completed(arguments["files"])
        if method.startswith(("chat.", "views.")) and self.cannot_show(arguments.get("view") or arguments):
            return {"ok": False, "error": "invalid_blocks" if method.startswith("chat.") else "invalid_arguments"}
        if method.startswith("chat."):
            at = arguments.get("ts") or f"{self.second}.{self._number:06}"
            told = {"ok": True, "channel": arguments.get("channel"), "ts": at}
            if method == "chat.postMessage":
                self.posted.append({**arguments, **told})
            if method == "chat.update":
                for each in self.posted:
                    each.update(arguments if each["ts"] == at else {})
            return told
        if method in ("conversations.history", "conversations.replies"):
            return self._history(arguments)
        if method.startswith("views."):
            return {"ok": True, "view": {"id": f"V{self._number}", "hash": str(self._number)}}
        if method == "apps.connections.open":
            return {"ok": True, "url": f"ws://127.0.0.1:{self.port}/socket"}
        return {"ok": True}

    def _history(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Newest first, a page at a time; answers in threads only where their thread is asked for."""
        thread, oldest = asked.get("ts"), float(asked.get("oldest", 0))
        found = [
            each
            for each in reversed(self.posted)
            if each["channel"] == asked["channel"]
            and float(each["ts"]) > oldest
            and (thread in (each["ts"], each.get("thread_ts")) if thread else "thread_ts" not in each)
        ]
        start, most = int(asked.get("cursor") or 0), int(asked["limit"])
        with_metadata = bool(asked.get("include_all_metadata"))
        shown = [each if with_metadata else {**each, "metadata": None} for each in found[start : start + most]]
        more = str(start + most) if len(found) > start + most else ""
        return {"ok": True, "messages": shown, "response_metadata": {"next_cursor": more}}


def person(id: str, name: str, **more: Any) -> dict[str, Any]:
    """As users.info answers."""
    profile = {"display_name": name, "real_name": f"{name} Real"}
    return {"id": id, "team_id": TEAM, "name": name.lower(), "profile": profile, "tz": "Europe/London", **more}


def _read(value: str) -> Any:
    if value[:1] in "{[" or value in ("true", "false"):
        with contextlib.suppress(ValueError):
            return json.loads(value)
    return value
