"""Sends what is due, lane by lane: within the platforms' rates, in order, and again where it did not arrive."""

import logging
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import assert_never

from bot.messaging import Messenger, Rates
from bot.outcomes import Absent, Failed, Later, Outcome, Sending, Sent, TooLate, Unreached
from bot.ports import Busy, Desk, Lane, Message, Store
from bot.unsent import tell_asker, tell_of_place

log = logging.getLogger(__name__)

LEASE = 60.0
"""Seconds that a lane is ours: longer than any messenger waits for its platform."""
LONGEST_RUN = 1.5
"""Seconds after which a call takes no further lane."""
SHORTEST_WAIT = 0.02
"""Seconds before the next look at what cannot be sent at once: whoever writes needs the database too."""
MOST_ON_ONE_PLATFORM = 3
"""Threads, of four that deliver: a platform that hangs leaves one to the others."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
"""Before a message is tried again; doubled each time, and a quarter more or less, so that not all come at once."""
WITHOUT_MESSENGER = timedelta(minutes=5)
"""Before a platform that is not connected at the moment is looked for again."""
LONGEST_PATIENCE = 3600.0
"""Seconds, whatever a platform asks for."""
MOST_FAULTS = 8
"""Of a message that cannot be composed; then what is behind it goes on."""
MOST_TRIES_OF_A_CARD = 40
"""With the waits between them most of a day; then it stays as it is until its record changes again."""


@dataclass(frozen=True)
class Delivery:
    """May be called by several threads at once."""

    store: Store
    messengers: Mapping[str, Messenger]
    sending: Sending
    lease: float = LEASE
    _busy: Counter[str] = field(default_factory=Counter)
    """Platform → how many threads are sending there."""
    _lock: Lock = field(default_factory=Lock)

    def deliver(self, now: datetime) -> int:
        """How many were sent or shown afresh."""
        passing, sent = _Passing(now), 0
        with self.store.desk() as desk:
            if not desk.lanes.any_due(now):
                return 0
        while passing.seconds < LONGEST_RUN:
            begun = time.monotonic()
            lane, message = self._take(passing.now)
            if lane is not None:
                sent += self._send_all(lane, message, passing, begun)
                continue
            with self.store.desk() as desk:
                wait = desk.lanes.seconds_until_free(passing.now)
            if wait is None or passing.seconds + wait >= LONGEST_RUN:
                break
            time.sleep(max(wait, SHORTEST_WAIT))
        return sent

    def _take(self, now: datetime) -> tuple[Lane | None, Message | None]:
        full = [platform for platform, busy in self._busy.copy().items() if busy >= MOST_ON_ONE_PLATFORM]
        with self.store.desk(writes=True) as desk:
            lane = desk.lanes.lease(now, self.lease, full)
            message = None if lane is None else desk.lanes.next(lane, now, self._rates(), self.lease)
            desk.commit()
        return lane, message

    def _send_all(self, lane: Lane, message: Message | None, passing: "_Passing", begun: float) -> int:
        """What is due in the lane, one after the other. `begun`: before the first was counted."""
        sent = 0
        with self._busy_on(message):
            while message is not None:
                outcome, moment = self.sending.attempt(message, passing.now)
                sent += isinstance(outcome, Sent) and bool(outcome.shown_as)
                late_by, begun = moment - begun, time.monotonic()
                message = self._go_on(lane, message, outcome, passing, late_by)
        return sent

    def _go_on(
        self, lane: Lane, message: Message, outcome: Outcome, passing: "_Passing", late_by: float
    ) -> Message | None:
        """What is next, once it is written down what became of the last; again where that met somebody else's change,
        for what was sent is sent."""
        while True:
            try:
                with self.store.desk(writes=True) as desk:
                    self._mark(lane, message, outcome, desk, passing.now)
                    following = desk.lanes.next(lane, passing.now, self._rates(), self.lease, late_by)
                    desk.commit()
                    return following
            except Busy:
                time.sleep(random.uniform(0.01, 0.1))

    def _mark(self, lane: Lane, message: Message, outcome: Outcome, desk: Desk, now: datetime) -> None:
        match outcome:
            case Sent(shown_as, found):
                desk.lanes.sent(lane, message, shown_as, now, afresh=found)
            case TooLate():
                if desk.lanes.give_up(lane, message) and not message.timed:
                    tell_asker(message, desk, now)
            case Unreached(reason):
                log.warning("action=unreachable message=%s platform=%s reason=%s", message.id, _on(message), reason)
                if desk.lanes.give_up(lane, message):
                    tell_asker(message, desk, now)
                    tell_of_place(message, desk, now)
            case Later(seconds, everywhere, unsure):
                patience = min(seconds, LONGEST_PATIENCE)
                if everywhere:
                    desk.lanes.hold_all(lane, message, patience, unsure=unsure)
                else:
                    desk.lanes.hold(lane, message, now + timedelta(seconds=patience), unsure=unsure)
            case Absent():
                desk.lanes.hold(lane, message, now + WITHOUT_MESSENGER, unsure=message.attempted is not None)
            case Failed(error, fault, unsure):
                log.warning("action=deliver message=%s tries=%s error=%s", message.id, message.tries, error)
                self._try_again(lane, message, desk, now, fault=fault, unsure=unsure)
            case _:
                assert_never(outcome)

    def _try_again(self, lane: Lane, message: Message, desk: Desk, now: datetime, *, fault: bool, unsure: bool) -> None:
        poison = fault and message.faults + 1 >= MOST_FAULTS
        if poison or (message.shown_as and message.tries + 1 >= MOST_TRIES_OF_A_CARD):
            if desk.lanes.give_up(lane, message):
                tell_asker(message, desk, now)
            return
        wait = min(FIRST_WAIT * 2 ** min(message.tries, 10), LONGEST_WAIT) * random.uniform(0.75, 1.25)
        desk.lanes.failed(lane, message, now + wait, unsure=unsure, fault=fault)

    def _rates(self) -> dict[str, Rates]:
        return {platform: each.rates for platform, each in self.messengers.items()}

    @contextmanager
    def _busy_on(self, message: Message | None) -> Iterator[None]:
        """On the platform of a lane's first message, which is that of all behind it."""
        platform = _on(message) if message is not None else ""
        with self._lock:
            self._busy[platform] += 1
        try:
            yield
        finally:
            with self._lock:
                self._busy[platform] -= 1


class _Passing:
    """Time goes on while platforms are waited for."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    @property
    def now(self) -> datetime:
        return self._now + timedelta(seconds=self.seconds)


def _on(message: Message) -> str:
    return message.to.platform if message.to else ""
