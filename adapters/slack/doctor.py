"""Whether Slack is set up, what is missing, and which step of docs/slack.md mends it."""

import re

from adapters.slack.api import Refused, SlackError
from adapters.slack.installs import DEAD_TOKEN
from adapters.slack.manifest import scopes
from adapters.slack.payload import Json
from adapters.slack.wire import Sdk
from bot.chat.phrases import Say
from bot.doctor import Finding, State
from bot.settings import SlackSettings

_SECRET = re.compile(r"[0-9a-f]{32}")
"""What Slack's signing secrets look like."""


async def examine(settings: SlackSettings, say: Say) -> list[Finding]:
    """Asks Slack; nothing is written there or here."""
    sdk = Sdk(settings.api_url)
    sdk.open()
    try:
        found = [*_secret(settings, say)]
        if settings.bot_token:
            found += await _token(settings, sdk, say)
        if settings.app_token:
            found.append(await _socket(settings, sdk, say))
        if settings.client_id:
            found.append(Finding(State.GOOD, say.line("doctor-slack-installs")))
        return found
    finally:
        await sdk.close()


def _secret(settings: SlackSettings, say: Say) -> list[Finding]:
    if not settings.signing_secret:
        return [Finding(State.OFF, say.line("doctor-slack-no-secret"))]
    if not _SECRET.fullmatch(settings.signing_secret):
        return [Finding(State.BAD, say.line("doctor-slack-odd-secret"))]
    return [Finding(State.GOOD, say.line("doctor-slack-secret"))]


async def _token(settings: SlackSettings, sdk: Sdk, say: Say) -> list[Finding]:
    try:
        told, headers = await sdk.ask_with_headers(settings.bot_token, "auth.test")
    except Refused as error:
        key = "doctor-slack-dead-token" if error.reason in DEAD_TOKEN else "doctor-slack-refused"
        return [Finding(State.BAD, say.line(key, reason=error.reason))]
    except SlackError:
        return [Finding(State.BAD, say.line("doctor-slack-away"))]
    return [
        Finding(State.GOOD, say.line("doctor-slack-token", workspace=_name(told))),
        _scopes(headers, scopes(settings.look_up), say),
    ]


def _scopes(headers: dict[str, str], needed: tuple[str, ...], say: Say) -> Finding:
    has = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")} - {""}
    if not has:
        return Finding(State.OFF, say.line("doctor-slack-scopes-untold"))
    missing = ", ".join(sorted(set(needed) - has))
    if missing:
        return Finding(State.BAD, say.line("doctor-slack-scopes-missing", scopes=missing))
    more = ", ".join(sorted(has - set(needed)))
    if more:
        return Finding(State.GOOD, say.line("doctor-slack-scopes-more", scopes=more))
    return Finding(State.GOOD, say.line("doctor-slack-scopes"))


async def _socket(settings: SlackSettings, sdk: Sdk, say: Say) -> Finding:
    try:
        await sdk.ask(settings.app_token, "apps.connections.open")
    except Refused as error:
        return Finding(State.BAD, say.line("doctor-slack-dead-app-token", reason=error.reason))
    except SlackError:
        return Finding(State.BAD, say.line("doctor-slack-away"))
    return Finding(State.GOOD, say.line("doctor-slack-socket"))


def _name(told: Json) -> str:
    return str(told.get("team") or told.get("team_id") or "")
