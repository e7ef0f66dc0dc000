"""Actions of one organisation, as one audience may see them."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, or_, select, update

from bot.actions.model import Action, NewAction
from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from storage.huddle_tables import actions
from storage.quick import run
from storage.refs import number_in
from storage.statements import next_number
from storage.types import AnyRow

RECORD = "action"
_actions = actions.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_ADD = actions.insert()
_VISIBLE = select(actions).where(
    _actions.organisation_id == bindparam("here"), _actions.team_id.in_(bindparam("ours", expanding=True))
)
_ONE = _VISIBLE.where(_actions.number == bindparam("wanted"))
_ONE_LOCKED = _ONE.with_for_update()
_ABOUT = _VISIBLE.where(_actions.about == bindparam("wanted")).order_by(_actions.number)
_SAVE = (
    update(actions)
    .where(
        _actions.organisation_id == bindparam("here"),
        _actions.team_id.in_(bindparam("ours", expanding=True)),
        _actions.number == bindparam("wanted"),
    )
    .values(
        text=bindparam("new_text"),
        owner=bindparam("new_owner"),
        who=bindparam("new_who"),
        due=bindparam("new_due"),
        done=bindparam("new_done"),
        done_by=bindparam("new_done_by"),
    )
)


_SOONEST = (_actions.due.is_(None), _actions.due, _actions.number)
"""What has a date first, by its date; then the oldest."""


def _page(statement: Select[Any]) -> Select[Any]:
    return statement.order_by(*_SOONEST).limit(bindparam("most")).offset(bindparam("skip"))


_OPEN = _VISIBLE.where(_actions.done.is_(None))
_OPEN_OF = _OPEN.where(_actions.team_id == bindparam("wanted"))
_OPEN_MINE = _OPEN.where(_actions.owner == bindparam("wanted"))
_DUE_MINE = _page(_OPEN_MINE.where(_actions.due <= bindparam("until")))
_OPEN_OF, _OPEN_MINE = _page(_OPEN_OF), _page(_OPEN_MINE)


class SqlActions:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._seen_by: dict[str, Any] = {"here": audience.organisation, "ours": list(audience.teams)}

    def add(self, new: NewAction) -> Action:
        if new.team not in self._audience.teams:
            raise NotFound
        number = next_number(self._connection, self._audience.organisation, RECORD)
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "team_id": new.team,
            "text": new.text,
            "owner": new.owner,
            "who": new.who,
            "due": new.due,
            "about": new.about,
            "created_by": new.created_by,
            "created": new.created,
        }
        run(self._connection, _ADD, row)
        return Action(ref=f"A-{number}", **vars(new))

    def get(self, ref: str, *, lock: bool = False) -> Action:
        number = number_in(ref, "A")
        statement = _ONE_LOCKED if lock else _ONE
        row = number and run(self._connection, statement, {**self._seen_by, "wanted": number}).first()
        if not row:
            raise NotFound
        return _action(row)

    def save(self, action: Action) -> None:
        values = {
            **self._seen_by,
            "wanted": number_in(action.ref, "A"),
            "new_text": action.text,
            "new_owner": action.owner,
            "new_who": action.who,
            "new_due": action.due,
            "new_done": action.done,
            "new_done_by": action.done_by,
        }
        if not run(self._connection, _SAVE, values).rowcount:
            raise NotFound

    def open_of(self, team: TeamId, most: int, skip: int = 0) -> tuple[Action, ...]:
        return self._several(_OPEN_OF, wanted=team, most=most, skip=skip)

    def open_mine(self, person: PersonId, most: int, skip: int = 0, due_by: date | None = None) -> tuple[Action, ...]:
        if due_by is None:
            return self._several(_OPEN_MINE, wanted=person, most=most, skip=skip)
        return self._several(_DUE_MINE, wanted=person, most=most, skip=skip, until=due_by)

    def listed(
        self,
        most: int,
        skip: int = 0,
        *,
        mine: PersonId | None = None,
        team: TeamId | None = None,
        due_before: date | None = None,
    ) -> tuple[Action, ...]:
        statement, first = _OPEN, []
        if team is not None:
            own = [_actions.owner == mine] if mine is not None else []
            statement = statement.where(or_(_actions.team_id == team, *own))
        if due_before is not None:
            statement = statement.where(_actions.due < due_before)
        if mine is not None:
            first.append(case((_actions.owner == mine, 0), else_=1))
        page = statement.order_by(*first, *_SOONEST).limit(most).offset(skip)
        return tuple(map(_action, self._connection.execute(page, self._seen_by)))

    def about(self, ref: str) -> tuple[Action, ...]:
        return self._several(_ABOUT, wanted=ref) if ref else ()

    def _several(self, statement: Select[Any], **values: object) -> tuple[Action, ...]:
        return tuple(map(_action, run(self._connection, statement, {**self._seen_by, **values})))


def _action(row: AnyRow) -> Action:
    return Action(
        ref=f"A-{row.number}",
        team=TeamId(row.team_id),
        text=row.text,
        created_by=PersonId(row.created_by) if row.created_by else None,
        created=row.created,
        owner=PersonId(row.owner) if row.owner else None,
        who=row.who,
        due=row.due,
        about=row.about,
        done=row.done,
        done_by=PersonId(row.done_by) if row.done_by else None,
    )
