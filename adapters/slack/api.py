"""What the Slack adapter asks of Slack's Web API, so that only wire.py knows an SDK."""

from typing import Protocol

from adapters.slack.payload import Json


class SlackError(Exception):
    """Slack did not do what it was asked; the argument is for the log and holds nobody's words."""


class Refused(SlackError):
    """Slack understood and said no; `reason` is its own word for it, such as not_in_channel."""

    def __init__(self, method: str, reason: str) -> None:
        super().__init__(f"{method}: {reason}")
        self.reason = reason


class Limited(SlackError):
    """Too much was asked at once."""

    def __init__(self, method: str, seconds: float) -> None:
        super().__init__(f"{method}: again in {seconds:g} s")
        self.method = method
        self.seconds = seconds


class Away(SlackError):
    """No answer, or none that can be read; trying again may help."""


FIRST_WAIT = 1.0
"""Seconds that Slack is to be left alone where it does not say how long."""
MOST_WAIT = 300.0
"""Seconds that we let Slack make us wait; no clock can be moved on by all the digits that fit in a header."""
PASSING = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"})
"""Refusals with which Slack asks to be asked again."""


def meaning(method: str, status: int, reason: str, retry_after: str) -> SlackError:
    """Of an answer that is not "ok": by its status, Slack's own word for it, and how long to wait."""
    if status == 429 or reason in ("ratelimited", "rate_limited"):
        told = float(retry_after) if retry_after.isascii() and retry_after.isdigit() else FIRST_WAIT
        return Limited(method, min(told, MOST_WAIT))
    if 400 <= status < 500 or (status == 200 and reason and reason not in PASSING):
        return Refused(method, reason or str(status))
    return Away(f"{method}: {reason or status}")


class Web(Protocol):
    """The Web API with a token in hand."""

    async def ask(self, token: str, method: str, **arguments: object) -> Json:
        """Slack's answer. Raises SlackError."""
        ...

    async def respond(self, url: str, message: Json) -> None:
        """To a response_url. Raises SlackError."""
        ...

    async def put(self, url: str, content: bytes) -> None:
        """A file, to an address that Slack gave for it. Raises SlackError."""
        ...


class Api(Protocol):
    """The Web API as the bot of a workspace."""

    async def call(self, team: str, method: str, **arguments: object) -> Json:
        """Slack's answer. Raises SlackError."""
        ...

    async def respond(self, url: str, message: Json) -> None: ...

    async def put(self, url: str, content: bytes) -> None: ...
