"""What every store of actions does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.actions.model import Action, NewAction
from bot.actions.ports import ActionRepository
from bot.chat.errors import NotFound
from bot.people.model import Known
from bot.ports import Store
from tests.contracts.test_concurrency import at_once
from tests.contracts.world import NOW, day, meet, seen_by, strangers, team_of


def new(known: Known, text: str = "Order red lanyards", **more: Any) -> NewAction:
    return NewAction(**{"team": team_of(known), "text": text, "created_by": known.person.id, "created": NOW, **more})


def add(store: Store, known: Known, text: str = "Order red lanyards", **more: Any) -> Action:
    with store.write(seen_by(known)) as unit:
        action = unit.actions.add(new(known, text, **more))
        unit.commit()
    return action


def test_an_action_comes_back_as_it_was_added(store: Store) -> None:
    sam = meet(store)
    given: dict[str, Any] = {"owner": sam.person.id, "who": "Sister", "due": day(30), "about": "H-12"}
    added = add(store, sam, "Order red lanyards 🧑🏽‍⚕️", **given)
    assert added == Action(
        ref="A-1",
        team=team_of(sam),
        text="Order red lanyards 🧑🏽‍⚕️",
        created_by=sam.person.id,
        created=NOW,
        **given,
    )
    bare = add(store, sam, created_by=None)
    assert bare.ref == "A-2"
    with store.read(seen_by(sam)) as unit:
        assert unit.actions.get("A-1") == added
        assert unit.actions.get("A-2") == bare


def test_what_is_saved_comes_back(store: Store) -> None:
    sam = meet(store)
    before, other = add(store, sam, due=day(30)), add(store, sam, "Something else")
    after = replace(
        before, text="Order ten", owner=sam.person.id, who="Sister", due=day(31), done=NOW, done_by=sam.person.id
    )
    with store.write(seen_by(sam)) as unit:
        unit.actions.save(after)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.actions.get(before.ref) == after
        assert unit.actions.get(other.ref) == other
    with store.write(seen_by(sam)) as unit:
        unit.actions.save(before)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.actions.get(before.ref) == before


@pytest.mark.parametrize("ref", ["A-2", "A-0", "A-01", "L-1", "A-1 ", "A-9999999999", "", "A-١"])
def test_what_is_no_action_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    add(store, sam)
    with pytest.raises(NotFound), store.read(seen_by(sam)) as unit:
        unit.actions.get(ref)


def test_open_ones_come_by_their_date_and_then_the_oldest(store: Store) -> None:
    sam = meet(store)
    for text, due in (("c", None), ("b", day(30)), ("d", None), ("a", day(2)), ("b2", day(30))):
        add(store, sam, text, due=due)
    done = add(store, sam, "done", due=day(1))
    with store.write(seen_by(sam)) as unit:
        unit.actions.save(replace(done, done=NOW))
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert texts(unit.actions.open_of(team_of(sam), 9)) == ["a", "b", "b2", "c", "d"]
        assert texts(unit.actions.open_of(team_of(sam), 2, 1)) == ["b", "b2"]


def test_mine_are_those_that_i_own_in_every_team_of_mine(store: Store) -> None:
    sam, ben = meet(store), meet(store, person_key="U2", person_name="Ben")
    elsewhere = meet(store, place_key="C2", place_name="ward-9")
    add(store, sam, "mine, later", owner=sam.person.id, due=day(30))
    add(store, elsewhere, "mine, on Ward 9", owner=sam.person.id, due=day(2))
    add(store, sam, "mine, some day", owner=sam.person.id)
    add(store, sam, "made by me", owner=ben.person.id)
    with store.read(seen_by(elsewhere)) as unit:  # the newer of the two knows both teams
        me = sam.person.id
        assert texts(unit.actions.open_mine(me, 9)) == ["mine, on Ward 9", "mine, later", "mine, some day"]
        assert texts(unit.actions.open_mine(me, 1, 1)) == ["mine, later"]
        assert texts(unit.actions.open_mine(me, 9, due_by=day(2))) == ["mine, on Ward 9"]
        assert texts(unit.actions.open_mine(me, 9, due_by=day(1))) == []


def test_a_list_has_mine_of_every_team_first(store: Store) -> None:
    sam, ben = meet(store), meet(store, person_key="U2", person_name="Ben")
    elsewhere = meet(store, place_key="C2", place_name="ward-9")
    add(store, sam, "nobody's", due=day(1))
    add(store, sam, "mine", owner=sam.person.id, due=day(30))
    add(store, sam, "Ben's", owner=ben.person.id)
    add(store, elsewhere, "mine, on Ward 9", owner=sam.person.id, due=day(2))
    add(store, elsewhere, "another, on Ward 9")
    with store.read(seen_by(elsewhere)) as unit:
        me, team = sam.person.id, team_of(sam)
        assert texts(unit.actions.listed(9, mine=me, team=team)) == ["mine, on Ward 9", "mine", "nobody's", "Ben's"]
        assert texts(unit.actions.listed(2, 1, mine=me, team=team)) == ["mine", "nobody's"]
        assert texts(unit.actions.listed(9, team=team)) == ["nobody's", "mine", "Ben's"]
        assert texts(unit.actions.listed(9, team=team, due_before=day(30))) == ["nobody's"]
        assert texts(unit.actions.listed(9, due_before=day(31))) == ["nobody's", "mine, on Ward 9", "mine"]
        assert len(unit.actions.listed(9, mine=me)) == 5


def test_what_came_from_a_record_stays_with_it_when_it_is_done(store: Store) -> None:
    sam = meet(store)
    add(store, sam, "of another", about="H-1")
    add(store, sam, "of none")
    first, second = add(store, sam, "first", about="H-12"), add(store, sam, "second", about="H-12", due=day(1))
    with store.write(seen_by(sam)) as unit:
        unit.actions.save(replace(first, done=NOW))
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert [each.ref for each in unit.actions.about("H-12")] == [first.ref, second.ref]
        assert unit.actions.about("") == ()


def test_of_two_who_change_one_at_once_neither_is_lost(store: Store) -> None:
    sam = meet(store)
    ref = add(store, sam, "0").ref

    def change(number: int) -> None:
        with store.write(seen_by(sam)) as unit:
            action = unit.actions.get(ref, lock=True)
            unit.actions.save(replace(action, text=str(int(action.text) + 1)))
            unit.commit()

    assert len(at_once(change)) == 8
    with store.read(seen_by(sam)) as unit:
        assert unit.actions.get(ref).text == "8"


READS: dict[str, Callable[[ActionRepository, Known], object]] = {
    "open_of": lambda actions, here: actions.open_of(team_of(here), 9),
    "open_mine": lambda actions, here: actions.open_mine(here.person.id, 9),
    "open_mine by a day": lambda actions, here: actions.open_mine(here.person.id, 9, due_by=date.max),
    "listed": lambda actions, here: actions.listed(9, mine=here.person.id, team=team_of(here)),
    "listed of every team": lambda actions, here: actions.listed(9),
    "about": lambda actions, here: actions.about("H-12"),
}
REFUSED: dict[str, Callable[[ActionRepository, Known], object]] = {
    "get": lambda actions, here: actions.get("A-1"),
    "get, locked": lambda actions, here: actions.get("A-1", lock=True),
    "add": lambda actions, here: actions.add(new(here)),
    "save": lambda actions, here: actions.save(
        Action(ref="A-1", **vars(new(here, "changed", owner=None, who="", due=None)))
    ),
}


@pytest.mark.parametrize("read", READS)
def test_nobody_else_reads(store: Store, read: str) -> None:
    here = meet(store)
    add(store, here, owner=here.person.id, due=day(1), about="H-12")
    for stranger in strangers(store, here):
        with store.read(stranger) as unit:
            assert READS[read](unit.actions, here) == ()
    with store.read(seen_by(here)) as unit:
        assert READS[read](unit.actions, here) != ()


@pytest.mark.parametrize("change", REFUSED)
def test_nobody_else_changes(store: Store, change: str) -> None:
    here = meet(store)
    before = add(store, here, owner=here.person.id, due=day(1), about="H-12")
    for stranger in strangers(store, here):
        with pytest.raises((NotFound, IntegrityError)), store.write(stranger) as unit:
            REFUSED[change](unit.actions, here)
    with store.read(seen_by(here)) as unit:
        assert unit.actions.get("A-1") == before
        assert unit.actions.open_of(team_of(here), 9) == (before,)


def test_nobody_of_another_organisation_can_own_it(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2", person_key="U2")
    with pytest.raises(IntegrityError), store.write(seen_by(here)) as unit:
        unit.actions.add(new(here, owner=there.person.id))


def test_numbers_are_each_organisation_s_own(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    assert [add(store, here).ref, add(store, there).ref, add(store, here).ref] == ["A-1", "A-1", "A-2"]


def test_the_day_that_is_due_is_the_last_in_time(store: Store) -> None:
    sam = meet(store)
    add(store, sam, due=NOW.date())
    with store.read(seen_by(sam)) as unit:
        assert unit.actions.listed(9, due_before=NOW.date()) == ()
        assert texts(unit.actions.listed(9, due_before=NOW.date() + timedelta(1))) == ["Order red lanyards"]


def texts(actions: tuple[Action, ...]) -> list[str]:
    return [each.text for each in actions]
