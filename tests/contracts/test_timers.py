"""What every store's timers do, and the core that carries them out."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Barrier
from time import sleep
from typing import Any, ClassVar

import pytest

from bot.chat.intent import Intent, Intents, encode
from bot.chat.timers import Due, Timer
from bot.due import Timekeeping
from bot.people.audience import Audience
from bot.people.model import Known
from bot.ports import Claimed, Store, Unit
from tests.bot.meanwhile import wait_for
from tests.contracts.world import NOW, add, meet, new, seen_by, team_of
from tests.patience import PATIENCE


@dataclass(frozen=True)
class Ring(Intent):
    name: ClassVar[str] = "test.ring"
    what: str = ""


@dataclass(frozen=True)
class Other(Intent):
    name: ClassVar[str] = "test.other"
    what: str = ""


def set_timers(store: Store, known: Known, *timers: Timer) -> None:
    with store.write(seen_by(known)) as unit:
        unit.timers.set(*timers)
        unit.commit()


def timer(known: Known, what: str, after: timedelta = timedelta(), key: str = "", kind: type[Any] = Ring) -> Timer:
    return Timer(key or what, encode(kind(what)), NOW + after, team_of(known))


def claim(store: Store, after: timedelta = timedelta(), most: int = 10) -> tuple[Claimed, ...]:
    with store.desk(writes=True) as desk:
        claimed = desk.claim(NOW + after, most)
        desk.commit()
    return claimed


def test_what_is_due_is_claimed_once_and_the_oldest_first(store: Store) -> None:
    sam = meet(store)
    hour = timedelta(hours=1)
    set_timers(store, sam, timer(sam, "late", hour), timer(sam, "now"), timer(sam, "before", -hour))
    with store.desk() as desk:
        assert desk.any_due(NOW)
        assert not desk.any_due(NOW - 2 * hour)
    assert claim(store, most=1) == (
        Claimed(sam.organisation, "before", encode(Ring("before")), NOW - hour, team_of(sam), 0),
    )
    assert [each.key for each in claim(store)] == ["now"]
    assert claim(store) == ()
    assert [each.key for each in claim(store, hour)] == ["late"]


def test_setting_a_timer_again_moves_it_and_cancelling_it_ends_it(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known in (sam, there):
        set_timers(store, known, timer(known, "first", key="H-1"), timer(known, "other", key="H-2"))
    set_timers(store, sam, timer(sam, "second", timedelta(hours=1), key="H-1"))
    with store.write(seen_by(sam)) as unit:
        unit.timers.cancel("H-2")
        unit.commit()
    assert [(each.organisation, each.key) for each in claim(store)] == [
        (there.organisation, "H-1"),
        (there.organisation, "H-2"),
    ]
    assert [each.do for each in claim(store, timedelta(hours=1))] == [encode(Ring("second"))]


def test_of_two_of_one_key_the_last_counts(store: Store) -> None:
    sam = meet(store)
    set_timers(store, sam, timer(sam, "first", key="k"), timer(sam, "second", key="k"))
    assert [each.do for each in claim(store)] == [encode(Ring("second"))]


def test_what_is_claimed_and_not_committed_comes_again(store: Store) -> None:
    sam = meet(store)
    set_timers(store, sam, timer(sam, "a"))
    with store.desk(writes=True) as desk:
        assert len(desk.claim(NOW, 10)) == 1
    assert [each.key for each in claim(store)] == ["a"]


def test_nothing_is_claimed_twice_by_several_at_once(store: Store) -> None:
    sam = meet(store)
    set_timers(store, sam, *(timer(sam, f"{number:03}") for number in range(200)))
    start = Barrier(4)

    def some(_: int) -> list[str]:
        start.wait()
        taken: list[str] = []
        while claimed := claim(store, most=7):
            taken += [each.key for each in claimed]
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [key for several in pool.map(some, range(4)) for key in several]
    taken += [each.key for each in claim(store, most=200)]  # those that another was at
    assert sorted(taken) == [f"{number:03}" for number in range(200)]


@dataclass
class Bell:
    """Carries out what is due, and remembers it."""

    store: Store
    rung: list[list[str]] = field(default_factory=list)
    refuses: Callable[[str], bool] = lambda what: False
    meanwhile: Callable[[Sequence[Due], Unit, datetime], None] = lambda dues, unit, now: None

    def ring(self, dues: Sequence[Due], unit: Unit, now: datetime) -> None:
        self.meanwhile(dues, unit, now)
        self.rung.append([each.intent.what for each in dues])
        if any(self.refuses(each.intent.what) for each in dues):
            raise RuntimeError("secret words")

    def tick(self, after: timedelta = timedelta()) -> int:
        keeping = Timekeeping(self.store, Intents((Ring, Other)), {Ring: self.ring})
        return keeping.carry_out(NOW + after)


def test_all_of_a_kind_in_an_organisation_are_carried_out_together(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    seen: list[Audience] = []
    bell = Bell(store, meanwhile=lambda dues, unit, now: seen.append(audience_of(unit)))
    set_timers(store, sam, timer(sam, "a"), timer(sam, "b"))
    set_timers(store, there, timer(there, "c"))
    assert bell.tick() == 3
    assert bell.rung == [["a", "b"], ["c"]]
    assert seen == [Audience(each.organisation, frozenset({team_of(each)})) for each in (sam, there)]
    assert bell.tick(timedelta(days=1)) == 0


def audience_of(unit: Any) -> Audience:
    audience: Audience = unit.learning._audience
    return audience


def test_what_fails_alone_is_put_off_and_blocks_no_other(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    sam = meet(store)

    def learn(dues: Sequence[Due], unit: Unit, now: datetime) -> None:
        for each in dues:
            unit.learning.add(new(sam, each.intent.what))

    bell = Bell(store, refuses=lambda what: what == "bad", meanwhile=learn)
    set_timers(store, sam, timer(sam, "a"), timer(sam, "bad"), timer(sam, "c"))
    with caplog.at_level(logging.WARNING):
        bell.tick()
    assert bell.rung == [["a", "bad", "c"], ["a"], ["bad"], ["c"]]
    with store.read(seen_by(sam)) as unit:  # of what failed nothing is left
        assert sorted(each.content.learned for each in unit.learning.latest(None, 9)) == ["a", "c"]
    assert "action=due-failed kind=test.ring tries=0 error=RuntimeError" in caplog.text
    assert "secret" not in caplog.text
    pauses = []
    moment = timedelta()
    for _ in range(14):
        waited = timedelta()
        while bell.tick(moment + waited) == 0:
            waited += timedelta(seconds=1) if waited < timedelta(minutes=2) else timedelta(minutes=1)
        pauses.append(waited)
        moment += waited
    assert pauses[:4] == [timedelta(seconds=2 * 2**n) for n in range(4)]
    assert timedelta(minutes=59) < pauses[-1] <= timedelta(minutes=62)
    bell.refuses = lambda what: False
    assert bell.tick(moment + timedelta(hours=2)) == 1
    assert bell.tick(moment + timedelta(days=9)) == 0


def test_of_what_failed_nothing_is_sent(store: Store) -> None:
    sam = meet(store)

    def post(dues: Sequence[Due], unit: Unit, now: datetime) -> None:
        unit.outbox.post("view", f"key {dues[0].intent.what}", now, place=sam.place.id)

    bell = Bell(store, refuses=lambda what: True, meanwhile=post)
    set_timers(store, sam, timer(sam, "a"))
    bell.tick()
    with store.desk() as desk:
        assert not desk.lanes.any_due(NOW)


def test_an_intent_that_nobody_knows_any_more_is_dropped(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    sam = meet(store)
    odd = [
        Timer("gone", '{"do":"test.gone","words":"secret"}', NOW, team_of(sam)),
        Timer("junk", "x", NOW, team_of(sam)),
    ]
    bell = Bell(store)
    set_timers(store, sam, *odd, timer(sam, "b", kind=Other), timer(sam, "a"))
    with caplog.at_level(logging.WARNING):
        assert bell.tick() == 4
    assert bell.rung == [["a"]]
    assert sorted(record.message for record in caplog.records) == [
        "action=unknown-timer kind=?",
        "action=unknown-timer kind=test.gone",
        "action=unknown-timer kind=test.other",
    ]
    assert claim(store, timedelta(days=9)) == ()


def test_a_handler_sets_its_timer_again_for_what_comes_next(store: Store) -> None:
    sam = meet(store)

    def again(dues: Sequence[Due], unit: Unit, now: datetime) -> None:
        unit.timers.set(*(Timer("k", encode(Ring("next")), each.at + timedelta(hours=1), each.team) for each in dues))

    bell = Bell(store, meanwhile=again)
    set_timers(store, sam, timer(sam, "first", key="k"))
    assert bell.tick() == 1
    assert bell.tick() == 0
    assert bell.tick(timedelta(hours=1)) == 1
    assert bell.rung == [["first"], ["next"]]


def test_more_than_a_batch_is_done_in_one_call(store: Store) -> None:
    sam = meet(store)
    set_timers(store, sam, *(timer(sam, f"{number:04}") for number in range(501)))
    bell = Bell(store)
    assert bell.tick() == 501
    assert sorted(what for several in bell.rung for what in several) == [f"{number:04}" for number in range(501)]
    assert len(bell.rung) > 1


def test_somebody_who_changes_a_record_that_is_due_is_not_kept_waiting(store: Store) -> None:
    """Their press and its timer meet in the opposite order; whoever presses wins, and the timer comes again."""
    sam = meet(store)
    entry = add(store, sam)

    def change(dues: Sequence[Due], unit: Unit, now: datetime) -> None:
        unit.learning.change(entry.ref, new(sam).content, 0, now)

    bell = Bell(store, meanwhile=change)
    set_timers(store, sam, timer(sam, "k"))
    with ThreadPoolExecutor(1) as pool:
        with store.write(seen_by(sam)) as unit:
            unit.learning.change(entry.ref, new(sam, "pressed").content, 0, NOW)
            ticking = pool.submit(bell.tick)
            wait_for(store, ticking)
            unit.timers.set(timer(sam, "later", timedelta(hours=1), key="k"))
            unit.commit()
        ticking.result(PATIENCE)
    assert [each.key for each in claim(store, timedelta(hours=2))] == ["k"]


def test_several_that_number_the_same_records_do_not_stop_one_another(store: Store) -> None:
    """Four replicas, one organisation: each waits for the other's numbers, and gives way when that takes long."""
    sam, start = meet(store), Barrier(3)
    many = 30

    def learn(dues: Sequence[Due], unit: Unit, now: datetime) -> None:
        for each in dues:
            unit.learning.add(new(sam, each.intent.what))
        sleep(0.2)

    bells = [Bell(store, meanwhile=learn) for _ in range(3)]

    def tick(bell: Bell) -> int:
        start.wait()
        done = 0
        while claimable(store):
            done += bell.tick()
        return done

    set_timers(store, sam, *(timer(sam, f"{number:03}") for number in range(many)))
    with ThreadPoolExecutor(3) as pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.due.BATCH", 5)
        assert sum(pool.map(tick, bells)) == many
    with store.read(seen_by(sam)) as unit:
        learned = sorted(each.content.learned for each in unit.learning.latest(None, many + 1))
    assert learned == [f"{number:03}" for number in range(many)]


def claimable(store: Store) -> bool:
    with store.desk() as desk:
        return desk.any_due(NOW)
