"""Microsoft's side of Teams over real HTTP: who issues tokens, and the service that takes the bot's messages.

with FakeService() as service:                 # in a thread of its own; from any test, or beside a process
    environment = service.environment()        # for `huddlelog serve`, or settings() for add_teams
    activity = service.message("learn Keys on a hook")            # personal; channel="Ward 7" in a channel
    requests.post(".../api/messages", json=activity, headers=service.headers())
    service.sent                               # what the bot posted and updated, oldest first
    service.shown("a:29:amina")                # id → activity, as the conversation looks now
"""

import asyncio
import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Any
from uuid import UUID, uuid4

import jwt
from aiohttp import web

from bot.settings import TeamsSettings
from tests.adapters.msteams.signing import Key, usual_key

APP_ID = "11111111-2222-3333-4444-555555555555"
BOT = f"28:{APP_ID}"
PASSWORD = "app-password"
TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
ISSUER = "https://issuer.test"
TEAM = "19:team@thread.tacv2"
Activity = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    method: str
    """POST or PUT."""
    conversation: str
    activity: Activity
    id: str


@dataclass(frozen=True)
class Failure:
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = '{"error": {"code": "Failing", "message": "secret words"}}'
    content_type: str = "application/json"


class FakeService:
    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.created: list[Activity] = []
        """Conversations that the bot began."""
        self.logins: list[Mapping[str, str]] = []
        self.looked_up: list[str] = []
        """Paths of members, teams and channels that were asked for."""
        self.keys_asked = 0
        self.anonymous = False
        """Takes what comes without a token, as an emulator does."""
        self.keys = [usual_key()]
        self.failing: dict[str, Failure] = {}
        """Part of "METHOD path$", such as a conversation's id, "/keys" or "PUT" → what is answered there."""
        self.slow: dict[str, float] = {}
        """The same → seconds before an answer."""
        self.members: dict[str, Activity] = {}
        """Account → what is told of it besides the usual."""
        self.teams: dict[str, str] = {TEAM: "Medicine"}
        self.channels: dict[str, str] = {}
        self.url = ""
        self._ids = count(1)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._started = threading.Event()

    # Starting

    def __enter__(self) -> "FakeService":
        self._thread.start()
        assert self._started.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def settings(self, app_type: str = "SingleTenant") -> TeamsSettings:
        return TeamsSettings(APP_ID, PASSWORD, TENANT, app_type, self._cloud())

    def environment(self) -> dict[str, str]:
        """For a process: Microsoft's own variables."""
        return {
            "MicrosoftAppId": APP_ID,
            "MicrosoftAppPassword": PASSWORD,
            "MicrosoftAppTenantId": TENANT,
            "MicrosoftAppType": "SingleTenant",
            **self._cloud(),
        }

    # What Teams sends

    def token(self, key: Key | None = None, **claims: Any) -> str:
        """As the channel service signs it; a claim that is None is left out."""
        signing, now = key or self.keys[-1], time.time()
        told = {"iss": ISSUER, "aud": APP_ID, "nbf": now - 60, "exp": now + 3600, "serviceurl": self.url, **claims}
        payload = {name: value for name, value in told.items() if value is not None}
        return jwt.encode(payload, signing.private, "RS256", {"kid": signing.id})

    def headers(self, token: str | None = None) -> dict[str, str]:
        return {"Authorization": f"Bearer {token or self.token()}", "Content-Type": "application/json"}

    def activity(self, kind: str, person: str = "amina", channel: str = "", **values: Any) -> Activity:
        """From somebody, in the personal chat or in a channel; `values` are put over what is usual."""
        account = f"29:{person}"
        place = f"19:{channel}@thread.tacv2" if channel else f"a:{account}"
        data: Activity = {"tenant": {"id": TENANT}}
        if channel:
            data |= {"team": {"id": TEAM}, "channel": {"id": place, "name": channel}}
        return {
            "type": kind,
            "id": uuid4().hex,
            "channelId": "msteams",
            "serviceUrl": self.url,
            "from": {"id": account, "name": person.title(), "aadObjectId": aad(person)},
            "recipient": {"id": BOT, "name": "Huddlelog"},
            "conversation": {
                "id": f"{place};messageid=1" if channel else place,
                "conversationType": "channel" if channel else "personal",
                "tenantId": TENANT,
            },
            "channelData": data,
            "locale": "en-GB",
            "localTimezone": "Europe/London",
            **values,
        }

    def message(self, text: str, person: str = "amina", channel: str = "", **values: Any) -> Activity:
        """In a channel with the mention of the bot before it."""
        if channel:
            mention = {"type": "mention", "text": "<at>Huddlelog</at>", "mentioned": {"id": BOT, "name": "Huddlelog"}}
            text = f"<at>Huddlelog</at> {text}"
            values = {"entities": [mention], **values}
        return self.activity("message", person, channel, text=text, textFormat="plain", **values)

    def invoke(self, name: str, value: Activity, person: str = "amina", channel: str = "", **values: Any) -> Activity:
        return self.activity("invoke", person, channel, name=name, value=value, **values)

    def press(self, data: Activity, pressed: str, person: str = "amina", channel: str = "") -> Activity:
        """A button of a card: `data` as it stands in its Action.Execute."""
        action = {"type": "Action.Execute", "verb": next(iter(data)), "data": data}
        value = {"action": action, "trigger": "manual"}
        return self.invoke("adaptiveCard/action", value, person, channel, replyToId=pressed)

    # What the bot did

    def shown(self, conversation: str) -> dict[str, Activity]:
        """Message id → activity, as the conversation looks now."""
        looks: dict[str, Activity] = {}
        for each in self.sent:
            if each.conversation != conversation or each.activity.get("type") == "typing":
                continue
            looks[each.id] = each.activity
        return looks

    # The other side's HTTP

    def _cloud(self) -> dict[str, str]:
        return {
            "TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL": f"{self.url}/openid",
            "TO_BOT_FROM_CHANNEL_TOKEN_ISSUER": ISSUER,
            "TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL": f"{self.url}/openid",
            "TO_CHANNEL_FROM_BOT_LOGIN_URL": f"{self.url}/login",
            "TO_CHANNEL_FROM_BOT_OAUTH_SCOPE": "https://scope.test",
            "OAUTH_URL": self.url,
        }

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = self._loop.run_until_complete(self._serve())
        self._started.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    async def _serve(self) -> web.AppRunner:
        application = web.Application(middlewares=[self._fail_if_told])
        router = application.router
        router.add_get("/openid", self._openid)
        router.add_get("/keys", self._keys)
        router.add_post("/login/oauth2/v2.0/token", self._login)
        router.add_post("/v3/conversations", self._create)
        router.add_post("/v3/conversations/{conversation}/activities", self._post)
        router.add_put("/v3/conversations/{conversation}/activities/{id}", self._put)
        router.add_get("/v3/conversations/{conversation}/members/{account}", self._member)
        router.add_get("/v3/teams/{team}", self._team)
        router.add_get("/v3/teams/{team}/conversations", self._channels)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner

    @web.middleware
    async def _fail_if_told(self, request: web.Request, handler: Any) -> web.StreamResponse:
        for part, seconds in tuple(self.slow.items()):
            if part in f"{request.method} {request.path}$":
                await asyncio.sleep(seconds)
        for part, failure in tuple(self.failing.items()):
            if part in f"{request.method} {request.path}$":
                return web.Response(status=failure.status, headers=failure.headers, text=failure.body)
        if (
            request.path.startswith("/v3/")
            and not self.anonymous
            and request.headers.get("Authorization") != "Bearer token-1"
        ):
            return web.Response(status=401)
        response: web.StreamResponse = await handler(request)
        return response

    async def _openid(self, _: web.Request) -> web.Response:
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        self.keys_asked += 1
        return web.json_response({"keys": [key.published() for key in self.keys]})

    async def _login(self, request: web.Request) -> web.Response:
        form = dict(await request.post())
        self.logins.append({name: str(value) for name, value in form.items()})
        if form.get("client_secret") != PASSWORD:
            return web.json_response({"error": "invalid_client"}, status=401)
        return web.json_response({"access_token": "token-1", "expires_in": 3600, "token_type": "Bearer"})

    async def _create(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self.created.append(asked)
        return web.json_response({"id": f"a:{asked['members'][0]['id']}"}, status=201)

    async def _post(self, request: web.Request) -> web.Response:
        return await self._note(request, f"m-{next(self._ids)}", 201)

    async def _put(self, request: web.Request) -> web.Response:
        return await self._note(request, request.match_info["id"], 200)

    async def _note(self, request: web.Request, id: str, status: int) -> web.Response:
        activity = json.loads(await request.read())
        self.sent.append(Sent(request.method, request.match_info["conversation"], activity, id))
        return web.json_response({"id": id}, status=status)

    async def _member(self, request: web.Request) -> web.Response:
        account = request.match_info["account"]
        self.looked_up.append(request.path)
        person = account.removeprefix("29:")
        usual = {"id": account, "name": person.title(), "aadObjectId": aad(person), "tenantId": TENANT}
        return web.json_response({**usual, "userRole": "user", **self.members.get(account, {})})

    async def _team(self, request: web.Request) -> web.Response:
        self.looked_up.append(request.path)
        team = request.match_info["team"]
        return web.json_response({"id": team, "name": self.teams.get(team, "")})

    async def _channels(self, request: web.Request) -> web.Response:
        self.looked_up.append(request.path)
        listed = [{"id": id, "name": name} for id, name in self.channels.items()]
        return web.json_response({"conversations": [{"id": request.match_info["team"]}, *listed]})


def aad(person: str) -> str:
    """Somebody's id in the tenant's directory."""
    return str(UUID(bytes=person.encode().ljust(16, b"-")[:16]))
