"""Themes: an organisation's list, and what was learned about each, as an audience may see it."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert

from bot.learning.model import Content, Hidden, Visibility
from bot.people.model import Known
from bot.ports import Store
from bot.search.query import Query
from bot.themes.model import MOST, Theme
from storage.spread_tables import adoptions
from storage.unit_of_work import SqlUnit
from tests.contracts.world import NOW, add, add_wide, meet, seen_by, team_of

LEARNING = Theme("test-and-learn", "Test and learn", "Trying things out.")
LEADING = Theme("leadership", "Leadership")


def tried(store: Store, known: Known, source: str, number: int = 1) -> None:
    """Written as a row: adoptions have contracts of their own."""
    needed = (each for each in adoptions.c if not each.nullable and each.server_default is None)
    row: dict[str, Any] = {each.name: each.type.python_type() for each in needed if each.name != "created"}
    row |= {"organisation_id": known.organisation, "number": number, "source": source, "created": NOW}
    with store.write(seen_by(known)) as unit:
        assert isinstance(unit, SqlUnit)
        unit._connection.execute(insert(adoptions).values(row | {"team_id": team_of(known)}))
        unit.commit()


def test_a_list_is_kept_as_it_was_saved(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        assert unit.themes.all() == ()
        unit.themes.save([LEARNING, LEADING])
        assert unit.themes.all() == (LEARNING, LEADING)
        unit.commit()
    changed = (replace(LEADING, name="Leading", ended=True), *(Theme(f"key-{n}", f"Name {n}") for n in range(MOST)))
    with store.write(seen_by(sam)) as unit:
        unit.themes.save(changed)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.themes.all() == changed


def test_a_list_is_its_organisation_s_own(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    with store.write(seen_by(here)) as unit:
        unit.themes.save([LEARNING])
        unit.commit()
    with store.write(seen_by(there)) as unit:
        assert unit.themes.all() == ()
        unit.themes.save([LEADING])
        unit.commit()
    with store.read(seen_by(here)) as unit:
        assert unit.themes.all() == (LEARNING,)


def test_teams_are_counted_once_a_theme(store: Store) -> None:
    sam = meet(store)
    ward_9 = meet(store, person_key="U9", place_key="C9", place_name="ward-9")
    add(store, sam, themes=("leadership", "test-and-learn"))
    add(store, sam, themes=("leadership",))
    wide = add_wide(store, ward_9, "Wide", themes=("leadership",))
    add(store, ward_9, "Their own", themes=("user-insight",))
    tried(store, sam, wide.ref)
    tried(store, ward_9, wide.ref, 2)
    with store.read(seen_by(sam)) as unit:
        assert unit.themes.counts(None) == {"leadership": (2, 2), "test-and-learn": (1, 0)}
        assert unit.themes.counts([team_of(sam)]) == {"leadership": (1, 0), "test-and-learn": (1, 0)}
        assert unit.themes.counts([]) == {}
    with store.read(seen_by(ward_9)) as unit:
        assert unit.themes.counts(None) == {"leadership": (1, 2), "user-insight": (1, 0)}


def test_a_guest_counts_what_their_own_teams_say(store: Store) -> None:
    sam = meet(store)
    ward_9 = meet(store, person_key="U9", place_key="C9", place_name="ward-9")
    add_wide(store, ward_9, "Wide", themes=("leadership",))
    with store.read(replace(seen_by(sam), guest=True)) as unit:
        assert unit.themes.counts(None) == {}


def test_what_is_hidden_moved_changed_or_deleted_is_counted_so(store: Store) -> None:
    sam = meet(store)
    entry = add(store, sam, themes=("leadership",))
    with store.write(seen_by(sam)) as unit:
        unit.learning.change(entry.ref, Content(learned="x", themes=("user-insight",)), 0, NOW)
        assert unit.learning.get(entry.ref).content.themes == ("user-insight",)
        assert unit.learning.history(entry.ref)[0].content.themes == ("leadership",)
        assert unit.themes.counts(None) == {"user-insight": (1, 0)}
        unit.learning.hide(entry.ref, Hidden("", sam.person.id, NOW))
        assert unit.themes.counts(None) == {}
        unit.learning.hide(entry.ref, None)
        assert unit.themes.counts(None) == {"user-insight": (1, 0)}
        unit.learning.delete(entry.ref)
        assert unit.themes.counts(None) == {}
        unit.commit()


def test_another_organisation_counts_nothing_of_ours(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    wide = add_wide(store, here, "Wide", themes=("leadership",))
    tried(store, here, wide.ref)
    with store.read(replace(seen_by(there), teams=frozenset(here.teams), person=here.person.id)) as unit:
        assert unit.themes.counts(None) == {}
        assert unit.themes.counts([team_of(here)]) == {}
        assert unit.search.find("learning", Query(theme="leadership"), 9) == ()


@pytest.mark.parametrize("visibility", Visibility)
def test_learning_is_found_by_its_theme(store: Store, visibility: Visibility) -> None:
    sam = meet(store)
    ward_9 = meet(store, person_key="U9", place_key="C9", place_name="ward-9")
    both = add(store, ward_9, "Rails", themes=("leadership", "test-and-learn"), tags=("x",), visibility=visibility)
    add(store, ward_9, "Rails about leadership", visibility=visibility)
    for audience, sees in ((seen_by(ward_9), True), (seen_by(sam), visibility is Visibility.ORGANISATION)):
        found = (both.ref,) if sees else ()
        with store.read(audience) as unit:
            assert unit.search.find("learning", Query(theme="leadership"), 9) == found
            assert unit.search.find("learning", Query(theme="test-and-learn", tag="x"), 9) == found
            assert unit.search.find("learning", Query(theme="leader"), 9) == ()
            assert unit.search.find("learning", Query(theme="leadership", tag="y"), 9) == ()
    with store.write(seen_by(ward_9)) as unit:
        unit.learning.change(both.ref, Content(learned="Rails"), 0, NOW)
        assert unit.search.find("learning", Query(theme="leadership"), 9) == ()
