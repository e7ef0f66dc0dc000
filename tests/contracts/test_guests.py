"""A guest sees what is in their own teams, and nothing that is for the whole organisation."""

from dataclasses import replace

import pytest

from bot.chat.errors import NotFound
from bot.chat.turn import asker
from bot.people.model import Role
from bot.ports import Store
from bot.search.query import parse
from storage.search_words import MOST_TOKENS
from tests.contracts.world import NOW, add, add_wide, address, meet, new, seen_by

GUEST = {"person_key": "U9", "person_name": "Gil", "guest": True}


def test_only_their_own_teams(store: Store) -> None:
    sam = meet(store)
    wide, other = add_wide(store, sam, "Rails for all."), meet(store, place_key="C2", place_name="ward-9")
    add(store, other, "Rails here.")
    guest = meet(store, place_key="C2", place_name="ward-9", **GUEST)
    member = meet(store, person_key="U8", person_name="Kim", place_key="C2", place_name="ward-9")
    for known, refs in ((guest, ("L-2",)), (member, ("L-2", "L-1"))):
        with store.read(asker(known)) as unit:
            assert set(unit.search.find("learning", parse("rails"), 10)) == set(refs)
            assert set(unit.search.find("learning", parse(""), 10)) == set(refs)
            assert {entry.ref for entry in unit.learning.latest(None, 10)} == set(refs)
            assert {entry.ref for entry in unit.learning.get_many(("L-1", "L-2"))} == set(refs)
            assert unit.search.find("learning", parse("rails team:ward-7"), 10) == (() if known is guest else ("L-1",))
    with store.read(asker(guest)) as unit, pytest.raises(NotFound):
        unit.learning.get(wide.ref)


def test_in_many_teams_and_in_none(store: Store) -> None:
    sam = meet(store)
    add_wide(store, sam, "Rails for all.")
    guest = meet(store, place_key="C2", place_name="ward-9", **GUEST)
    for number in range(MOST_TOKENS + 2):
        guest = meet(store, place_key=f"D{number}", place_name=f"theatre-{number}", **GUEST)
    with store.write(seen_by(guest)) as unit:
        unit.learning.add(new(guest, "Rails in theatre."))
        unit.commit()
    for teams, refs in ((asker(guest).teams, ("L-2",)), (frozenset(), ())):
        with store.read(replace(asker(guest), teams=teams)) as unit:
            assert unit.search.find("learning", parse("rails"), 10) == refs
            assert tuple(entry.ref for entry in unit.learning.latest(None, 10)) == refs


def test_what_the_platform_says_is_kept_until_it_says_otherwise(store: Store) -> None:
    guest = meet(store, **GUEST, zone="Europe/Paris")
    assert (guest.person.guest, guest.person.admin, guest.person.zone) == (True, False, "Europe/Paris")
    with store.desk() as desk:
        assert desk.tenancy.find(address(**GUEST | {"guest": None, "person_name": ""})) == guest
        assert desk.tenancy.find(address(**GUEST | {"guest": False})) is None
    admin = meet(store, **GUEST | {"guest": False, "admin": True})
    assert (admin.person.guest, admin.person.admin, admin.person.zone) == (False, True, "Europe/Paris")
    assert set(admin.roles.values()) == {Role.ADMIN}


def test_people_who_are_mentioned_are_written_down_once(store: Store) -> None:
    sam = meet(store)
    with store.desk(writes=True) as desk:
        ids = desk.tenancy.named(address(), {"U1": "Sam Lee", "U5": "Ola"}, NOW)
        desk.commit()
    assert ids["U1"] == sam.person.id
    assert meet(store, person_key="U5", person_name="Ola").person.id == ids["U5"]
    assert meet(store, person_key="U5", person_name="Ola", organisation_key="T2").person.id != ids["U5"]
