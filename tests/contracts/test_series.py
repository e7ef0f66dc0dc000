"""What every store of series does: each is seen by its own team alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from typing import Any

import pytest

from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import Known, PersonId
from bot.ports import Store, Unit
from bot.series.model import Paused, Plan, Series, Way
from bot.timing.recurrence import Schedule, Slot
from tests.contracts.world import NOW, meet, seen_at, seen_by, team_of

LATER = NOW + timedelta(days=1)
SCHEDULE = Schedule("Europe/London", (Slot(0, time(8, 25)),), (0, 1, 2, 3, 4), date(2026, 11, 23))
PLAN = Plan("Ward 7 huddle", "daily", Way.ROOM, SCHEDULE, by_itself=False)


def add(store: Store, known: Known, plan: Plan = PLAN) -> Series:
    with store.write(seen_by(known)) as unit:
        added = unit.series.add(team_of(known), plan, NOW)
        unit.commit()
    return added


def everything(known: Known) -> Plan:
    """No field as it is by default."""
    slots = (Slot(3, time(7, 45)), Slot(1, time(20, 0, 30)))
    schedule = Schedule("Australia/Lord_Howe", slots, (0, 6), date(2026, 1, 1), 3, -1, date(2027, 2, 28), "GB-SCT")
    others = (known.person.id, PersonId("f" * 16))
    return Plan("Übergabe 🛏", "Q-2", Way.FORM, schedule, True, known.person.id, others, 90, 0, True, True)


def test_a_series_comes_back_as_it_was_added(store: Store) -> None:
    sam = meet(store)
    first, second = add(store, sam), add(store, sam, everything(sam))
    assert (first.ref, second.ref) == ("S-1", "S-2")
    with store.read(seen_by(sam)) as unit:
        assert unit.series.get("S-1") == first == Series("S-1", team_of(sam), PLAN, NOW)
        assert unit.series.get("S-2") == second == Series("S-2", team_of(sam), everything(sam), NOW)
        assert unit.series.get("S-2").since.tzinfo == UTC


@pytest.mark.parametrize("ref", ["", "S-0", "S-2", "S-01", "s-1", "S-1 ", "L-1", "S-9999999999", "S-١", "S-1\n"])
def test_what_is_not_there_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    add(store, sam)
    with store.read(seen_by(sam)) as unit:
        assert unit.series.get_many([ref]) == {}
        with pytest.raises(NotFound):
            unit.series.get(ref)


def test_of_a_team_by_their_name(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    for name in ("safety", "Handover", "daily", "Safety"):
        add(store, sam, replace(PLAN, name=name))
    add(store, kim)
    with store.read(seen_by(sam)) as unit:
        found = unit.series.of_team(team_of(sam))
        assert [(each.plan.name, each.ref) for each in found] == [
            ("daily", "S-3"),
            ("Handover", "S-2"),
            ("safety", "S-1"),
            ("Safety", "S-4"),
        ]
        assert unit.series.of_team(team_of(kim)) == ()


def test_saving_changes_the_plan_and_keeps_what_was_reached(store: Store) -> None:
    sam = meet(store)
    add(store, sam)
    changed = replace(everything(sam), lead=None)
    with store.write(seen_by(sam)) as unit:
        unit.series.pause("S-1", Paused.NO_CHANNEL, NOW)
        unit.series.reach({"S-1": {0: date(2026, 11, 23)}})
        saved = unit.series.save("S-1", changed, LATER)
        unit.commit()
    reached = {0: date(2026, 11, 23)}
    assert saved == Series("S-1", team_of(sam), changed, LATER, Paused.NO_CHANNEL, reached=reached)
    with store.read(seen_by(sam)) as unit:
        assert unit.series.get("S-1") == saved


def test_going_on_counts_from_then(store: Store) -> None:
    sam = meet(store)
    added = add(store, sam)
    with store.write(seen_by(sam)) as unit:
        unit.series.pause("S-1", None, LATER)
        assert unit.series.get("S-1") == added
        unit.series.pause("S-1", Paused.BY_LEAD, LATER)
        assert unit.series.get("S-1") == replace(added, paused=Paused.BY_LEAD)
        unit.series.pause("S-1", None, LATER)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.series.get("S-1") == replace(added, since=LATER)


def test_one_that_has_ended_is_gone_except_among_many(store: Store) -> None:
    sam = meet(store)
    added = add(store, sam)
    with store.write(seen_by(sam)) as unit:
        unit.series.end("S-1", LATER)
        unit.commit()
    calls: list[Callable[[Unit], object]] = [
        lambda unit: unit.series.get("S-1"),
        lambda unit: unit.series.save("S-1", PLAN, LATER),
        lambda unit: unit.series.pause("S-1", None, LATER),
        lambda unit: unit.series.end("S-1", LATER),
    ]
    with store.write(seen_by(sam)) as unit:
        assert unit.series.of_team(team_of(sam)) == ()
        assert unit.series.get_many(["S-1"]) == {"S-1": replace(added, ended=LATER)}
        for call in calls:
            with pytest.raises(NotFound):
                call(unit)


def test_many_at_once(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        refs = [unit.series.add(team_of(sam), PLAN, NOW).ref for _ in range(600)]
        unit.series.reach({ref: {0: date(2026, 11, 23), 1: date(2026, 11, 20)} for ref in refs})
        unit.series.reach({ref: {1: date(2026, 11, 24)} for ref in refs[:2]})
        unit.series.reach({})
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        found = unit.series.get_many([*refs, "S-601"])
        assert unit.series.get_many([]) == {}
    assert list(found) == refs
    assert found["S-2"].reached == {1: date(2026, 11, 24)}
    assert found["S-600"].reached == {0: date(2026, 11, 23), 1: date(2026, 11, 20)}


def test_what_is_not_committed_is_not_there(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.series.add(team_of(sam), PLAN, NOW)
    with store.read(seen_by(sam)) as unit:
        assert unit.series.of_team(team_of(sam)) == ()


def strangers(store: Store, sam: Known) -> dict[str, Audience]:
    beside = meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    there = meet(store, organisation_key="T2")
    ours = frozenset(sam.teams)
    return {
        "another team": seen_by(beside),
        "another team's channel": seen_at(beside),
        "another organisation": seen_by(there),
        "another organisation with every id of this one": Audience(there.organisation, ours, sam.person.id, ours),
        "nobody's": Audience(sam.organisation, frozenset()),
    }


STRANGERS = [
    "another team",
    "another team's channel",
    "another organisation",
    "another organisation with every id of this one",
    "nobody's",
]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_reads_and_changes_nothing(store: Store, stranger: str) -> None:
    sam = meet(store)
    added = add(store, sam)
    refused: list[Callable[[Unit], Any]] = [
        lambda unit: unit.series.get("S-1"),
        lambda unit: unit.series.add(team_of(sam), PLAN, LATER),
        lambda unit: unit.series.save("S-1", everything(sam), LATER),
        lambda unit: unit.series.pause("S-1", Paused.BY_LEAD, LATER),
        lambda unit: unit.series.end("S-1", LATER),
    ]
    with store.write(strangers(store, sam)[stranger]) as unit:
        assert unit.series.get_many(["S-1"]) == {}
        assert unit.series.of_team(team_of(sam)) == ()
        for call in refused:
            with pytest.raises(NotFound):
                call(unit)
        unit.series.reach({"S-1": {0: LATER.date()}})
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.series.of_team(team_of(sam)) == (added,)


def test_the_channel_sees_its_own(store: Store) -> None:
    sam = meet(store)
    added = add(store, sam)
    with store.read(seen_at(sam)) as unit:
        assert unit.series.get("S-1") == added


def test_each_organisation_counts_for_itself(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    assert [add(store, known).ref for known in (here, here, there)] == ["S-1", "S-2", "S-1"]
