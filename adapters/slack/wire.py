"""Slack's requests and its Web API through Bolt and its SDK, which no other file names."""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.oauth.installation_store import Installation as SdkInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.receiving import Receiving
from adapters.slack.api import Away, meaning
from adapters.slack.directory import Directory
from adapters.slack.discreet import discreet
from adapters.slack.given import Given
from adapters.slack.inbound import Reader
from adapters.slack.installs import Installation, InstalledApi, Installs
from adapters.slack.manifest import scopes
from adapters.slack.messenger import SlackMessenger
from adapters.slack.payload import Json
from adapters.slack.pictures import Pictures
from adapters.slack.replies import Answering
from adapters.slack.sending import Sending
from adapters.slack.turns import Turns
from adapters.web import Handler, refusal
from bot.chat.phrases import Say as Phrases
from bot.ports import Memory
from bot.settings import SlackSettings
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

EVENTS, INSTALL, REDIRECT = "/slack/events", "/slack/install", "/slack/oauth_redirect"
SLOWEST_CALL = 10.0  # seconds of one call of the Web API

_ANY = re.compile("")
_UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
"""What Bolt and the SDK raise for a body that is none of Slack's."""


def add_slack(
    application: web.Application,
    receiving: Receiving,
    settings: SlackSettings,
    memory: Memory,
    clock: Clock,
    public_url: str,
) -> SlackMessenger:
    """Adds `/slack/…` to an application of `adapters.web`, and Socket Mode where there is a token for it."""
    sdk = Sdk(settings.api_url)
    installs = Installs(settings, memory, receiving.executor, sdk, clock)
    api = InstalledApi(installs, sdk)
    directory = Directory(api, clock)
    say = receiving.say
    sending = Sending(api, directory, clock, say.line("slack-something-new"), Pictures(api))
    turns = Turns(receiving, installs, directory, Reader(directory, clock), Answering(sending, say))
    messenger = SlackMessenger(sending, say, look_up=settings.look_up)
    bolt = make_bolt(sdk.client, turns)
    if settings.signing_secret:
        application.router.add_post(EVENTS, _events(bolt, settings.signing_secret, receiving))
    if settings.client_id and settings.client_secret:
        add_oauth(application, settings, sdk.client, installs, say, public_url)

    async def run(_: web.Application) -> AsyncIterator[None]:
        sdk.open()
        messenger.loop.bind()
        socket: Any = (
            AsyncSocketModeHandler(bolt, settings.app_token, logger=discreet()) if settings.app_token else None
        )
        connecting = asyncio.ensure_future(socket.connect_async()) if socket else None
        yield
        if connecting is not None:
            connecting.cancel()
            await socket.close_async()
        await turns.finish()
        await sdk.close()

    application.cleanup_ctx.append(run)
    return messenger


class Bolt(AsyncApp):
    """What Bolt cannot place is acknowledged, what it chokes on refused: a 404 or a 500 makes Slack send it again."""

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        response = await super().async_dispatch(req)
        if response.status == 404:
            log.info("action=ignored kind=unknown")
            return BoltResponse(status=200, body="")
        if response.status >= 500:
            log.warning("action=refused reason=unreadable")
            response = BoltResponse(status=400, body="")
        if req.mode == "socket_mode" and req.body.get("type") != "view_submission":
            response.status = 200  # a form is left open instead
        return response


class Everyone(AsyncAuthorize):
    """Whether a workspace has installed the bot is asked in `turns.py`, once, and not by a call a request."""

    async def __call__(self, **context: Any) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=context["enterprise_id"], team_id=context["team_id"])


def make_bolt(client: AsyncWebClient, turns: Turns) -> AsyncApp:
    """One listener for each kind of payload, because Bolt looks through them in turn.

    Signatures are checked before a request comes here, by the same check of the SDK, so that nothing unsigned is even
    parsed. Of Bolt's own steps only the answer to Slack's check of the address is on; the others cost time and are done
    elsewhere or not needed. Listeners run before the response, or Bolt would look every 10 ms whether they are done.
    """
    bolt = Bolt(
        name="slack_bolt.huddlelog",
        logger=discreet(),
        request_verification_enabled=False,
        client=client,
        authorize=Everyone(),  # type: ignore[no-untyped-call]
        process_before_response=True,
        ssl_check_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    bolt.command(_ANY)(_listener("command", turns))
    bolt.event(_ANY)(_listener("event", turns))
    bolt.action(_ANY)(_listener("action", turns))
    bolt.view(_ANY)(_listener("submission", turns))
    bolt.shortcut(_ANY)(_listener("shortcut", turns))
    bolt.options(_ANY)(_listener("options", turns))
    return bolt


def _listener(kind: str, turns: Turns) -> Callable[[Json, Any], Awaitable[BoltResponse]]:
    async def listen(body: Json, context: Any) -> BoltResponse:
        status, answer = await turns.handle(kind, body, context.team_id, context.enterprise_id)
        return BoltResponse(status=status, body=answer)

    return listen


def _events(bolt: AsyncApp, secret: str, receiving: Receiving) -> Handler:
    verifier, say = SignatureVerifier(secret), receiving.say

    async def events(request: web.Request) -> web.StreamResponse:
        at, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
        try:
            signed = at.isdigit() and verifier.is_valid(await request.read(), at, signature)
        except _UNREADABLE:  # the SDK's answer to odd digits, and to what is not ASCII or UTF-8
            signed = False
        if not signed:
            log.warning("action=refused reason=unsigned")
            return refusal(401, say.line("slack-not-signed"))
        try:
            response = await bolt.async_dispatch(await to_bolt_request(request))
        except _UNREADABLE:
            response = BoltResponse(status=400)
        return (
            await to_aiohttp_response(response) if response.status == 200 else refusal(400, say.line("web-unreadable"))
        )

    return events


class _Store(AsyncInstallationStore, AsyncOAuthStateStore):
    def __init__(self, installs: Installs) -> None:
        self._installs = installs

    async def async_save(self, installation: SdkInstallation) -> None:
        wide = bool(installation.is_enterprise_install)
        team, enterprise = ("", installation.enterprise_id) if wide else (installation.team_id, "")
        bot, token = installation.bot_user_id, installation.bot_token
        await self._installs.save(Installation(team or "", bot or "", token or "", enterprise or ""))

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        return await self._installs.issue()

    async def async_consume(self, state: str) -> bool:
        return await self._installs.consume(state)


def add_oauth(
    application: web.Application,
    settings: SlackSettings,
    client: AsyncWebClient,
    installs: Installs,
    say: Phrases,
    public_url: str,
) -> None:
    async def installed(_: AsyncSuccessArgs) -> BoltResponse:
        return BoltResponse(status=200, body=say.line("slack-installed"))

    async def not_installed(failure: AsyncFailureArgs) -> BoltResponse:
        log.warning("action=install-failed status=%s", failure.suggested_status_code)
        return BoltResponse(status=failure.suggested_status_code, body=say.line("slack-not-installed-now"))

    store = _Store(installs)
    beside = re.sub(r"api/$", "oauth/v2/authorize", client.base_url) if settings.api_url else None
    flow = AsyncOAuthFlow(
        client=client,
        logger=discreet(),
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            scopes=list(scopes(settings.look_up)),
            user_scopes=[],
            redirect_uri=f"{public_url}{REDIRECT}" if public_url else None,
            authorization_url=beside,
            install_page_rendering_enabled=False,
            installation_store=store,
            state_store=store,
            callback_options=AsyncCallbackOptions(installed, not_installed),
            logger=discreet(),
        ),
    )

    def page(handle: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            return await to_aiohttp_response(await handle(await to_bolt_request(request)))

        return answer

    application.router.add_get(INSTALL, page(flow.handle_installation))
    application.router.add_get(REDIRECT, page(flow.handle_callback))


class _Client(AsyncWebClient):
    async def oauth_v2_access(self, **arguments: Any) -> AsyncSlackResponse:
        """As a form: the SDK's own way leans on what aiohttp is about to drop."""
        return await self.api_call("oauth.v2.access", data=arguments)


class Sdk:
    """An `adapters.slack.api.Web`."""

    def __init__(self, api_url: str) -> None:
        url = api_url.rstrip("/") + "/" if api_url else AsyncWebClient.BASE_URL
        self._given = Given(anywhere=bool(api_url))
        self.client = _Client(base_url=url, timeout=int(SLOWEST_CALL), retry_handlers=[], logger=discreet())

    def open(self) -> None:
        """Inside the event loop."""
        timeout = aiohttp.ClientTimeout(total=SLOWEST_CALL)
        self.client.session = aiohttp.ClientSession(timeout=timeout)

    async def close(self) -> None:
        if self.client.session is not None:
            await self.client.session.close()

    async def ask(self, token: str, method: str, **arguments: object) -> Json:
        return (await self.ask_with_headers(token, method, **arguments))[0]

    async def ask_with_headers(self, token: str, method: str, **arguments: object) -> tuple[Json, dict[str, str]]:
        # As a form, which is the one way that every method takes.
        form = {name: each if isinstance(each, str) else json.dumps(each) for name, each in arguments.items()}
        try:
            answer = await self.client.api_call(method, data=form, headers={"Authorization": f"Bearer {token}"})
        except SlackApiError as error:
            answer = error.response
            if not isinstance(answer, AsyncSlackResponse):  # the SDK's word for what is no JSON
                raise Away(f"{method}: unreadable") from None
            data, wait = answer.data, answer.headers.get("Retry-After", "")
            reason = str(data.get("error") or "") if isinstance(data, dict) else ""
            raise meaning(method, answer.status_code, reason, wait) from None
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError, *_UNREADABLE) as error:
            raise Away(f"{method}: {type(error).__name__}") from None
        data = answer.data
        if not isinstance(data, dict):
            raise Away(f"{method}: no JSON")
        return data, {name.lower(): value for name, value in answer.headers.items()}

    async def respond(self, url: str, message: Json) -> None:
        await self._given.post(self.client.session, "response_url", url, self.client.proxy, message)

    async def put(self, url: str, content: bytes) -> None:
        await self._given.post(self.client.session, "upload", url, self.client.proxy, content)
