"""What every store of measures does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.charts.model import Direction, Kind, Rules
from bot.chat.errors import NotFound
from bot.measures.model import Drawing, Measure, NewPhase, Note, Often, Plan, Purpose, Shape, Value
from bot.measures.ports import MeasureRepository
from bot.people.model import Known
from bot.ports import Store
from bot.projects.model import Aim
from tests.contracts.test_concurrency import at_once
from tests.contracts.world import NOW, day, meet, seen_by, strangers, team_of

FALLS = Plan("Falls")
LATER = NOW + timedelta(hours=1)


def add(store: Store, known: Known, plan: Plan = FALLS, *values: Value) -> Measure:
    with store.write(seen_by(known)) as unit:
        measure = unit.measures.add(team_of(known), plan, known.person.id, NOW)
        assert unit.measures.put(measure.ref, values) == ()
        unit.commit()
    return measure


def value(number: int, amount: float = 1.0, at: datetime = NOW, **more: Any) -> Value:
    return Value(day(number), amount, recorded=at, **more)


def test_a_measure_comes_back_as_it_was_added(store: Store) -> None:
    sam = meet(store)
    full = Plan(
        name="Hand hygiene 🧼",
        purpose=Purpose.PROCESS,
        shape=Shape.BUNDLE,
        definition="Read at the sink.",
        unit="%",
        per=1000,
        direction=Direction.INCREASE,
        target=95.5,
        collector=sam.person.id,
        often=Often.WEEK,
        elements=("Gel", "Gloves"),
    )
    first, second = add(store, sam, full), add(store, sam)
    assert first == Measure("M-1", team_of(sam), full, sam.person.id, NOW)
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.get("M-1") == first
        assert unit.measures.get("M-2") == second
        assert unit.measures.get_many(["M-2", "M-9", "M-1", "P-1"]) == (second, first)


@pytest.mark.parametrize("ref", ["M-2", "M-0", "M-01", "L-1", "M-1 ", "M-9999999999", "", "M-١"])
def test_what_is_no_measure_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    add(store, sam)
    with store.read(seen_by(sam)) as unit:
        asks: tuple[Callable[[str], object], ...] = (
            unit.measures.get,
            unit.measures.values,
            unit.measures.count,
            lambda ref: unit.measures.corrections(ref, 9),
        )
        for ask in asks:
            with pytest.raises(NotFound):
                ask(ref)


def test_a_team_s_come_by_name_and_without_those_that_ended(store: Store) -> None:
    sam = meet(store)
    for name in ("falls", "Beds", "éclairs", "Zzz"):
        add(store, sam, Plan(name))
    with store.write(seen_by(sam)) as unit:
        unit.measures.end("M-4", NOW)
        unit.commit()
    with store.write(seen_by(sam)) as unit:
        assert [each.plan.name for each in unit.measures.of_team(team_of(sam))] == ["Beds", "falls", "éclairs"]
        assert unit.measures.get("M-4").ended == NOW
        unit.measures.end("M-4", None)
        assert unit.measures.get("M-4").ended is None
        assert len(unit.measures.of_team(team_of(sam))) == 4


def test_what_is_changed_comes_back(store: Store) -> None:
    sam = meet(store)
    before, other = add(store, sam, Plan("Falls", elements=("a",))), add(store, sam, Plan("Other"))
    plan = replace(before.plan, name="Falls at night", target=2.0, collector=sam.person.id, often=Often.DAY)
    drawing = Drawing(
        Kind.C, Rules.IHI, 12, (NewPhase(day(3), "new ward"),), (Note(day(4), "flu"), Note(day(5), "strike"))
    )
    with store.write(seen_by(sam)) as unit:
        unit.measures.save("M-1", plan)
        unit.measures.draw("M-1", drawing)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.get("M-1") == replace(before, plan=plan, drawing=drawing)
        assert unit.measures.get("M-2") == other


def test_a_project_s_are_those_that_belong_to_it(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        project = unit.projects.add(team_of(sam), Aim("Fewer falls"), sam.person.id, NOW).ref
        unit.commit()
    for name in ("falls", "Beds"):
        add(store, sam, Plan(name, project=project))
    add(store, sam, Plan("Another"))
    with store.read(seen_by(sam)) as unit:
        assert [each.plan.name for each in unit.measures.of_project(project)] == ["Beds", "falls"]
        assert unit.measures.get("M-1").plan.project == project
        assert unit.measures.of_project("P-9") == unit.measures.of_project("") == ()
    for stranger in strangers(store, sam):
        with store.read(stranger) as unit:
            assert unit.measures.of_project(project) == ()


def test_values_come_by_day_all_of_them_or_those_of_some_days(store: Store) -> None:
    sam = meet(store)
    full = value(9, 12, of=15.0, elements=((3, 4), (4, 4)), note="busy", left_out="no data", recorded_by=sam.person.id)
    add(store, sam, FALLS, value(5), full, value(7, -0.5))
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.values("M-1") == (value(5), value(7, -0.5), full)
        assert unit.measures.on("M-1", [full.day, day(5), day(6)]) == (value(5), full)
        assert unit.measures.on("M-1", [day(6)]) == unit.measures.on("M-1", []) == ()
        assert unit.measures.count("M-1") == 3


def test_a_day_that_has_a_value_keeps_it(store: Store) -> None:
    sam = meet(store)
    add(store, sam, FALLS, value(5))
    with store.write(seen_by(sam)) as unit:
        given = [value(4, 4.0), value(5, 9.0), value(6, 6.0), value(6, 7.0)]
        assert unit.measures.put("M-1", given) == (value(5), value(6, 6.0))
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.values("M-1") == (value(4, 4.0), value(5), value(6, 6.0))


def test_the_last_of_several_measures_at_once(store: Store) -> None:
    sam = meet(store)
    add(store, sam, FALLS, *(value(number) for number in range(1, 6)))
    add(store, sam, Plan("Beds"), value(3))
    add(store, sam, Plan("None"))
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.values_of(["M-1", "M-2", "M-3", "M-9"], 2) == {
            "M-1": (value(4), value(5)),
            "M-2": (value(3),),
            "M-3": (),
            "M-9": (),
        }
        assert unit.measures.values_of([], 2) == {}


def test_a_correction_keeps_what_was_there(store: Store) -> None:
    sam = meet(store)
    before = value(5, 12, of=15.0, elements=((1, 2),), note="busy", recorded_by=sam.person.id)
    add(store, sam, FALLS, before, value(6))
    after = value(5, 13, LATER, of=15.0)
    with store.write(seen_by(sam)) as unit:
        unit.measures.correct("M-1", [after], sam.person.id, LATER)
        unit.measures.remove("M-1", day(6), None, LATER)
        with pytest.raises(NotFound):
            unit.measures.correct("M-1", [value(5), value(7)], sam.person.id, LATER)
        with pytest.raises(NotFound):
            unit.measures.remove("M-1", day(6), sam.person.id, LATER)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.values("M-1") == (after,)
        removed, corrected = unit.measures.corrections("M-1", 9)
        assert (corrected.day, corrected.before, corrected.by, corrected.at) == (day(5), before, sam.person.id, LATER)
        assert (removed.day, removed.before, removed.by, removed.removed) == (day(6), value(6), None, True)
        assert corrected.removed is False
        assert unit.measures.corrections("M-1", 1) == (removed,)


def test_many_are_corrected_at_once_each_with_what_was_there(store: Store) -> None:
    sam = meet(store)
    before = [value(number, number, note=f"{number}") for number in range(1, 29)]
    after = [value(number, number + 0.5, LATER, of=40.0, elements=((1, 2),)) for number in range(28, 2, -1)]
    add(store, sam, FALLS, *before)
    with store.write(seen_by(sam)) as unit:
        unit.measures.correct("M-1", after, sam.person.id, LATER)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.values("M-1") == (*before[:2], *after[::-1])
        assert [each.before for each in unit.measures.corrections("M-1", 99)] == before[2:]


def test_of_two_at_once_for_one_day_one_is_kept_and_the_other_hears_of_it(store: Store) -> None:
    sam = meet(store)
    add(store, sam)

    def record(amount: int) -> tuple[Value, ...]:
        with store.write(seen_by(sam)) as unit:
            met = unit.measures.put("M-1", [value(5, amount)])
            unit.commit()
        return met

    met = at_once(record)
    with store.read(seen_by(sam)) as unit:
        (kept,) = unit.measures.values("M-1")
    assert sorted(met) == [(), *[(kept,)] * (len(met) - 1)]


def test_ten_thousand_values(store: Store) -> None:
    sam = meet(store)
    first = date(1995, 1, 1)
    many = [Value(first + timedelta(days=number), number % 7, recorded=NOW) for number in range(10_000)]
    add(store, sam, FALLS, *many)
    with store.read(seen_by(sam)) as unit:
        assert unit.measures.values("M-1") == tuple(many)
        assert unit.measures.values_of(["M-1"], 200) == {"M-1": tuple(many[-200:])}


READS: dict[str, Callable[[MeasureRepository, Known], object]] = {
    "get_many": lambda measures, here: measures.get_many(["M-1"]),
    "of_team": lambda measures, here: measures.of_team(team_of(here)),
    "values_of": lambda measures, here: measures.values_of(["M-1"], 9)["M-1"],
}
REFUSED: dict[str, Callable[[MeasureRepository, Known], object]] = {
    "get": lambda measures, here: measures.get("M-1"),
    "get, locked": lambda measures, here: measures.get("M-1", lock=True),
    "add": lambda measures, here: measures.add(team_of(here), FALLS, None, NOW),
    "save": lambda measures, here: measures.save("M-1", Plan("Other")),
    "draw": lambda measures, here: measures.draw("M-1", Drawing(Kind.C)),
    "end": lambda measures, here: measures.end("M-1", NOW),
    "values": lambda measures, here: measures.values("M-1"),
    "values of days": lambda measures, here: measures.on("M-1", [day(5)]),
    "count": lambda measures, here: measures.count("M-1"),
    "put": lambda measures, here: measures.put("M-1", [value(9)]),
    "correct": lambda measures, here: measures.correct("M-1", [value(5, 9)], None, NOW),
    "remove": lambda measures, here: measures.remove("M-1", day(5), None, NOW),
    "corrections": lambda measures, here: measures.corrections("M-1", 9),
}


@pytest.mark.parametrize("read", READS)
def test_nobody_else_reads(store: Store, read: str) -> None:
    here = meet(store)
    add(store, here, FALLS, value(5))
    for stranger in strangers(store, here):
        with store.read(stranger) as unit:
            assert READS[read](unit.measures, here) == ()
    with store.read(seen_by(here)) as unit:
        assert READS[read](unit.measures, here) != ()


@pytest.mark.parametrize("change", REFUSED)
def test_nobody_else_changes(store: Store, change: str) -> None:
    here = meet(store)
    before = add(store, here, FALLS, value(5), value(6))
    with store.write(seen_by(here)) as unit:
        unit.measures.correct("M-1", [value(6, 2)], None, NOW)
        unit.commit()
    for stranger in strangers(store, here):
        with pytest.raises((NotFound, IntegrityError)), store.write(stranger) as unit:
            REFUSED[change](unit.measures, here)
    with store.read(seen_by(here)) as unit:
        assert unit.measures.get("M-1") == before
        assert unit.measures.values("M-1") == (value(5), value(6, 2))
        assert len(unit.measures.corrections("M-1", 9)) == 1


def test_nobody_of_another_organisation_can_collect_or_record(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2", person_key="U2")
    add(store, here)
    with pytest.raises(IntegrityError), store.write(seen_by(here)) as unit:
        unit.measures.save("M-1", Plan("Falls", collector=there.person.id))
    with pytest.raises(IntegrityError), store.write(seen_by(here)) as unit:
        unit.measures.put("M-1", [value(5, recorded_by=there.person.id)])


def test_numbers_are_each_organisation_s_own(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    assert [add(store, here).ref, add(store, there).ref, add(store, here).ref] == ["M-1", "M-1", "M-2"]
