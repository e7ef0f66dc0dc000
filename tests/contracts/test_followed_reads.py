"""Whoever follows a team reads what a member reads of its tests, measures and projects, and changes none of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bot.chat.errors import NotFound
from bot.concerns.model import Concern
from bot.measures.model import Drawing, Value
from bot.measures.model import Plan as MeasurePlan
from bot.pdsa.model import Plan, Stage
from bot.people.audience import Audience
from bot.people.model import Known, PersonId, TeamId
from bot.ports import Store, Unit
from bot.projects.model import Aim
from tests.contracts import test_concerns, test_cycles
from tests.contracts.test_follows import ward
from tests.contracts.world import NOW, TODAY, day, seen_by, team_of

NUMBERS = range(1, 4)
REFS = {kind: [f"{kind}-{number}" for number in range(1, 8)] for kind in "CMPK"}
SAM = PersonId("a" * 16)
Read = Callable[[Unit, TeamId, str], Any]
"""(unit, a team, "1") → what it reads."""
READS: dict[str, Read] = {
    "cycle": lambda unit, team, n: unit.cycles.get(f"C-{n}"),
    "cycles": lambda unit, team, n: unit.cycles.get_many(REFS["C"]),
    "board": lambda unit, team, n: unit.cycles.board(team, Stage.PLAN, 9),
    "counts": lambda unit, team, n: unit.cycles.counts(team),
    "ramp": lambda unit, team, n: unit.cycles.ramp(f"C-{n}"),
    "cycles of project": lambda unit, team, n: unit.cycles.of_project(f"P-{n}", 9),
    "latest of project": lambda unit, team, n: unit.cycles.latest_of_project(f"P-{n}", 9),
    "count of project": lambda unit, team, n: unit.cycles.count_of_project(f"P-{n}"),
    "cycles of measure": lambda unit, team, n: unit.cycles.of_measure(f"M-{n}"),
    "cycles about": lambda unit, team, n: unit.cycles.about(f"L-{n}"),
    "latest cycles": lambda unit, team, n: unit.cycles.latest(9),
    "measure": lambda unit, team, n: unit.measures.get(f"M-{n}"),
    "measures": lambda unit, team, n: unit.measures.get_many(REFS["M"]),
    "measures of team": lambda unit, team, n: unit.measures.of_team(team),
    "measures of project": lambda unit, team, n: unit.measures.of_project(f"P-{n}"),
    "values": lambda unit, team, n: unit.measures.values(f"M-{n}"),
    "values on": lambda unit, team, n: unit.measures.on(f"M-{n}", [TODAY]),
    "count": lambda unit, team, n: unit.measures.count(f"M-{n}"),
    "values of": lambda unit, team, n: unit.measures.values_of(REFS["M"], 9),
    "corrections": lambda unit, team, n: unit.measures.corrections(f"M-{n}", 9),
    "project": lambda unit, team, n: unit.projects.get(f"P-{n}"),
    "projects": lambda unit, team, n: unit.projects.get_many(REFS["P"]),
    "projects of team": lambda unit, team, n: unit.projects.of_team(team),
}
CONCERNS: dict[str, Read] = {
    "concern": lambda unit, team, n: unit.concerns.get(f"K-{n}"),
    "open": lambda unit, team, n: unit.concerns.open_of(team, 9),
    "passed to": lambda unit, team, n: unit.concerns.passed_to(team, 9),
}
ONE_STORE = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def wards(store: Store) -> list[Known]:
    """Three, each with one of everything; K-1 and K-2 of the first, of which it passed K-2 up to the second."""
    found = [ward(store, number) for number in NUMBERS]
    for number, each in enumerate(found):
        with store.write(seen_by(each)) as unit:
            team = team_of(each)
            project = unit.projects.add(team, Aim("Keys"), None, NOW).ref
            measure = unit.measures.add(team, MeasurePlan("Falls", project=project), None, NOW).ref
            unit.measures.put(measure, [Value(TODAY, 3.0, recorded=NOW), Value(day(1), 4.0, recorded=NOW)])
            unit.measures.correct(measure, [Value(TODAY, 5.0, recorded=NOW)], None, NOW)
            plan = Plan("Red lanyard", project=project, measure=measure)
            unit.cycles.add(test_cycles.new(each, plan=plan, about=f"L-{number + 1}"))
            unit.commit()
        test_concerns.add(store, each, about="H-1")
        test_concerns.pass_up(store, each, test_concerns.add(store, each), found[(number + 1) % 3])
    return found


def reads(store: Store, audience: Audience, read: Read, team: TeamId, number: str) -> Any:
    with store.read(audience) as unit:
        try:
            return read(unit, team, number)
        except NotFound:
            return NotFound


@ONE_STORE
@given(own=some.frozensets(some.sampled_from(NUMBERS)), follows=some.frozensets(some.sampled_from(NUMBERS)))
def test_a_follower_reads_as_a_member_does(
    store: Store, wards: list[Known], own: frozenset[int], follows: frozenset[int]
) -> None:
    ids = [team_of(each) for each in wards]
    mine, followed = (frozenset(ids[number - 1] for number in some_of) for some_of in (own, follows))
    reader = Audience(wards[0].organisation, mine, SAM, follows=followed)
    member = Audience(wards[0].organisation, mine | followed, SAM)

    def may_read(concern: Concern) -> bool:
        passed_up = concern.team in followed and concern.site is not None
        return concern.team in mine or concern.site in mine or passed_up

    for team, number in zip(ids, "123"):
        for name, read in READS.items():
            expected = reads(store, member, read, team, number)
            assert reads(store, reader, read, team, number) == expected, name
    for team, number in zip((*ids, *ids), "123456"):
        for name, read in CONCERNS.items():
            expected, found = (reads(store, each, read, team, number) for each in (member, reader))
            if isinstance(expected, tuple):
                assert found == tuple(filter(may_read, expected)), name
            else:
                assert found == (expected if expected is not NotFound and may_read(expected) else NotFound), name


Write = Callable[[Unit, TeamId], Any]
WRITES: dict[str, Write] = {
    "cycle, to change": lambda unit, team: unit.cycles.get("C-1", lock=True),
    "save cycle": lambda unit, team: unit.cycles.save(unit.cycles.get("C-1"), Stage.PLAN) or _refused(),
    "remove cycle": lambda unit, team: unit.cycles.remove("C-1"),
    "measure, to change": lambda unit, team: unit.measures.get("M-1", lock=True),
    "add measure": lambda unit, team: unit.measures.add(team, MeasurePlan("x"), None, NOW),
    "save measure": lambda unit, team: unit.measures.save("M-1", MeasurePlan("x")),
    "draw": lambda unit, team: unit.measures.draw("M-1", Drawing()),
    "end measure": lambda unit, team: unit.measures.end("M-1", NOW),
    "put": lambda unit, team: unit.measures.put("M-1", [Value(day(2), 1.0, recorded=NOW)]),
    "correct": lambda unit, team: unit.measures.correct("M-1", [Value(TODAY, 1.0, recorded=NOW)], None, NOW),
    "remove value": lambda unit, team: unit.measures.remove("M-1", TODAY, None, NOW),
    "project, to change": lambda unit, team: unit.projects.get("P-1", lock=True),
    "add project": lambda unit, team: unit.projects.add(team, Aim("x"), None, NOW),
    "save project": lambda unit, team: unit.projects.save("P-1", Aim("x")),
    "nodes": lambda unit, team: unit.projects.set_nodes("P-1", []),
    "end project": lambda unit, team: unit.projects.end("P-1", NOW),
    "save concern": lambda unit, team: _saved(unit) or _refused(),
}


def _saved(unit: Unit) -> bool:
    concern = unit.concerns.get("K-2")
    return unit.concerns.save(concern, replace(concern, text="x"))


def _refused() -> Any:
    raise NotFound


@pytest.mark.parametrize("name", WRITES)
def test_a_follower_changes_nothing_even_where_it_could_be_read(store: Store, wards: list[Known], name: str) -> None:
    """No handler's audience follows anybody; this holds even if one did."""
    team = team_of(wards[0])
    follower = Audience(wards[0].organisation, frozenset(), SAM, follows=frozenset({team}))
    with pytest.raises(NotFound), store.write(follower) as unit:
        WRITES[name](unit, team)


def test_whoever_follows_has_no_tests_of_their_own_there(store: Store, wards: list[Known]) -> None:
    """One that somebody led before they left the team is not theirs to go on with."""
    known = wards[0]
    cycle = test_cycles.add(store, known, lead=known.person.id)
    follower = Audience(known.organisation, frozenset(), known.person.id, follows=frozenset({team_of(known)}))
    with store.read(follower) as unit:
        assert unit.cycles.get(cycle.ref)
        assert unit.cycles.mine(known.person.id, 9) == ()
        assert unit.concerns.about("H-1") == ()


def test_another_organisation_s_teams_are_not_followed(store: Store, wards: list[Known]) -> None:
    other = ward(store, 1, organisation_key="T2", organisation_name="Other")
    stolen = Audience(other.organisation, frozenset(), SAM, follows=frozenset(map(team_of, wards)))
    for name, read in (READS | CONCERNS).items():
        found = reads(store, stolen, read, team_of(wards[0]), "1")
        nothing = not any(found.values()) if isinstance(found, dict) else not found
        assert found is NotFound or nothing, name
