"""Calls of the Web API that carry an answer: each tried again where that may help, none of them raising."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from adapters.slack.api import Api, Away, Limited, Refused, SlackError
from adapters.slack.directory import Directory
from adapters.slack.payload import Json
from adapters.slack.pictures import Pictures, Shown
from adapters.slack.scene import Scene
from bot.chat.card import Card
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

WAITS = (1.0, 5.0)
"""Seconds before a call is tried again."""
LONGEST_WAIT = 60.0
NOT_THERE = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says where the bot has not been invited."""
TRIGGER_LIVES = 3.0
"""Seconds: a call that opens a modal is not tried again."""
REFUSES_PICTURES = frozenset({"invalid_blocks", "invalid_arguments", "400", "404"})
"""What Slack says of a message with a picture that it cannot get, the last two by a response_url."""

T = TypeVar("T")


@dataclass(frozen=True)
class Drawn:
    """A message or a view, drawn once it is known where Slack has the pictures in it."""

    card: Card
    draw: Callable[[Shown], Json]

    def changed(self, change: Callable[[Json], Json]) -> "Drawn":
        return Drawn(self.card, lambda shown: change(self.draw(shown)))


def plain(body: Json) -> Drawn:
    """Without pictures."""
    return Drawn(Card(()), lambda _: body)


@dataclass(frozen=True)
class Sending:
    api: Api
    directory: Directory
    clock: Clock
    notification: str
    """What stands on a lock screen instead of words."""
    pictures: Pictures
    waits: tuple[float, ...] = WAITS

    async def post(self, where: Scene, message: Drawn) -> str:
        """To the channel, for everyone there; Slack's reason where that cannot be done."""
        if not where.channel:
            return "" if await self.direct(where, message) else "no_channel"
        thread = {"thread_ts": where.thread} if where.thread else {}
        return await self._reason(where, "chat.postMessage", self.new(message), {"channel": where.channel, **thread})

    async def privately(self, where: Scene, message: Drawn) -> bool:
        """To the asker alone, as near to where it was asked as can be."""
        thread = {"thread_ts": where.thread} if where.thread else {}
        if where.personal and where.channel and not await self.post(where, message):
            return True
        if where.answers_by_url(self.clock.now()):
            here = {"response_type": "ephemeral", "replace_original": False, **thread}
            if await self._respond(where, message.changed(lambda body: {**here, **body})):
                return True
        if where.channel and not where.personal:
            at = {"channel": where.channel, "user": where.user, **thread}
            if not await self._reason(where, "chat.postEphemeral", message, at, upload=False):
                return True
        return await self.direct(where, message)

    async def direct(self, where: Scene, message: Drawn) -> bool:
        """In the person's own chat with the bot, where it stays."""
        try:
            channel = await self.directory.personal_channel(where.team, where.user)
        except SlackError as error:
            log.warning("action=answer-undelivered error=%s", error)
            return False
        reached = not await self._reason(where, "chat.postMessage", self.new(message), {"channel": channel})
        if not reached:
            log.warning("action=answer-undelivered team=%s", where.team)
        return reached

    async def replace(self, where: Scene, message: Drawn) -> bool:
        """In the place of the message whose button was pressed."""
        if not where.ephemeral and where.channel:
            arguments = {"channel": where.channel, "ts": where.message}
            if not await self._reason(where, "chat.update", self.discreet(message), arguments):
                return True
        if not where.answers_by_url(self.clock.now()):
            return False
        return await self._respond(where, message.changed(lambda body: {"replace_original": True, **body}))

    async def open_view(self, where: Scene, view: Drawn) -> bool:
        try:
            opening = self.show(where.team, "views.open", _as_view(view), {"trigger_id": where.trigger}, upload=False)
            await asyncio.wait_for(opening, TRIGGER_LIVES)
        except (SlackError, TimeoutError) as error:
            log.info("action=open-view error=%s", error or "slow")
            return False
        return True

    async def update_view(self, where: Scene, view: Drawn) -> bool:
        return not await self._reason(where, "views.update", _as_view(view), {"view_id": where.view}, upload=False)

    async def publish(self, where: Scene, view: Drawn) -> bool:
        return not await self._reason(where, "views.publish", _as_view(view), {"user_id": where.user}, upload=False)

    def discreet(self, message: Drawn) -> Drawn:
        """A message that may be announced on a lock screen; nobody is told of one that only its reader sees."""
        return message.changed(lambda body: {**body, "text": self.notification})

    def new(self, message: Drawn) -> Drawn:
        """One that is posted: Slack opens none of its links, behind which may be a page of a team's."""
        return self.discreet(message).changed(lambda body: {**body, "unfurl_links": False, "unfurl_media": False})

    async def show(self, team: str, method: str, drawn: Drawn, arguments: Json, *, upload: bool = True) -> Json:
        """Slack refuses all of a message for one picture that it does not get. Raises SlackError."""

        async def call(body: Json) -> Json:
            return await self.api.call(team, method, **arguments, **body)

        return await self._in_some_way(team, drawn, upload, call)

    async def _respond(self, where: Scene, message: Drawn) -> bool:
        async def respond(body: Json) -> None:
            await self.api.respond(where.response_url, body)

        try:
            await self._in_some_way(where.team, message, False, respond)
        except SlackError as error:
            log.info("action=respond error=%s", error)
            return False
        return True

    async def _reason(self, where: Scene, method: str, drawn: Drawn, arguments: Json, *, upload: bool = True) -> str:
        """Why it could not be done; "" where it was."""
        for wait in (*self.waits, None):
            try:
                await self.show(where.team, method, drawn, arguments, upload=upload)
            except Refused as error:
                log.info("action=answer error=%s", error)
                return error.reason
            except (Limited, Away) as error:
                log.info("action=answer error=%s", error)
                if wait is not None:
                    await asyncio.sleep(min(max(wait, getattr(error, "seconds", 0.0)), LONGEST_WAIT))
            else:
                return ""
        return "away"

    async def _in_some_way(self, team: str, drawn: Drawn, upload: bool, send: Callable[[Json], Awaitable[T]]) -> T:
        """The last of the ways is without pictures, and what is refused then is refused."""
        async for shown in self.pictures.ways(team, drawn.card, upload=upload):
            try:
                return await send(drawn.draw(shown))
            except Refused as error:
                if not shown or error.reason not in REFUSES_PICTURES:
                    raise
        raise AssertionError("there is always a way")


def _as_view(drawn: Drawn) -> Drawn:
    return drawn.changed(lambda view: {"view": view})
