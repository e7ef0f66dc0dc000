"""What every store of the learning log does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

import pytest

from bot.chat.errors import NotFound
from bot.learning.model import (
    Content,
    Edit,
    Entry,
    Evidence,
    Hidden,
    Imported,
    Kind,
    Setting,
    Visibility,
)
from bot.learning.ports import LearningRepository
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from bot.ports import Store
from tests.contracts.world import NOW, TODAY, add, add_wide, day, lead_of, meet, new, seen_at, seen_by, team_of

LATER = NOW + timedelta(hours=1)


def test_an_entry_comes_back_as_it_was_added(store: Store) -> None:
    sam = meet(store)
    content = Content(
        title="Rails down",
        expected="More falls",
        happened="Fewer falls",
        why="People wait for help",
        learned="Rails do not keep anybody in bed — ½ of them climb over 🛏",
        next_step="Try on Ward 8",
        owner=sam.person.id,
        due=date(2026, 12, 1),
        kind=Kind.DID_NOT_WORK,
        setting=Setting.COASTAL,
        service="Elderly care",
        evidence=Evidence.MEASURED,
        tags=("falls-risk", "nights"),
        show_author=True,
    )
    as_written: dict[str, Any] = {"date": "3/11/26", "tags": None, "n": [1, 2]}
    imported = Imported("row-9", "Old log", "CC BY", as_written)
    more: dict[str, Any] = {"message_link": "https://example.org/1", "masked": 2, "imported": imported, "day": day(3)}
    added = add(store, sam, content=content, visibility=Visibility.ORGANISATION, **more)
    assert added == Entry(
        ref="L-1",
        team=team_of(sam),
        author=sam.person.id,
        content=content,
        created=NOW,
        day=day(3),
        visibility=Visibility.ORGANISATION,
        message_link="https://example.org/1",
        masked=2,
        imported=imported,
    )
    with store.read(seen_by(sam)) as unit:
        kept = unit.learning.get("L-1")
    assert kept == added
    assert kept.created.tzinfo == UTC


def test_the_least_that_an_entry_can_be(store: Store) -> None:
    sam = meet(store)
    added = add(store, sam, content=Content(happened="Nothing fell."), author=None)
    with store.read(seen_at(sam)) as unit:
        assert unit.learning.get(added.ref) == added
        assert added.author is None


def test_refs_are_numbered_within_each_organisation(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    assert [add(store, here).ref, add(store, here).ref, add(store, there).ref] == ["L-1", "L-2", "L-1"]


def test_without_commit_nothing_is_written(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.learning.add(new(sam))
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.latest(None, 5) == ()


def test_an_error_in_the_unit_writes_nothing(store: Store) -> None:
    sam = meet(store)
    with pytest.raises(NotFound), store.write(seen_by(sam)) as unit:  # noqa: PT012 - both statements are one unit
        unit.learning.add(new(sam))
        unit.learning.get("L-9")
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.latest(None, 5) == ()


def test_a_team_of_nobody_takes_no_entries(store: Store) -> None:
    sam = meet(store)
    with pytest.raises(NotFound), store.write(seen_by(sam)) as unit:
        unit.learning.add(new(sam, team=TeamId("0" * 16)))


@pytest.mark.parametrize("ref", ["L-2", "L-0", "L-01", "L-", "l-1", "C-1", "", "L-١", "L-" + "9" * 30, "L-1\n"])
def test_what_is_no_ref_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    add(store, sam)
    with store.read(seen_by(sam)) as unit:
        with pytest.raises(NotFound):
            unit.learning.get(ref)
        assert unit.learning.get_many((ref, "L-1")) == (unit.learning.get("L-1"),)


def test_changing_keeps_what_was_said_before(store: Store) -> None:
    sam = meet(store)
    first = add(store, sam, "One", tags=("a",), masked=1)
    second, third = Content(learned="Two", show_author=True), Content(learned="Three")
    with store.write(seen_by(sam)) as unit:
        unit.learning.change(first.ref, second, 0, NOW)
        changed = unit.learning.change(first.ref, third, 2, LATER)
        unit.commit()
    assert changed == replace(first, content=third, edited=LATER, masked=3)
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.get(first.ref) == changed
        assert unit.learning.history(first.ref) == (Edit(LATER, second), Edit(NOW, first.content))


def test_deleting_takes_edits_marks_and_words_along(store: Store) -> None:
    sam = meet(store)
    entry = add(store, sam)
    with store.write(seen_by(sam)) as unit:
        unit.learning.change(entry.ref, Content(learned="Other"), 0, NOW)
        unit.learning.mark_useful(entry.ref, sam.person.id, NOW)
        unit.learning.delete(entry.ref)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        for ask in (unit.learning.get, unit.learning.history):
            with pytest.raises(NotFound):
                ask(entry.ref)
        assert unit.learning.latest(None, 5) == ()
    assert add(store, sam).ref == "L-2"


def test_moving_to_another_team(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    entry = add(store, sam)
    with store.write(seen_by(sam)) as unit:
        moved = unit.learning.move(entry.ref, team_of(kim))
        unit.commit()
    assert moved == replace(entry, team=team_of(kim))
    with store.read(seen_by(kim)) as unit:
        assert unit.learning.get(entry.ref) == moved
    with store.read(seen_by(sam)) as unit, pytest.raises(NotFound):
        unit.learning.get(entry.ref)


def test_moving_to_no_team(store: Store) -> None:
    sam = meet(store)
    entry = add(store, sam)
    with pytest.raises(NotFound), store.write(seen_by(sam)) as unit:
        unit.learning.move(entry.ref, TeamId("0" * 16))


def test_a_team_s_entry_is_seen_by_the_team_and_a_wide_one_by_everybody(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    own, wide = add(store, sam), add_wide(store, sam, "For all")
    with store.read(seen_by(kim)) as unit:
        assert unit.learning.get_many((own.ref, wide.ref)) == (wide,)
        with pytest.raises(NotFound):
            unit.learning.get(own.ref)
    with store.read(seen_at(sam)) as unit:
        assert unit.learning.get_many((wide.ref, own.ref, wide.ref)) == (wide, own, wide)


def test_a_hidden_entry_is_seen_by_its_author_and_its_team_s_leads(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2")
    hidden = Hidden("names a patient", kim.person.id, NOW)
    entry = add_wide(store, sam, "For all")
    with store.write(lead_of(kim)) as unit:
        shown = unit.learning.hide(entry.ref, hidden)
        unit.commit()
    assert shown == replace(entry, hidden=hidden)
    for audience in (seen_by(sam), lead_of(kim)):
        with store.read(audience) as unit:
            assert unit.learning.get(entry.ref) == shown
            assert unit.learning.latest(None, 5) == unit.learning.latest(team_of(sam), 5) == (shown,)
    other_lead = Audience(sam.organisation, frozenset(), PersonId("1" * 16), frozenset({TeamId("0" * 16)}))
    for audience in (seen_by(kim), seen_at(sam), other_lead):
        with store.read(audience) as unit:
            with pytest.raises(NotFound):
                unit.learning.get(entry.ref)
            assert unit.learning.get_many((entry.ref,)) == ()
            assert unit.learning.latest(None, 5) == unit.learning.latest(team_of(sam), 5) == ()
    with store.write(lead_of(kim)) as unit:
        assert unit.learning.hide(entry.ref, None) == entry
        unit.commit()
    with store.read(seen_at(sam)) as unit:
        assert unit.learning.get(entry.ref) == entry


CHANGES: list[Callable[[LearningRepository], object]] = [
    lambda learning: learning.change("L-1", Content(learned="Other"), 0, NOW),
    lambda learning: learning.delete("L-1"),
    lambda learning: learning.hide("L-1", None),
    lambda learning: learning.history("L-1"),
    lambda learning: learning.mark_useful("L-1", PersonId("1" * 16), NOW),
    lambda learning: learning.move("L-1", TeamId("0" * 16)),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_seen_cannot_be_changed(store: Store, change: Callable[[LearningRepository], object]) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    entry = add(store, sam)
    with pytest.raises(NotFound), store.write(seen_by(kim)) as unit:
        change(unit.learning)
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.get("L-1") == entry


def test_what_came_from_a_record(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    first, hidden = add(store, sam, about="H-1"), add(store, sam, about="H-1")
    add(store, sam, about="H-2"), add(store, kim, about="H-1")
    with store.write(lead_of(sam)) as unit:
        unit.learning.hide(hidden.ref, Hidden("twice", sam.person.id, NOW))
        unit.commit()
    with store.read(lead_of(sam)) as unit:
        assert unit.learning.about("H-1") == unit.learning.about("H-3", "H-1", "") == (first,)
        assert unit.learning.about("") == unit.learning.about("H-3") == ()


def test_each_person_counts_once_as_finding_it_useful(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2")
    entry = add(store, sam)
    for person in (sam, kim, sam):
        with store.write(seen_by(person)) as unit:
            unit.learning.mark_useful(entry.ref, person.person.id, NOW)
            unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.get(entry.ref).useful == 2


def test_latest_is_newest_first_page_by_page(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    old = add(store, sam, day=day(1))
    wide = add_wide(store, kim, "For all")
    add(store, kim)
    own_wide = add_wide(store, sam, "Also for all")
    newest = add(store, sam)
    mine = (newest, own_wide, wide, old)
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.latest(None, 9) == mine
        assert unit.learning.latest(None, 2) + unit.learning.latest(None, 9, skip=2) == mine
        assert unit.learning.latest(team_of(sam), 9) == (newest, own_wide, old)
        assert unit.learning.latest(team_of(sam), 1, skip=1) == (own_wide,)
        assert unit.learning.latest(team_of(kim), 9) == (wide,)
    with store.read(Audience(sam.organisation, frozenset())) as unit:
        assert unit.learning.latest(None, 9) == (own_wide, wide)
    with store.read(Audience(sam.organisation, frozenset(TeamId(f"{n:016}") for n in range(300)))) as unit:
        assert unit.learning.latest(None, 9) == (own_wide, wide)


def test_everything_for_export_whoever_may_see_it(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    with store.write(seen_by(sam)) as unit:
        entries = [
            unit.learning.add(new(person, day=TODAY - timedelta(days=n))) for n in range(600) for person in (sam, kim)
        ]
        unit.learning.hide(entries[0].ref, Hidden("", sam.person.id, NOW))
        unit.commit()
    entries[0] = replace(entries[0], hidden=Hidden("", sam.person.id, NOW))
    with store.read(Audience(sam.organisation, frozenset())) as unit:
        assert list(unit.learning.everything()) == entries


def test_which_ids_are_imported_already(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known, id in ((sam, "a"), (sam, "b"), (there, "a")):
        add(store, known, imported=Imported(id, "Old log", "CC0", {}))
    add(store, sam)
    with store.read(Audience(sam.organisation, frozenset())) as unit:
        assert unit.learning.imported_among(["a", "b", "c"]) == {"a", "b"}
        assert unit.learning.imported_among([]) == frozenset()


def test_showing_the_author_is_no_edit(store: Store) -> None:
    sam = meet(store)
    entry = add(store, sam)
    with store.write(seen_by(sam)) as unit:
        shown = unit.learning.show_author(entry.ref, True)
        assert shown == replace(entry, content=replace(entry.content, show_author=True))
        assert unit.learning.history(entry.ref) == ()
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.learning.get(entry.ref) == shown
