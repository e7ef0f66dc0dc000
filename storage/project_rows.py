"""Between a project and its row: the aim in columns, what leads there as the databases' JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.people.model import PersonId, TeamId
from bot.projects.model import Aim, Node, NodeKind, Project
from storage.types import AnyRow


def ref_of(number: int) -> str:
    return f"P-{number}"


def aim_values(aim: Aim) -> dict[str, Any]:
    return {
        "name": aim.name,
        "what": aim.what,
        "baseline": aim.baseline,
        "target": aim.target,
        "unit": aim.unit,
        "by": aim.by,
        "population": aim.population,
        "place": aim.place,
    }


def nodes_to_json(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    return [{"id": each.id, "kind": each.kind.value, "text": each.text, "under": each.under} for each in nodes]


def project_of(row: AnyRow) -> Project:
    return Project(
        ref=ref_of(row.number),
        team=TeamId(row.team_id),
        aim=Aim(
            name=row.name,
            what=row.what,
            baseline=row.baseline,
            target=row.target,
            unit=row.unit,
            by=row.by,
            population=row.population,
            place=row.place,
        ),
        created_by=PersonId(row.created_by) if row.created_by else None,
        created=row.created,
        nodes=tuple(map(_node, row.nodes)),
        ended=row.ended,
        last_node=row.last_node,
    )


def _node(values: Mapping[str, Any]) -> Node:
    return Node(values["id"], NodeKind(values["kind"]), values["text"], values["under"])
