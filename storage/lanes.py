"""Lanes: every place and person with what is to be sent there; who sends holds the lane's lease."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.messaging import Rates
from bot.ports import Lane, Message
from storage import budgets, cards, due_messages, leases, posts

SOON = timedelta(milliseconds=500)
"""What somebody else is changing at this moment is looked at again."""


class SqlLanes:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def any_due(self, now: datetime) -> bool:
        return leases.any_due(self._connection, now)

    def seconds_until_free(self, now: datetime) -> float | None:
        return leases.seconds_until_free(self._connection, now)

    def lease(self, now: datetime, seconds: float, without: Collection[str] = ()) -> Lane | None:
        return leases.take(self._connection, now, seconds, without)

    def next(
        self, lane: Lane, now: datetime, rates: Mapping[str, Rates], seconds: float, late_by: float = 0.0
    ) -> Message | None:
        state = leases.lock(self._connection, lane)
        if state is None:
            return None
        moment = budgets.seconds_now(self._connection)
        free_at = state.free_at + late_by
        free = free_at <= moment and (state.held is None or state.held <= now)
        waits = ""
        for message in due_messages.due(self._connection, lane, now) if free else ():
            theirs = rates.get(message.to.platform, Rates()) if message.to else Rates()
            if not (message.late or self._within(lane, message, theirs)):
                waits = waits or _budget(lane, message)
                continue
            if not message.shown_as and not posts.begin(self._connection, message.id, now):
                continue
            if theirs.lane is not None and not message.late:
                free_at = budgets.after(free_at, theirs.lane, moment)
            leases.go_on(self._connection, lane, free_at, moment + seconds)
            return message
        # With the lane locked, so that whoever posts meanwhile wakes it afterwards.
        due = due_messages.next_due(self._connection, lane)
        if due is not None and due <= now and free and not waits:
            due = now + SOON
        leases.release(self._connection, lane, due, free_at, waits)
        return None

    def sent(self, lane: Lane, message: Message, shown_as: str, now: datetime, *, afresh: bool = False) -> None:
        row = None if message.shown_as else posts.lock(self._connection, message.id)
        if leases.lock(self._connection, lane) is None:
            return
        if message.shown_as:
            cards.shown(self._connection, message.id, message.version, now)
            return
        changed = afresh or row is None or row.version != message.version
        if not shown_as and changed:
            posts.not_tried(self._connection, message.id)
            return
        posts.remove(self._connection, message.id)
        if shown_as:
            follows = "" if row is None else row.follows
            cards.remember(
                self._connection,
                lane.organisation,
                lane.target,
                ref=message.key,
                view=message.view,
                follows=follows,
                message=shown_as,
                changed=changed,
                now=now,
            )

    def failed(self, lane: Lane, message: Message, next_try: datetime, *, unsure: bool, fault: bool) -> None:
        if not self._still_ours(lane, message):
            return
        if message.shown_as:
            cards.failed(self._connection, message.id, next_try, fault=fault)
        else:
            posts.failed(self._connection, message.id, next_try, unsure=unsure, fault=fault)

    def give_up(self, lane: Lane, message: Message) -> bool:
        if not self._still_ours(lane, message):
            return False
        if message.shown_as:
            cards.let_be(self._connection, message.id)
        else:
            posts.give_up(self._connection, message.id)
        return True

    def hold(self, lane: Lane, message: Message, until: datetime, *, unsure: bool) -> None:
        if self._still_ours(lane, message):
            self._not_tried(message, unsure)
            leases.hold(self._connection, lane, until)

    def hold_all(self, lane: Lane, message: Message, seconds: float, *, unsure: bool) -> None:
        if self._still_ours(lane, message):
            self._not_tried(message, unsure)
            budgets.hold(self._connection, _budget(lane, message), seconds)

    def _within(self, lane: Lane, message: Message, rates: Rates) -> bool:
        """Whether the organisation may be sent one more now; if so, it is counted."""
        rate = rates.updates if message.shown_as else rates.posts
        key = _budget(lane, message)
        if rate is None:
            return key not in budgets.used_up(self._connection)
        return budgets.reserve(self._connection, key, rate)

    def _not_tried(self, message: Message, unsure: bool) -> None:
        if not (message.shown_as or unsure):
            posts.not_tried(self._connection, message.id)

    def _still_ours(self, lane: Lane, message: Message) -> bool:
        """Locks the message and then the lane, the order in which everybody does."""
        if not message.shown_as:
            posts.lock(self._connection, message.id)
        return leases.lock(self._connection, lane) is not None


def _budget(lane: Lane, message: Message) -> str:
    platform = message.to.platform if message.to else ""
    return f"{lane.organisation} {platform} {'updates' if message.shown_as else 'posts'}"
