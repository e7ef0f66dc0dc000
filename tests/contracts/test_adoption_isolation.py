"""Adoptions of one organisation and its teams, out of everybody else's reach."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import Known
from bot.ports import Store
from bot.spread.model import Outcome
from bot.spread.ports import AdoptionRepository
from tests.contracts.test_adoptions import KEY, hears, new, tries, ward_9
from tests.contracts.world import NOW, add_wide, meet, seen_by, team_of


@pytest.fixture
def sam(store: Store) -> Known:
    """Of Ward 7, whose L-1 everybody may see."""
    known = meet(store)
    add_wide(store, known, "Red lanyard on the key")
    return known


@pytest.fixture
def ruth(store: Store, sam: Known) -> Known:
    """Of Ward 9."""
    return ward_9(store)


READS: dict[str, Callable[[AdoptionRepository, Known], object]] = {
    "of": lambda adoptions, here: adoptions.of("L-1"),
    "tried": lambda adoptions, here: tuple(adoptions.tried(("L-1",))),
    "of a team": lambda adoptions, here: adoptions.of_team(team_of(here), 9),
    "of a team now": lambda adoptions, here: adoptions.of_team(team_of(here), 9, ended=False),
    "several": lambda adoptions, here: adoptions.get_many(["T-1"]),
    "heard": lambda adoptions, here: tuple(filter(None, [adoptions.heard(KEY)])),
}
REFUSED: dict[str, Callable[[AdoptionRepository, Known], object]] = {
    "get": lambda adoptions, here: adoptions.get("T-1"),
    "get, locked": lambda adoptions, here: adoptions.get("T-1", lock=True),
    "add": lambda adoptions, here: adoptions.add(new(here)),
    "hear": lambda adoptions, here: adoptions.add(new(here, team=None, elsewhere="d" * 32)),
    "change": lambda adoptions, here: adoptions.change("T-1", "x", "x", None, "x"),
    "end": lambda adoptions, here: adoptions.end("T-1", Outcome.WORKED, "x", NOW + timedelta(1)),
}


@pytest.mark.parametrize("read", READS)
def test_another_organisation_reads_nothing(store: Store, sam: Known, ruth: Known, read: str) -> None:
    tries(store, ruth)
    hears(store, sam)
    there = meet(store, organisation_key="T2")
    stranger = Audience(there.organisation, frozenset({*ruth.teams, *sam.teams}), ruth.person.id, frozenset(ruth.teams))
    with store.read(stranger) as unit:
        assert READS[read](unit.adoptions, ruth) == ()
    with store.read(replace(seen_by(ruth), teams=frozenset({team_of(ruth)}))) as unit:
        assert READS[read](unit.adoptions, ruth) != ()


@pytest.mark.parametrize("change", REFUSED)
def test_nobody_else_changes(store: Store, sam: Known, ruth: Known, change: str) -> None:
    before = tries(store, ruth)
    there = meet(store, organisation_key="T2")
    beside = meet(store, person_key="U3", place_key="C3", place_name="ward-3")
    strangers = [Audience(there.organisation, frozenset(ruth.teams), ruth.person.id, frozenset(ruth.teams))]
    if not change.startswith("get"):
        strangers.append(seen_by(beside))  # who may read it
    for stranger in strangers:
        with pytest.raises((NotFound, IntegrityError)), store.write(stranger) as unit:
            REFUSED[change](unit.adoptions, ruth)
    with store.read(seen_by(ruth)) as unit:
        assert unit.adoptions.of("L-1") == (before,)


def test_nobody_of_another_organisation_can_have_begun_it(store: Store, ruth: Known) -> None:
    there = meet(store, organisation_key="T2", person_key="U2")
    with pytest.raises(IntegrityError):
        tries(store, ruth, by=there.person.id)


def test_numbers_are_each_organisation_s_own(store: Store, ruth: Known) -> None:
    there = meet(store, organisation_key="T2")
    entry = add_wide(store, there, "Theirs")
    assert (tries(store, ruth).ref, tries(store, there, entry.ref).ref) == ("T-1", "T-1")
