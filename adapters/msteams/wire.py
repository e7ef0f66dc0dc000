"""The seam to Microsoft Teams: plain JSON on this side, and the only file that names its SDK.

The SDK gets tokens, begins conversations and looks up members and teams. Requests are verified in tokens.py and
answers sent in connector.py instead: the SDK answers 500 where a token is bad, and costs several times as much.
"""

import asyncio
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web
from botbuilder.core import TurnContext  # type: ignore[import-untyped]
from botbuilder.integration.aiohttp import (  # type: ignore[import-untyped]
    CloudAdapter,
    ConfigurationServiceClientCredentialFactory,
)
from botbuilder.schema import (  # type: ignore[import-untyped]
    ChannelAccount,
    ConversationAccount,
    ConversationParameters,
    ConversationReference,
)
from botframework.connector.auth import (  # type: ignore[import-untyped]
    AppCredentials,
    AuthenticationConstants,
    BotFrameworkAuthenticationFactory,
    ServiceClientCredentialsFactory,
)
from botframework.connector.teams import TeamsConnectorClient  # type: ignore[import-untyped]
from msrest.exceptions import ClientException, HttpOperationError

from adapters.msteams.connector import Busy, Connector, NotSent, Reference, refused
from adapters.msteams.directory import Directory
from adapters.msteams.endpoint import Endpoint, Sessions
from adapters.msteams.installs import Installs, Person
from adapters.msteams.messenger import PrivateChats, TeamsMessenger
from adapters.msteams.payload import Payload
from adapters.msteams.tokens import CHANNEL, Tokens
from adapters.msteams.turns import Turns
from adapters.receiving import Receiving
from bot.ports import Memory
from bot.settings import TeamsSettings, is_loopback

TOKEN_KEPT_FOR = 240.0
"""Seconds; what the SDK hands out is good for five minutes at least."""
ASKED_AGAIN_AFTER = 3.0
"""Seconds after a login that failed, so that a crowd of answers does not wait for one login after another."""
ASKED_WITHIN = 5.0
"""Seconds of one question to Microsoft, asked once: whoever asks decides how long to be patient."""
T = TypeVar("T")


def add_teams(
    application: web.Application,
    receiving: Receiving,
    settings: TeamsSettings | None,
    memory: Memory,
    *,
    local: bool,
) -> TeamsMessenger:
    """Adds POST /api/messages to an application of `adapters.web`. Without settings it answers only `local`ly."""
    service, sessions = Service(settings), Sessions()
    connector = Connector(sessions.current, service.token)
    installs = Installs(memory, receiving.executor)
    chats = PrivateChats(installs, service)
    turns = Turns(receiving, connector, chats, installs, Directory(service))
    tokens = None
    if settings is not None:
        tokens = Tokens(sessions.json, service.cloud.metadata_url, service.cloud.issuer, settings.app_id)
    endpoint = Endpoint(turns, tokens, own_tenant(settings), local, receiving.say)
    application.router.add_post("/api/messages", endpoint.messages)
    messenger = TeamsMessenger(connector, installs, chats, receiving.say)

    async def start(_: web.Application) -> None:
        messenger.loop.bind()

    async def stop(_: web.Application) -> None:
        await turns.close()
        if tokens is not None:
            await tokens.close()
        await sessions.close()

    application.on_startup.append(start)
    application.on_cleanup.append(stop)
    return messenger


def own_tenant(settings: TeamsSettings | None) -> str:
    """The registration's; "" where it is for many."""
    return settings.tenant if settings is not None and settings.app_type != "MultiTenant" else ""


@dataclass(frozen=True)
class Cloud:
    """Where the channel's tokens come from, and ours."""

    metadata_url: str
    issuer: str
    login_url: str
    scope: str

    @classmethod
    def of(cls, settings: TeamsSettings | None) -> "Cloud":
        """The public cloud, unless the settings name another one."""
        told = settings.cloud if settings is not None else {}
        tenant = own_tenant(settings)
        public = AuthenticationConstants
        login = public.TO_CHANNEL_FROM_BOT_LOGIN_URL_PREFIX + (tenant or public.DEFAULT_CHANNEL_AUTH_TENANT)
        return cls(
            told.get("TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL", public.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL),
            told.get("TO_BOT_FROM_CHANNEL_TOKEN_ISSUER", public.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER),
            told.get("TO_CHANNEL_FROM_BOT_LOGIN_URL", login),
            told.get("TO_CHANNEL_FROM_BOT_OAUTH_SCOPE", public.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE),
        )


class Service:
    """The SDK, which blocks and therefore runs on threads. Without settings it sends no token."""

    def __init__(self, settings: TeamsSettings | None) -> None:
        self.cloud = Cloud.of(settings)
        self._app_id = settings.app_id if settings is not None else ""
        self._factory = _Credentials(settings, self.cloud)
        self._token, self._got, self._failed = "", float("-inf"), float("-inf")
        self._getting = asyncio.Lock()

    async def token(self) -> str:
        """Raises NotSent."""
        if not self._app_id or time.monotonic() - self._got <= TOKEN_KEPT_FOR:
            return self._token
        async with self._getting:
            if time.monotonic() - self._failed < ASKED_AGAIN_AFTER:
                raise Busy(503, ASKED_AGAIN_AFTER)
            if time.monotonic() - self._got > TOKEN_KEPT_FOR:
                try:
                    self._token = await asyncio.to_thread(self._factory.fetch)
                except NotSent:
                    self._failed = time.monotonic()
                    raise
                self._got = time.monotonic()
        return self._token

    async def create_conversation(self, person: Person, tenant: str) -> str:
        async def create(client: Any) -> str:
            asked = ConversationParameters(
                is_group=False,
                bot=ChannelAccount(id=person.bot),
                members=[ChannelAccount(id=person.account)],
                tenant_id=tenant,
                channel_data={"tenant": {"id": tenant}},
            )
            return str((await client.conversations.create_conversation(asked)).id)

        return await self._ask(Reference(person.service_url, "", person.bot), create)

    async def member(self, place: Reference, account: str) -> Payload:
        async def member(client: Any) -> Payload:
            found = await client.conversations.get_conversation_member(place.root().conversation, account)
            return {**found.serialize(), **found.additional_properties}

        return await self._ask(place, member)

    async def team(self, place: Reference, team: str) -> Payload:
        async def details(client: Any) -> Payload:
            found: Payload = _teams(client, place).get_team_details(team).serialize()
            return found

        return await self._ask(place, details)

    async def channels(self, place: Reference, team: str) -> Sequence[Payload]:
        async def listed(client: Any) -> Sequence[Payload]:
            return [each.serialize() for each in _teams(client, place).get_teams_channels(team).conversations or ()]

        return await self._ask(place, listed)

    async def _ask(self, place: Reference, ask: Callable[[Any], Awaitable[T]]) -> T:
        """Raises NotSent."""
        await self.token()
        try:
            return await asyncio.to_thread(lambda: asyncio.run(self._turn(place, ask)))
        except HttpOperationError as error:
            response: Any = error.response
            raise refused(response.status_code, response.headers.get("Retry-After", ""), "") from error
        except (ClientException, ValueError, OSError) as error:  # an answer that is no JSON is a ValueError
            raise Busy(503, 1.0) from error

    async def _turn(self, place: Reference, ask: Callable[[Any], Awaitable[T]]) -> T:
        """A turn of the SDK's own, in a loop of its own, with its client of the connector service."""
        found: list[T] = []

        async def within(context: TurnContext) -> None:
            client = context.turn_state[CloudAdapter.BOT_CONNECTOR_CLIENT_KEY]
            client.config.retry_policy.retries, client.config.connection.timeout = 0, ASKED_WITHIN
            found.append(await ask(client))

        adapter = CloudAdapter(BotFrameworkAuthenticationFactory.create(credential_factory=self._factory))
        reference = ConversationReference(
            service_url=place.service_url,
            channel_id=CHANNEL,
            bot=ChannelAccount(id=place.bot),
            conversation=ConversationAccount(id=place.conversation),
        )
        await adapter.continue_conversation(reference, within, self._app_id)
        return found[0]


def _teams(client: Any, place: Reference) -> Any:
    teams = TeamsConnectorClient(client.config.credentials, place.service_url)
    teams.config.retry_policy.retries, teams.config.connection.timeout = 0, ASKED_WITHIN
    return teams.teams


@dataclass
class _Configuration:
    """What the SDK reads, by its own names."""

    APP_ID: str
    APP_PASSWORD: str = field(repr=False)
    APP_TENANTID: str
    APP_TYPE: str


class _Credentials(ServiceClientCredentialsFactory):  # type: ignore[misc]
    """One set of the SDK's credentials for everything, so that a token is fetched once."""

    def __init__(self, settings: TeamsSettings | None, cloud: Cloud) -> None:
        self._app_id = settings.app_id if settings is not None else ""
        self._cloud = cloud
        self._kept: AppCredentials | None = None
        self._sdk = None
        if settings is not None:
            told = _Configuration(settings.app_id, settings.password, settings.tenant, settings.app_type)
            self._sdk = ConfigurationServiceClientCredentialFactory(told)
            login = urllib.parse.urlsplit(cloud.login_url)
            if login.scheme == "http" and is_loopback(login.hostname or ""):
                self._kept = _PlainLogin(settings, cloud)

    def fetch(self) -> str:
        """A token. Raises NotSent."""
        try:
            return str(asyncio.run(self._credentials()).get_access_token())
        except (PermissionError, KeyError, ValueError) as error:  # what Microsoft says of why may name people
            raise NotSent(401, "no-token") from error
        except OSError as error:
            raise Busy(503, 1.0) from error

    async def _credentials(self) -> AppCredentials:
        if self._kept is None and self._sdk is not None:
            self._kept = await self._sdk.create_credentials(
                self._app_id, self._cloud.scope, self._cloud.login_url, validate_authority=True
            )
        return self._kept or AppCredentials()

    async def is_valid_app_id(self, app_id: str) -> bool:
        return app_id == self._app_id

    async def is_authentication_disabled(self) -> bool:
        """Of requests that come in, which the SDK never sees."""
        return False

    async def create_credentials(
        self, app_id: str, oauth_scope: str, login_endpoint: str, validate_authority: bool
    ) -> AppCredentials:
        return await self._credentials()


class _PlainLogin(AppCredentials):  # type: ignore[misc]
    """The login of an emulator on this computer, past any proxy. MSAL, the SDK's own way, takes no http anywhere."""

    def __init__(self, settings: TeamsSettings, cloud: Cloud) -> None:
        super().__init__(settings.app_id, settings.tenant, cloud.scope)
        path = AuthenticationConstants.TO_CHANNEL_FROM_BOT_TOKEN_ENDPOINT_PATH
        self._address = cloud.login_url.rstrip("/") + path
        self._asked = {
            "grant_type": "client_credentials",
            "client_id": settings.app_id,
            "client_secret": settings.password,
            "scope": f"{cloud.scope}/.default",
        }
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._token, self._got = "", float("-inf")

    def get_access_token(self, force_refresh: bool = False) -> str:
        if force_refresh or time.monotonic() - self._got > TOKEN_KEPT_FOR:
            body = urllib.parse.urlencode(self._asked).encode()
            try:
                with self._opener.open(self._address, body, ASKED_WITHIN) as response:
                    self._token = json.load(response)["access_token"]
            except urllib.error.HTTPError as error:
                error.close()
                raise PermissionError(str(error.code)) from error
            self._got = time.monotonic()
        return self._token
