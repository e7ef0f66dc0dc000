"""What was sent, each with the platform's id, so that it can be shown afresh when its record has changed."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, delete, null, select, text, update

from bot.people.model import OrganisationId
from storage.quick import run
from storage.time_tables import cards
from storage.types import AnyRow, Instant

RESTS = timedelta(seconds=3)
"""Between two changes of one card, however much happens."""
KEPT = timedelta(days=90)
"""After it was shown last; nobody looks so far up in a channel, and what is said there is in the records."""

_LANE = (cards.c.organisation_id == bindparam("here"), cards.c.target == bindparam("whither"))
_DUE = select(cards).where(*_LANE, cards.c.next_try.is_not(None)).order_by(cards.c.next_try, cards.c.id).limit(1)
_MESSAGE = select(cards.c.message_id).where(*_LANE, cards.c.ref == bindparam("about"))
_THIS = cards.c.id == bindparam("card")
_REST = bindparam("rest", type_=Instant())
_SHOWN = (
    update(cards)
    .where(_THIS)
    .values(
        sent=bindparam("version"),
        tries=0,
        faults=0,
        rest_until=_REST,
        next_try=case((cards.c.wanted == bindparam("version"), null()), else_=_REST),
    )
)
_FAILED = (
    update(cards)
    .where(_THIS)
    .values(
        tries=cards.c.tries + 1,
        faults=cards.c.faults + bindparam("fault"),
        next_try=bindparam("next", type_=Instant()),
    )
)
_LET_BE = update(cards).where(_THIS).values(sent=cards.c.wanted, tries=0, faults=0, next_try=null())
_REMEMBER = text(
    "INSERT INTO cards (organisation_id, ref, target, follows, message_id, view, wanted, sent, rest_until, next_try)"
    " VALUES (:here, :ref, :target, :follows, :message, :view, :changed, 0, :rest, :next)"
    " ON CONFLICT (organisation_id, target, ref) DO UPDATE SET follows = excluded.follows, view = excluded.view,"
    " message_id = excluded.message_id, wanted = excluded.wanted, sent = 0, tries = 0, faults = 0,"
    " rest_until = excluded.rest_until, next_try = excluded.next_try"
).bindparams(bindparam("rest", type_=Instant()), bindparam("next", type_=Instant()))

_OLD = (
    select(cards.c.id)
    .where(
        cards.c.follows == "", cards.c.rest_until <= bindparam("before", type_=Instant()), cards.c.next_try.is_(None)
    )
    .limit(bindparam("most"))
)
_FORGET = delete(cards).where(cards.c.id.in_(_OLD))


def next_card(connection: Connection, here: OrganisationId, target: str) -> AnyRow | None:
    """The one that is to be shown afresh first, now or later."""
    row: AnyRow | None = run(connection, _DUE, {"here": here, "whither": target}).first()
    return row


def message_of(connection: Connection, here: OrganisationId, target: str, ref: str) -> str:
    """The platform's id of what was sent there under that key; "" where nothing was."""
    return str(run(connection, _MESSAGE, {"here": here, "whither": target, "about": ref}).scalar() or "")


def remember(
    connection: Connection,
    here: OrganisationId,
    target: str,
    *,
    ref: str,
    view: str,
    follows: str,
    message: str,
    changed: bool,
    now: datetime,
) -> None:
    """`changed`: since it was composed."""
    rest = now + RESTS
    values = {"here": here, "ref": ref, "target": target, "follows": follows, "message": message, "view": view}
    when = {"changed": int(changed), "rest": rest, "next": rest if changed else None}
    run(connection, _REMEMBER, {**values, **when})


def shown(connection: Connection, card: int, version: int, now: datetime) -> None:
    """Due again where it has changed since it was composed."""
    run(connection, _SHOWN, {"card": card, "version": version, "rest": now + RESTS})


def failed(connection: Connection, card: int, next_try: datetime, *, fault: bool) -> None:
    run(connection, _FAILED, {"card": card, "next": next_try, "fault": int(fault)})


def let_be(connection: Connection, card: int) -> None:
    """It stays as it is, until its record changes again."""
    run(connection, _LET_BE, {"card": card})


def forget(connection: Connection, now: datetime, most: int) -> int:
    """Those that follow nothing and that nobody changes any more; how many."""
    forgotten: int = run(connection, _FORGET, {"before": now - KEPT, "most": most}).rowcount
    return forgotten
