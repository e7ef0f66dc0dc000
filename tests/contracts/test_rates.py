"""What every store's lanes keep to: the platforms' rates, and their wish for patience, however many send."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import monotonic, sleep

from bot.messaging import Rate, Rates
from bot.ports import Store
from tests.contracts.sending import LEASE, lease, leased, send, views
from tests.contracts.test_lanes import in_channels
from tests.contracts.test_outbox import A_REST, post, show_again
from tests.contracts.world import NOW, meet, seen_by

MINUTE = timedelta(minutes=1)


def test_a_lane_that_is_held_waits_and_others_do_not(store: Store) -> None:
    sam, ben = in_channels(store, 2)
    post(store, sam, "a")
    with leased(store) as (desk, lane, message):
        desk.lanes.hold(lane, message, NOW + MINUTE, unsure=False)
    post(store, sam, "b")
    post(store, ben, "c")
    assert views(send(store, MINUTE / 2)) == ["c"]
    assert views(send(store, MINUTE)) == ["a", "b"]


def test_an_organisation_that_is_held_waits_and_others_do_not(store: Store) -> None:
    sam, ben = in_channels(store, 2)
    there = meet(store, organisation_key="T2")
    post(store, ben, "card")
    send(store)
    post(store, sam, "a")
    with leased(store) as (desk, lane, message):
        desk.lanes.hold_all(lane, message, 0.5, unsure=False)
    post(store, ben, "b")
    post(store, there, "c")
    show_again(store, ben, "card")
    assert sorted(views(send(store, A_REST))) == ["c", "card"]  # updates are counted by themselves
    with store.desk() as desk:
        wait = desk.lanes.seconds_until_free(NOW + A_REST)
    assert wait is not None
    assert 0.0 < wait <= 0.5
    sleep(wait + 0.01)
    assert sorted(views(send(store, A_REST))) == ["a", "b"]


def test_a_lane_keeps_to_its_rate(store: Store) -> None:
    sam = meet(store)
    for view in "abcd":
        post(store, sam, view)
    moments = send_within(store, Rates(lane=Rate(0.2)))
    assert [view for _, view in moments] == ["a", "b", "c", "d"]
    assert_kept([moment for moment, _ in moments], Rate(0.2))


def test_an_organisation_keeps_to_its_rate_however_many_send(store: Store) -> None:
    for known in in_channels(store, 8):
        post(store, known, "a")
    there = meet(store, organisation_key="T2")
    post(store, there, "there")
    start = Barrier(4)

    def work(_: int) -> list[tuple[float, str]]:
        start.wait()
        return send_within(store, Rates(posts=Rate(0.1, burst=3)))

    with ThreadPoolExecutor(4) as pool:
        moments = sorted(moment for each in pool.map(work, range(4)) for moment in each)
    assert len(moments) == 9
    assert_kept([moment for moment, view in moments if view == "a"], Rate(0.1, burst=3), 0.2)


def send_within(store: Store, rates: Rates) -> list[tuple[float, str]]:
    """(when it was sent, the view) of what is sent, until nothing is left."""
    sent: list[tuple[float, str]] = []
    while True:
        begun = monotonic()
        lane, message = lease(store, rates={"slack": rates})
        while lane is not None and message is not None:
            sent.append((monotonic(), message.view))
            late_by, begun = monotonic() - begun, monotonic()
            with store.desk(writes=True) as desk:
                desk.lanes.sent(lane, message, "m", NOW)
                message = desk.lanes.next(lane, NOW, {"slack": rates}, LEASE, late_by)
                desk.commit()
        with store.desk() as desk:
            wait = desk.lanes.seconds_until_free(NOW)
        if wait is None:
            return sent
        sleep(min(wait, 0.3))


def assert_kept(moments: list[float], rate: Rate, slack: float = 0.02) -> None:
    """In no stretch of time more than the rate allows. `slack`: seconds that this computer may need between the clock
    in the database and the list."""
    for first in range(len(moments)):
        for last in range(first + rate.burst, len(moments)):
            allowed = rate.seconds * (last - first - rate.burst + 1)
            assert moments[last] - moments[first] >= allowed - slack


def test_what_waits_for_its_organisations_rate_is_not_asked_again_and_again(store: Store) -> None:
    for known in in_channels(store, 5):
        post(store, known, "a")
    rates = {"slack": Rates(posts=Rate(3600))}
    assert len(send(store, rates=rates)) == 1
    assert lease(store, rates=rates) == (None, None)


def test_nobody_waits_for_what_is_not_due(store: Store) -> None:
    sam = meet(store)
    with store.desk() as desk:
        assert not desk.lanes.any_due(NOW)
        assert desk.lanes.seconds_until_free(NOW) is None
    with store.write(seen_by(sam)) as unit:
        unit.outbox.post("a", "a", NOW + MINUTE, place=sam.place.id)
        unit.commit()
    with store.desk() as desk:
        assert not desk.lanes.any_due(NOW)
        assert desk.lanes.any_due(NOW + MINUTE)
        assert desk.lanes.seconds_until_free(NOW) is None
        assert desk.lanes.seconds_until_free(NOW + MINUTE) == 0.0
