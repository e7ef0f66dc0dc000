"""What every store's lanes do: one sender a lane, in order, however many processes there are."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import monotonic, sleep

import pytest

from bot.messaging import Rate, Rates
from bot.people.model import Known
from bot.ports import Desk, Lane, Message, Store
from tests.contracts.sending import LEASE, lease, leased, send, views
from tests.contracts.test_outbox import A_REST, post, show_again
from tests.contracts.world import NOW, meet, team_of
from tests.patience import PATIENCE

MINUTE = timedelta(minutes=1)


def in_channels(store: Store, many: int) -> list[Known]:
    return [meet(store, place_key=f"C{n}", place_name=f"ward-{n}") for n in range(many)]


def test_a_lane_is_leased_to_one_at_a_time(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "a")
    post(store, sam, "b")
    lane, message = lease(store)
    assert lane is not None
    assert message is not None
    assert message.view == "a"
    assert lease(store) == (None, None)
    with store.desk(writes=True) as desk:
        desk.lanes.sent(lane, message, "m-1", NOW)
        following = desk.lanes.next(lane, NOW, {}, LEASE)
        desk.commit()
    assert following is not None
    assert following.view == "b"
    assert lease(store) == (None, None)


def test_of_several_at_once_each_gets_lanes_of_its_own(store: Store) -> None:
    for known in in_channels(store, 12):
        for view in "abc":
            post(store, known, view)
    start = Barrier(4)

    def work(_: int) -> list[tuple[str, str]]:
        start.wait()
        return [(each.known.place.id, each.view) for each in send(store)]

    with ThreadPoolExecutor(4) as pool:
        sent = [list(each) for each in pool.map(work, range(4))]
    places = [place for each in sent for place in {place for place, _ in each}]
    assert sorted(pair for each in sent for pair in each) == sorted({pair for each in sent for pair in each})
    assert len({*places}) == 12
    for place in {*places}:
        assert [view for each in sent for where, view in each if where == place] == ["a", "b", "c"]


def test_what_is_marked_after_the_lease_has_run_out_is_not_written(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "a")
    late, message = lease(store, seconds=0.05)
    assert late is not None
    assert message is not None
    sleep(0.1)
    later, again = lease(store)
    assert later is not None
    assert again is not None
    assert (again.view, again.attempted, message.attempted) == ("a", NOW, None)
    for mark in marks(late, message):
        with store.desk(writes=True) as desk:
            assert not mark(desk)
            assert desk.lanes.next(late, NOW, {}, LEASE) is None
            desk.commit()
    assert lease(store, timedelta(days=2)) == (None, None)  # the later one still has it
    with store.desk(writes=True) as desk:
        desk.lanes.sent(later, again, "m-2", NOW)
        assert desk.lanes.next(later, NOW, {}, LEASE) is None
        desk.commit()
    show_again(store, sam, "a")
    assert [each.shown_as for each in send(store, MINUTE)] == ["m-2"]


def marks(lane: Lane, message: Message) -> list[Callable[[Desk], object]]:
    return [
        lambda desk: desk.lanes.sent(lane, message, "m-1", NOW),
        lambda desk: desk.lanes.failed(lane, message, NOW + MINUTE, unsure=False, fault=False),
        lambda desk: desk.lanes.give_up(lane, message),
        lambda desk: desk.lanes.hold(lane, message, NOW + MINUTE, unsure=False),
        lambda desk: desk.lanes.hold_all(lane, message, 60, unsure=False),
    ]


def test_a_message_that_is_tried_again_holds_back_what_is_behind_it(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "first")
    post(store, sam, "second")
    with leased(store) as (desk, lane, message):
        desk.lanes.failed(lane, message, NOW + MINUTE, unsure=False, fault=True)
    post(store, sam, "third")
    assert send(store) == []
    sent = send(store, MINUTE)
    assert views(sent) == ["first", "second", "third"]
    assert [(each.tries, each.faults) for each in sent] == [(1, 1), (0, 0), (0, 0)]


def test_a_card_that_cannot_be_changed_holds_nothing_back(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "card")
    send(store)
    show_again(store, sam, "card")
    with leased(store, A_REST) as (desk, lane, message):
        desk.lanes.failed(lane, message, NOW + 5 * MINUTE, unsure=False, fault=False)
    post(store, sam, "post")
    assert views(send(store, MINUTE)) == ["post"]
    assert [(each.view, each.tries) for each in send(store, 5 * MINUTE)] == [("card", 1)]
    assert send(store, timedelta(days=1)) == []


def test_a_card_that_is_let_be_is_shown_again_when_it_changes_again(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "card")
    send(store)
    show_again(store, sam, "card")
    with leased(store, A_REST) as (desk, lane, message):
        desk.lanes.give_up(lane, message)
    assert send(store, timedelta(days=1)) == []
    show_again(store, sam, "card", timedelta(days=1))
    assert [(each.view, each.tries) for each in send(store, timedelta(days=1))] == [("card", 0)]


def test_cards_and_posts_of_a_lane_take_turns(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "card")
    send(store)
    show_again(store, sam, "card", A_REST)
    post(store, sam, "post")  # asked for before the card's time has come
    assert views(send(store, A_REST)) == ["post", "card"]


def test_whether_it_arrived_is_unknown_only_where_nobody_said(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "a")
    moment = timedelta()
    for unsure in (False, True, True, False):
        with leased(store, moment) as (desk, lane, message):
            desk.lanes.failed(lane, message, NOW + moment + MINUTE, unsure=unsure, fault=False)
        moment += MINUTE
        with leased(store, moment) as (desk, lane, message):
            assert (message.attempted is not None) is unsure
            desk.lanes.hold(lane, message, NOW + moment + MINUTE, unsure=unsure)
        moment += MINUTE
    assert [each.attempted for each in send(store, moment)] == [None]


def test_platforms_that_are_busy_are_left_out(store: Store) -> None:
    sam, ben = meet(store), meet(store, platform="msteams", organisation_key="X")
    post(store, sam, "a")
    post(store, sam, "b", person=sam.person.id)
    post(store, ben, "c")
    post(store, ben, "d", person=ben.person.id)
    found = set()
    with store.desk(writes=True) as desk:
        while lane := desk.lanes.lease(NOW, LEASE, without=["slack", "other"]):
            found.add(lane.target)
        desk.commit()
    assert found == {ben.place.id, ben.person.id}


def test_what_is_too_late_says_so_and_counts_for_nothing(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "short", until=NOW + MINUTE)
    post(store, sam, "a day")
    rates = {"slack": Rates(lane=Rate(3600))}
    lane, message = lease(store, MINUTE, rates)
    assert lane is not None
    assert message is not None
    assert (message.view, message.late, message.timed) == ("short", True, True)
    with store.desk(writes=True) as desk:
        desk.lanes.give_up(lane, message)
        following = desk.lanes.next(lane, NOW + timedelta(days=1), rates, LEASE)
        desk.commit()
    assert following is not None
    assert (following.view, following.late, following.timed) == ("a day", True, False)


def test_what_is_posted_while_a_lane_is_released_is_not_forgotten(store: Store) -> None:
    """The release looks for what is due with the lane locked, so that whoever posts wakes it before or after."""
    sam, start = meet(store), Barrier(2)

    def posting() -> None:
        start.wait()
        for number in range(60):
            post(store, sam, f"{number}")

    def sending() -> list[str]:
        start.wait()
        sent: list[str] = []
        end = monotonic() + PATIENCE
        while len(sent) < 60 and monotonic() < end:
            sent += views(send(store))
            sleep(0.002)  # lets whoever posts have SQLite's one connection that writes
        return sent

    with ThreadPoolExecutor(2) as pool:
        pool.submit(posting)
        sent = pool.submit(sending).result()
    assert sent == [f"{number}" for number in range(60)]


def test_cards_that_change_while_they_are_sent_are_shown_as_they_are_in_the_end(store: Store) -> None:
    sam, start = meet(store), Barrier(2)
    for number in range(5):
        post(store, sam, f"card {number}", follows=team_of(sam))

    def changing() -> None:
        start.wait()
        for number in range(40):
            show_again(store, sam, team_of(sam) if number % 2 else f"card {number % 5}")

    def sending() -> None:
        start.wait()
        for number in range(60):
            send(store, number * A_REST)

    with ThreadPoolExecutor(2) as pool:
        for each in [pool.submit(changing), pool.submit(sending)]:
            each.result()
    send(store, 100 * A_REST)
    assert send(store, 200 * A_REST) == []
    for number in range(5):
        show_again(store, sam, f"card {number}", 300 * A_REST)
    assert sorted(views(send(store, 300 * A_REST))) == [f"card {number}" for number in range(5)]


@pytest.mark.parametrize("in_private", [False, True])
def test_a_message_that_has_no_address_any_more_says_so(store: Store, in_private: bool) -> None:
    sam = meet(store)
    post(store, sam, "a", **({"person": sam.person.id} if in_private else {}))
    _forget_address(store)
    with leased(store) as (_, _, message):
        assert message.to is None


def _forget_address(store: Store) -> None:
    from sqlalchemy import delete

    from storage.tables import installations

    with store.engines.writer.connect() as connection:  # type: ignore[attr-defined]  # of a SqlStore
        connection.execute(delete(installations))
        connection.commit()
