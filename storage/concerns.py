"""Concerns of one organisation, as one audience may see them."""

from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, or_, select, update

from bot.chat.errors import NotFound
from bot.concerns.model import Concern, ConcernStatus, NewConcern
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from storage.huddle_tables import concerns
from storage.padding import padded
from storage.quick import run
from storage.refs import number_in
from storage.statements import next_number
from storage.types import AnyRow

RECORD = "concern"
_concerns = concerns.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_ADD = concerns.insert()
_SEEN = (
    _concerns.organisation_id == bindparam("here"),
    or_(
        _concerns.team_id.in_(bindparam("ours", expanding=True)),
        _concerns.site_id.in_(bindparam("sites", expanding=True)),
    ),
)
"""By its own team, and by the site's once it is passed up: only then does it name a site."""
_FOLLOWED = and_(_concerns.team_id.in_(bindparam("followed", expanding=True)), _concerns.site_id.is_not(None))
"""Whoever follows its team reads it then, too."""
_VISIBLE = select(concerns).where(_concerns.organisation_id == bindparam("here"), or_(_SEEN[1], _FOLLOWED))
_ONE = _VISIBLE.where(_concerns.number == bindparam("wanted"))
_ONE_LOCKED = _ONE.with_for_update()
_ABOUT = _VISIBLE.where(
    _concerns.about == bindparam("wanted"), _concerns.team_id.in_(bindparam("ours", expanding=True))
).order_by(_concerns.number)
_SAVE = (
    update(concerns)
    .where(*_SEEN, _concerns.number == bindparam("wanted"), _concerns.status == bindparam("old_status"))
    .values(
        text=bindparam("new_text"),
        who=bindparam("new_who"),
        due=bindparam("new_due"),
        status=bindparam("new_status"),
        site_id=bindparam("new_site"),
        passed_up=bindparam("new_passed_up"),
        passed_up_by=bindparam("new_passed_up_by"),
        outcome=bindparam("new_outcome"),
        solved=bindparam("new_solved"),
        closed=bindparam("new_closed"),
    )
)


def _page(statement: Select[Any], *order: Any) -> Select[Any]:
    return statement.order_by(*order).limit(bindparam("most")).offset(bindparam("skip"))


_OPEN_OF = _page(
    _VISIBLE.where(_concerns.team_id == bindparam("wanted"), _concerns.status != ConcernStatus.CLOSED.value),
    _concerns.number.desc(),
)
_PASSED_TO = _page(
    _VISIBLE.where(_concerns.site_id == bindparam("wanted"), _concerns.status == ConcernStatus.PASSED_UP.value),
    _concerns.passed_up,
    _concerns.number,
)


class SqlConcerns:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        teams = list(audience.teams)
        self._own: dict[str, Any] = {"here": audience.organisation, "ours": teams, "sites": teams}
        self._seen_by = self._own | {"followed": padded(audience.follows)}

    def add(self, new: NewConcern) -> Concern:
        if new.team not in self._audience.teams:
            raise NotFound
        number = next_number(self._connection, self._audience.organisation, RECORD)
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "team_id": new.team,
            "text": new.text,
            "raised_by": new.raised_by,
            "who": new.who,
            "due": new.due,
            "about": new.about,
            "status": new.status,
            "created": new.created,
            "outcome": "",
            "solved": False,
        }
        run(self._connection, _ADD, row)
        return Concern(ref=f"K-{number}", status=new.status, **vars(new))

    def get(self, ref: str, *, lock: bool = False) -> Concern:
        number = number_in(ref, "K")
        statement = _ONE_LOCKED if lock else _ONE
        row = number and run(self._connection, statement, {**self._seen_by, "wanted": number}).first()
        if not row:
            raise NotFound
        return _concern(row)

    def save(self, before: Concern, after: Concern) -> bool:
        values = {
            **self._own,
            "wanted": number_in(before.ref, "K"),
            "old_status": before.status,
            "new_text": after.text,
            "new_who": after.who,
            "new_due": after.due,
            "new_status": after.status,
            "new_site": after.site,
            "new_passed_up": after.passed_up,
            "new_passed_up_by": after.passed_up_by,
            "new_outcome": after.outcome,
            "new_solved": after.solved,
            "new_closed": after.closed,
        }
        saved: bool = run(self._connection, _SAVE, values).rowcount == 1
        return saved

    def about(self, ref: str) -> tuple[Concern, ...]:
        return self._several(_ABOUT, wanted=ref) if ref else ()

    def open_of(self, team: TeamId, most: int, skip: int = 0) -> tuple[Concern, ...]:
        return self._several(_OPEN_OF, wanted=team, most=most, skip=skip)

    def passed_to(self, site: TeamId, most: int, skip: int = 0) -> tuple[Concern, ...]:
        return self._several(_PASSED_TO, wanted=site, most=most, skip=skip)

    def _several(self, statement: Select[Any], **values: object) -> tuple[Concern, ...]:
        return tuple(map(_concern, run(self._connection, statement, {**self._seen_by, **values})))


def _concern(row: AnyRow) -> Concern:
    return Concern(
        ref=f"K-{row.number}",
        team=TeamId(row.team_id),
        text=row.text,
        raised_by=PersonId(row.raised_by) if row.raised_by else None,
        created=row.created,
        who=row.who,
        due=row.due,
        about=row.about,
        status=ConcernStatus(row.status),
        site=TeamId(row.site_id) if row.site_id else None,
        passed_up=row.passed_up,
        passed_up_by=PersonId(row.passed_up_by) if row.passed_up_by else None,
        outcome=row.outcome,
        solved=row.solved,
        closed=row.closed,
    )
