"""Calls of the Web API that carry an answer: each tried again where that may help, none of them raising."""

import asyncio
import logging
from dataclasses import dataclass

from adapters.slack.api import Api, Away, Limited, Refused, SlackError
from adapters.slack.directory import Directory
from adapters.slack.payload import Json
from adapters.slack.scene import Scene
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

WAITS = (1.0, 5.0)
"""Seconds before a call is tried again."""
LONGEST_WAIT = 60.0
NOT_THERE = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says where the bot has not been invited."""
TRIGGER_LIVES = 3.0
"""Seconds: a call that opens a modal is not tried again."""


@dataclass(frozen=True)
class Sending:
    api: Api
    directory: Directory
    clock: Clock
    notification: str
    """What stands on a lock screen instead of words."""
    waits: tuple[float, ...] = WAITS

    async def post(self, where: Scene, message: Json) -> str:
        """To the channel, for everyone there; Slack's reason where that cannot be done."""
        if not where.channel:
            return "" if await self.direct(where, message) else "no_channel"
        thread = {"thread_ts": where.thread} if where.thread else {}
        return await self._reason(where, "chat.postMessage", channel=where.channel, **thread, **self.new(message))

    async def privately(self, where: Scene, message: Json) -> bool:
        """To the asker alone, as near to where it was asked as can be."""
        thread = {"thread_ts": where.thread} if where.thread else {}
        if where.personal and where.channel and not await self.post(where, message):
            return True
        if where.answers_by_url(self.clock.now()):
            body = {"response_type": "ephemeral", "replace_original": False, **thread, **message}
            if await self._respond(where, body):
                return True
        if (
            where.channel
            and not where.personal
            and await self._call(
                where, "chat.postEphemeral", channel=where.channel, user=where.user, **thread, **message
            )
        ):
            return True
        return await self.direct(where, message)

    async def direct(self, where: Scene, message: Json) -> bool:
        """In the person's own chat with the bot, where it stays."""
        try:
            channel = await self.directory.personal_channel(where.team, where.user)
        except SlackError as error:
            log.warning("action=answer-undelivered error=%s", error)
            return False
        reached = await self._call(where, "chat.postMessage", channel=channel, **self.new(message))
        if not reached:
            log.warning("action=answer-undelivered team=%s", where.team)
        return reached

    async def replace(self, where: Scene, message: Json) -> bool:
        """In the place of the message whose button was pressed."""
        if not where.ephemeral and where.channel:
            arguments = {"channel": where.channel, "ts": where.message, **self.discreet(message)}
            if await self._call(where, "chat.update", **arguments):
                return True
        if not where.answers_by_url(self.clock.now()):
            return False
        return await self._respond(where, {"replace_original": True, **message})

    async def open_view(self, where: Scene, view: Json) -> bool:
        try:
            opening = self.api.call(where.team, "views.open", trigger_id=where.trigger, view=view)
            await asyncio.wait_for(opening, TRIGGER_LIVES)
        except (SlackError, TimeoutError) as error:
            log.info("action=open-view error=%s", error or "slow")
            return False
        return True

    async def update_view(self, where: Scene, view: Json) -> bool:
        return await self._call(where, "views.update", view_id=where.view, view=view)

    async def publish(self, where: Scene, view: Json) -> bool:
        return await self._call(where, "views.publish", user_id=where.user, view=view)

    def discreet(self, message: Json) -> Json:
        """A message that may be announced on a lock screen; nobody is told of one that only its reader sees."""
        return {**message, "text": self.notification}

    def new(self, message: Json) -> Json:
        """One that is posted: Slack opens none of its links, behind which may be a page of a team's."""
        return {**self.discreet(message), "unfurl_links": False, "unfurl_media": False}

    async def _respond(self, where: Scene, message: Json) -> bool:
        try:
            await self.api.respond(where.response_url, message)
        except SlackError as error:
            log.info("action=respond error=%s", error)
            return False
        return True

    async def _call(self, where: Scene, method: str, **arguments: object) -> bool:
        return not await self._reason(where, method, **arguments)

    async def _reason(self, where: Scene, method: str, **arguments: object) -> str:
        """Why it could not be done; "" where it was."""
        for wait in (*self.waits, None):
            try:
                await self.api.call(where.team, method, **arguments)
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
