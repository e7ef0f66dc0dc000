"""Learning entries of one organisation, as one audience may see them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, delete, false, select, update

from bot.chat.errors import NotFound
from bot.learning.model import Content, Edit, Entry, Hidden, Visibility
from bot.learning.ports import NewEntry
from bot.people.audience import Audience
from bot.people.model import PersonId, TeamId
from storage.learning_rows import (
    GIST,
    RECORD,
    TOLD,
    content_values,
    document_of,
    edit_of,
    entry_of,
    gist_of,
    hidden_values,
    imported_values,
    ref_of,
)
from storage.learning_seen import UNHIDDEN, seen_by, visible
from storage.newest import branches
from storage.quick import run
from storage.refs import number_in
from storage.search import SqlSearch
from storage.shared_rows import withdraw
from storage.spread_tables import entry_themes, stories
from storage.statements import insert_all_new, insert_new, next_number
from storage.tables import learning_edits, learning_entries, marks, teams
from storage.types import AnyRow

_BATCH = 500
_entries = learning_entries.c

# Built once: SQLAlchemy takes longer to build a statement than a database to answer it. The values are in
# SqlLearning._seen_by, and are named so that they are no column's.
_ADD = learning_entries.insert()
_TOLD = select(*(stories.c[each] for each in TOLD)).where(
    stories.c.organisation_id == bindparam("here"), stories.c.number == bindparam("wanted")
)
_TEAM = select(teams.c.id).where(teams.c.organisation_id == bindparam("here"), teams.c.id == bindparam("wanted"))


def _visible(guest: bool, *columns: Any) -> Select[Any]:
    return select(*columns).where(visible(guest), UNHIDDEN)


_VISIBLE = {guest: _visible(guest, learning_entries) for guest in (False, True)}
_ONE = {guest: visible.where(_entries.number == bindparam("wanted")) for guest, visible in _VISIBLE.items()}
_ONE_LOCKED = {guest: one.with_for_update() for guest, one in _ONE.items()}
_MANY = _entries.number.in_(bindparam("wanted", expanding=True))
_SEVERAL = {guest: visible.where(_MANY) for guest, visible in _VISIBLE.items()}
_ABOUT = {
    guest: visible.where(
        _entries.about.in_(bindparam("wanted", expanding=True)), _entries.hidden_at.is_(None)
    ).order_by(_entries.number)
    for guest, visible in _VISIBLE.items()
}
_GISTS = {
    guest: _visible(guest, _entries.number, *(_entries[each] for each in GIST)).where(_MANY) for guest in _VISIBLE
}


class SqlLearning:
    def __init__(self, connection: Connection, audience: Audience, search: SqlSearch) -> None:
        self._connection = connection
        self._audience = audience
        self._search = search
        self._guest = audience.guest
        self._seen_by = seen_by(audience)
        self._teams_seen: set[TeamId] = set()

    def add(self, new: NewEntry) -> Entry:
        self._require_team(new.team)
        number = next_number(self._connection, self._audience.organisation, RECORD)
        entry = Entry(
            ref=ref_of(number),
            team=new.team,
            author=new.author,
            content=new.content,
            created=new.created,
            day=new.day,
            visibility=new.visibility,
            message_link=new.message_link,
            masked=new.masked,
            imported=new.imported,
            about=new.about,
        )
        row = {
            "organisation_id": self._audience.organisation,
            "number": number,
            "team_id": new.team,
            "author_id": new.author,
            "created": new.created,
            "day": new.day,
            "visibility": new.visibility,
            "message_link": new.message_link,
            "masked": new.masked,
            "about": new.about,
            "useful": 0,
            **content_values(new.content),
            **imported_values(new.imported),
        }
        run(self._connection, _ADD, row)
        self._keep_themes(number, new.content.themes)
        self._search.add(document_of(entry), new.author)
        return entry

    def get(self, ref: str, *, lock: bool = False) -> Entry:
        return self._seen(ref, lock=lock)

    def get_many(self, refs: tuple[str, ...]) -> tuple[Entry, ...]:
        found = {entry.ref: entry for entry in map(entry_of, self._several(_SEVERAL, refs))}
        return tuple(found[ref] for ref in refs if ref in found)

    def gists(self, refs: tuple[str, ...]) -> tuple[tuple[str, Content], ...]:
        found = {ref_of(row.number): gist_of(row) for row in self._several(_GISTS, refs)}
        return tuple((ref, found[ref]) for ref in refs if ref in found)

    def change(self, ref: str, content: Content, masked: int, now: datetime) -> Entry:
        before = self._seen(ref, lock=True)
        edit = {"organisation_id": self._audience.organisation, "number": number_in(ref, "L"), "at": now}
        self._connection.execute(learning_edits.insert(), {**edit, **content_values(before.content)})
        after = replace(before, content=content, edited=now, masked=before.masked + masked)
        if content.themes != before.content.themes:
            self._forget(entry_themes, ref)
            self._keep_themes(number_in(ref, "L"), content.themes)
        return self._save(after, edited=now, masked=after.masked, **content_values(content))

    def delete(self, ref: str) -> None:
        self._seen(ref, lock=True)
        organisation = self._audience.organisation
        withdraw(self._connection, organisation, number_in(ref, "L"))
        for each in (learning_edits, entry_themes, stories):
            self._forget(each, ref)
        self._connection.execute(
            delete(marks).where(marks.c.organisation_id == organisation, marks.c.record == RECORD, marks.c.ref == ref)
        )
        self._connection.execute(delete(learning_entries).where(*self._this(ref)))
        self._search.remove(RECORD, ref)

    def show_author(self, ref: str, shown: bool) -> Entry:
        before = self._seen(ref, lock=True)
        return self._save(replace(before, content=replace(before.content, show_author=shown)), show_author=shown)

    def move(self, ref: str, team: TeamId) -> Entry:
        before = self._seen(ref, lock=True)
        self._require_team(team)
        return self._save(replace(before, team=team), team_id=team)

    def hide(self, ref: str, hidden: Hidden | None) -> Entry:
        before = self._seen(ref, lock=True)
        if hidden is not None:
            withdraw(self._connection, self._audience.organisation, number_in(ref, "L"))
        return self._save(replace(before, hidden=hidden), **hidden_values(hidden))

    def share(self, ref: str, visibility: Visibility) -> Entry:
        before = self._seen(ref, lock=True)
        if visibility is Visibility.TEAM:
            withdraw(self._connection, self._audience.organisation, number_in(ref, "L"))
        return self._save(replace(before, visibility=visibility), visibility=visibility)

    def history(self, ref: str) -> tuple[Edit, ...]:
        self._seen(ref)
        statement = (
            select(learning_edits)
            .where(
                learning_edits.c.organisation_id == self._audience.organisation,
                learning_edits.c.number == number_in(ref, "L"),
            )
            .order_by(learning_edits.c.id.desc())
        )
        return tuple(edit_of(row) for row in self._connection.execute(statement))

    def mark_useful(self, ref: str, person: PersonId, now: datetime) -> None:
        self._seen(ref)
        new = insert_new(
            self._connection,
            marks,
            organisation_id=self._audience.organisation,
            record=RECORD,
            ref=ref,
            person_id=person,
            at=now,
        )
        if new:
            self._connection.execute(
                update(learning_entries).where(*self._this(ref)).values(useful=_entries.useful + 1)
            )

    def latest(self, team: TeamId | None, most: int, skip: int = 0) -> tuple[Entry, ...]:
        organisation = self._audience.organisation
        newest = (_entries.day.desc(), _entries.number.desc())
        if team is not None:
            here = _VISIBLE[self._guest].where(_entries.team_id == team)
            rows = self._connection.execute(here.order_by(*newest).limit(most).offset(skip), self._seen_by)
            return tuple(map(entry_of, rows))
        numbers = branches(
            select(_entries.number, _entries.day).where(_entries.organisation_id == organisation, UNHIDDEN),
            _entries.team_id,
            false() if self._audience.guest else _entries.visibility == Visibility.ORGANISATION.value,
            _entries.visibility == Visibility.TEAM.value,
            self._audience.teams,
            newest,
            most + skip,
        )
        first = select(numbers.c.number).order_by(numbers.c.day.desc(), numbers.c.number.desc())
        chosen = first.limit(most).offset(skip)
        shown = _VISIBLE[self._guest].where(_entries.number.in_(chosen)).order_by(*newest)
        return tuple(map(entry_of, self._connection.execute(shown, self._seen_by)))

    def about(self, *refs: str) -> tuple[Entry, ...]:
        named = list(filter(None, refs))
        if not named:
            return ()
        rows = run(self._connection, _ABOUT[self._guest], {**self._seen_by, "wanted": named})
        return tuple(map(entry_of, rows))

    def imported_among(self, external_ids: Collection[str]) -> frozenset[str]:
        statement = select(_entries.external_id).where(
            _entries.organisation_id == self._audience.organisation, _entries.external_id.in_(external_ids)
        )
        return frozenset(id for id in self._connection.execute(statement).scalars() if id is not None)

    def everything(self) -> Iterator[Entry]:
        statement = (
            select(learning_entries)
            .where(_entries.organisation_id == self._audience.organisation)
            .order_by(_entries.number)
            .limit(_BATCH)
        )
        last = 0
        while rows := self._connection.execute(statement.where(_entries.number > last)).all():
            yield from map(entry_of, rows)
            last = rows[-1].number

    def _several(self, statements: Mapping[bool, Select[Any]], refs: tuple[str, ...]) -> Iterable[AnyRow]:
        numbers = [number for ref in refs if (number := number_in(ref, "L")) is not None]
        if not numbers:
            return ()
        rows: Iterable[AnyRow] = run(self._connection, statements[self._guest], {**self._seen_by, "wanted": numbers})
        return rows

    def _seen(self, ref: str, *, lock: bool = False) -> Entry:
        if (number := number_in(ref, "L")) is None:
            raise NotFound
        statement = (_ONE_LOCKED if lock else _ONE)[self._guest]
        row = run(self._connection, statement, {**self._seen_by, "wanted": number}).first()
        if row is None:
            raise NotFound
        return entry_of(row)

    def _save(self, entry: Entry, **values: Any) -> Entry:
        self._connection.execute(update(learning_entries).where(*self._this(entry.ref)).values(**values))
        self._index(entry)
        return entry

    def _index(self, entry: Entry) -> None:
        """An entry is found by the words of its story too."""
        if entry.hidden is not None:
            self._search.remove(RECORD, entry.ref)
            return
        here, number = self._audience.organisation, number_in(entry.ref, "L")
        story = run(self._connection, _TOLD, {"here": here, "wanted": number}).first() or ()
        self._search.put(document_of(entry, tuple(words for words in story if words)), entry.author)

    def index_again(self, ref: str) -> None:
        """Once its story is another."""
        self._index(self._seen(ref))

    def _keep_themes(self, number: int | None, keys: Iterable[str]) -> None:
        here = {"organisation_id": self._audience.organisation, "number": number}
        insert_all_new(self._connection, entry_themes, [{**here, "theme": key} for key in dict.fromkeys(keys)])

    def _forget(self, table: Table, ref: str) -> None:
        """The rows of what belongs to an entry."""
        here = table.c.organisation_id == self._audience.organisation
        self._connection.execute(delete(table).where(here, table.c.number == number_in(ref, "L")))

    def _this(self, ref: str) -> tuple[ColumnElement[bool], ...]:
        return _entries.organisation_id == self._audience.organisation, _entries.number == number_in(ref, "L")

    def _require_team(self, team: TeamId) -> None:
        """An import asks for the same few teams thousands of times."""
        if team in self._teams_seen:
            return
        if not run(self._connection, _TEAM, {"here": self._audience.organisation, "wanted": team}).first():
            raise NotFound
        self._teams_seen.add(team)
