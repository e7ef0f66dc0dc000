"""Two at once: nothing is lost and nothing happens twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import TypeVar

from bot.people.model import Known
from bot.ports import Store
from bot.privacy.ports import Draft
from tests.contracts.world import NOW, add, address, meet, new, seen_by, team_of

THREADS = 8
T = TypeVar("T")


def at_once(act: Callable[[int], T]) -> list[T]:
    """What `act` gives in each of several threads that start at the same moment."""
    start = Barrier(THREADS)

    def run(number: int) -> T:
        start.wait()
        return act(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_refs_are_given_once_each(store: Store) -> None:
    sam = meet(store)
    refs = at_once(lambda number: [add(store, sam, f"{number} {n}").ref for n in range(10)])
    given = [ref for several in refs for ref in several]
    assert sorted(given) == sorted(f"L-{n}" for n in range(1, 81))
    with store.read(seen_by(sam)) as unit:
        assert len(list(unit.learning.everything())) == 80


def test_no_mark_is_lost(store: Store) -> None:
    people = [meet(store, person_key=f"U{n}") for n in range(THREADS)]
    ref = add(store, people[0]).ref

    def mark(number: int) -> None:
        for _ in range(3):
            with store.write(seen_by(people[number])) as unit:
                unit.learning.mark_useful(ref, people[number].person.id, NOW)
                unit.commit()

    at_once(mark)
    with store.read(seen_by(people[0])) as unit:
        assert unit.learning.get(ref).useful == THREADS


def test_no_edit_is_lost(store: Store) -> None:
    sam = meet(store)
    entry = add(store, sam, "0")

    def change(number: int) -> None:
        with store.write(seen_by(sam)) as unit:
            unit.learning.change(entry.ref, new(sam, str(number + 1)).content, 1, NOW)
            unit.commit()

    at_once(change)
    with store.read(seen_by(sam)) as unit:
        last, before = unit.learning.get(entry.ref), unit.learning.history(entry.ref)
    assert last.masked == len(before) == THREADS
    said = [edit.content.learned for edit in before] + [last.content.learned]
    assert sorted(said) == [str(number) for number in range(THREADS + 1)]


def test_everybody_meets_at_once(store: Store) -> None:
    known = at_once(lambda number: meet(store, person_key=f"U{number // 2}"))
    assert len({one.organisation for one in known}) == 1
    assert len({one.place.id for one in known}) == 1
    assert len({team_of(one) for one in known}) == 1
    assert [one.person.id for one in known[::2]] == [one.person.id for one in known[1::2]]
    with store.desk() as desk:
        assert desk.tenancy.find(address(person_key="U0")) == known[0]
        assert desk.tenancy.rooms("slack", "T1") == (("C1", "Ward 7"),)


def test_one_of_many_becomes_the_first_lead(store: Store) -> None:
    people = [meet(store, person_key=f"U{n}") for n in range(THREADS)]

    def take(number: int) -> bool:
        with store.write(seen_by(people[number])) as unit:
            taken = unit.people.take_empty_lead(team_of(people[0]), people[number].person.id)
            unit.commit()
        return taken

    assert sorted(at_once(take)) == [False] * (THREADS - 1) + [True]


def test_one_of_many_presses_drops_the_draft(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.drafts.keep(Draft("d1", sam.person.id, b"", NOW))
        unit.commit()

    def drop(number: int) -> bool:
        with store.write(seen_by(sam)) as unit:
            dropped = unit.drafts.drop("d1", sam.person.id)
            unit.commit()
        return dropped

    assert sorted(at_once(drop)) == [False] * (THREADS - 1) + [True]


def test_one_of_many_posts_the_message(store: Store) -> None:
    sam = meet(store)

    def post(number: int) -> bool:
        with store.write(seen_by(sam)) as unit:
            posted = unit.outbox.post("board", "k1", NOW, place=sam.place.id)
            unit.commit()
        return posted

    assert sorted(at_once(post)) == [False] * (THREADS - 1) + [True]


def test_a_retry_waits_for_the_first_and_gets_its_answer(store: Store) -> None:
    sam = meet(store)
    claimed, retried = Event(), Event()

    def first() -> str | None:
        with store.write(seen_by(sam)) as unit:
            view = unit.receipts.claim("event 1", NOW)
            claimed.set()
            retried.wait(0.3)
            unit.receipts.settle("event 1", "show L-1")
            unit.commit()
        return view

    def retry() -> str | None:
        claimed.wait()
        with store.write(seen_by(sam)) as unit:
            view = unit.receipts.claim("event 1", NOW)
            retried.set()
        return view

    with ThreadPoolExecutor(2) as pool:
        answers = [pool.submit(first), pool.submit(retry)]
        assert [answer.result() for answer in answers] == [None, "show L-1"]


def test_a_retry_takes_over_when_the_first_gives_up(store: Store) -> None:
    sam = meet(store)
    claimed, retried = Event(), Event()

    def first() -> None:
        with store.write(seen_by(sam)) as unit:
            unit.receipts.claim("event 1", NOW)
            claimed.set()
            retried.wait(0.3)

    def retry() -> str | None:
        claimed.wait()
        with store.write(seen_by(sam)) as unit:
            return unit.receipts.claim("event 1", NOW)

    with ThreadPoolExecutor(2) as pool:
        pool.submit(first)
        assert pool.submit(retry).result() is None


def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    sam = meet(store)
    add(store, sam, "before")
    with store.write(seen_by(sam)) as unit:
        unit.learning.add(new(sam, "after"))
        seen = at_once(lambda number: _latest(store, sam))
        unit.commit()
    assert seen == [["before"]] * THREADS
    assert _latest(store, sam) == ["after", "before"]


def _latest(store: Store, known: Known) -> list[str]:
    with store.read(seen_by(known)) as unit:
        return [entry.content.learned for entry in unit.learning.latest(None, 5)]
