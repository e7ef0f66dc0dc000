"""One activity: read, put to the core against a deadline, answered in the way that it was asked."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import assert_never

from adapters.msteams import bodies
from adapters.msteams.connector import Activity, Connector, NotSent
from adapters.msteams.directory import Directory
from adapters.msteams.inbound import Arrival, Asked, asked, has_come, has_gone, is_from_composing, read
from adapters.msteams.installs import Installs
from adapters.msteams.messenger import PrivateChats
from adapters.msteams.payload import Payload, string
from adapters.msteams.recent import TAPPED_WITHIN, Recent
from adapters.msteams.replies import Answering, Later, nothing_more
from adapters.msteams.scene import Scene, Told, address, scene
from adapters.msteams.words import mentioned
from adapters.payload import BadPayload
from adapters.receiving import Receiving
from bot.chat.errors import StoreAway
from bot.chat.inbound import HomeOpened
from bot.chat.reply import Options, Reply

log = logging.getLogger(__name__)

TYPING_AFTER = 1.5
"""Seconds; Teams wants an answer, or a sign of life, within two."""
SUBMITTED_WITHIN = 4.0
"""Seconds for a dialog that was sent, for it would be closed with what was typed; Teams gives up after five."""
ANSWERED_WITHIN = 2.0
"""Seconds for a press or a dialog, which Teams gives up after five at most."""
REMEMBERED_WITHIN = 0.5
"""Seconds for which an answer waits until it is written down where the conversation goes on."""
TURN_WITHIN = 10.0
"""Seconds after which a message's request is let go, of fifteen; its answer is still on the way."""


@dataclass(frozen=True)
class InvokeReply:
    status: int
    body: Activity


class NotAnswered(Exception):
    """Nothing could be sent, and it has been logged."""


@dataclass
class Turns:
    receiving: Receiving
    connector: Connector
    chats: PrivateChats
    installs: Installs
    directory: Directory
    _recent: Recent[InvokeReply | None] = field(default_factory=Recent)
    _under_way: set[asyncio.Task[bool]] = field(default_factory=set)

    async def handle(self, activity: Payload, tenant: str) -> InvokeReply | None:
        """None for all but invokes. Never raises."""
        how = asked(activity)
        if how is None and activity.get("type") == "invoke":
            return InvokeReply(501, {})
        where: Scene | None = None
        try:
            where = scene(activity, tenant)
            if how is None:
                await self._note(activity, where)
                return None
            if where.is_bot and (where.private or not has_come(activity)):
                return None
            return await self._once(how, activity, where)
        except NotAnswered:
            return None
        except BadPayload as error:
            log.info("action=unreadable why=%s", error)
            return self._sorry(how, where, 400, self.receiving.say.line("msteams-unreadable"))
        except NotSent as error:
            log.warning("action=answer status=%s", error)
            return self._sorry(how, where, 503, self.receiving.say.line("msteams-not-answered"))
        except Exception as error:
            id = self.receiving.health.fault(error, "teams")
            return self._sorry(how, where, 500, self.receiving.say.line("web-fault", id=id))

    async def close(self) -> None:
        """What is on its way may still arrive, for a moment."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=2)
        for each in self._under_way:
            each.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await self.directory.close()

    async def _note(self, activity: Payload, where: Scene) -> None:
        """What needs no answer, but is worth knowing."""
        if has_gone(activity):
            await self.installs.forget(where)
            return
        self.directory.renamed(activity, where.tenant)
        if activity.get("type") == "installationUpdate":
            await self.installs.remember(where, composing=False)

    async def _once(self, how: Asked, activity: Payload, where: Scene) -> InvokeReply | None:
        """The same answer to an activity that is sent again, and to a button that is pressed twice at once."""

        async def turn() -> InvokeReply | None:
            return await self._turn(how, activity, where)

        async def tapped() -> InvokeReply | None:
            value = json.dumps(activity.get("value"), sort_keys=True)
            button = *here, string(activity.get("replyToId")), value
            return await self._recent.once(button, turn, TAPPED_WITHIN)

        here = where.tenant, where.place.conversation, where.account
        answer = tapped if how is Asked.EXECUTE else turn
        id = string(activity.get("id"))
        return await self._recent.once((*here, id), answer) if id else await answer()

    async def _turn(self, how: Asked, activity: Payload, where: Scene) -> InvokeReply | None:
        composing = is_from_composing(activity)
        remembering = self._go_on(self.installs.remember(where, composing=composing))
        await asyncio.wait((remembering,), timeout=REMEMBERED_WITHIN)
        if composing and not await self._takes_part(where):
            where, told = where.in_private(), Told()
        else:
            told = await self.directory.look(where, mentioned(activity))
        here = address(where, told, self.receiving.say.line("msteams-organisation"))
        arrival = read(activity, where, here, dict(told.keys))
        if isinstance(arrival.event, HomeOpened) and not await self.installs.first_greeting(where):
            return None
        answering = Answering(self.connector, self.chats, self.receiving.say, where, arrival)
        if how in (Asked.MESSAGE, Asked.SUBMIT):
            if not await self._by_messages(answering, arrival):
                if isinstance(arrival.event, HomeOpened):
                    await self.installs.greet_again(where)
                raise NotAnswered
            return None
        return InvokeReply(200, await self._by_invoke(how, answering, arrival))

    async def _takes_part(self, where: Scene) -> bool:
        """Whether the bot is in the place where somebody writes a message; not, while nobody can say."""
        try:
            return not where.private and await self.installs.place(where.tenant, where.place_key) is not None
        except StoreAway:  # the core says so too, with what was typed still in its form
            return False

    async def _by_messages(self, answering: Answering, arrival: Arrival) -> bool:
        """False where nothing could be sent, and the same activity may be tried again."""
        reply = await self.receiving.within(arrival.event, TYPING_AFTER)
        if isinstance(reply, asyncio.Task):
            self._go_on(answering.typing())
            self._go_on(self._when_done(reply, answering.by_messages), answering.where)
            return True
        answer = self._go_on(answering.by_messages(reply), answering.where)
        done, _ = await asyncio.wait((answer,), timeout=TURN_WITHIN)
        return not done or answer.result()

    async def _by_invoke(self, how: Asked, answering: Answering, arrival: Arrival) -> Activity:
        reply = await self.receiving.within(arrival.event, SUBMITTED_WITHIN if how is Asked.DIALOG else ANSWERED_WITHIN)
        if isinstance(reply, asyncio.Task):
            return self._late(how, answering, reply)
        later: Later = nothing_more
        match how:
            case Asked.EXECUTE:
                body, later = await answering.in_card(reply)
            case Asked.DIALOG:
                body, later = answering.in_dialog(reply)
            case Asked.SEARCH:
                body = answering.as_results(reply)
            case Asked.OPTIONS:
                body = bodies.options(reply if isinstance(reply, Options) else Options(()))
            case Asked.MESSAGE | Asked.SUBMIT:
                raise BadPayload("a message is no invoke")
            case _:
                assert_never(how)
        if later is not nothing_more:
            self._go_on(later())
        return body

    def _late(self, how: Asked, answering: Answering, reply: asyncio.Task[Reply]) -> Activity:
        """What was asked goes on; its answer comes in the personal chat, and nothing is lost with the dialog."""
        match how:
            case Asked.SEARCH:
                return bodies.no_result(self.receiving.say.line("msteams-search-again"))
            case Asked.OPTIONS:
                return bodies.options(Options(()))
            case Asked.EXECUTE | Asked.DIALOG | Asked.MESSAGE | Asked.SUBMIT:
                self._go_on(self._when_done(reply, answering.quietly), answering.where)
                words = self.receiving.say.line("msteams-coming")
                return bodies.last_words(words) if how is Asked.DIALOG else bodies.toast(words)
            case _:
                assert_never(how)

    def _sorry(self, how: Asked | None, where: Scene | None, status: int, words: str) -> InvokeReply | None:
        """In the shape in which an answer is waited for."""
        match how:
            case Asked.EXECUTE:
                return InvokeReply(200, bodies.refusal(status, words))
            case Asked.DIALOG:
                return InvokeReply(200, bodies.last_words(words))
            case Asked.SEARCH:
                return InvokeReply(200, bodies.no_result(words))
            case Asked.OPTIONS:
                return InvokeReply(200, bodies.options(Options(())))
            case Asked.MESSAGE | Asked.SUBMIT:
                if where is not None:
                    self._go_on(self._tell(where, words))
                return None
            case None:
                return None
            case _:
                assert_never(how)

    async def _when_done(self, reply: asyncio.Task[Reply], answer: Callable[[Reply], Awaitable[None]]) -> None:
        await answer(await reply)

    async def _tell(self, where: Scene, words: str) -> None:
        if where.place.conversation:
            await self.connector.send(where.place, {"type": "message", "text": words})

    def _go_on(self, doing: Awaitable[None], where: Scene | None = None) -> asyncio.Task[bool]:
        """Beside the request, which may be answered before; its faults end here, and are told in a place."""
        task = asyncio.create_task(self._watched(doing, where))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def _watched(self, doing: Awaitable[None], where: Scene | None) -> bool:
        try:
            await doing
            return True
        except NotSent as error:
            log.warning("action=answer status=%s", error)
        except Exception as error:
            id = self.receiving.health.fault(error, "teams")
            if where is not None:
                self._go_on(self._tell(where, self.receiving.say.line("web-fault", id=id)))
        return False
