"""Sends what is due as delivery does, without any platform."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from bot.messaging import Rates
from bot.ports import Desk, Lane, Message, Store
from tests.contracts.world import NOW

LEASE = 60.0
NO_RATES: Mapping[str, Rates] = {}


@contextmanager
def leased(
    store: Store, after: timedelta = timedelta(), rates: Mapping[str, Rates] = NO_RATES
) -> Iterator[tuple[Desk, Lane, Message]]:
    """The lane that is next, and its message; whatever is marked in the block is committed."""
    lane, message = lease(store, after, rates)
    assert lane is not None
    assert message is not None
    with store.desk(writes=True) as desk:
        yield desk, lane, message
        desk.lanes.next(lane, NOW + after, rates, LEASE)
        desk.commit()


def lease(
    store: Store, after: timedelta = timedelta(), rates: Mapping[str, Rates] = NO_RATES, seconds: float = LEASE
) -> tuple[Lane | None, Message | None]:
    with store.desk(writes=True) as desk:
        lane = desk.lanes.lease(NOW + after, seconds)
        message = None if lane is None else desk.lanes.next(lane, NOW + after, rates, seconds)
        desk.commit()
    return lane, message


def send(store: Store, after: timedelta = timedelta(), rates: Mapping[str, Rates] = NO_RATES) -> list[Message]:
    """All that is due, each marked as sent under the id `m-KEY`."""
    sent: list[Message] = []
    while True:
        lane, message = lease(store, after, rates)
        if lane is None:
            return sent
        while message is not None:
            sent.append(message)
            with store.desk(writes=True) as desk:
                desk.lanes.sent(lane, message, message.shown_as or f"m-{message.key}", NOW + after)
                message = desk.lanes.next(lane, NOW + after, rates, LEASE)
                desk.commit()


def views(messages: list[Message]) -> list[str]:
    return [each.view for each in messages]
