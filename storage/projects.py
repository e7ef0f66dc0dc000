"""Projects of one organisation, as one audience may see them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Update, bindparam, case, select, update

from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from bot.projects.model import Aim, Node, Project
from storage.padding import padded
from storage.pdsa_tables import projects
from storage.project_rows import aim_values, nodes_to_json, project_of, ref_of
from storage.quick import run
from storage.refs import number_in
from storage.statements import next_number

RECORD = "project"
_projects = projects.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_ADD = projects.insert()
_HERE = (_projects.organisation_id == bindparam("here"), _projects.team_id.in_(bindparam("ours", expanding=True)))
_THIS = (*_HERE, _projects.number == bindparam("wanted"))
_ONE = select(projects).where(*_THIS)
_ONE_LOCKED = _ONE.with_for_update()
_SEVERAL = select(projects).where(*_HERE, _projects.number.in_(bindparam("several", expanding=True)))
_OF_TEAM = (
    select(projects)
    .where(*_HERE, _projects.team_id == bindparam("wanted"))
    .order_by(_projects.ended.is_not(None), _projects.number.desc())
)
_SAVE = update(projects).where(*_THIS).values({name: bindparam(f"new_{name}") for name in aim_values(Aim(""))})
_SET_NODES = (
    update(projects)
    .where(*_THIS)
    .values(
        nodes=bindparam("new_nodes"),
        last_node=case((_projects.last_node < bindparam("last"), bindparam("last")), else_=_projects.last_node),
    )
)
_END = update(projects).where(*_THIS).values(ended=bindparam("new_ended"))


class SqlProjects:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._own: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}
        self._seen_by = self._own | {"ours": padded(audience.sees)}

    def add(self, team: TeamId, aim: Aim, by: PersonId | None, now: datetime) -> Project:
        if team not in self._audience.teams:
            raise NotFound
        number = next_number(self._connection, self._audience.organisation, RECORD)
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "team_id": team,
            "nodes": [],
            "last_node": 0,
            "created_by": by,
            "created": now,
            **aim_values(aim),
        }
        run(self._connection, _ADD, row)
        return Project(ref_of(number), team, aim, by, now)

    def get(self, ref: str, *, lock: bool = False) -> Project:
        number = number_in(ref, "P")
        statement, by = (_ONE_LOCKED, self._own) if lock else (_ONE, self._seen_by)
        row = number and run(self._connection, statement, {**by, "wanted": number}).first()
        if not row:
            raise NotFound
        return project_of(row)

    def get_many(self, refs: Collection[str]) -> tuple[Project, ...]:
        numbers = [number for ref in dict.fromkeys(refs) if (number := number_in(ref, "P")) is not None]
        if not numbers:
            return ()
        rows = run(self._connection, _SEVERAL, {**self._seen_by, "several": numbers})
        found = {each.ref: each for each in map(project_of, rows)}
        return tuple(found[ref] for ref in refs if ref in found)

    def of_team(self, team: TeamId) -> tuple[Project, ...]:
        return tuple(map(project_of, run(self._connection, _OF_TEAM, {**self._seen_by, "wanted": team})))

    def save(self, ref: str, aim: Aim) -> None:
        self._write(_SAVE, ref, {f"new_{name}": value for name, value in aim_values(aim).items()})

    def set_nodes(self, ref: str, nodes: Sequence[Node]) -> None:
        last = max((each.id for each in nodes), default=0)
        self._write(_SET_NODES, ref, {"new_nodes": nodes_to_json(nodes), "last": last})

    def end(self, ref: str, now: datetime | None) -> None:
        self._write(_END, ref, {"new_ended": now})

    def _write(self, statement: Update, ref: str, values: dict[str, Any]) -> None:
        number = number_in(ref, "P")
        if not number or not run(self._connection, statement, {**self._own, **values, "wanted": number}).rowcount:
            raise NotFound
