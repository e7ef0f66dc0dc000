"""Two acts of which the second comes while the first is written and not yet kept: what two people do at one moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from bot.app import App
from bot.chat.intent import Intent, encode
from bot.chat.reply import Reply, ShowCard
from bot.ports import Store
from bot.timing.clock import Clock
from storage.unit_of_work import SqlStore
from tests.patience import PATIENCE
from tests.talk import SAY, Talk
from tests.talk import text as words_of

_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
First = TypeVar("First")
Then = TypeVar("Then")


@dataclass(frozen=True)
class _Holding:
    """A store, unit or desk that waits where something of it is asked for, until it may go on."""

    held: Any
    at: str
    arrived: Event = field(default_factory=Event)
    goes_on: Event = field(default_factory=Event)

    def __getattr__(self, name: str) -> Any:
        if name == self.at:
            self.arrived.set()
            assert self.goes_on.wait(PATIENCE)
        return getattr(self.held, name)

    @contextmanager
    def write(self, audience: Any) -> Iterator[Any]:
        with self.held.write(audience) as unit:
            yield replace(self, held=unit)

    @contextmanager
    def desk(self, *, writes: bool = False) -> Iterator[Any]:
        with self.held.desk(writes=writes) as desk:
            yield replace(self, held=desk) if writes else desk


def meanwhile(
    store: Store, clock: Clock, first: Callable[[App], First], then: Callable[[], Then], at: str = "commit"
) -> tuple[First, Then]:
    """`first` has done everything but its commit when `then` begins; it goes on once that waits for it, or is done.
    `at`: a repository, for a first that has come no further than to it."""
    holding: Any = _Holding(store, at)
    app = App(holding, clock, SAY)
    with ThreadPoolExecutor(2) as pool:
        try:
            one = pool.submit(first, app)
            while not (holding.arrived.wait(0.005) or one.done()):
                pass
            other = pool.submit(then)
            wait_for(store, other)
        finally:
            holding.goes_on.set()
        return one.result(PATIENCE), other.result(PATIENCE)


def just_before(
    monkeypatch: pytest.MonkeyPatch, store: Store, of: type, method: str, act: Callable[[], Then]
) -> list[Future[Then]]:
    """When somebody comes to `method` for the first time, `act` is done before it, or waits for whoever came there."""
    real, acting, pool = getattr(of, method), list[Future[Then]](), ThreadPoolExecutor(1)

    def delayed(*args: Any, **named: Any) -> Any:
        if not acting:
            acting.append(pool.submit(act))
            wait_for(store, acting[0])
            pool.shutdown(wait=False)
        return real(*args, **named)

    monkeypatch.setattr(of, method, delayed)
    return acting


def wait_for(store: Store, acting: Future[Any]) -> None:
    """Until it is done, or waits for somebody."""
    end = monotonic() + PATIENCE
    while not (wait([acting], 0.005).done or _is_waited_for(store)):
        assert monotonic() < end


def _is_waited_for(store: Any) -> bool:
    """On SQLite whoever writes waits for the one connection, which nobody can see; what is read was read before."""
    assert isinstance(store, SqlStore)
    with store.engines.reader.connect() as connection:
        return connection.dialect.name == "sqlite" or bool(connection.execute(_WAITING).scalar_one())


def presses(ward: Any, first: tuple[Talk, Intent], then: tuple[Talk, Intent], at: str = "commit") -> tuple[str, str]:
    """What either is told who presses; `then` while `first` is not yet kept."""
    (one, its), (other, whose) = first, then
    replies = meanwhile(
        ward.store,
        ward.clock,
        lambda app: replace(one, app=app).press_intent(encode(its)),
        lambda: other.press_intent(encode(whose)),
        at,
    )
    told = said(replies[0]), said(replies[1])
    assert "Something went wrong" not in str(told), told
    assert "my notebook" not in str(told), told
    return told


def said(reply: Reply) -> str:
    return words_of(reply) if isinstance(reply, ShowCard) else str(reply)
