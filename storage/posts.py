"""The messages of one lane on their way: tried, tried again, given up."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, case, delete, func, null, select, update

from bot.people.model import OrganisationId
from storage.conversation_tables import outbox
from storage.quick import run
from storage.types import AnyRow, Instant

_FIRST = (
    select(outbox)
    .where(
        outbox.c.organisation_id == bindparam("here"),
        outbox.c.target == bindparam("whither"),
        outbox.c.next_try.is_not(None),
    )
    .order_by(outbox.c.id)
    .limit(1)
)
_THIS = outbox.c.id == bindparam("message")
_LOCK = select(outbox.c.version, outbox.c.follows).where(_THIS).with_for_update()
_NOBODY_ELSES = select(outbox.c.id).where(_THIS).with_for_update(skip_locked=True)
_BEGIN = (
    update(outbox)
    .where(_THIS)
    .values(attempted=func.coalesce(outbox.c.attempted, bindparam("now", type_=Instant()), type_=Instant()))
)
_NOT_TRIED = update(outbox).where(_THIS).values(attempted=null())
_FAILED = (
    update(outbox)
    .where(_THIS)
    .values(
        tries=outbox.c.tries + 1,
        faults=outbox.c.faults + bindparam("fault"),
        next_try=bindparam("next", type_=Instant()),
        attempted=case((bindparam("unsure") == 1, outbox.c.attempted), else_=null()),
    )
)
_GIVE_UP = update(outbox).where(_THIS).values(next_try=null(), attempted=null())
_REMOVE = delete(outbox).where(_THIS)


def first(connection: Connection, here: OrganisationId, target: str) -> AnyRow | None:
    """The oldest; what is behind it waits, whether or not its time has come."""
    row: AnyRow | None = run(connection, _FIRST, {"here": here, "whither": target}).first()
    return row


def begin(connection: Connection, message: int, now: datetime) -> bool:
    """From now on it may have arrived. False where somebody is changing it, or taking it back, at this moment: who
    holds the lane must not wait for them, for they may be waiting for the lane."""
    if run(connection, _NOBODY_ELSES, {"message": message}).first() is None:
        return False
    run(connection, _BEGIN, {"message": message, "now": now})
    return True


def lock(connection: Connection, message: int) -> AnyRow | None:
    """None where it was taken back."""
    row: AnyRow | None = run(connection, _LOCK, {"message": message}).first()
    return row


def not_tried(connection: Connection, message: int) -> None:
    run(connection, _NOT_TRIED, {"message": message})


def failed(connection: Connection, message: int, next_try: datetime, *, unsure: bool, fault: bool) -> None:
    values = {"message": message, "next": next_try, "unsure": int(unsure), "fault": int(fault)}
    run(connection, _FAILED, values)


def give_up(connection: Connection, message: int) -> None:
    """It is kept, so that whoever asks for it again is told from a second press."""
    run(connection, _GIVE_UP, {"message": message})


def remove(connection: Connection, message: int) -> None:
    run(connection, _REMOVE, {"message": message})
