"""A week of several teams of two organisations, for the contracts of round-ups."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.chat.digest import Line, Scope
from bot.pdsa.model import Act, Decision, Did, Plan
from bot.pdsa.ports import NewCycle
from bot.people.audience import Audience
from bot.people.model import Known
from bot.ports import Store
from tests.contracts.world import add_wide, meet, seen_by, team_of

BEGINS = datetime(2026, 11, 16, tzinfo=UTC)
DAY = timedelta(days=1)
ENDS = BEGINS + 7 * DAY
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
TUESDAY = BEGINS + DAY + timedelta(hours=9)


def ward(store: Store, number: int, organisation: str = "T1") -> Known:
    """Somebody of a team of its own."""
    keys = {"person_key": f"U{number}", "place_key": f"C{number}", "place_name": f"ward-{number}"}
    return meet(store, organisation_key=organisation, **keys)


def scope(*wards: Known, **more: Any) -> Scope:
    return Scope(tuple(map(team_of, wards)), FIRST, LAST, BEGINS, ENDS, **more)


def following(known: Known, *wards: Known) -> Audience:
    return replace(seen_by(known), follows=frozenset(map(team_of, wards)))


def learned(store: Store, known: Known, words: str = "Key on a hook", at: datetime = TUESDAY, **more: Any) -> str:
    """Seen by the whole organisation."""
    return add_wide(store, known, words, created=at, **more).ref


def refs(lines: Iterable[Line]) -> list[str]:
    return [line.ref for line in lines]


def small_test(store: Store, known: Known, at: datetime = TUESDAY, upto: str = "started", **plan: Any) -> str:
    """A small test, with an hour between its steps; planned long before."""
    new = NewCycle(team_of(known), Plan("Key on a red lanyard", **plan), known.person.id, at - 40 * DAY)
    with store.write(seen_by(known)) as unit:
        cycle = unit.cycles.add(new)
        for name, values in _steps(at).items():
            if upto == "planned":
                break
            before, cycle = cycle, replace(cycle, **values)
            assert unit.cycles.save(cycle, before.stage)
            if name == upto:
                break
        unit.commit()
    return cycle.ref


def _steps(at: datetime) -> dict[str, dict[str, Any]]:
    hour = timedelta(hours=1)
    return {
        "started": {"started": at - 3 * hour},
        "done": {"done": at - 2 * hour, "did": Did(True, observations="Found")},
        "studied": {"studied": at - hour, "learned": "Red is seen"},
        "acted": {"acted": at, "act": Act(Decision.ABANDON, why="Nobody wore it")},
    }
