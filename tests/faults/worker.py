"""A process that does nothing but let time pass, until it is killed."""

import http.client
import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, NoReturn, cast
from urllib.parse import urlsplit

from bot import delivery, features
from bot.chat.card import Card
from bot.chat.intent import Intent, Intents, encode
from bot.chat.phrases import load
from bot.chat.reply import Reply, ShowCard
from bot.chat.spans import Plain, plain
from bot.chat.timers import Due
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.due import Timekeeping
from bot.messaging import Destination, Messenger, Rates, TryLater
from bot.outcomes import Sending
from bot.ports import Desk, Store, Unit
from storage.unit_of_work import SqlStore, open_store

LEASE = 4.0
"""Seconds; at work it is a minute, which a test cannot wait for."""
TIMEOUT = 1.0
PLATFORM = "http"


@dataclass(frozen=True)
class Ring(Intent):
    """By itself: tells the team."""

    name: ClassVar[str] = "test.ring"
    what: str = ""


@dataclass(frozen=True)
class ShowRing(Intent):
    name: ClassVar[str] = "test.show-ring"
    what: str = ""


def ring(dues: Sequence[Due], unit: Unit, now: datetime) -> None:
    for each in dues:
        place = unit.people.place_of(each.team)
        unit.outbox.post(encode(ShowRing(each.intent.what)), each.intent.what, now, place=place)


def show_ring(intent: ShowRing, unit: Unit, turn: object) -> Reply:
    return ShowCard(Card((Plain(intent.what),)))


class Counting(threading.local):
    """When this thread's last transaction at the desk began: what is sent next is counted in it."""

    began = 0.0


@dataclass(frozen=True)
class Noted:
    """A store, as far as delivery uses it."""

    store: SqlStore
    counting: Counting

    def desk(self, *, writes: bool = False) -> AbstractContextManager[Desk]:
        if writes:
            self.counting.began = time.monotonic()
        return self.store.desk(writes=writes)


@dataclass(frozen=True)
class HttpMessenger:
    """A `bot.messaging.Messenger`, to a recorder."""

    url: str
    finds: bool = False
    rates: Rates = field(default_factory=Rates)
    counting: Counting = field(default_factory=Counting)

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        said = {
            "to": to.key,
            "said": plain(card.title),
            "delivery": delivery,
            "sender": os.getpid(),
            "counted_after": self.counting.began,
        }
        return str(self._ask("/post", said)["id"])

    def find(self, to: Destination, delivery: str, since: datetime, *, under: str = "") -> str | None:
        return str(self._ask("/find", {"delivery": delivery})["id"]) if self.finds else None

    def update(self, to: Destination, message: str, card: Card) -> None:
        self._ask("/update", {"message": message, "said": plain(card.title)})

    def _ask(self, path: str, told: dict[str, Any]) -> dict[str, Any]:
        connection = http.client.HTTPConnection(str(urlsplit(self.url).netloc), timeout=TIMEOUT)
        try:
            connection.request("POST", path, json.dumps(told))
            response = connection.getresponse()
            answer: dict[str, Any] = json.loads(response.read())
        finally:
            connection.close()
        if response.status == 429:
            raise TryLater(float(response.headers["Retry-After"]), everywhere=answer["everywhere"])
        if response.status != 200:
            raise ConnectionError(response.status)
        return answer


@dataclass(frozen=True)
class Work:
    """What a process is told when it begins."""

    database: str
    url: str
    finds: bool = False
    rates: Rates = field(default_factory=Rates)
    delivering: int = 2
    """Threads."""
    clock: str = ""
    """A file that says what time it was when it was written; "": it is the computer's."""

    def to(self, url: str) -> "Work":
        return replace(self, url=url)


@dataclass
class Process:
    store: SqlStore
    keeping: Timekeeping
    delivering: Delivery
    clock: str

    @property
    def now(self) -> datetime:
        if not self.clock:
            return datetime.now(UTC)
        file = Path(self.clock)
        return datetime.fromisoformat(file.read_text()) + timedelta(seconds=max(0, time.time() - file.stat().st_mtime))

    def tick(self) -> int:
        return self.keeping.carry_out(self.now)

    def deliver(self) -> int:
        return self.delivering.deliver(self.now)


def process(work: Work) -> Process:
    """As the application puts it together, with what rings besides."""
    views: Any = features.VIEWS
    views[ShowRing] = show_ring
    intents = Intents((*features.INTENTS, Ring, ShowRing))
    store, say = open_store(work.database), load()
    counting = Counting()
    messengers: dict[str, Messenger] = {PLATFORM: HttpMessenger(work.url, work.finds, work.rates, counting)}
    sending = Sending(intents, Conversation(store, intents), say, messengers)
    when_due = {**features.WHEN_DUE, Ring: ring}
    delivering = Delivery(cast(Store, Noted(store, counting)), messengers, sending, LEASE)
    return Process(store, Timekeeping(store, intents, when_due), delivering, work.clock)


def run(work: Work) -> NoReturn:
    """Until it is killed; a database that is away for a moment is asked again."""
    sys.setswitchinterval(0.0005)
    # Nobody waits five seconds in a test: what failed is tried again soon.
    delivery.FIRST_WAIT, delivery.LONGEST_WAIT = timedelta(seconds=0.2), timedelta(seconds=1)
    running = process(work)
    for _ in range(work.delivering):
        threading.Thread(target=_again, args=(running.deliver,), daemon=True).start()
    _again(running.tick)


def _again(step: Any) -> NoReturn:
    while True:
        try:
            done = step()
        except Exception as error:
            sys.stderr.write(f"{type(error).__name__}\n")
            done = 0
        if not done:
            time.sleep(0.02)
