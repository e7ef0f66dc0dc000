"""What is due in a lane, as it is told to whoever sends it."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.ports import Lane, Message
from storage import cards, posts
from storage.addresses import Whereto, whereto
from storage.types import AnyRow

WORTH_SENDING = timedelta(days=1)
"""After which a message is too old, where it says nothing else."""


def next_due(connection: Connection, lane: Lane) -> datetime | None:
    """None where nothing is left to do."""
    return min((row.next_try for row in _first(connection, lane)), default=None)


def due(connection: Connection, lane: Lane, now: datetime) -> tuple[Message, ...]:
    """The first message and the first card, whichever has waited longer before the other."""
    where = whereto(connection, lane.organisation, lane.target)
    found: list[Message] = []
    for row in sorted(_first(connection, lane), key=lambda row: row.next_try):
        is_card = hasattr(row, "message_id")
        if row.next_try > now:
            continue
        if where is None:  # whoever it was for is gone
            (cards.let_be if is_card else posts.remove)(connection, row.id)
        else:
            found.append(_card(row, where) if is_card else _post(row, lane, where, now, connection))
    return tuple(found)


def _first(connection: Connection, lane: Lane) -> list[AnyRow]:
    """Of the messages and of the cards."""
    post = posts.first(connection, lane.organisation, lane.target)
    card = cards.next_card(connection, lane.organisation, lane.target)
    return [row for row in (post, card) if row is not None]


def _post(row: AnyRow, lane: Lane, where: Whereto, now: datetime, connection: Connection) -> Message:
    under = cards.message_of(connection, lane.organisation, lane.target, row.under) if row.under else ""
    return Message(
        id=row.id,
        to=where.to,
        known=where.known,
        key=row.key,
        view=row.view,
        created=row.created,
        tries=row.tries,
        faults=row.faults,
        asked_by=row.asked_by,
        otherwise=row.otherwise,
        version=row.version,
        under=under,
        attempted=row.attempted,
        late=(row.until or row.created + WORTH_SENDING) <= now,
        timed=row.until is not None,
    )


def _card(row: AnyRow, where: Whereto) -> Message:
    return Message(
        id=row.id,
        to=where.to,
        known=where.known,
        key=row.ref,
        view=row.view,
        created=row.rest_until,
        tries=row.tries,
        faults=row.faults,
        shown_as=row.message_id,
        version=row.wanted,
    )
