"""A busy week of many teams, written in bulk on top of a large learning log: small tests, adoptions, numbers, concerns,
actions and huddles, and 20 entries a team."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text, update

from bot.concerns.model import ConcernStatus
from bot.learning.model import Kind, Visibility
from bot.measures.model import Drawing, Plan
from bot.pdsa.model import Act, Cycle, Decision, Did, Matched, Prediction, Stage
from bot.pdsa.model import Plan as TestPlan
from bot.people.model import OrganisationId, TeamId
from bot.spread.model import Outcome
from storage.cycle_rows import number_of, values_of
from storage.huddle_tables import actions, concerns, huddles, series
from storage.learning_rows import RECORD
from storage.measure_rows import drawing_to_json, plan_to_row
from storage.pdsa_tables import cycles, measure_values, measures
from storage.spread_tables import adoptions
from storage.tables import counters, learning_entries

A_WEEK, TESTS, TRIES, VALUES, HUDDLES = 20, 5, 4, 16, 5
"""Of one team: entries in the week; and in all small tests, adoptions, values of its measure, huddles a week."""
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
KINDS = (None, Kind.WORKED, Kind.DID_NOT_WORK, Kind.SURPRISE, Kind.INSIGHT)
STAGES = (Stage.CLOSED, Stage.CLOSED, Stage.DO, Stage.STUDY, Stage.PLAN)


def fill(connection: Connection, here: OrganisationId, teams: list[TeamId], begins: datetime) -> None:
    _entries(connection, here, len(teams), begins)
    _many(connection, cycles, [_test(here, n, team, begins) for n, team in _each(teams, TESTS)])
    _many(connection, adoptions, [_try(here, n, team, begins) for n, team in _each(teams, TRIES)])
    _measures(connection, here, teams, begins.date())
    _many(connection, concerns, [_concern(here, n, team, begins) for n, team in _each(teams, 1)])
    _many(connection, actions, [_action(here, n, team, begins) for n, team in _each(teams, 2)])
    _huddles(connection, here, teams, begins)
    connection.commit()
    connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def _each(teams: list[TeamId], times: int) -> list[tuple[int, TeamId]]:
    return list(enumerate((team for team in teams for _ in range(times)), 1))


def _many(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 5_000):
        connection.execute(insert(table), rows[start : start + 5_000])


def _entries(connection: Connection, here: OrganisationId, teams: int, begins: datetime) -> None:
    """The last of them are of the week; they are spread over the teams in turn."""
    all_of = learning_entries.c
    counted = select(counters.c.value).where(counters.c.organisation_id == here, counters.c.name == RECORD)
    last = connection.execute(counted).scalar_one()
    for nth in range(A_WEEK):
        low = last - (nth + 1) * teams
        values: dict[str, Any] = {"created": begins + nth * timedelta(hours=8), "useful": nth % 7}
        kind, wide = KINDS[nth % len(KINDS)], nth % 4
        values |= {"kind": kind, "visibility": Visibility.ORGANISATION if wide else Visibility.TEAM}
        of_week = (all_of.organisation_id == here, all_of.number > low, all_of.number <= low + teams)
        connection.execute(update(learning_entries).where(*of_week).values(values))


def _test(here: OrganisationId, number: int, team: TeamId, begins: datetime) -> dict[str, Any]:
    stage = STAGES[number % TESTS]
    planned = begins - (number % 40) * DAY
    steps = list(Stage).index(stage)
    times: Any = dict(zip(("started", "done", "studied", "acted"), (planned + n * DAY for n in range(1, steps + 1))))
    made = Cycle(
        f"C-{number}",
        team,
        TestPlan("Key on a red lanyard by the door"),
        None,
        planned,
        (Prediction("", "Found in a minute", planned, "Found", Matched.PARTLY),),
        did=Did(True, observations="Found at once") if "done" in times else None,
        learned="Red is seen" if "studied" in times else "",
        act=Act(list(Decision)[number % 3], why="Pharmacy could not read it") if "acted" in times else None,
        ramp=f"C-{number}",
        **times,
    )
    own = {"organisation_id": here, "number": number, "team_id": team, "ramp_number": number_of(made.ref)}
    rest = {"ramp_order": 1, "previous_number": None, "about": "", "planned": planned, "created_by": None}
    return {**values_of(made), **own, **rest}


def _try(here: OrganisationId, number: int, team: TeamId, begins: datetime) -> dict[str, Any]:
    """Of entries of other teams, every fourth in the week."""
    created = begins + (number % 7) * DAY - (number % 4) * 4 * WEEK
    ended = created + DAY if number % 2 else None
    row = {"organisation_id": here, "number": number, "source": f"L-{number * 37}", "team_id": team, "called": ""}
    told = {"outcome": list(Outcome)[number % 3] if ended else None, "told": "", "ended": ended, "by_test": ""}
    return {**row, "created": created, "keeps": "All of it", "adapts": "", "service": "", "elsewhere": "", **told}


def _measures(connection: Connection, here: OrganisationId, teams: list[TeamId], first: date) -> None:
    common = {**plan_to_row(Plan("Falls")), "drawing": drawing_to_json(Drawing()), "organisation_id": here}
    made = datetime.combine(first, time(), UTC)
    rows = [{**common, "number": n, "team_id": team, "created": made} for n, team in _each(teams, 1)]
    _many(connection, measures, rows)
    values = [
        {"organisation_id": here, "measure_number": n, "day": first + DAY - week * WEEK, "value": float(value)}
        | {"elements": [], "note": "", "left_out": "", "recorded": made}
        for n in range(1, len(rows) + 1)
        for week in range(VALUES if n % 3 else 7)
        for value in [(n * 7 + week * 13) % 20 + 5 + (12 if week < 9 and not n % 5 else 0)]
    ]
    _many(connection, measure_values, values)


def _concern(here: OrganisationId, number: int, team: TeamId, begins: datetime) -> dict[str, Any]:
    up = not number % 4
    row = {"organisation_id": here, "number": number, "team_id": team, "text": "Bladder scanner missing", "who": ""}
    status = ConcernStatus.PASSED_UP if up else ConcernStatus.OPEN
    when = {"created": begins, "passed_up": begins + (number % 9 - 5) * DAY if up else None, "status": status}
    return {**row, **when, "about": "", "outcome": "", "solved": False}


def _action(here: OrganisationId, number: int, team: TeamId, begins: datetime) -> dict[str, Any]:
    row = {"organisation_id": here, "number": number, "team_id": team, "text": "Order red lanyards", "who": "Sister"}
    return {**row, "due": begins.date() + (number % 14 - 4) * DAY, "about": "", "created": begins}


def _huddles(connection: Connection, here: OrganisationId, teams: list[TeamId], begins: datetime) -> None:
    plan = {"name": "Morning huddle", "question_set": "daily", "way": "room", "schedule": {}, "by_itself": True}
    of_series = {"people": [], "window": 60, "reminder": 10, "nudges": False, "by_person": False, "reached": []}
    # What nobody reads here is left as it is.
    rows = [
        {**plan, **of_series, "organisation_id": here, "number": n, "team_id": team, "since": begins, "ended": begins}
        for n, team in _each(teams, 1)
    ]
    _many(connection, series, rows)
    held = []
    for number, team in _each(teams, HUDDLES * 3):
        starts = begins + (number % HUDDLES) * DAY - (number % (HUDDLES * 3) // HUDDLES) * WEEK
        told = {"status": "closed" if number % 6 else "missed", "opened": starts, "closed": starts + DAY / 100}
        flags = {"step": 0, "lead_told": True, "nudged": False, "minutes": 10, "slot": 1, "way": "room"}
        own = {"organisation_id": here, "number": number, "team_id": team, "name": "Morning huddle", "questions": []}
        of = {"series_number": (number - 1) // (HUDDLES * 3) + 1, "day": starts.date(), "starts": starts}
        held.append({**own, **of, **told, **flags, "ends": starts + DAY / 24})
    _many(connection, huddles, held)
