"""Which lane is next, and whose it is: a lease runs by the database's own time, which is the same for every replica."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Executable,
    Float,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from bot.people.model import OrganisationId
from bot.ports import Lane
from storage import budgets
from storage.quick import run
from storage.tables import accounts, places
from storage.time_tables import budgets as budget_rows
from storage.time_tables import lanes
from storage.types import AnyRow, Instant

_LANE = (lanes.c.organisation_id == bindparam("here"), lanes.c.target == bindparam("whither"))
_STATE = select(lanes.c.fence, lanes.c.free_at, lanes.c.held).where(*_LANE).with_for_update()
_LEASE = update(lanes).where(*_LANE).values(fence=bindparam("fence"), leased_until=bindparam("until"))
_GOES = update(lanes).where(*_LANE).values(free_at=bindparam("free"), leased_until=bindparam("until"), waits="")
_RELEASE = (
    update(lanes)
    .where(*_LANE)
    .values(
        due=bindparam("due", type_=Instant()), leased_until=0.0, waits=bindparam("waits"), free_at=bindparam("free")
    )
)
_HOLD = update(lanes).where(*_LANE).values(held=bindparam("until", type_=Instant()))
_NOW = bindparam("now", type_=Instant())
_DUE = and_(lanes.c.due <= _NOW, or_(lanes.c.held.is_(None), lanes.c.held <= _NOW))


def any_due(connection: Connection, now: datetime) -> bool:
    return bool(run(connection, _any_due(connection.dialect.name), {"now": now}).scalar_one())


def seconds_until_free(connection: Connection, now: datetime) -> float | None:
    free_at = run(connection, _free_at(connection.dialect.name), {"now": now}).scalar()
    return None if free_at is None else max(0.0, free_at - budgets.seconds_now(connection))


def take(connection: Connection, now: datetime, seconds: float, without: Collection[str]) -> Lane | None:
    """Locks it too, until the transaction ends."""
    besides = {"without": sorted(without)} if without else {}
    values = {"now": now, "used_up": budgets.used_up(connection), **besides}
    row = run(connection, _first(connection.dialect.name, bool(without)), values).first()
    if row is None:
        return None
    lane = Lane(OrganisationId(row.organisation_id), row.target, row.fence + 1)
    until = budgets.seconds_now(connection) + seconds
    run(connection, _LEASE, {**_about(lane), "fence": lane.fence, "until": until})
    return lane


def lock(connection: Connection, lane: Lane) -> AnyRow | None:
    """None where somebody else has leased the lane since."""
    row: AnyRow | None = run(connection, _STATE, _about(lane)).first()
    return row if row is not None and row.fence == lane.fence else None


def go_on(connection: Connection, lane: Lane, free_at: float, until: float) -> None:
    """One is sent now, and the lease begins anew."""
    run(connection, _GOES, {**_about(lane), "free": free_at, "until": until})


def release(connection: Connection, lane: Lane, due: datetime | None, free_at: float, waits: str) -> None:
    run(connection, _RELEASE, {**_about(lane), "due": due, "waits": waits, "free": free_at})


def hold(connection: Connection, lane: Lane, until: datetime) -> None:
    run(connection, _HOLD, {**_about(lane), "until": until})


def _about(lane: Lane) -> dict[str, object]:
    return {"here": lane.organisation, "whither": lane.target}


@cache
def _any_due(dialect: str) -> Executable:
    return select(exists().where(_DUE, lanes.c.leased_until <= budgets.clock_of(dialect)).label("any"))


@cache
def _first(dialect: str, besides: bool) -> Executable:
    now = budgets.clock_of(dialect)
    statement = select(lanes.c.organisation_id, lanes.c.target, lanes.c.fence).where(
        _DUE,
        lanes.c.leased_until <= now,
        lanes.c.free_at <= now,
        lanes.c.waits.not_in(bindparam("used_up", expanding=True)),
    )
    if besides:
        statement = statement.where(tuple_(lanes.c.organisation_id, lanes.c.target).not_in(_of_platforms()))
    return statement.order_by(lanes.c.due).limit(1).with_for_update(skip_locked=True)


def _of_platforms() -> Select[tuple[str, str]]:
    """(organisation, target) of places and people there."""
    there: BindParameter[Any] = bindparam("without", expanding=True)
    found = union_all(
        select(places.c.organisation_id, places.c.id).where(places.c.platform.in_(there)),
        select(accounts.c.organisation_id, accounts.c.person_id).where(accounts.c.platform.in_(there)),
    ).subquery()
    return select(found.c[0], found.c[1])


@cache
def _free_at(dialect: str) -> Executable:
    """The first of the lanes that are due and wait for nothing but their rate."""
    other = func.coalesce(budget_rows.c.free_at, literal_column("0"))
    later = (func.max if dialect == "sqlite" else func.greatest)(lanes.c.free_at, other)
    return (
        select(func.min(later, type_=Float).label("free_at"))
        .select_from(lanes.outerjoin(budget_rows, budget_rows.c.key == lanes.c.waits))
        .where(_DUE, lanes.c.leased_until <= budgets.clock_of(dialect))
    )
