"""Where the core's reply is shown in Slack: in the answer to the request itself, or by calls of the Web API."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from adapters.slack import cards, forms
from adapters.slack.inbound import Arrival
from adapters.slack.limits import TooMuchToCarry
from adapters.slack.payload import Json
from adapters.slack.pictures import NO_TABLE, pictured
from adapters.slack.scene import Scene
from adapters.slack.sending import NOT_THERE, Drawn, Sending, plain
from bot.chat.card import Actions, Button, Card, Chart, Divider, Paragraph, Tone
from bot.chat.form import Form, TextField
from bot.chat.inbound import HomeOpened, Inbound
from bot.chat.phrases import Say as Phrases
from bot.chat.reply import Invalid, Nothing, OpenForm, Options, Reply, Results, Say, ShowCard, To
from bot.chat.spans import Bold, Plain, Text

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answering:
    sending: Sending
    say: Phrases

    # In the answer to the request

    def to_command(self, reply: Reply) -> Json | None:
        """None where the answer cannot carry it; nor are we told of a picture in it that Slack cannot get."""
        match reply:
            case ShowCard(card, To.ASKER) if not pictured(card):
                return {"response_type": "ephemeral", **cards.message(card, self.say, private=True)}
            case Say(text, To.ASKER):
                return {"response_type": "ephemeral", **cards.text_message(text, self.say, private=True)}
            case Nothing() | Options() | Results():
                return {}
            case _:
                return None

    def to_submission(self, reply: Reply, arrival: Arrival) -> tuple[Json, bool]:
        """What becomes of the modal, and whether that is all of the reply."""
        where = arrival.where
        match reply:
            case Invalid(form, errors):
                at_fields = forms.field_errors(arrival.view, errors)
                if at_fields is None:
                    return _update(self._form(form, errors, where)), True
                return {"response_action": "errors", "errors": at_fields}, True
            case OpenForm(form):
                return _update(self._form(form, {}, where)), True
            case ShowCard(card, To.ASKER) if where.in_modal:
                return _update(cards.modal(card, self.say, where.packed())), True
            case Say(text, To.ASKER) if where.in_modal:
                return _update(cards.modal(Card(text), self.say, where.packed())), True
            case Nothing() | Options() | Results():
                return {"response_action": "clear"}, True
            case _:
                return {"response_action": "clear"}, False

    def to_options(self, reply: Reply) -> Json:
        return forms.options(reply.options if isinstance(reply, Options) else ())

    def saving(self) -> Json:
        """The modal while the core takes its time."""
        return _update(cards.modal(Card(self.say.text("slack-saving")), self.say, ""))

    # By calls

    async def deliver(self, reply: Reply, arrival: Arrival) -> None:
        """Never raises; what cannot be shown where it belongs is shown to the asker alone."""
        event, where = arrival.event, arrival.where
        match reply:
            case OpenForm(form):
                await self._open(form, {}, where)
            case Invalid(form, errors):
                await self._open(form, errors, where)
            case Say(text, to):
                await self._show(text, to, False, where, event)
            case ShowCard(card, To.ASKER, _, in_place, if_unreachable) if in_place and event.origin.visible:
                reached = await self.sending.direct(where, self._message(card, private=True))
                line = in_place if reached or not if_unreachable else if_unreachable
                await self.sending.post(where, self._message(line))
            case ShowCard(card, to, replaces):
                await self._show(card, to, replaces, where, event)
            case Options() | Results() | Nothing():
                pass
            case _:
                assert_never(reply)

    async def finish_submission(self, reply: Reply, arrival: Arrival) -> None:
        """The modal says that it is saving: it is shown what came of it, and who is to see more does."""
        body, all_of_it = self.to_submission(reply, arrival)
        view = body.get("view")
        if isinstance(reply, Invalid):  # errors at fields can only be the answer to the request itself
            view = self._form(reply.form, reply.errors, arrival.where)
        done = plain(view) if view else self._card(Card(self.say.text("slack-done")), arrival.where)
        shown = await self.sending.update_view(arrival.where, done)
        if not shown and isinstance(reply, Invalid | OpenForm):
            await self.sending.direct(arrival.where, self._message(self._again(reply.form), private=True))
        elif not all_of_it or not shown:
            await self.deliver(reply, replace(arrival, where=replace(arrival.where, view="", in_modal=False)))

    async def _show(self, body: Card | Text, to: To, replaces: bool, where: Scene, event: Inbound) -> None:
        card = body if isinstance(body, Card) else Card(body)
        if isinstance(event, HomeOpened):
            home = Drawn(card, lambda shown: cards.home(card, self.say, shown))
            await self.sending.publish(where, home)
        elif to is To.PLACE and not where.personal:
            await self._show_place(card, replaces, where)
        elif _in_own_chat(where) or not self.sending.pictures.to_upload(where.team, card):
            await self._show_asker(card, replaces, where)
        else:
            coming = Paragraph(self.say.text("slack-picture-coming"), Tone.QUIET)
            await self._show_asker(replace(card, elements=(*card.elements, coming)), replaces, where)
            await self._send_pictures(card, where)

    async def _show_asker(self, card: Card, replaces: bool, where: Scene) -> None:
        if where.view:
            if not await self.sending.update_view(where, self._card(card, where)):
                await self.sending.direct(where, self._message(card, private=True))
        elif where.in_modal and where.trigger and not where.view:
            if not await self.sending.open_view(where, self._card(card, where)):
                await self.sending.direct(where, self._message(card, private=True))
        elif not (
            replaces and self._own(where) and await self.sending.replace(where, self._message(card, private=True))
        ):
            await self.sending.privately(where, self._message(card, private=True))

    async def _send_pictures(self, card: Card, where: Scene) -> None:
        """To the person's own chat: whoever reads what only they see has no right to a file in it."""
        alone = tuple(replace(each, table=NO_TABLE) if isinstance(each, Chart) else each for each in pictured(card))
        message = self._message(Card(card.title, alone), private=True)
        if not (await self.sending.pictures.uploaded(where.team, card) and await self.sending.direct(where, message)):
            sorry = self._message(self.say.text("slack-picture-not-sent"), private=True)
            await self.sending.privately(where, sorry)

    async def _show_place(self, card: Card, replaces: bool, where: Scene) -> None:
        message = self._message(card)
        if replaces and where.message and not where.ephemeral and await self.sending.replace(where, message):
            return
        if reason := await self.sending.post(where, message):
            why = self.say.text("slack-invite" if reason in NOT_THERE else "slack-not-posted")
            kept = Card(card.title, (Paragraph(why, Tone.QUIET), Divider(), *card.elements), card.view)
            await self.sending.privately(where, self._message(kept, private=True))

    async def _open(self, form: Form, errors: Mapping[str, str], where: Scene) -> None:
        """A form that cannot be opened waits behind a button; what was typed in it goes along."""
        try:
            view = self._form(form, errors, where)
        except TooMuchToCarry as error:
            log.error("action=form-too-large what=%s", error)
            await self.sending.privately(where, self._message(self.say.text("slack-form-too-large"), private=True))
            return
        if where.view:
            if await self.sending.update_view(where, plain(view)):
                return
        elif where.trigger and await self.sending.open_view(where, plain(view)):
            return
        await self.sending.privately(where, self._message(self._again(form), private=True))

    def _again(self, form: Form) -> Card:
        typed = [(each.label, each.value) for each in form.fields if isinstance(each, TextField) and each.value]
        kept = [Paragraph((Bold(label), Plain(f"\n{value}")), Tone.QUOTE) for label, value in typed]
        button = Button(self.say.line("slack-open-form"), form.opened_by)
        text = self.say.text("slack-form-kept" if kept else "slack-form-ready", title=form.title)
        return Card(text, (*kept, Actions((button,))))

    # As Slack's JSON

    def _message(self, body: Card | Text, *, private: bool = False) -> Drawn:
        card = body if isinstance(body, Card) else Card(body)
        return Drawn(card, lambda shown: cards.message(card, self.say, shown, private=private))

    def _card(self, card: Card, where: Scene) -> Drawn:
        return Drawn(card, lambda shown: cards.modal(card, self.say, where.packed(), shown))

    def _form(self, form: Form, errors: Mapping[str, str], where: Scene) -> Json:
        try:
            return forms.modal(form, errors, self.say, where.packed())
        except TooMuchToCarry:
            log.warning("action=form-without-its-place")
            return forms.modal(form, errors, self.say, replace(where, response_url="", thread="").packed())

    def _own(self, where: Scene) -> bool:
        """What is for the asker alone never takes the place of a card that everyone sees."""
        return bool(where.message) and (where.ephemeral or where.personal)


def _in_own_chat(where: Scene) -> bool:
    """In a message there, which can hold a file that was uploaded; a view cannot."""
    return where.personal and not (where.view or where.in_modal)


def _update(view: Json) -> Json:
    return {"response_action": "update", "view": view}
