"""Posts what the core sends by itself; called from the core's threads, sent from the event loop's."""

from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

from adapters.on_loop import OnLoop
from adapters.slack import cards
from adapters.slack.api import Limited, Refused
from adapters.slack.payload import Json
from adapters.slack.sending import Drawn, Sending
from bot.chat.card import Card
from bot.chat.phrases import Say
from bot.messaging import Destination, Rate, Rates, TryLater, Unreachable
from bot.people.model import PlaceKind

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

RATES = Rates(lane=Rate(1.0), posts=Rate(0.3, 20), updates=Rate(1.25, 2))
"""One message a second to a channel; "several hundred" a minute in a workspace, of which we take 200 and a few at
once; updates are of tier 3, 50 and more a minute (docs.slack.dev/apis/web-api/rate-limits, chat.postMessage,
chat.update)."""
DELIVERY = "huddlelog_delivery"
"""The type of metadata that holds our own id of a message."""
LOOKS_UP = frozenset({"conversations.history", "conversations.replies"})
"""Slack allows some apps one call a minute of these, for which nothing else that is posted has to wait."""
MOST_PAGES, PAGE = 5, 100
"""Of a channel's messages that are looked through."""
CLOCKS_DIFFER = timedelta(minutes=2)

T = TypeVar("T")


class SlackMessenger:
    """A `bot.messaging.Messenger`. A message's id is the channel, its "ts", and in a thread that of the first one."""

    rates = RATES

    def __init__(self, sending: Sending, say: Say, *, look_up: bool = False) -> None:
        self._sending = sending
        self._say = say
        self._look_up = look_up
        """Whether the app may read history, and so find what it has sent."""
        self.loop = OnLoop(SENT_WITHIN)

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        return self._run(self._post(to, self._drawn(card), under, delivery))

    def find(self, to: Destination, delivery: str, since: datetime, *, under: str = "") -> str | None:
        if not (self._look_up and delivery):
            return None
        try:
            return self._run(self._find(to, delivery, since, under))
        except Unreachable:
            return None

    def update(self, to: Destination, message: str, card: Card) -> None:
        self._run(self._update(to, message, self._drawn(card)))

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self.loop.run(work)
        except Limited as error:  # counted by method and workspace
            raise TryLater(error.seconds, everywhere=error.method not in LOOKS_UP) from error
        except Refused as error:
            if error.reason in FOR_GOOD:
                raise Unreachable(error.reason) from error
            raise

    async def _channel(self, to: Destination) -> str:
        if to.kind is not PlaceKind.PERSONAL:
            return to.key
        return await self._sending.directory.personal_channel(to.organisation_key, to.key.removeprefix("dm:"))

    async def _post(self, to: Destination, drawn: Drawn, under: str, delivery: str) -> str:
        channel = await self._channel(to)
        thread = _first(under)
        more: Json = {"thread_ts": thread} if thread else {}
        if self._look_up and delivery:
            more["metadata"] = {"event_type": DELIVERY, "event_payload": {"id": delivery}}
        posted = await self._sending.show(
            to.organisation_key, "chat.postMessage", self._sending.new(drawn), {"channel": channel, **more}
        )
        return _id(posted.get("channel") or channel, posted.get("ts"), thread)

    async def _find(self, to: Destination, delivery: str, since: datetime, under: str) -> str | None:
        """ "" where it is in none of the messages since then; None where they are too many to look through."""
        channel, oldest = await self._channel(to), f"{(since - CLOCKS_DIFFER).timestamp():.6f}"
        asked: Json = {"channel": channel, "oldest": oldest, "limit": PAGE, "include_all_metadata": True}
        method = "conversations.replies" if under else "conversations.history"
        thread = {"ts": _first(under)} if under else {}
        for _ in range(MOST_PAGES):
            page = await self._sending.api.call(to.organisation_key, method, **asked, **thread)
            for each in page.get("messages") or ():
                if _delivered(each) == delivery:
                    return _id(channel, each.get("ts"), _first(under))
            more = page.get("response_metadata")
            asked["cursor"] = str((more if isinstance(more, dict) else {}).get("next_cursor") or "")
            if not asked["cursor"]:
                return ""
        return None

    async def _update(self, to: Destination, message: str, drawn: Drawn) -> None:
        channel, at, *_ = message.split(" ")
        try:
            await self._sending.show(
                to.organisation_key, "chat.update", self._sending.discreet(drawn), {"channel": channel, "ts": at}
            )
        except Refused as error:
            if error.reason not in GONE:
                raise

    def _drawn(self, card: Card) -> Drawn:
        """In words already, in the thread that calls, for it may take some milliseconds."""
        words = cards.message(card, self._say, private=False)
        return Drawn(card, lambda shown: cards.message(card, self._say, shown, private=False) if shown else words)


def _id(channel: object, at: object, thread: str) -> str:
    return f"{channel} {at} {thread}".strip()


def _first(message: str) -> str:
    """The "ts" with which its thread begins: its own, unless it stands in one."""
    return message.rpartition(" ")[2]


def _delivered(message: object) -> object:
    """Our own id of a message; None of one that is not ours."""
    metadata = message.get("metadata") if isinstance(message, dict) else None
    if not isinstance(metadata, dict) or metadata.get("event_type") != DELIVERY:
        return None
    payload = metadata.get("event_payload")
    return payload.get("id") if isinstance(payload, dict) else None
