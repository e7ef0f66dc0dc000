"""How the core's reply reaches whoever asked: by messages, in the card, in the dialog, or into the box."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import assert_never

from adapters.msteams import bodies, cards, forms
from adapters.msteams.connector import Activity, Connector, NotSent, Reference, patiently
from adapters.msteams.inbound import Arrival
from adapters.msteams.messenger import PrivateChats, carrying, showing
from adapters.msteams.scene import Scene
from bot.chat.card import Actions, Button, Card, Style
from bot.chat.inbound import FormSubmitted
from bot.chat.phrases import Say as Phrases
from bot.chat.reply import Invalid, Nothing, OpenForm, Options, Reply, Results, Say, ShowCard, To
from bot.chat.spans import Plain, Text, plain

log = logging.getLogger(__name__)

PATIENCE = 8.0
"""Seconds for which a throttled answer is tried again."""
PRIVATE_WITHIN = 3.0
"""Seconds for a private answer, before whoever pressed is told that it comes."""

Later = Callable[[], Awaitable[None]]
"""What is done once the press itself has been answered."""


async def nothing_more() -> None:
    pass


@dataclass(frozen=True)
class Answering:
    connector: Connector
    chats: PrivateChats
    say: Phrases
    where: Scene
    arrival: Arrival

    # By messages

    async def by_messages(self, reply: Reply) -> None:
        """Raises NotSent."""
        match reply:
            case OpenForm() | Invalid():
                await self._show_form(reply)
            case ShowCard(card, to, replaces, in_place, if_unreachable):
                if self.where.private or to is To.PLACE:
                    await self._show(showing(card, self._surface, self.say), instead=replaces or self._was_form)
                else:
                    private = showing(card, cards.Surface.PERSONAL, self.say)
                    await self._in_private(private, in_place, if_unreachable)
            case Say(text, to):
                if self.where.private or to is To.PLACE:
                    await self._show(_said(text))
                else:
                    await self._in_private(_said(text))
            case Options() | Results() | Nothing():
                pass
            case _:
                assert_never(reply)

    async def quietly(self, reply: Reply) -> None:
        """What comes too late for the press or the dialog that asked: nobody else hears of it."""
        if self.where.private or (isinstance(reply, ShowCard | Say) and reply.to is To.PLACE):
            await self.by_messages(reply)
            return
        match reply:
            case OpenForm() | Invalid():
                await self._send_private(self._form(reply))
            case ShowCard(card):
                await self._send_private(showing(card, cards.Surface.PERSONAL, self.say))
            case Say(text):
                await self._send_private(_said(text))
            case Options() | Results() | Nothing():
                pass
            case _:
                assert_never(reply)

    async def typing(self) -> None:
        await self.connector.send(await self._here(), {"type": "typing"})

    async def _show_form(self, reply: OpenForm | Invalid) -> None:
        """Inline where nobody else is; elsewhere behind a button, for a dialog opens only from a press."""
        if self.where.private:
            await self._show(self._form(reply), instead=self._was_form)
            return
        button = Button(self.say.line("msteams-open-form"), reply.form.opened_by, Style.PRIMARY)
        door = Card((Plain(reply.form.title),), (Actions((button,)),))
        await self._show(showing(door, cards.Surface.SHARED, self.say))

    async def _in_private(self, activity: Activity, in_place: Text = (), if_unreachable: Text = ()) -> None:
        """To the personal chat, and a line here that says so and nothing more."""
        if await self._reach(activity):
            line = in_place or self.say.text("msteams-answered-in-private")
        else:
            line = if_unreachable or self.say.text("msteams-unreachable")
        await self._show(_said(line))

    async def _reach(self, activity: Activity) -> bool:
        try:
            await self._send_private(activity)
        except NotSent as error:
            log.warning("action=send-private status=%s", error.status)
            return False
        return True

    async def _send_private(self, activity: Activity) -> None:
        chat = await self.chats.find(self.where.tenant, self.where.person_key)
        await patiently(lambda: self.connector.send(chat, activity), PATIENCE)

    async def _show(self, activity: Activity, *, instead: bool = False) -> None:
        """Here: as a message of its own, or in the place of the card that was pressed."""
        here = await self._here()
        if instead and self.arrival.pressed and await self._replace(here, activity):
            return
        await patiently(lambda: self.connector.send(here, activity), PATIENCE)

    async def _replace(self, here: Reference, activity: Activity) -> bool:
        """False where the message can no longer be changed."""

        async def update() -> str:
            await self.connector.update(here, self.arrival.pressed, activity)
            return ""

        try:
            await patiently(update, PATIENCE)
        except NotSent as error:
            log.info("action=replace status=%s", error.status)
            return False
        return True

    async def _here(self) -> Reference:
        """The place; the person's own chat where the bot is no part of it."""
        if self.where.place.conversation:
            return self.where.place
        return await self.chats.find(self.where.tenant, self.where.person_key)

    # In the card that was pressed

    async def in_card(self, reply: Reply) -> tuple[Activity, Later]:
        match reply:
            case OpenForm() | Invalid():
                if self.where.private and self._was_form:
                    content = self._form_content(reply, cards.Surface.PERSONAL)
                    return bodies.card(content), self._edit(content)
                if self.where.private:
                    return bodies.toast(self.say.line("msteams-form-below")), self._send_after(reply)
                return await self._told_in_private(self._form(reply))
            case ShowCard(card, to, replaces):
                if self.where.private or to is To.PLACE:
                    if not (replaces or self._was_form):
                        return bodies.toast(self.say.line("msteams-answered-below")), self._send_after(reply)
                    content = cards.card(card, self.say, self._surface)
                    return bodies.card(content), self._edit(content)
                return await self._told_in_private(showing(card, cards.Surface.PERSONAL, self.say))
            case Say(text, to):
                if to is To.PLACE and not self.where.private:
                    return bodies.toast(self.say.line("msteams-answered-below")), self._send_after(reply)
                return bodies.toast(plain(text)), nothing_more
            case Options() | Results() | Nothing():
                return bodies.toast(self.say.line("msteams-done")), nothing_more
            case _:
                assert_never(reply)

    async def _told_in_private(self, activity: Activity) -> tuple[Activity, Later]:
        """Others see the card that was pressed, so the answer goes to the personal chat."""
        sending = asyncio.ensure_future(self._reach(activity))
        done, _ = await asyncio.wait((sending,), timeout=PRIVATE_WITHIN)
        if not done:

            async def send() -> None:
                await sending

            return bodies.toast(self.say.line("msteams-coming")), send
        line = self.say.line("msteams-pressed-in-private" if sending.result() else "msteams-unreachable")
        return bodies.toast(line), nothing_more

    def _edit(self, content: dict[str, object]) -> Later:
        """The answer changes the card only for whoever pressed, and only until the chat is opened again."""

        async def edit() -> None:
            if self.arrival.pressed:
                await self._replace(await self._here(), carrying(content, self.say))

        return edit

    def _send_after(self, reply: Reply) -> Later:
        async def send() -> None:
            await self.by_messages(reply)

        return send

    # In a dialog

    def in_dialog(self, reply: Reply) -> tuple[Activity, Later]:
        """Dialogs do not stack: each page takes the place of the one before.

        The card that follows a form is a page too, so that what can be done next is one press away and
        nobody has to look for it in another chat.
        """
        match reply:
            case OpenForm(form) | Invalid(form):
                content = self._form_content(reply, cards.Surface.DIALOG)
                return bodies.page(form.title, content, tall=len(form.fields) > bodies.FEW_FIELDS), nothing_more
            case ShowCard(to=To.PLACE) if not self.where.private:
                return bodies.CLOSED, self._send_after(reply)
            case ShowCard(card):
                content = cards.card(card, self.say, cards.Surface.DIALOG)
                return bodies.page(plain(card.title), content), nothing_more
            case Say(text):
                return bodies.last_words(plain(text)), nothing_more
            case Options() | Results() | Nothing():
                return bodies.CLOSED, nothing_more
            case _:
                assert_never(reply)

    # Into the box

    def as_results(self, reply: Reply) -> Activity:
        match reply:
            case Results(found):
                if not found:
                    return bodies.no_result(self.say.line("msteams-nothing-found"))
                return bodies.results(found, self.say)
            case ShowCard(card):
                return bodies.no_result(plain(card.title))
            case Say(text):
                return bodies.no_result(plain(text))
            case OpenForm() | Invalid() | Options() | Nothing():
                return bodies.no_result(self.say.line("msteams-nothing-found"))
            case _:
                assert_never(reply)

    # What all of them need

    @property
    def _surface(self) -> cards.Surface:
        return cards.Surface.PERSONAL if self.where.private else cards.Surface.SHARED

    @property
    def _was_form(self) -> bool:
        """A form that was sent goes, whatever comes of it."""
        return isinstance(self.arrival.event, FormSubmitted)

    def _form(self, reply: OpenForm | Invalid) -> Activity:
        return carrying(self._form_content(reply, cards.Surface.PERSONAL), self.say)

    def _form_content(self, reply: OpenForm | Invalid, surface: cards.Surface) -> dict[str, object]:
        errors = dict(reply.errors) if isinstance(reply, Invalid) else {}
        return forms.form(reply.form, errors, self.say, surface)


def _said(text: Text) -> Activity:
    return {"type": "message", "textFormat": cards.TEXT_FORMAT, "text": cards.text(text)}
