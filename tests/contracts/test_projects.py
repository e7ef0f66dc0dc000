"""What every store of projects does."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat.errors import NotFound
from bot.people.model import Known
from bot.ports import Store
from bot.projects.model import Aim, Node, NodeKind, Project
from bot.projects.ports import ProjectRepository
from tests.contracts.test_concurrency import at_once
from tests.contracts.world import NOW, meet, seen_by, strangers, team_of

WHOLE = Aim(
    "Falls 🧑🏽‍⚕️",
    what="Fewer falls at night",
    baseline=-62.125,
    target=1e11 + 0.1,
    unit="per 1,000 bed days",
    by=date(2027, 3, 31),
    population="patients over 65",
    place="Ward 7",
)
NODES = (
    Node(3, NodeKind.DRIVER, "Getting up"),
    Node(1, NodeKind.DRIVER, "Light at night", under=3),
    Node(2, NodeKind.IDEA, "Lamps, low and warm", under=1),
)


def add(store: Store, known: Known, aim: Aim = WHOLE, nodes: Sequence[Node] = ()) -> Project:
    with store.write(seen_by(known)) as unit:
        project = unit.projects.add(team_of(known), aim, known.person.id, NOW)
        if nodes:
            unit.projects.set_nodes(project.ref, nodes)
        unit.commit()
    return project


def get(store: Store, known: Known, ref: str) -> Project:
    with store.read(seen_by(known)) as unit:
        return unit.projects.get(ref)


def write(store: Store, known: Known, change: Callable[[ProjectRepository], object]) -> None:
    with store.write(seen_by(known)) as unit:
        change(unit.projects)
        unit.commit()


def test_a_project_comes_back_as_it_was_added(store: Store) -> None:
    sam = meet(store)
    added = add(store, sam)
    assert added == Project("P-1", team_of(sam), WHOLE, sam.person.id, NOW)
    bare = add(store, sam, Aim("Bare"))
    assert (get(store, sam, "P-1"), get(store, sam, "P-2")) == (added, bare)


def test_what_is_saved_comes_back_and_nothing_else_changes(store: Store) -> None:
    sam = meet(store)
    added, other = add(store, sam, Aim("Bare")), add(store, sam)
    write(store, sam, lambda projects: projects.save(added.ref, WHOLE))
    assert get(store, sam, added.ref) == replace(added, aim=WHOLE)
    write(store, sam, lambda projects: projects.set_nodes(added.ref, NODES))
    assert get(store, sam, added.ref) == replace(added, aim=WHOLE, nodes=NODES, last_node=3)
    write(store, sam, lambda projects: projects.end(added.ref, NOW))
    assert get(store, sam, added.ref).ended == NOW
    write(store, sam, lambda projects: projects.save(added.ref, Aim("Bare")))
    write(store, sam, lambda projects: projects.end(added.ref, None))
    assert get(store, sam, added.ref) == replace(added, nodes=NODES, last_node=3)
    assert get(store, sam, other.ref) == other


def test_the_number_of_a_node_that_is_gone_is_remembered(store: Store) -> None:
    sam = meet(store)
    add(store, sam, nodes=NODES)
    for left in (NODES[1:], ()):
        write(store, sam, lambda projects, left=left: projects.set_nodes("P-1", left))  # type: ignore[misc]
        assert get(store, sam, "P-1").last_node == 3
        assert get(store, sam, "P-1").nodes == left


@pytest.mark.parametrize("ref", ["P-2", "P-0", "P-01", "A-1", "P-1 ", "P-9999999999", "", "P-١"])
def test_what_is_no_project_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    add(store, sam)
    with pytest.raises(NotFound), store.read(seen_by(sam)) as unit:
        unit.projects.get(ref)
    with store.read(seen_by(sam)) as unit:
        assert unit.projects.get_many([ref]) == ()


def test_several_come_in_the_order_asked_for(store: Store) -> None:
    sam = meet(store)
    for name in ("one", "two", "three"):
        add(store, sam, Aim(name))
    with store.read(seen_by(sam)) as unit:
        assert names(unit.projects.get_many(["P-3", "P-9", "nothing", "P-1"])) == ["three", "one"]
        assert unit.projects.get_many([]) == ()


def test_a_team_has_those_that_go_on_first_and_the_newest_of_them(store: Store) -> None:
    sam = meet(store)
    for name in ("one", "two", "three", "four"):
        add(store, sam, Aim(name))
    write(store, sam, lambda projects: projects.end("P-4", NOW))
    write(store, sam, lambda projects: projects.end("P-1", NOW + timedelta(days=1)))
    with store.read(seen_by(sam)) as unit:
        assert names(unit.projects.of_team(team_of(sam))) == ["three", "two", "four", "one"]


def test_each_team_has_its_own(store: Store) -> None:
    sam = meet(store)
    elsewhere = meet(store, place_key="C2", place_name="ward-9")
    add(store, sam, Aim("here"))
    add(store, elsewhere, Aim("there"))
    with store.read(seen_by(elsewhere)) as unit:  # the newer of the two knows both teams
        assert names(unit.projects.of_team(team_of(sam))) == ["here"]
        assert names(unit.projects.get_many(["P-1", "P-2"])) == ["here", "there"]


def test_of_two_who_change_one_at_once_neither_is_lost(store: Store) -> None:
    sam = meet(store)
    ref = add(store, sam).ref

    def add_node(number: int) -> None:
        with store.write(seen_by(sam)) as unit:
            before = unit.projects.get(ref, lock=True)
            node = Node(before.last_node + 1, NodeKind.IDEA, f"idea {number}")
            unit.projects.set_nodes(ref, (*before.nodes, node))
            unit.commit()

    assert len(at_once(add_node)) == 8
    assert {each.id for each in get(store, sam, ref).nodes} == set(range(1, 9))


READS: dict[str, Callable[[ProjectRepository, Known], object]] = {
    "get_many": lambda projects, here: projects.get_many(["P-1"]),
    "of_team": lambda projects, here: projects.of_team(team_of(here)),
}
REFUSED: dict[str, Callable[[ProjectRepository, Known], Any]] = {
    "get": lambda projects, here: projects.get("P-1"),
    "get, locked": lambda projects, here: projects.get("P-1", lock=True),
    "add": lambda projects, here: projects.add(team_of(here), WHOLE, None, NOW),
    "save": lambda projects, here: projects.save("P-1", Aim("changed")),
    "set_nodes": lambda projects, here: projects.set_nodes("P-1", ()),
    "end": lambda projects, here: projects.end("P-1", NOW),
}


@pytest.mark.parametrize("read", READS)
def test_nobody_else_reads(store: Store, read: str) -> None:
    here = meet(store)
    add(store, here, nodes=NODES)
    for stranger in strangers(store, here):
        with store.read(stranger) as unit:
            assert READS[read](unit.projects, here) == ()
    with store.read(seen_by(here)) as unit:
        assert READS[read](unit.projects, here) != ()


@pytest.mark.parametrize("change", REFUSED)
def test_nobody_else_changes(store: Store, change: str) -> None:
    here = meet(store)
    add(store, here, nodes=NODES)
    before = get(store, here, "P-1")
    for stranger in strangers(store, here):
        with pytest.raises((NotFound, IntegrityError)), store.write(stranger) as unit:
            REFUSED[change](unit.projects, here)
    with store.read(seen_by(here)) as unit:
        assert unit.projects.of_team(team_of(here)) == (before,)


def test_nobody_of_another_organisation_can_have_begun_it(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2", person_key="U2")
    with pytest.raises(IntegrityError), store.write(seen_by(here)) as unit:
        unit.projects.add(team_of(here), WHOLE, there.person.id, NOW)


def test_numbers_are_each_organisation_s_own(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    assert [add(store, here).ref, add(store, there).ref, add(store, here).ref] == ["P-1", "P-1", "P-2"]


def names(projects: Sequence[Project]) -> list[str]:
    return [each.aim.name for each in projects]
