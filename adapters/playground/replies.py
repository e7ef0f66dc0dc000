"""Where the core's reply is shown: to everyone in the conversation, or to the one who asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from adapters.playground.conversations import Conversations, Message
from adapters.playground.directory import Conversation
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.inbound import FormSubmitted, Inbound
from bot.chat.reply import Invalid, Nothing, OpenForm, Options, Reply, Results, Say, ShowCard, To
from bot.chat.spans import Text


@dataclass(frozen=True)
class Answering:
    conversations: Conversations
    persona: str
    conversation: Conversation
    pressed: Message | None
    now: datetime

    def show(self, reply: Reply, event: Inbound) -> None:
        match reply:
            case OpenForm(form):
                self._open(form, {})
            case Invalid(form, errors):
                self._open(form, dict(errors))
            case Say(text, to):
                self._post(text, to)
            case ShowCard(card, to, replaces, in_place):
                if in_place and event.origin.visible:
                    self._post(in_place, To.PLACE)
                if replaces and self.pressed is not None and self._may_stand_in(self.pressed, to):
                    self.conversations.show_instead(self.pressed, card)
                else:
                    self._post(card, to)
            case Options() | Results() | Nothing():
                pass
            case _:
                assert_never(reply)
        if isinstance(event, FormSubmitted) and not isinstance(reply, OpenForm | Invalid):
            self.conversations.close_panel(self.persona, self.conversation.key)

    def _open(self, form: Form, errors: dict[str, str]) -> None:
        self.conversations.open_panel(self.persona, self.conversation.key, form, errors)

    def _post(self, body: Card | Text, to: To) -> None:
        alone = to is To.ASKER and not self.conversation.is_personal
        only_for = self.persona if alone else ""
        self.conversations.post(self.conversation.key, "", self.now, body, only_for)

    def _may_stand_in(self, pressed: Message, to: To) -> bool:
        """What is for the asker alone never takes the place of a card that everyone sees."""
        return to is To.PLACE or self.conversation.is_personal or pressed.only_for == self.persona
