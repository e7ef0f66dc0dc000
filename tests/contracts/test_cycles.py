"""What every store of small tests does."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat.errors import NotFound
from bot.measures.model import Plan as MeasurePlan
from bot.pdsa.model import (
    Act,
    Amendment,
    Cycle,
    Decision,
    Did,
    Due,
    Matched,
    Plan,
    Prediction,
    Scale,
    Stage,
)
from bot.pdsa.ports import NewCycle
from bot.people.model import Known, PersonId
from bot.ports import Store
from bot.projects.model import Aim
from bot.search.query import parse
from tests.contracts.test_concurrency import THREADS, at_once
from tests.contracts.world import NOW, day, meet, seen_by, team_of

LATER = NOW + timedelta(hours=1)


def new(known: Known, trying: str = "Red lanyard", **more: Any) -> NewCycle:
    given: dict[str, Any] = {
        "team": team_of(known),
        "plan": Plan(trying),
        "created_by": known.person.id,
        "planned": NOW,
    }
    return NewCycle(**{**given, **more})


def add(store: Store, known: Known, trying: str = "Red lanyard", **more: Any) -> Cycle:
    with store.write(seen_by(known)) as unit:
        cycle = unit.cycles.add(new(known, trying, **more))
        unit.commit()
    return cycle


def save(store: Store, known: Known, cycle: Cycle, at: Stage) -> bool:
    with store.write(seen_by(known)) as unit:
        saved = unit.cycles.save(cycle, at)
        unit.commit()
    return saved


def refs(cycles: tuple[Cycle, ...]) -> list[str]:
    return [each.ref for each in cycles]


def finished(cycle: Cycle, decision: Decision = Decision.ABANDON) -> Cycle:
    """At its end, with something in every field."""
    return replace(
        cycle,
        predictions=(
            Prediction("", "40 seconds 🧑🏽‍⚕️", NOW, "2 minutes", Matched.NO, (Amendment("1 minute", LATER),)),
            Prediction("Will it save time?", ""),
        ),
        due=Due(day(1), day(2), None, day(4)),
        started=NOW,
        did=Did(False, "night shift", "nobody saw it", "batteries", "3 of 4"),
        done=NOW + timedelta(hours=1),
        learned="Pharmacy could not read the printout",
        studied=NOW + timedelta(hours=2),
        act=Act(decision, "illegible", "bigger print", "ward clerk", NOW + timedelta(hours=2)),
        acted=NOW + timedelta(hours=3),
    )


def test_a_test_comes_back_as_it_was_added(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        project = unit.projects.add(team_of(sam), Aim("Keys"), None, NOW).ref
        unit.commit()
    plan = Plan("Red lanyard", "o", "r", "t", Scale.PART, day(3), "who", "where", "c", "w", 4, project, 2)
    given: dict[str, Any] = {
        "plan": plan,
        "predictions": (Prediction("", "quick", NOW), Prediction("Liked?", "")),
        "due": Due(day(3), day(4), day(5), None),
        "about": "L-12",
        "lead": sam.person.id,
    }
    added = add(store, sam, **given)
    assert added == Cycle("C-1", team_of(sam), created_by=sam.person.id, planned=NOW, ramp="C-1", order=1, **given)
    bare = add(store, sam, created_by=None)
    assert bare == Cycle("C-2", team_of(sam), Plan("Red lanyard"), None, NOW, ramp="C-2")
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.get_many(["C-2", "C-9", "K-1", "C-1"]) == (bare, added)


def test_what_is_saved_comes_back(store: Store) -> None:
    sam = meet(store)
    before, other = add(store, sam), add(store, sam, "Something else")
    after = finished(before)
    assert save(store, sam, after, Stage.PLAN)
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.get(before.ref) == after
        assert unit.cycles.get(other.ref) == other
    assert save(store, sam, before, Stage.CLOSED)
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.get(before.ref) == before


def test_it_is_saved_only_where_it_is_still_at_that_stage(store: Store) -> None:
    sam = meet(store)
    cycle = add(store, sam)
    assert not save(store, sam, finished(cycle), Stage.DO)
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.get(cycle.ref) == cycle
        assert unit.search.find("pdsa", parse("illegible"), 9) == ()


def test_of_many_who_start_it_at_once_one_does(store: Store) -> None:
    sam = meet(store)
    cycle = add(store, sam)
    starts = [NOW + timedelta(minutes=number) for number in range(THREADS)]
    saved = at_once(lambda number: save(store, sam, replace(cycle, started=starts[number]), Stage.PLAN))
    assert sorted(saved) == [*[False] * (THREADS - 1), True]
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.get(cycle.ref).started == starts[saved.index(True)]


def test_what_it_was_made_with_stays(store: Store) -> None:
    sam, other = meet(store), meet(store, place_key="C2", place_name="ward-9")
    made = add(store, sam, about="L-12")
    changes: dict[str, Any] = {"team": team_of(other), "planned": LATER, "about": "L-1", "ramp": "C-9", "order": 7}
    assert save(store, other, replace(made, created_by=None, **changes), Stage.PLAN)
    with store.read(seen_by(other)) as unit:
        assert unit.cycles.get(made.ref) == made


@pytest.mark.parametrize("ref", ["C-2", "C-0", "C-01", "L-1", "C-1 ", "C-9999999999", "", "C-١"])
def test_what_is_no_test_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    add(store, sam)
    with pytest.raises(NotFound), store.read(seen_by(sam)) as unit:
        unit.cycles.get(ref)


def test_a_row_of_tests_grows_at_its_end(store: Store) -> None:
    sam = meet(store)
    first = add(store, sam)
    second = add(store, sam, previous=first.ref)
    apart = add(store, sam)
    third = add(store, sam, previous=first.ref)
    placed = [(each.ramp, each.order, each.previous) for each in (first, second, apart, third)]
    assert placed == [("C-1", 1, ""), ("C-1", 2, "C-1"), ("C-3", 1, ""), ("C-1", 3, "C-1")]
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.ramp("C-1") == (first, second, third)
        assert unit.cycles.ramp("C-2") == ()


def test_of_many_that_go_on_at_once_each_has_a_place_of_its_own(store: Store) -> None:
    sam = meet(store)
    first = add(store, sam)
    orders = at_once(lambda number: add(store, sam, previous=first.ref).order)
    assert sorted(orders) == list(range(2, THREADS + 2))


def test_the_board_has_what_waited_longest_first(store: Store) -> None:
    sam = meet(store)
    ones = [add(store, sam, planned=NOW + timedelta(days=number)) for number in range(4)]
    for number, cycle in ((0, ones[3]), (1, ones[0])):
        save(store, sam, replace(cycle, started=NOW + timedelta(days=9 - number)), Stage.PLAN)
    with store.read(seen_by(sam)) as unit:
        team = team_of(sam)
        assert refs(unit.cycles.board(team, Stage.PLAN, 9)) == ["C-2", "C-3"]
        assert refs(unit.cycles.board(team, Stage.DO, 9)) == ["C-1", "C-4"]
        assert refs(unit.cycles.board(team, Stage.DO, 1, 1)) == ["C-4"]
        assert unit.cycles.board(team, Stage.STUDY, 9) == ()
        assert unit.cycles.counts(team) == {Stage.PLAN: 2, Stage.DO: 2}


def test_closed_ones_come_newest_first(store: Store) -> None:
    sam = meet(store)
    for hours in (5, 9, 7):
        cycle = add(store, sam)
        save(store, sam, replace(finished(cycle), acted=NOW + timedelta(hours=hours)), Stage.PLAN)
    with store.read(seen_by(sam)) as unit:
        assert refs(unit.cycles.board(team_of(sam), Stage.CLOSED, 9)) == ["C-2", "C-3", "C-1"]


def test_mine_are_those_that_are_due_soonest(store: Store) -> None:
    sam, ben = meet(store), meet(store, person_key="U2", person_name="Ben")
    mine: dict[str, Any] = {"lead": sam.person.id}
    add(store, sam, **mine)
    add(store, sam, **mine, due=Due(plan=day(9), do=day(1)))
    add(store, sam, lead=ben.person.id, due=Due(plan=day(1)))
    started = add(store, sam, **mine, due=Due(plan=day(1), do=day(8)))
    save(store, sam, replace(started, started=NOW), Stage.PLAN)
    over = add(store, sam, **mine, due=Due(plan=day(1)))
    save(store, sam, finished(over), Stage.PLAN)
    with store.read(seen_by(sam)) as unit:
        me = sam.person.id
        assert refs(unit.cycles.mine(me, 9)) == ["C-4", "C-2", "C-1"]
        assert refs(unit.cycles.mine(me, 1)) == ["C-4"]


def test_those_of_a_project_and_those_of_a_measure(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        project = unit.projects.add(team_of(sam), Aim("Keys"), None, NOW).ref
        unit.commit()
    on = Plan("Red lanyard", project=project)
    first = add(store, sam, plan=on)
    add(store, sam)
    add(store, sam, plan=on)
    add(store, sam, plan=on, previous=first.ref)
    with store.read(seen_by(sam)) as unit:
        assert refs(unit.cycles.of_project(project, 9)) == ["C-1", "C-4", "C-3"]
        assert refs(unit.cycles.of_project(project, 1, 1)) == ["C-4"]
        assert refs(unit.cycles.latest_of_project(project, 2)) == ["C-4", "C-3"]
        assert unit.cycles.count_of_project(project) == 3
        assert unit.cycles.of_project("P-9", 9) == unit.cycles.latest_of_project("P-9", 9) == ()
        assert unit.cycles.count_of_project("P-9") == unit.cycles.count_of_project("") == 0


def test_those_of_a_measure_are_the_ones_that_have_started(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        measure = unit.measures.add(team_of(sam), MeasurePlan("Minutes"), None, NOW).ref
        unit.commit()
    ones = [add(store, sam, plan=Plan("Red lanyard", measure=measure)) for _ in range(3)]
    other = add(store, sam)
    for hours, cycle in ((2, ones[0]), (1, ones[2]), (3, other)):
        save(store, sam, replace(cycle, started=NOW + timedelta(hours=hours)), Stage.PLAN)
    with store.read(seen_by(sam)) as unit:
        assert refs(unit.cycles.of_measure(measure)) == ["C-3", "C-1"]
        assert unit.cycles.of_measure("M-9") == ()


def test_those_that_began_from_a_record(store: Store) -> None:
    sam = meet(store)
    for about in ("L-1", "H-1", "L-1", ""):
        add(store, sam, about=about)
    with store.read(seen_by(sam)) as unit:
        assert refs(unit.cycles.about("L-1")) == ["C-1", "C-3"]
        assert refs(unit.cycles.about("")) == []


@pytest.mark.parametrize(
    "words",
    ["lanyard", "seconds", "minute", "illegible", "printout", "batteries", "stopped", "kind:abandon", "tag:stopped"],
)
def test_every_word_of_it_is_found(store: Store, words: str) -> None:
    sam = meet(store)
    cycle = add(store, sam)
    add(store, sam, "Something else")
    save(store, sam, finished(cycle), Stage.PLAN)
    with store.read(seen_by(sam)) as unit:
        assert unit.search.find("pdsa", parse(words), 9) == (cycle.ref,)
    save(store, sam, cycle, Stage.CLOSED)
    with store.write(seen_by(sam)) as unit:
        assert unit.search.find("pdsa", parse("tag:stopped"), 9) == ()
        unit.cycles.remove(cycle.ref)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.search.find("pdsa", parse("lanyard"), 9) == ()


def test_only_one_that_was_never_started_is_removed(store: Store) -> None:
    sam = meet(store)
    cycle = add(store, sam)
    save(store, sam, replace(cycle, started=NOW), Stage.PLAN)
    with pytest.raises(NotFound), store.write(seen_by(sam)) as unit:
        unit.cycles.remove(cycle.ref)
    save(store, sam, cycle, Stage.DO)
    with store.write(seen_by(sam)) as unit:
        unit.cycles.remove(cycle.ref)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.cycles.get_many([cycle.ref]) == ()


def test_a_lead_of_another_organisation_cannot_be_written(store: Store) -> None:
    sam = meet(store)
    with pytest.raises(IntegrityError):
        add(store, sam, lead=PersonId("f" * 16))
