"""What every store of drafts does."""

from datetime import timedelta

from bot.ports import Store
from bot.privacy.ports import Draft
from tests.contracts.world import NOW, meet, seen_by

LATER = NOW + timedelta(minutes=15)


def test_a_draft_is_its_own_person_s_alone_until_it_expires(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2")
    draft = Draft("d1", sam.person.id, b"\x00sealed\xff", LATER)
    with store.write(seen_by(sam)) as unit:
        unit.drafts.keep(draft)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.drafts.get("d1", sam.person.id, NOW) == draft
        assert unit.drafts.get("d1", sam.person.id, LATER) is None
        assert unit.drafts.get("d1", kim.person.id, NOW) is None
        assert unit.drafts.get("d2", sam.person.id, NOW) is None


def test_keeping_again_replaces_one_s_own(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2")
    theirs = Draft("d1", kim.person.id, b"kim's", LATER)
    after = Draft("d1", sam.person.id, b"step 2", LATER + timedelta(1))
    with store.write(seen_by(sam)) as unit:
        unit.drafts.keep(theirs)
        unit.drafts.keep(Draft("d1", sam.person.id, b"step 1", LATER))
        unit.drafts.keep(after)
        assert unit.drafts.get("d1", sam.person.id, NOW) == after
        assert unit.drafts.get("d1", kim.person.id, NOW) == theirs


def test_a_draft_is_dropped_once(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2")
    with store.write(seen_by(sam)) as unit:
        unit.drafts.keep(Draft("d1", sam.person.id, b"", LATER))
        assert unit.drafts.drop("d1", kim.person.id) is False
        assert unit.drafts.drop("d1", sam.person.id) is True
        assert unit.drafts.drop("d1", sam.person.id) is False


def test_what_has_run_out_is_deleted(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        for number in range(600):
            unit.drafts.keep(Draft(f"old {number}", sam.person.id, b"", NOW - timedelta(seconds=number)))
        unit.drafts.keep(Draft("new", sam.person.id, b"", LATER))
        unit.commit()
    with store.desk(writes=True) as desk:
        assert [desk.forget_expired(NOW) for _ in range(3)] == [500, 100, 0]
        assert desk.forget_expired(LATER) == 1


def test_drafts_about_a_record_go_with_it(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known in (sam, there):
        with store.write(seen_by(known)) as unit:
            unit.drafts.keep(Draft("d1", known.person.id, b"", LATER, "L-1"))
            unit.drafts.keep(Draft("d2", known.person.id, b"", LATER, "L-2"))
            unit.commit()
    with store.write(seen_by(sam)) as unit:
        unit.drafts.drop_about("L-1")
        assert unit.drafts.get("d1", sam.person.id, NOW) is None
        assert unit.drafts.get("d2", sam.person.id, NOW) == Draft("d2", sam.person.id, b"", LATER, "L-2")
        unit.commit()
    with store.read(seen_by(there)) as unit:
        assert unit.drafts.get("d1", there.person.id, NOW) is not None


def test_a_form_left_half_way_is_found_by_its_own_person(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", person_name="Kim")
    older = Draft("d1", sam.person.id, b"older", LATER, form="learn.write")
    newer = Draft("d2", sam.person.id, b"newer", LATER + timedelta(1), form="learn.write")
    about = Draft("d3", sam.person.id, b"edit", LATER, "L-1", "learn.edit")
    sealed = Draft("d4", sam.person.id, b"sealed", LATER)
    with store.write(seen_by(sam)) as unit:
        for draft in (older, newer, about, sealed):
            unit.drafts.keep(draft)
        unit.commit()
    with store.write(seen_by(sam)) as unit:
        assert unit.drafts.unfinished("learn.write", "", sam.person.id, NOW) == newer
        assert unit.drafts.unfinished("learn.edit", "L-1", sam.person.id, NOW) == about
        assert unit.drafts.unfinished("learn.edit", "L-2", sam.person.id, NOW) is None
        assert unit.drafts.unfinished("learn.write", "", kim.person.id, NOW) is None
        assert unit.drafts.unfinished("learn.write", "", sam.person.id, LATER + timedelta(1)) is None
        unit.drafts.drop_unfinished("learn.write", "", kim.person.id)
        unit.drafts.drop_unfinished("learn.write", "", sam.person.id)
        assert unit.drafts.unfinished("learn.write", "", sam.person.id, NOW) is None
        assert unit.drafts.get("d4", sam.person.id, NOW) == sealed
