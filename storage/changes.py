"""What a transaction changes about what is sent later, written at its end."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, case, or_, select, update

from bot.people.model import OrganisationId
from storage.conversation_tables import outbox
from storage.quick import run
from storage.statements import insert_all
from storage.time_tables import cards, lanes
from storage.types import Instant

_WAKE = (
    "ON CONFLICT (organisation_id, target) DO UPDATE SET waits = '',"
    " due = CASE WHEN lanes.due < excluded.due THEN lanes.due ELSE excluded.due END"
)

_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_IN_OUTBOX = and_(
    outbox.c.organisation_id == bindparam("here"), or_(outbox.c.key.in_(_KEYS), outbox.c.follows.in_(_KEYS))
)
_SHOWN = and_(
    cards.c.organisation_id == bindparam("here"),
    or_(cards.c.ref.in_(_KEYS), cards.c.follows.in_(_KEYS)),
    cards.c.message_id != "",
)
_NOW = bindparam("now", type_=Instant())
_NEXT = case(
    (cards.c.next_try.is_not(None), cards.c.next_try), (cards.c.rest_until > _NOW, cards.c.rest_until), else_=_NOW
)
_CHANGED_IN_OUTBOX = update(outbox).where(_IN_OUTBOX).values(version=outbox.c.version + 1)
_CHANGED = update(cards).where(_SHOWN).values(wanted=cards.c.wanted + 1, next_try=_NEXT)
_TO_WAKE = select(cards.c.target, cards.c.next_try, cards.c.rest_until).where(_SHOWN)
_SETTLED_IN_OUTBOX = (
    update(outbox).where(outbox.c.organisation_id == bindparam("here"), outbox.c.key.in_(_KEYS)).values(follows="")
)
_SETTLED = update(cards).where(cards.c.organisation_id == bindparam("here"), cards.c.ref.in_(_KEYS)).values(follows="")

Here = OrganisationId
"""Whose a key or a target is."""


@dataclass
class Changes:
    """What a transaction has changed for lanes and cards. It is written at its end, and by everybody in one order
    (messages, lanes, cards), so that no two wait for one another."""

    woken: dict[tuple[Here, str], datetime] = field(default_factory=dict)
    shown: dict[Here, dict[str, datetime]] = field(default_factory=dict)
    settled: dict[Here, set[str]] = field(default_factory=dict)

    def wake(self, here: Here, target: str, due: datetime) -> None:
        self.woken[here, target] = min(due, self.woken.get((here, target), due))

    def show(self, here: Here, key: str, now: datetime) -> None:
        self.shown.setdefault(here, {})[key] = now

    def settle(self, here: Here, key: str) -> None:
        self.settled.setdefault(here, set()).add(key)

    def copy(self) -> "Changes":
        return Changes(
            dict(self.woken),
            {here: dict(keys) for here, keys in self.shown.items()},
            {here: set(keys) for here, keys in self.settled.items()},
        )

    def put_back(self, kept: "Changes") -> None:
        self.woken, self.shown, self.settled = kept.woken, kept.shown, kept.settled

    def write(self, connection: Connection) -> None:
        """With the lane locked, nobody is marking there what was sent: a card is found either among the messages or
        among the cards, and what is on its way is told that it has changed."""
        for here, keys in sorted(self.shown.items()):
            run(connection, _CHANGED_IN_OUTBOX, _about(here, keys))
        for here, settled in sorted(self.settled.items()):
            run(connection, _SETTLED_IN_OUTBOX, _about(here, settled))
        for here, keys in sorted(self.shown.items()):
            for row in run(connection, _TO_WAKE, _about(here, keys)):
                self.wake(here, row.target, row.next_try or max(row.rest_until, max(keys.values())))
        woken = sorted(self.woken.items())
        rows = [{"organisation_id": here, "target": target, "due": due} for (here, target), due in woken]
        insert_all(connection, lanes, rows, _WAKE)
        for here, keys in sorted(self.shown.items()):
            run(connection, _CHANGED, {**_about(here, keys), "now": max(keys.values())})
        for here, settled in sorted(self.settled.items()):
            run(connection, _SETTLED, _about(here, settled))
        self.woken, self.shown, self.settled = {}, {}, {}


def _about(here: Here, keys: Collection[str]) -> dict[str, object]:
    return {"here": here, "keys": sorted(keys)}
