"""Every request of Slack, a method a kind: read it, ask the core, answer in time, and finish what takes longer."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from adapters.payload import BadPayload
from adapters.receiving import Receiving
from adapters.slack.api import SlackError
from adapters.slack.directory import Directory
from adapters.slack.inbound import Arrival, Reader
from adapters.slack.installs import Installation, Installs
from adapters.slack.payload import Json
from adapters.slack.replies import Answering
from adapters.slack.words import unescaped
from bot.chat.card import Card, Paragraph, Tone
from bot.chat.inbound import HomeOpened
from bot.chat.reply import Reply, ShowCard
from bot.chat.spans import Plain, Text

log = logging.getLogger(__name__)

ANSWERED_WITHIN = 2.0
"""Seconds from the arrival of a request; Slack waits 3."""
MOST_SEEN = 10_000
"""Events and presses whose retries are known."""
SECONDS_TO_FINISH = 3.0
"""For answers under way when the process is told to stop."""

Body = Json | str
"""What goes back in the answer to a request: JSON, or "" for a bare acknowledgement."""


@dataclass(frozen=True)
class Request:
    payload: Json
    team: str
    enterprise: str = ""
    at: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds that the core may take."""
        return max(0.1, ANSWERED_WITHIN - (time.monotonic() - self.at))


Read = Callable[[Installation], Awaitable[Arrival | None]]


@dataclass
class Turns:
    receiving: Receiving
    installs: Installs
    directory: Directory
    reader: Reader
    answering: Answering
    _under_way: set[asyncio.Task[Any]] = field(default_factory=set)
    _seen: OrderedDict[str, None] = field(default_factory=OrderedDict)

    async def handle(self, kind: str, payload: Json, team: str | None, enterprise: str | None) -> tuple[int, Body]:
        """The status and body of the answer. Never raises, and never a 5xx, which Slack would send again.

        A form is refused rather than acknowledged, for then it stays open with all that was typed in it.
        """
        handler = {
            "command": self.command,
            "event": self.event,
            "action": self.action,
            "submission": self.submission,
            "shortcut": self.shortcut,
            "options": self.options,
        }[kind]
        try:
            if not isinstance(team, str):
                raise BadPayload("team")
            return 200, await handler(Request(payload, team, enterprise or ""))
        except BadPayload as error:
            log.warning("action=refused kind=%s reason=payload what=%s", kind, error)
            return 400, ""
        except Exception as error:
            fault = self.receiving.health.fault(error, f"slack-{kind}")
            if kind == "command":
                return 200, self._unheard(payload, self.receiving.say.text("web-fault", id=fault))
            return (400 if kind == "submission" else 200), ""

    # One method for each kind of payload

    async def command(self, request: Request) -> Body:
        arrival = await self._read(request, lambda at: self.reader.command(request.payload, at, request.team))
        if arrival is None:
            return self._unheard(request.payload, self.receiving.say.text("slack-not-installed"))
        reply = await self.receiving.within(arrival.event, request.left)
        if isinstance(reply, asyncio.Task):
            self._later(self._finish(reply, arrival))
            return ""
        body = self.answering.to_command(reply)
        if body is None:
            self._later(self.answering.deliver(reply, arrival))
        return body or ""

    def _unheard(self, payload: Json, why: Text) -> Body:
        """Slack has taken the line out of the box in which it was typed, so whoever typed it has it back."""
        words = unescaped(str(payload.get("text") or ""))
        kept = (Paragraph((Plain(words),), Tone.QUOTE),) if words else ()
        return self.answering.to_command(ShowCard(Card(why, kept))) or ""

    async def shortcut(self, request: Request) -> Body:
        return await self._acknowledge(request, lambda at: self.reader.shortcut(request.payload, at, request.team))

    async def action(self, request: Request) -> Body:
        return await self._acknowledge(request, lambda _: self.reader.action(request.payload, request.team))

    async def submission(self, request: Request) -> Body:
        arrival = await self._read(request, lambda _: self.reader.submission(request.payload, request.team))
        if arrival is None:
            raise BadPayload("workspace")
        reply = await self.receiving.within(arrival.event, request.left)
        if isinstance(reply, asyncio.Task):
            self._later(self._finish_submission(reply, arrival))
            return self.answering.saving()
        body, all_of_it = self.answering.to_submission(reply, arrival)
        closed = replace(arrival, where=replace(arrival.where, view=""))
        self._later(self._after(reply, closed, deliver=not all_of_it))
        return body

    async def options(self, request: Request) -> Body:
        arrival = await self._read(request, lambda _: self.reader.options(request.payload, request.team))
        reply = await self.receiving.within(arrival.event, request.left) if arrival else None
        return {"options": []} if reply is None or isinstance(reply, asyncio.Task) else self.answering.to_options(reply)

    async def event(self, request: Request) -> Body:
        event = request.payload.get("event")
        kind = event.get("type") if isinstance(event, dict) else None
        handle = {
            "app_mention": self._spoken,
            "message": self._spoken,
            "member_joined_channel": self._joined,
            "app_home_opened": self._home_opened,
            "app_uninstalled": self._uninstalled,
            "tokens_revoked": self._uninstalled,
            "channel_rename": self._renamed,
            "group_rename": self._renamed,
        }.get(str(kind))
        if handle is None or not isinstance(event, dict):
            log.info("action=ignored kind=event type=%s", _name(kind))
            return ""
        return await handle(request, event)

    # Events

    async def _spoken(self, request: Request, _: Json) -> Body:
        return await self._acknowledge(request, lambda at: self.reader.message(request.payload, at, request.team))

    async def _joined(self, request: Request, _: Json) -> Body:
        return await self._acknowledge(request, lambda at: self.reader.added(request.payload, at, request.team))

    async def _home_opened(self, request: Request, event: Json) -> Body:
        if event.get("tab") != "home":
            return ""
        user, key = str(event.get("user") or ""), str(request.payload.get("event_id") or "")
        return await self._acknowledge(request, lambda _: self.reader.home(request.team, user, key))

    async def _uninstalled(self, request: Request, event: Json) -> Body:
        tokens = event.get("tokens")
        if event.get("type") == "tokens_revoked" and not (isinstance(tokens, dict) and tokens.get("bot")):
            return ""  # somebody's own token, of which we hold none
        await self.installs.forget(request.team, request.enterprise)
        self.directory.forget(request.team)
        log.info("action=uninstalled team=%s", request.team)
        return ""

    async def _renamed(self, request: Request, event: Json) -> Body:
        channel = event.get("channel")
        if isinstance(channel, dict) and isinstance(channel.get("id"), str) and isinstance(channel.get("name"), str):
            self.directory.channel_is(request.team, channel["id"], channel["name"])
        return ""

    # How each goes

    async def _read(self, request: Request, read: Read) -> Arrival | None:
        """None where the bot is not installed there, or nothing is meant for it. Raises BadPayload."""
        try:
            installation = await self.installs.of(request.team, request.enterprise)
        except SlackError as error:
            log.warning("action=refused reason=not-known error=%s", error)
            return None
        if installation is None:
            log.warning("action=refused reason=not-installed team=%s", _name(request.team))
            return None
        return await read(installation)

    async def _acknowledge(self, request: Request, read: Read) -> Body:
        """Asks the core, acknowledges, and shows its answer by calls; what has arrived before is left alone."""
        arrival = await self._read(request, read)
        if arrival is None:
            return ""
        origin = arrival.event.origin
        seen = f"{request.team} {origin.address.person_key} {origin.key}"
        if seen in self._seen:
            return ""
        self._seen[seen] = None
        while len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)
        reply = await self.receiving.within(arrival.event, request.left)
        if isinstance(reply, asyncio.Task):
            self._later(self._finish(reply, arrival))
        else:
            self._later(self._after(reply, arrival))
        return ""

    async def _finish(self, task: asyncio.Task[Reply], arrival: Arrival) -> None:
        await self._after(await task, arrival)

    async def _finish_submission(self, task: asyncio.Task[Reply], arrival: Arrival) -> None:
        await self.answering.finish_submission(await task, arrival)
        await self._refresh_home(arrival)

    async def _after(self, reply: Reply, arrival: Arrival, *, deliver: bool = True) -> None:
        if deliver:
            await self.answering.deliver(reply, arrival)
        await self._refresh_home(arrival)

    async def _refresh_home(self, arrival: Arrival) -> None:
        """What was pressed or sent in the home may have changed what stands there."""
        if not arrival.where.at_home or isinstance(arrival.event, HomeOpened):
            return
        home = await self.reader.home(arrival.where.team, arrival.where.user, f"again {arrival.event.origin.key}")
        await self.answering.deliver(await self.receiving.receive(home.event), home)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(self._guarded(work))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:
            self.receiving.health.fault(error, "slack-answer")

    async def finish(self) -> None:
        """Waits a little for answers that are under way."""
        if self._under_way:
            await asyncio.wait(tuple(self._under_way), timeout=SECONDS_TO_FINISH)
        for task in tuple(self._under_way):
            task.cancel()


def _name(value: object) -> str:
    """For the log: Slack's own words are short and plain."""
    text = str(value)
    return text if len(text) <= 40 and text.replace("_", "").replace(".", "").isalnum() else "?"
