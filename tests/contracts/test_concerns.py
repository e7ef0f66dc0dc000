"""What every store of concerns does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat.errors import NotFound
from bot.concerns.model import Concern, ConcernStatus, NewConcern
from bot.concerns.ports import ConcernRepository
from bot.people.model import Known
from bot.ports import Store
from tests.contracts.test_concurrency import at_once
from tests.contracts.world import NOW, day, meet, seen_by, strangers, team_of


def new(known: Known, text: str = "Bladder scanner missing", **more: Any) -> NewConcern:
    return NewConcern(**{"team": team_of(known), "text": text, "raised_by": known.person.id, "created": NOW, **more})


def add(store: Store, known: Known, text: str = "Bladder scanner missing", **more: Any) -> Concern:
    with store.write(seen_by(known)) as unit:
        concern = unit.concerns.add(new(known, text, **more))
        unit.commit()
    return concern


def save(store: Store, known: Known, before: Concern, **changes: Any) -> Concern:
    after = replace(before, **changes)
    with store.write(seen_by(known)) as unit:
        assert unit.concerns.save(before, after)
        unit.commit()
    return after


def the_site(store: Store) -> Known:
    """Somebody of the team whose huddle hears what others pass up."""
    return meet(store, person_key="U5", person_name="Site Lead", place_key="C5", place_name="site-huddle")


def pass_up(store: Store, known: Known, before: Concern, site: Known, days: int = 0) -> Concern:
    at = NOW + timedelta(days)
    changes: dict[str, Any] = {"site": team_of(site), "passed_up": at, "passed_up_by": known.person.id}
    return save(store, known, before, status=ConcernStatus.PASSED_UP, **changes)


def test_a_concern_comes_back_as_it_was_raised(store: Store) -> None:
    sam = meet(store)
    bare = add(store, sam, "Bladder scanner missing 🧑🏽‍⚕️", raised_by=None)
    assert bare == Concern(
        ref="K-1",
        team=team_of(sam),
        text="Bladder scanner missing 🧑🏽‍⚕️",
        raised_by=None,
        created=NOW,
        who="",
        due=None,
        about="",
        status=ConcernStatus.OPEN,
    )
    full = add(store, sam, who="Sister", due=day(3), about="H-12")
    assert (full.ref, full.status, full.raised_by) == ("K-2", ConcernStatus.ACTIONED, sam.person.id)
    assert add(store, sam, due=day(3)).status is ConcernStatus.ACTIONED
    with store.read(seen_by(sam)) as unit:
        assert unit.concerns.get("K-1") == bare
        assert unit.concerns.get("K-2") == full


def test_what_is_saved_comes_back(store: Store) -> None:
    sam, site = meet(store), the_site(store)
    other = add(store, sam, "Something else")
    passed = pass_up(store, sam, add(store, sam), site)
    closed = save(
        store,
        sam,
        passed,
        text="The bladder scanner is missing",
        who="Sister",
        due=day(9),
        status=ConcernStatus.CLOSED,
        outcome="A second one is on its way",
        solved=True,
        closed=NOW,
    )
    with store.read(seen_by(sam)) as unit:
        assert unit.concerns.get(passed.ref) == closed
        assert unit.concerns.get(other.ref) == other


def test_whoever_comes_second_changes_nothing(store: Store) -> None:
    sam, site = meet(store), the_site(store)
    before = add(store, sam)
    passed = pass_up(store, sam, before, site)
    with store.write(seen_by(sam)) as unit:
        assert not unit.concerns.save(before, replace(before, status=ConcernStatus.CLOSED, outcome="Too late"))
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.concerns.get(before.ref) == passed


def test_of_several_at_once_one_closes_it(store: Store) -> None:
    sam = meet(store)
    before = add(store, sam)

    def close(number: int) -> bool:
        after = replace(before, status=ConcernStatus.CLOSED, outcome=str(number), closed=NOW)
        with store.write(seen_by(sam)) as unit:
            saved = unit.concerns.save(before, after)
            unit.commit()
        return saved

    saved = at_once(close)
    assert sum(saved) == 1
    with store.read(seen_by(sam)) as unit:
        assert unit.concerns.get(before.ref).outcome == str(saved.index(True))


@pytest.mark.parametrize("ref", ["K-2", "K-0", "K-01", "L-1", "K-1 ", "K-9999999999", "", "K-١"])
def test_what_is_no_concern_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    add(store, sam)
    with pytest.raises(NotFound), store.read(seen_by(sam)) as unit:
        unit.concerns.get(ref)


def test_open_ones_come_newest_first_whatever_is_being_done(store: Store) -> None:
    sam, site = meet(store), the_site(store)
    add(store, sam, "open")
    add(store, sam, "actioned", who="Sister")
    pass_up(store, sam, add(store, sam, "passed up"), site)
    save(store, sam, add(store, sam, "closed"), status=ConcernStatus.CLOSED)
    with store.read(seen_by(sam)) as unit:
        assert texts(unit.concerns.open_of(team_of(sam), 9)) == ["passed up", "actioned", "open"]
        assert texts(unit.concerns.open_of(team_of(sam), 1, 1)) == ["actioned"]


def test_a_site_sees_what_waits_for_it_oldest_first_and_keeps_what_it_answered(store: Store) -> None:
    sam, site = meet(store), the_site(store)
    first, second, third = (add(store, sam, text) for text in ("first", "second", "third"))
    pass_up(store, sam, second, site, days=2)
    pass_up(store, sam, first, site, days=3)
    answered = pass_up(store, sam, third, site, days=1)
    closed = save(store, site, answered, status=ConcernStatus.CLOSED, outcome="Done", closed=NOW)
    with store.read(seen_by(site)) as unit:
        assert texts(unit.concerns.passed_to(team_of(site), 9)) == ["second", "first"]
        assert texts(unit.concerns.passed_to(team_of(site), 1, 1)) == ["first"]
        assert unit.concerns.get(third.ref) == closed


def test_a_site_sees_nothing_that_was_not_passed_up(store: Store) -> None:
    sam, site = meet(store), the_site(store)
    pass_up(store, sam, add(store, sam, "passed up", about="H-12"), site)
    kept = add(store, sam, "kept", about="H-12")
    with store.read(seen_by(site)) as unit:
        assert texts(unit.concerns.open_of(team_of(sam), 9)) == ["passed up"]
        assert unit.concerns.about("H-12") == ()  # nobody writes into a huddle of another team by naming it
        with pytest.raises(NotFound):
            unit.concerns.get(kept.ref)
    with store.write(seen_by(site)) as unit:
        assert not unit.concerns.save(kept, replace(kept, text="changed"))


def test_what_was_raised_in_a_record_comes_oldest_first(store: Store) -> None:
    sam = meet(store)
    add(store, sam, "of another", about="H-1")
    add(store, sam, "of none")
    save(store, sam, add(store, sam, "first", about="H-12"), status=ConcernStatus.CLOSED)
    add(store, sam, "second", about="H-12")
    with store.read(seen_by(sam)) as unit:
        assert texts(unit.concerns.about("H-12")) == ["first", "second"]
        assert unit.concerns.about("") == ()


READS: dict[str, Callable[[ConcernRepository, Known, Known], object]] = {
    "open_of": lambda concerns, here, site: concerns.open_of(team_of(here), 9),
    "passed_to": lambda concerns, here, site: concerns.passed_to(team_of(site), 9),
    "about": lambda concerns, here, site: concerns.about("H-12"),
}


@pytest.mark.parametrize("read", READS)
def test_nobody_else_reads(store: Store, read: str) -> None:
    here, site = meet(store), the_site(store)
    pass_up(store, here, add(store, here, about="H-12"), site)
    for stranger in strangers(store, here, site):
        with store.read(stranger) as unit:
            assert READS[read](unit.concerns, here, site) == ()
    with store.read(seen_by(here if read == "about" else site)) as unit:
        assert READS[read](unit.concerns, here, site) != ()


def test_nobody_else_changes(store: Store) -> None:
    here, site = meet(store), the_site(store)
    passed = pass_up(store, here, add(store, here), site)
    for stranger in strangers(store, here, site):
        with store.write(stranger) as unit:
            assert not unit.concerns.save(passed, replace(passed, text="changed"))
            with pytest.raises(NotFound):
                unit.concerns.get(passed.ref)
            unit.commit()
        with pytest.raises((NotFound, IntegrityError)), store.write(stranger) as unit:
            unit.concerns.add(new(here))
    with store.read(seen_by(here)) as unit:
        assert unit.concerns.open_of(team_of(here), 9) == (passed,)


def test_nothing_is_passed_up_to_another_organisation(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2", person_key="U2")
    before = add(store, here)
    after = replace(before, status=ConcernStatus.PASSED_UP, site=team_of(there), passed_up=NOW)
    with pytest.raises(IntegrityError), store.write(seen_by(here)) as unit:
        unit.concerns.save(before, after)


def texts(concerns: tuple[Concern, ...]) -> list[str]:
    return [each.text for each in concerns]
