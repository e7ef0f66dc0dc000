"""What an organisation has set for the guard is its own, and is noted once."""

from bot.ports import Store
from tests.contracts.world import NOW, meet, seen_by


def test_it_is_off_until_it_is_allowed_and_of_one_organisation(store: Store) -> None:
    ours, theirs = (seen_by(meet(store, organisation_key=each)) for each in ("T1", "T2"))
    for allowed in (True, True, False, False, True):
        with store.write(ours) as unit:
            unit.guard.allow(allowed=allowed)
            unit.commit()
        with store.read(ours) as unit:
            assert unit.guard.may_be_overruled() is allowed
        with store.read(theirs) as unit:
            assert not unit.guard.may_be_overruled()


def test_each_time_is_noted_once_and_counted_where_it_was(store: Store) -> None:
    ours, theirs = (seen_by(meet(store, organisation_key=each)) for each in ("T1", "T2"))
    for about in ("a", "b", "a"):
        with store.write(ours) as unit:
            unit.guard.note(about, ["phone"], NOW)
            unit.commit()
    with store.read(ours) as unit:
        assert unit.guard.times() == 2
    with store.read(theirs) as unit:
        assert unit.guard.times() == 0


def test_what_is_not_committed_is_not_set(store: Store) -> None:
    ours = seen_by(meet(store))
    with store.write(ours) as unit:
        unit.guard.allow(allowed=True)
    with store.read(ours) as unit:
        assert not unit.guard.may_be_overruled()
