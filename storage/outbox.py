"""Messages still to be sent, written in the same transaction as what they tell of."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from bot.chat.outbox import Post
from bot.people.model import OrganisationId, PersonId, PlaceId
from storage.changes import Changes
from storage.conversation_tables import outbox
from storage.quick import run
from storage.statements import delete_all, insert_all_new, insert_new
from storage.time_tables import cards
from storage.types import Instant

GIVEN_UP_KEPT = timedelta(days=30)

_HERE = outbox.c.organisation_id == bindparam("here")
_GIVEN_UP = "outbox.next_try IS NULL"
_TWICE = (
    "EXISTS (SELECT 1 FROM cards WHERE cards.organisation_id = outbox.organisation_id"
    " AND cards.target = outbox.target AND cards.ref = outbox.key)"
)
_SENT = select(cards.c.id).where(
    cards.c.organisation_id == bindparam("here"),
    cards.c.target == bindparam("whither"),
    cards.c.ref == bindparam("about"),
)
_WAITING = select(outbox.c.target, outbox.c.key, outbox.c.next_try).where(
    _HERE, outbox.c.key.in_(bindparam("keys", expanding=True))
)
_TAKE_BACK = delete(outbox).where(_HERE, outbox.c.key == bindparam("about"))
_OLD = (
    select(outbox.c.id)
    .where(outbox.c.next_try.is_(None), outbox.c.created <= bindparam("before", type_=Instant()))
    .limit(bindparam("most"))
)
_FORGET = delete(outbox).where(outbox.c.id.in_(_OLD))


class SqlOutbox:
    def __init__(self, connection: Connection, organisation: OrganisationId, changes: Changes) -> None:
        self._connection = connection
        self._organisation = organisation
        self._changes = changes

    def post(
        self,
        view: str,
        key: str,
        now: datetime,
        *,
        place: PlaceId | None = None,
        person: PersonId | None = None,
        asked_by: PersonId | None = None,
        otherwise: str = "",
        under: str = "",
        follows: str = "",
        until: datetime | None = None,
    ) -> bool:
        post = Post(view, key, place, person, asked_by, otherwise, under, follows, until)
        target = _target(post)
        delete_all(self._connection, outbox, [self._this(post)], _GIVEN_UP)
        if not insert_new(self._connection, outbox, **self._row(post, now)):
            return False
        # Looked for after the insert, which waits for whoever is marking the same one as sent.
        sent = {"here": self._organisation, "whither": target, "about": key}
        if run(self._connection, _SENT, sent).first() is not None:
            delete_all(self._connection, outbox, [self._this(post)], _TWICE)
            return False
        self._changes.wake(self._organisation, target, now)
        return True

    def post_many(self, posts: Sequence[Post], now: datetime) -> None:
        waiting = self._waiting({each.key for each in posts})
        new = [each for each in posts if waiting.get((_target(each), each.key)) is None]
        if not new:
            return
        new.sort(key=_target)  # in one order for everybody; each target's as they were given
        these = [self._this(each) for each in new]
        if waiting:
            delete_all(self._connection, outbox, these, _GIVEN_UP)
        insert_all_new(self._connection, outbox, [self._row(each, now) for each in new])
        # As above, after the insert.
        delete_all(self._connection, outbox, these, _TWICE)
        for each in new:
            self._changes.wake(self._organisation, _target(each), now)

    def _waiting(self, keys: Collection[str]) -> Mapping[tuple[str, str], datetime | None]:
        """(target, key) of what is there → when it is tried next; None for what was given up."""
        if not keys:
            return {}
        rows = run(self._connection, _WAITING, {"here": self._organisation, "keys": sorted(keys)})
        return {(row.target, row.key): row.next_try for row in rows}

    def show_again(self, key: str, now: datetime) -> None:
        self._changes.show(self._organisation, key, now)

    def settle(self, key: str) -> None:
        self._changes.settle(self._organisation, key)

    def take_back(self, key: str) -> None:
        run(self._connection, _TAKE_BACK, {"here": self._organisation, "about": key})

    def _this(self, post: Post) -> dict[str, object]:
        return {"organisation_id": self._organisation, "target": _target(post), "key": post.key}

    def _row(self, post: Post, now: datetime) -> dict[str, object]:
        return {
            "organisation_id": self._organisation,
            "key": post.key,
            "target": _target(post),
            "place_id": post.place,
            "person_id": post.person,
            "view": post.view,
            "created": now,
            "next_try": now,
            "tries": 0,
            "asked_by": post.asked_by,
            "otherwise": post.otherwise,
            "under": post.under,
            "follows": post.follows,
            "until": post.until,
        }


def forget_given_up(connection: Connection, now: datetime, most: int) -> int:
    forgotten: int = run(connection, _FORGET, {"before": now - GIVEN_UP_KEPT, "most": most}).rowcount
    return forgotten


def _target(post: Post) -> str:
    target = post.place or post.person
    if target is None or (post.place and post.person):
        raise ValueError("a message goes to a place or to a person")
    return target
