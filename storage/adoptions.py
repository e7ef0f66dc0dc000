"""Adoptions of one organisation, as one audience may see them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    update,
)

from bot.chat.errors import NotFound
from bot.learning.model import Setting, Tried, Visibility
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from bot.spread.model import MOST_OF, Adoption, Outcome
from bot.spread.ports import NewAdoption
from storage.network_tables import shared_entries
from storage.quick import run
from storage.refs import number_in
from storage.shared_rows import MINE, READABLE
from storage.spread_tables import adoptions
from storage.statements import insert_new, next_number
from storage.tables import learning_entries
from storage.types import AnyRow

RECORD = "adoption"
_adoptions, _entries = adoptions.c, learning_entries.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are named so that
# they are no column's.
_OUR_TEAM = _adoptions.team_id.in_(bindparam("ours", expanding=True))


def _entry_of(source: Any, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    """There is an entry L-12 of that name."""
    this = select(_entries.number).where(
        _entries.organisation_id == bindparam("here"),
        _entries.number == cast(func.substr(source, 3), BigInteger),
        *where,
    )
    return and_(func.substr(source, 1, 2) == "L-", this.exists())


def _shared_as(source: Any) -> ColumnElement[bool]:
    """There is something shared, N-5, of that name, in a network that the organisation is in."""
    number = shared_entries.c.number
    this = (
        select(number)
        .select_from(READABLE)
        .where(MINE.c.organisation_id == bindparam("here"), number == cast(func.substr(source, 3), BigInteger))
    )
    return and_(func.substr(source, 1, 2) == "N-", this.exists())


_OUR_ENTRY = _entries.team_id.in_(bindparam("ours", expanding=True))
_UNHIDDEN = or_(
    _entries.hidden_at.is_(None),
    _entries.team_id.in_(bindparam("leads", expanding=True)),
    _entries.author_id == bindparam("reader"),
)


def _source_seen(source: Any, guest: bool) -> ColumnElement[bool]:
    """As learning and what is shared are seen themselves."""
    if guest:
        return _entry_of(source, _OUR_ENTRY, _UNHIDDEN)
    wide = or_(_OUR_ENTRY, _entries.visibility == Visibility.ORGANISATION.value)
    return or_(_entry_of(source, wide, _UNHIDDEN), _shared_as(source))


_GUESTS = (False, True)
_HERE = _adoptions.organisation_id == bindparam("here")
_SEEN = {guest: or_(_OUR_TEAM, _source_seen(_adoptions.source, guest)) for guest in _GUESTS}
_VISIBLE = {guest: select(adoptions).where(_HERE, seen) for guest, seen in _SEEN.items()}
_ONE = {guest: each.where(_adoptions.number == bindparam("wanted")) for guest, each in _VISIBLE.items()}
_ONE_LOCKED = {guest: each.with_for_update() for guest, each in _ONE.items()}
_MANY = {
    guest: each.where(_adoptions.number.in_(bindparam("wanted", expanding=True))) for guest, each in _VISIBLE.items()
}
_OF = {
    guest: each.where(_adoptions.source.in_(bindparam("sources", expanding=True)))
    .order_by(_adoptions.number.desc())
    .limit(MOST_OF)
    for guest, each in _VISIBLE.items()
}
_ONE_SETTING = (
    _adoptions.source,
    func.coalesce(_adoptions.team_id, _adoptions.elsewhere),
    func.coalesce(_adoptions.setting, ""),
    _adoptions.service,
)
"""Whoever tries the same again in the same place makes no second setting of it: the last time counts."""
_LATEST = func.row_number().over(partition_by=_ONE_SETTING, order_by=_adoptions.number.desc()).label("latest")
_HOW_MANY = select(func.count()).where(_HERE, _adoptions.source == bindparam("from_there"))


def _tried(seen: ColumnElement[bool]) -> Select[Any]:
    these = (_HERE, seen, _adoptions.source.in_(bindparam("sources", expanding=True)))
    each = select(_adoptions.source, _adoptions.outcome, _LATEST).where(*these).subquery("each")
    counted = select(each.c.source, each.c.outcome, func.count().label("times")).where(each.c.latest == 1)
    return counted.group_by(each.c.source, each.c.outcome)


_TRIED = {guest: _tried(seen) for guest, seen in _SEEN.items()}
_OF_TEAM = select(adoptions).where(_HERE, _OUR_TEAM, _adoptions.team_id == bindparam("wanted"))
_BEING_TRIED = _OF_TEAM.where(_adoptions.outcome.is_(None))
_SAME = _BEING_TRIED.where(_adoptions.source == bindparam("from_there")).with_for_update()
_HEARD = {
    guest: each.where(_adoptions.elsewhere == bindparam("wanted"), _adoptions.team_id.is_(None))
    for guest, each in _VISIBLE.items()
}
_CHANGEABLE = or_(_OUR_TEAM, and_(_adoptions.team_id.is_(None), _entry_of(_adoptions.source, _OUR_ENTRY)))
_THIS = (_HERE, _CHANGEABLE, _adoptions.number == bindparam("wanted"))
_CHANGE = (
    update(adoptions)
    .where(*_THIS)
    .values(
        keeps=bindparam("new_keeps"),
        adapts=bindparam("new_adapts"),
        setting=bindparam("new_setting"),
        service=bindparam("new_service"),
    )
)
_END = (
    update(adoptions)
    .where(*_THIS)
    .values(
        outcome=bindparam("new_outcome"),
        told=bindparam("new_told"),
        ended=bindparam("new_ended"),
        by_test=bindparam("new_by_test"),
        being_tried=bindparam("new_being_tried", type_=Text),
    )
)
_NAMED: Any = bindparam("from_there", type_=Text)
_YES = select(literal(1))
_MAY_TRY = {guest: _YES.where(_source_seen(_NAMED, guest)) for guest in _GUESTS}
_OURS_IS_TRIED = _YES.where(_entry_of(_NAMED, _OUR_ENTRY))


def _newest(statement: Select[Any]) -> Select[Any]:
    return statement.order_by(_adoptions.number.desc()).limit(bindparam("most")).offset(bindparam("skip"))


_OF_TEAM, _TRIES = _newest(_OF_TEAM), _newest(_BEING_TRIED)


class SqlAdoptions:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience
        self._seen_by: dict[str, Any] = {
            "here": audience.organisation,
            "ours": list(audience.teams),
            "leads": list(audience.leads),
            "reader": audience.person or "",
        }

    def add(self, new: NewAdoption) -> Adoption:
        self._require(new)
        if before := self._before(new):
            return before
        number = next_number(self._connection, self._audience.organisation, RECORD)
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "source": new.source,
            "team_id": new.team,
            "called": new.called,
            "by": new.by,
            "created": new.created,
            "keeps": new.keeps,
            "adapts": new.adapts,
            "setting": new.setting,
            "service": new.service,
            "told": "",
            "by_test": "",
            "elsewhere": new.elsewhere,
            "being_tried": new.source if new.team else None,
            "heard": None if new.team else new.elsewhere,
        }
        for _ in range(2):  # again where what was in the way has just ended
            if insert_new(self._connection, adoptions, **row):
                return Adoption(ref=f"T-{number}", **vars(new))
            if before := self._before(new):  # of two at once the other was first
                return before
        raise NotFound

    def _require(self, new: NewAdoption) -> None:
        if new.team is not None:
            allowed, statement = new.team in self._audience.teams, _MAY_TRY[self._audience.guest]
        else:
            allowed, statement = bool(new.elsewhere), _OURS_IS_TRIED
        ref = number_in(new.source, "L") or number_in(new.source, "N")
        if not allowed or not ref or not self._run(statement, from_there=new.source).first():
            raise NotFound

    def _before(self, new: NewAdoption) -> Adoption | None:
        if new.team is None:
            return self.heard(new.elsewhere)
        row = self._run(_SAME, wanted=new.team, from_there=new.source).first()
        return _adoption(row) if row else None

    def get(self, ref: str, *, lock: bool = False) -> Adoption:
        number = number_in(ref, "T")
        statement = (_ONE_LOCKED if lock else _ONE)[self._audience.guest]
        row = number and self._run(statement, wanted=number).first()
        if not row:
            raise NotFound
        return _adoption(row)

    def get_many(self, refs: Collection[str]) -> tuple[Adoption, ...]:
        numbers = [number for ref in refs if (number := number_in(ref, "T"))]
        if not numbers:
            return ()
        found = {each.ref: each for each in map(_adoption, self._run(_MANY[self._audience.guest], wanted=numbers))}
        return tuple(found[ref] for ref in refs if ref in found)

    def change(self, ref: str, keeps: str, adapts: str, setting: Setting | None, service: str) -> Adoption:
        new = {"new_keeps": keeps, "new_adapts": adapts, "new_setting": setting, "new_service": service}
        return self._update(_CHANGE, ref, new)

    def end(self, ref: str, outcome: Outcome | None, told: str, now: datetime, by_test: str = "") -> Adoption:
        before = self.get(ref, lock=True)
        if outcome is None and (before.outcome is None or self._begun_again(before)):
            return before
        ended = None if outcome is None else now
        new = {"new_outcome": outcome, "new_told": told, "new_ended": ended, "new_by_test": by_test}
        new["new_being_tried"] = before.source if before.team and outcome is None else None
        return self._update(_END, ref, new)

    def _begun_again(self, ended: Adoption) -> bool:
        if ended.team is None:
            return False
        return self._run(_SAME, wanted=ended.team, from_there=ended.source).first() is not None

    def _update(self, statement: Any, ref: str, new: Mapping[str, Any]) -> Adoption:
        if not self._run(statement, wanted=number_in(ref, "T"), **new).rowcount:
            raise NotFound
        return self.get(ref)

    def of(self, *sources: str) -> tuple[Adoption, ...]:
        if not sources:
            return ()
        rows = self._run(_OF[self._audience.guest], sources=list(sources))
        return tuple(reversed([_adoption(row) for row in rows]))

    def tried(self, sources: tuple[str, ...]) -> Mapping[str, Tried]:
        if not sources:
            return {}
        counts: dict[str, dict[str, int]] = {}
        for source, outcome, times in self._run(_TRIED[self._audience.guest], sources=list(sources)):
            counts.setdefault(source, {})[outcome or "trying"] = times
        return {source: Tried(**times) for source, times in counts.items()}

    def count(self, source: str) -> int:
        return int(self._run(_HOW_MANY, from_there=source).scalar_one())

    def of_team(self, team: TeamId, most: int, skip: int = 0, *, ended: bool = True) -> tuple[Adoption, ...]:
        rows = self._run(_OF_TEAM if ended else _TRIES, wanted=team, most=most, skip=skip)
        return tuple(map(_adoption, rows))

    def heard(self, elsewhere: str) -> Adoption | None:
        row = elsewhere and self._run(_HEARD[self._audience.guest], wanted=elsewhere).first()
        return _adoption(row) if row else None

    def _run(self, statement: Any, **values: object) -> Any:
        return run(self._connection, statement, {**self._seen_by, **values})


def _adoption(row: AnyRow) -> Adoption:
    return Adoption(
        ref=f"T-{row.number}",
        source=row.source,
        team=TeamId(row.team_id) if row.team_id else None,
        called=row.called,
        by=PersonId(row.by) if row.by else None,
        created=row.created,
        keeps=row.keeps,
        adapts=row.adapts,
        setting=Setting(row.setting) if row.setting else None,
        service=row.service,
        outcome=Outcome(row.outcome) if row.outcome else None,
        told=row.told,
        ended=row.ended,
        by_test=row.by_test,
        elsewhere=row.elsewhere,
    )
