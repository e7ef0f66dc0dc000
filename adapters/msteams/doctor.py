"""Whether Teams can reach this bot and the bot Teams, and which step of docs/teams.md is missing."""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from adapters.msteams.connector import Busy, NotSent
from adapters.msteams.endpoint import Sessions
from adapters.msteams.wire import Service
from bot.chat.phrases import Say
from bot.doctor import Finding, State
from bot.settings import TeamsSettings


async def examine(settings: TeamsSettings, public_url: str, say: Say) -> list[Finding]:
    """Asks Microsoft for a token and for the keys with which requests are checked."""
    return [each async for each in _examine(settings, public_url, say)]


async def _examine(settings: TeamsSettings, public_url: str, say: Say) -> AsyncIterator[Finding]:
    service = Service(settings)
    try:
        await service.token()
        yield Finding(State.GOOD, say.line("doctor-teams-token", id=settings.app_id))
    except Busy:
        yield Finding(State.BAD, say.line("doctor-teams-login-away", host=_host(service.cloud.login_url)))
    except NotSent:
        yield Finding(State.BAD, say.line("doctor-teams-no-token"))
    sessions = Sessions()
    try:
        await sessions.json(service.cloud.metadata_url)
        yield Finding(State.GOOD, say.line("doctor-teams-keys"))
    except Exception:
        yield Finding(State.BAD, say.line("doctor-teams-keys-away", host=_host(service.cloud.metadata_url)))
    finally:
        await sessions.close()
    if urlsplit(public_url).scheme == "https":
        yield Finding(State.GOOD, say.line("doctor-teams-endpoint", url=f"{public_url}/api/messages"))
    elif public_url:
        yield Finding(State.BAD, say.line("doctor-teams-not-https", url=public_url))
    else:
        yield Finding(State.BAD, say.line("doctor-teams-no-address"))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
