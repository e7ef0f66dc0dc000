"""The raw SQL of what a round-up adds up, and of the rows that it shows; for either database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

SHOWN = 3
SEEN = (
    "organisation_id = '{here}' AND team_id IN ({teams}) AND hidden_at IS NULL"
    " AND (visibility = 'organisation' OR team_id IN ({own})) AND created >= '{begins}' AND created < '{ends}'"
)
LEARNED = (
    "SELECT * FROM (SELECT number, useful, created, tried, row_number() OVER (PARTITION BY team_id"
    " ORDER BY tried DESC, useful DESC, created DESC) AS place FROM (SELECT number, team_id, useful, created,"
    " (SELECT count(*) FROM adoptions WHERE organisation_id = '{here}' AND source = 'L-' || e.number) AS tried"
    " FROM learning_entries e WHERE {seen} AND {kind}) found) placed"
    " ORDER BY place, tried DESC, useful DESC, created DESC LIMIT 50"
)
TESTS = "SELECT * FROM cycles WHERE organisation_id = '{here}' AND team_id IN ({teams})"
ADOPTED = (
    " FROM adoptions a LEFT JOIN learning_entries e ON e.organisation_id = a.organisation_id AND a.source LIKE 'L-%'"
    " AND e.number = CAST(substr(a.source, 3) AS bigint) WHERE (a.organisation_id = '{here}'"
    " AND a.created >= '{begins}' AND a.created < '{ends}'"
    " OR a.organisation_id = '{here}' AND a.ended >= '{begins}' AND a.ended < '{ends}')"
    " AND (a.team_id IN ({teams}) OR e.team_id IN ({teams}))"
)
MEASURED = (
    "SELECT m.number, max(v.day) AS last FROM measures m JOIN measure_values v ON v.organisation_id = m.organisation_id"
    " AND v.measure_number = m.number AND v.day >= '{first}' AND v.day <= '{last}' WHERE m.organisation_id = '{here}'"
    " AND m.team_id IN ({teams}) GROUP BY m.number ORDER BY last DESC, m.number DESC LIMIT 30"
)
NOTHING = (
    " AND NOT EXISTS (SELECT 1 FROM {table} WHERE organisation_id = '{here}' AND team_id = t.id"
    " AND {column} >= '{begins}' AND {column} < '{ends}')"
)
BUSY = (("learning_entries", "created"), ("cycles", "started"), ("adoptions", "created"))
QUIET = "SELECT count(*) FROM teams t WHERE organisation_id = '{here}' AND id IN ({teams})"
ALWAYS = (
    "SELECT number FROM concerns WHERE organisation_id = '{here}' AND team_id IN ({teams}) AND status = 'passed up'"
    " ORDER BY passed_up LIMIT 50",
    TESTS + " AND stage <> 'closed' AND waiting_since < '{ends}' ORDER BY waiting_since LIMIT 50",
    "SELECT count(*) FROM cycles WHERE organisation_id = '{here}' AND team_id IN ({teams}) AND started >= '{begins}'"
    " AND started < '{ends}'",
    "SELECT decision, count(*) FROM cycles WHERE organisation_id = '{here}' AND team_id IN ({teams})"
    " AND acted >= '{begins}' AND acted < '{ends}' GROUP BY decision",
    TESTS + " AND acted >= '{begins}' AND acted < '{ends}' ORDER BY acted DESC LIMIT 50",
    "SELECT a.number" + ADOPTED + " ORDER BY a.created DESC LIMIT 50",
    "SELECT count(*)" + ADOPTED,
)
OWN = (
    "SELECT * FROM actions WHERE organisation_id = '{here}' AND team_id IN ({teams}) AND done IS NULL"
    " AND due <= '{last}' ORDER BY due LIMIT 50",
    "SELECT status, count(*) FROM huddles WHERE organisation_id = '{here}' AND team_id IN ({teams})"
    " AND starts >= '{begins}' AND starts < '{ends}' GROUP BY status",
)


def raw(connection: Connection, here: str, teams: Sequence[str], days: tuple[datetime, datetime], *, own: bool) -> None:
    begins, ends = (each.isoformat(timespec="microseconds") for each in days)
    values = {"here": here, "begins": begins, "ends": ends, "own": f"'{teams[0]}'"}
    values |= {"teams": ",".join(f"'{each}'" for each in teams), "first": str(days[0].date())}
    values |= {"last": str((days[1] - timedelta(days=1)).date())}

    def rows(statement: str, **more: str) -> Sequence[Any]:
        return connection.exec_driver_sql(statement.format(**values, **more).replace("%", "%%")).fetchall()

    def numbered(table: str, numbers: Sequence[int], column: str = "number") -> None:
        if numbers:
            listed = ",".join(map(str, numbers))
            here_in = f"organisation_id = '{here}' AND {column} IN ({listed})"
            connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {here_in}").fetchall()  # noqa: S608

    for kind in ("(kind IS NULL OR kind NOT IN ('insight', 'impact story'))", "kind = 'insight'"):
        learned = rows(LEARNED, kind=kind, seen=SEEN.format(**values))
        numbered("learning_entries", [row.number for row in learned][:SHOWN])
    measured = [row.number for row in rows(MEASURED)]
    numbered("measures", measured)
    numbered("measure_values", measured, "measure_number")
    quiet = QUIET + "".join(NOTHING.format(table=table, column=column, **values) for table, column in BUSY)
    for statement in (*ALWAYS, *(OWN if own else (quiet,))):
        rows(statement)
