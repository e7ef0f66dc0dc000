"""Two organisations become one, all at once or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, func, or_, select, text, update

from bot.joining.errors import SamePlatform, TooManyToJoin
from bot.networks.model import Standing
from bot.people.model import OrganisationId, new_id
from storage.conversation_tables import drafts, receipts
from storage.every_table import metadata
from storage.joining_columns import MOVED, Is
from storage.joining_move import move, tables
from storage.names import name_key
from storage.network_tables import joins, network_members, renumberings
from storage.spread_tables import themes
from storage.tables import counters, installations, learning_entries, organisations, teams
from storage.time_tables import timers

LEAST = 1_000
"""L-12 becomes L-1012."""
MOST = 10**9
"""A record's name has nine digits at most."""
COUNTED = (
    "action",
    "adoption",
    "ask",
    "concern",
    "huddle",
    "learning",
    "measure",
    "pdsa",
    "project",
    "question set",
    "sent digest",
    "series",
    "subscription",
)
"""All kinds of records that have numbers."""
_FIRST = ("receipts", "timers", "outbox", "lanes", "cards")
"""In the order in which others lock them: whoever writes begins at one of these, and waits there."""
_PATIENCE = ("SET LOCAL statement_timeout = 0", "SET LOCAL lock_timeout = '30s'")


@dataclass(frozen=True)
class Whole:
    id: OrganisationId
    added: tuple[int, int]
    """To the first one's numbers, and to the second's."""


def become_one(
    connection: Connection, first: OrganisationId, second: OrganisationId, spelled: Callable[[str], str], now: datetime
) -> Whole:
    """Once all hold still. `spelled`: a platform's name, to tell teams of one name apart. Raises SamePlatform and
    TooManyToJoin."""
    if _platforms(connection, first) & _platforms(connection, second):
        raise SamePlatform
    last = {each: _last_number(connection, each) for each in (first, second)}
    beyond = LEAST
    while beyond <= max(last.values()):
        beyond *= 10
    if 3 * beyond >= MOST:
        raise TooManyToJoin
    name = connection.execute(select(organisations.c.name).where(organisations.c.id == first)).scalar_one()
    whole = Whole(OrganisationId(new_id()), (beyond, 2 * beyond))
    connection.execute(organisations.insert().values(id=whole.id, name=name, created=now))
    _tell_teams_apart(connection, first, second, spelled)
    values = _counted(connection, {first: beyond, second: 2 * beyond})
    _end(connection, first, second)
    for old, added in zip((first, second), whole.added):
        _make_way(connection, old, whole.id)
        _renumber(connection, old, whole.id, [last[old] + 1, added])
        move(connection, old, whole.id, added)
    rows = [{"organisation_id": whole.id, "name": name, "value": value} for name, value in values.items()]
    connection.execute(counters.insert(), rows)
    connection.execute(delete(organisations).where(organisations.c.id.in_((first, second))))
    return whole


def hold_still(connection: Connection) -> None:
    """Nobody else writes until this is done; whoever waits finds their organisation gone, and begins again."""
    if connection.dialect.name != "postgresql":
        return
    for setting in _PATIENCE:
        connection.execute(text(setting))
    others = sorted(table.name for table in metadata.sorted_tables if table.name not in (*_FIRST, "memory", "budgets"))
    connection.execute(text(f"LOCK TABLE {', '.join((*_FIRST, *others))} IN EXCLUSIVE MODE"))


def _platforms(connection: Connection, organisation: str) -> set[str]:
    here = installations.c.organisation_id == organisation
    return set(connection.execute(select(installations.c.platform).where(here)).scalars())


def _last_number(connection: Connection, organisation: str) -> int:
    counted = select(func.max(counters.c.value)).where(counters.c.organisation_id == organisation)
    found = [connection.execute(counted).scalar() or 0]
    for table in tables():
        for name, kind in MOVED[table.name].items():
            if kind is Is.NUMBER:
                highest = select(func.max(table.c[name])).where(table.c.organisation_id == organisation)
                found.append(connection.execute(highest).scalar() or 0)
    return max(found)


def _counted(connection: Connection, added: Mapping[OrganisationId, int]) -> dict[str, int]:
    """Where each count goes on: beyond all old numbers, of whatever there is none yet too."""
    rows = connection.execute(select(counters).where(counters.c.organisation_id.in_(added))).all()
    values = dict.fromkeys(COUNTED, min(added.values()))
    for row in rows:
        values[row.name] = max(values.get(row.name, 0), row.value + added[OrganisationId(row.organisation_id)])
    return values


def _tell_teams_apart(connection: Connection, first: str, second: str, spelled: Callable[[str], str]) -> None:
    """Of two teams of one name the second's says where it is: Ward 7 (Teams)."""
    same = select(teams.c.name_key).where(teams.c.organisation_id == first)
    rows = connection.execute(
        select(teams.c.id, teams.c.name).where(teams.c.organisation_id == second, teams.c.name_key.in_(same))
    ).all()
    where = " + ".join(sorted(spelled(each) for each in _platforms(connection, second)))
    for row in rows:
        name = f"{row.name} ({where})"
        here = and_(teams.c.organisation_id == second, teams.c.id == row.id)
        connection.execute(update(teams).where(here).values(name=name, name_key=name_key(name)))


def _end(connection: Connection, first: str, second: str) -> None:
    """What cannot come along: sealed words, which nobody can rewrite, and what was counted."""
    both = (first, second)
    connection.execute(delete(drafts).where(drafts.c.organisation_id.in_(both), drafts.c.form == ""))
    connection.execute(delete(joins).where(or_(joins.c.organisation_id.in_(both), joins.c.other_id.in_(both))))
    connection.execute(delete(counters).where(counters.c.organisation_id.in_(both)))


def _make_way(connection: Connection, old: str, new: str) -> None:
    """Of what both have and one can have once, what came first stays."""
    better = network_members.alias()
    worse = exists().where(
        better.c.organisation_id == old,
        better.c.network_id == network_members.c.network_id,
        better.c.standing == Standing.MEMBER.value,
    )
    there = (network_members.c.organisation_id == new, network_members.c.standing != Standing.MEMBER.value)
    connection.execute(delete(network_members).where(*there, worse))
    for table, key in ((network_members, "network_id"), (themes, "key"), (timers, "key"), (receipts, "key")):
        connection.execute(delete(table).where(table.c.organisation_id == old, _there(table, key, new)))
    imported = (learning_entries.c.organisation_id == old, _there(learning_entries, "external_id", new))
    connection.execute(update(learning_entries).where(*imported).values(external_id=None))


def _there(table: Table, key: str, new: str) -> ColumnElement[bool]:
    other = table.alias()
    return exists().where(other.c.organisation_id == new, other.c[key] == table.c[key])


def _renumber(connection: Connection, old: str, new: str, step: list[int]) -> None:
    """For whatever comes in with an old number."""
    for table, column in ((installations, "renumbered"), (renumberings, "steps")):
        keys = list(table.primary_key.columns)
        rows = connection.execute(select(*keys, table.c[column]).where(table.c.organisation_id == old)).mappings().all()
        for row in rows:
            this = (key == row[key.name] for key in keys)
            connection.execute(update(table).where(*this).values(**{column: [*(row[column] or ()), step]}))
    connection.execute(renumberings.insert().values(was=old, organisation_id=new, steps=[step]))
