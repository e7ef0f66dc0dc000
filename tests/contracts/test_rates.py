"""What every store's lanes keep to: the platforms' rates, and their wish for patience, however many send."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier
from time import monotonic, sleep

from bot.messaging import Rate, Rates
from bot.ports import Store
from tests.contracts.sending import LEASE, lease, leased, send, views
from tests.contracts.test_lanes import in_channels
from tests.contracts.test_outbox import A_REST, post, show_again
from tests.contracts.world import NOW, meet, seen_by
from tests.patience import PATIENCE

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
        desk.lanes.hold_all(lane, message, PATIENCE, unsure=False)
    post(store, ben, "b")
    post(store, there, "c")
    show_again(store, ben, "card")
    assert sorted(views(send(store, A_REST))) == ["c", "card"]  # updates are counted by themselves
    with store.desk() as desk:
        wait = desk.lanes.seconds_until_free(NOW + A_REST)
    assert wait is not None
    assert 0.0 < wait <= PATIENCE


def test_an_organisation_that_was_held_goes_on_by_itself(store: Store) -> None:
    sam, ben = in_channels(store, 2)
    post(store, sam, "a")
    with leased(store) as (desk, lane, message):
        desk.lanes.hold_all(lane, message, 0.1, unsure=False)
    post(store, ben, "b")
    sleep(0.1 + 0.01)
    assert sorted(views(send(store))) == ["a", "b"]


def test_a_lane_keeps_to_its_rate(store: Store) -> None:
    sam = meet(store)
    for view in "abcd":
        post(store, sam, view)
    sent = send_within(store, Rates(lane=Rate(0.2)))
    assert [each.view for each in sent] == ["a", "b", "c", "d"]
    assert_kept(sent, Rate(0.2))


def test_an_organisation_keeps_to_its_rate_however_many_send(store: Store) -> None:
    for known in in_channels(store, 8):
        post(store, known, "a")
    there = meet(store, organisation_key="T2")
    post(store, there, "there")
    start = Barrier(4)

    def work(_: int) -> list[Counted]:
        start.wait()
        return send_within(store, Rates(posts=Rate(0.1, burst=3)))

    with ThreadPoolExecutor(4) as pool:
        sent = [counted for each in pool.map(work, range(4)) for counted in each]
    assert len(sent) == 9
    assert_kept([each for each in sent if each.view == "a"], Rate(0.1, burst=3))


@dataclass(frozen=True)
class Counted:
    """Somewhere between two moments."""

    view: str
    after: float
    before: float


def send_within(store: Store, rates: Rates) -> list[Counted]:
    """What is sent, until nothing is left."""
    sent: list[Counted] = []
    while True:
        begun = monotonic()
        lane, message = lease(store, rates={"slack": rates})
        while lane is not None and message is not None:
            sent.append(Counted(message.view, begun, monotonic()))
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


def assert_kept(sent: list[Counted], rate: Rate) -> None:
    """In no stretch of time more than the rate allows, but for what two clocks may differ by."""
    after, before = sorted(each.after for each in sent), sorted(each.before for each in sent)
    for first in range(len(sent)):
        for last in range(first + rate.burst, len(sent)):
            allowed = rate.seconds * (last - first - rate.burst + 1)
            assert before[last] - after[first] >= allowed - 0.02


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
