"""What every store of receipts does."""

from datetime import timedelta

from bot.ports import Store
from tests.contracts.world import NOW, meet, seen_by


def test_the_second_time_a_key_gives_what_was_settled(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        assert unit.receipts.claim("event 1", NOW) is None
        unit.receipts.settle("event 1", "show L-1")
        unit.commit()
    with store.write(seen_by(sam)) as unit:
        assert unit.receipts.claim("event 1", NOW) == "show L-1"
        assert unit.receipts.claim("event 2", NOW) is None
        assert unit.receipts.claim("event 2", NOW) == ""


def test_without_commit_a_key_stays_new(store: Store) -> None:
    sam = meet(store)
    for _ in range(2):
        with store.write(seen_by(sam)) as unit:
            assert unit.receipts.claim("event 1", NOW) is None


def test_receipts_are_kept_for_a_week(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.receipts.claim("old", NOW)
        unit.receipts.claim("new", NOW + timedelta(seconds=1))
        unit.commit()
    with store.desk(writes=True) as desk:
        assert desk.forget_expired(NOW + timedelta(days=6)) == 0
        assert desk.forget_expired(NOW + timedelta(days=7)) == 1
        desk.commit()
    with store.write(seen_by(sam)) as unit:
        assert unit.receipts.claim("old", NOW) is None
        assert unit.receipts.claim("new", NOW) == ""
