"""Small tests are seen and changed by their own team alone."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.chat.errors import NotFound
from bot.pdsa.model import Cycle, Due, Plan, Stage
from bot.pdsa.ports import CycleRepository
from bot.people.audience import Audience
from bot.people.model import Known
from bot.ports import Store
from bot.projects.model import Aim
from bot.search.query import parse
from tests.contracts.test_cycles import add, finished, new
from tests.contracts.world import NOW, day, meet, seen_by, team_of

READS: dict[str, Callable[[CycleRepository, Known], Any]] = {
    "get_many": lambda cycles, sam: cycles.get_many(["C-1"]),
    "board": lambda cycles, sam: cycles.board(team_of(sam), Stage.PLAN, 9),
    "counts": lambda cycles, sam: tuple(cycles.counts(team_of(sam))),
    "ramp": lambda cycles, sam: cycles.ramp("C-1"),
    "of_project": lambda cycles, sam: cycles.of_project("P-1", 9),
    "latest_of_project": lambda cycles, sam: cycles.latest_of_project("P-1", 9),
    "count_of_project": lambda cycles, sam: cycles.count_of_project("P-1"),
    "about": lambda cycles, sam: cycles.about("L-1"),
    "mine": lambda cycles, sam: cycles.mine(sam.person.id, 9),
}


def _world(store: Store) -> tuple[Known, dict[str, Audience]]:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        project = unit.projects.add(team_of(sam), Aim("Keys"), None, NOW).ref
        unit.commit()
    add(store, sam, plan=Plan("Red lanyard", project=project), lead=sam.person.id, about="L-1", due=Due(plan=day(1)))
    ward_9 = meet(store, person_key="U9", place_key="C9", place_name="ward-9")
    there = meet(store, organisation_key="T2")
    with_their_ids = Audience(there.organisation, frozenset(sam.teams), sam.person.id, frozenset(sam.teams))
    return sam, {"another team": seen_by(ward_9), "another organisation": with_their_ids}


@pytest.mark.parametrize("name", READS)
def test_nobody_else_reads_it(store: Store, name: str) -> None:
    sam, others = _world(store)
    with store.read(seen_by(sam)) as unit:
        assert READS[name](unit.cycles, sam)
    for audience in others.values():
        with store.read(audience) as unit:
            assert not READS[name](unit.cycles, sam)
            assert unit.search.find("pdsa", parse("lanyard"), 9) == ()


WRITES: dict[str, Callable[[CycleRepository, Known, Cycle], Any]] = {
    "get": lambda cycles, sam, cycle: cycles.get("C-1"),
    "get to change": lambda cycles, sam, cycle: cycles.get("C-1", lock=True),
    "save": lambda cycles, sam, cycle: cycles.save(finished(cycle), Stage.PLAN),
    "remove": lambda cycles, sam, cycle: cycles.remove("C-1"),
    "go on from it": lambda cycles, sam, cycle: cycles.add(new(sam, previous="C-1")),
}


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("who", ["another team", "another organisation"])
def test_nobody_else_changes_it(store: Store, name: str, who: str) -> None:
    sam, others = _world(store)
    with store.read(seen_by(sam)) as unit:
        cycle = unit.cycles.get("C-1")
    with pytest.raises(NotFound), store.write(others[who]) as unit:
        WRITES[name](unit.cycles, sam, cycle)
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.get("C-1") == cycle
