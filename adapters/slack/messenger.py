"""Posts what the core sends by itself; called from the core's threads, sent from the event loop's."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from adapters.on_loop import OnLoop
from adapters.slack import cards
from adapters.slack.api import Limited, Refused
from adapters.slack.payload import Json
from adapters.slack.sending import Sending
from bot.chat.card import Card
from bot.chat.phrases import Say
from bot.people.model import PlaceKind
from bot.ports import Destination, TryLater, Unreachable

SENT_WITHIN = 25.0
"""Seconds; a call of the Web API is given up before."""
FOR_GOOD = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "invalid_auth",
        "is_archived",
        "messages_tab_disabled",
        "missing_scope",
        "no_channel",
        "not_authed",
        "not_in_channel",
        "not_installed",
        "restricted_action",
        "token_expired",
        "token_revoked",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)
"""Refusals that no second try mends."""
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "is_archived"})

T = TypeVar("T")


class SlackMessenger:
    """A `bot.ports.Messenger`."""

    def __init__(self, sending: Sending, say: Say) -> None:
        self._sending = sending
        self._say = say
        self.loop = OnLoop(SENT_WITHIN)

    def post(self, to: Destination, card: Card) -> str:
        return self._run(self._post(to, card))

    def update(self, to: Destination, message: str, card: Card) -> None:
        self._run(self._update(to, message, card))

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self.loop.run(work)
        except Limited as error:
            raise TryLater(error.seconds) from error
        except Refused as error:
            if error.reason in FOR_GOOD:
                raise Unreachable(error.reason) from error
            raise

    async def _post(self, to: Destination, card: Card) -> str:
        channel = to.key
        if to.kind is PlaceKind.PERSONAL:
            user = to.key.removeprefix("dm:")
            channel = await self._sending.directory.personal_channel(to.organisation_key, user)
        posted = await self._sending.api.call(
            to.organisation_key, "chat.postMessage", channel=channel, **self._message(card)
        )
        return f"{posted.get('channel') or channel} {posted.get('ts')}"

    async def _update(self, to: Destination, message: str, card: Card) -> None:
        channel, _, at = message.partition(" ")
        try:
            await self._sending.api.call(
                to.organisation_key, "chat.update", channel=channel, ts=at, **self._message(card)
            )
        except Refused as error:
            if error.reason not in GONE:
                raise

    def _message(self, card: Card) -> Json:
        return self._sending.discreet(cards.message(card, self._say, private=False))
