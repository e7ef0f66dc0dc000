"""The reference for Teams: Microsoft's SDK as it comes, in a bot that says again what was said."""

import os
from types import SimpleNamespace

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext  # type: ignore[import-untyped]
from botbuilder.integration.aiohttp import (  # type: ignore[import-untyped]
    CloudAdapter,
    ConfigurationBotFrameworkAuthentication,
)
from botframework.connector.auth import (  # type: ignore[import-untyped]
    AppCredentials,
    ServiceClientCredentialsFactory,
)

from bot.settings import CLOUD

APP_ID = "MicrosoftAppId"


class _Token(AppCredentials):  # type: ignore[misc]
    """MSAL insists on TLS, and the service here has none; what it would keep in memory is given at once."""

    def get_access_token(self, force_refresh: bool = False) -> str:
        return "token-1"


class _Credentials(ServiceClientCredentialsFactory):  # type: ignore[misc]
    async def is_valid_app_id(self, app_id: str) -> bool:
        return app_id == os.environ[APP_ID]

    async def is_authentication_disabled(self) -> bool:
        return False

    async def create_credentials(
        self, app_id: str, oauth_scope: str, login_endpoint: str, validate_authority: bool
    ) -> AppCredentials:
        return _Token(app_id, "", oauth_scope)


class _Echo(ActivityHandler):  # type: ignore[misc]
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(turn_context.activity.text)


def main() -> None:
    told = {"APP_ID": os.environ[APP_ID], "APP_TYPE": "SingleTenant", "CHANNEL_SERVICE": ""}
    settings = SimpleNamespace(**told, **{name: os.environ[name] for name in CLOUD})
    adapter, bot = (
        CloudAdapter(ConfigurationBotFrameworkAuthentication(settings, credentials_factory=_Credentials())),
        _Echo(),
    )

    async def messages(request: web.Request) -> web.Response:
        return await adapter.process(request, bot) or web.Response()

    application = web.Application()
    application.router.add_post("/api/messages", messages)
    web.run_app(application, host="127.0.0.1", port=int(os.environ["HUDDLELOG_PORT"]), print=None)


if __name__ == "__main__":
    main()
