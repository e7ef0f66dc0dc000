"""Addresses that Slack gives us: one to answer at, one to put a picture at; nothing is sent anywhere else."""

import re

import aiohttp

from adapters.slack.api import Away, meaning
from adapters.slack.payload import Json

_SLACK = r"https://([a-z-]+\.)*slack(-gov)?\.com/"
"""Where they lead, unless there is another Web API: never into our own network."""


class Given:
    def __init__(self, *, anywhere: bool) -> None:
        self._allowed = re.compile("https?://" if anywhere else _SLACK)

    async def post(
        self, session: aiohttp.ClientSession | None, what: str, url: str, proxy: str | None, body: Json | bytes
    ) -> None:
        """JSON, or bytes as they are; `what` is for the log. Raises SlackError."""
        if session is None or not self._allowed.match(url):
            raise Away(f"{what}: not open")
        sent = aiohttp.BytesPayload(body) if isinstance(body, bytes) else aiohttp.JsonPayload(body)
        try:
            async with session.post(url, data=sent, allow_redirects=False, proxy=proxy) as response:
                if response.status == 200:
                    return
                raise meaning(what, response.status, "", response.headers.get("Retry-After", ""))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise Away(f"{what}: {type(error).__name__}") from None
