"""Two people become one: everything that was the other's is this one's."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    UniqueConstraint,
    and_,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.types import JSON

from bot.following.model import Consent
from storage.conversation_tables import drafts
from storage.every_table import metadata
from storage.huddle_tables import answers
from storage.network_tables import links, subscriptions
from storage.spread_tables import follows
from storage.tables import learning_entries, marks, members, persons
from storage.time_tables import cards, lanes

_APART = {"persons", "memory", "budgets", "organisations"}


def merge(connection: Connection, here: str, person: str, other: str, now: datetime) -> None:
    """Ids are random, so that wherever one stands it is that person's: in a column, in a key, in people's words."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = '120s'"))
    _best_of_both(connection, here, person, other, now)
    for table in metadata.sorted_tables:
        if table.name not in _APART and "organisation_id" in table.c:
            for key in _keys(table):
                _drop_what_is_there(connection, table, key, here, person, other)
            _hand_over(connection, table, here, person, other)
    _in_drafts(connection, here, person, other)
    connection.execute(delete(persons).where(persons.c.organisation_id == here, persons.c.id == other))


def _texts(table: Table) -> list[Column[Any]]:
    every = (column for column in table.columns if column.name != "organisation_id")
    return [column for column in every if isinstance(column.type, Text | JSON)]


def _keys(table: Table) -> list[list[Column[Any]]]:
    """Of which no two rows are the same."""
    unique = [list(each.columns) for each in table.constraints if isinstance(each, UniqueConstraint)]
    return [key for key in (list(table.primary_key.columns), *unique) if _names(key)]


def _names(key: list[Column[Any]]) -> list[Column[Any]]:
    return [each for each in key if isinstance(each.type, Text) and each.name != "organisation_id"]


def _drop_what_is_there(
    connection: Connection, table: Table, key: list[Column[Any]], here: str, person: str, other: str
) -> None:
    """What both have and one can have once stays `person`'s."""
    kept, names = table.alias(), _names(key)
    same = (kept.c[each.name] == (func.replace(each, other, person) if each in names else each) for each in key)
    theirs = or_(*(each.contains(other) for each in names))
    there = exists().where(kept.c.organisation_id == here, *same)
    connection.execute(delete(table).where(table.c.organisation_id == here, theirs, there))


def _hand_over(connection: Connection, table: Table, here: str, person: str, other: str) -> None:
    on_postgresql = connection.dialect.name == "postgresql"
    theirs, changed = [], {}
    for column in _texts(table):
        said = cast(column, Text) if isinstance(column.type, JSON) else column
        theirs.append(said.contains(other))
        new = func.replace(said, other, person)
        # SQLite keeps JSON as text, and would make a number of it.
        changed[column.name] = cast(new, column.type) if on_postgresql else type_coerce(new, column.type)
    if theirs:
        connection.execute(update(table).where(table.c.organisation_id == here, or_(*theirs)).values(**changed))


def _in_drafts(connection: Connection, here: str, person: str, other: str) -> None:
    """Forms that were left half-way; what is sealed names nobody whom its own person could not find again."""
    mine = and_(drafts.c.organisation_id == here, drafts.c.person_id == person, drafts.c.form != "")
    for row in connection.execute(select(drafts.c.id, drafts.c.content).where(mine)).all():
        content = row.content.replace(other.encode(), person.encode())
        if content != row.content:
            connection.execute(update(drafts).where(mine, drafts.c.id == row.id).values(content=content))


def _best_of_both(connection: Connection, here: str, person: str, other: str, now: datetime) -> None:
    _higher_roles(connection, here, person, other)
    _marks_once(connection, here, person, other)
    _one_subscription(connection, here, person, other, now)
    theirs = follows.alias()
    agreed = (follows.c.consent != Consent.GIVEN.value, theirs.c.consent == Consent.GIVEN.value)
    _let_other_win(connection, follows, theirs, "team_id", and_(*agreed), (here, person, other))
    later = answers.alias()
    _let_other_win(connection, answers, later, "huddle_number", later.c.at > answers.c.at, (here, person, other))
    forget_cards(connection, here, person, other)
    asked = or_(links.c.person_id.in_((person, other)), links.c.other_id.in_((person, other)))
    connection.execute(delete(links).where(links.c.organisation_id == here, asked))
    connection.execute(update(lanes).where(lanes.c.organisation_id == here, lanes.c.target == person).values(due=now))
    _one_person(connection, here, person, other)


def _let_other_win(
    connection: Connection, table: Table, theirs: Any, about: str, wins: ColumnElement[bool], who: tuple[str, str, str]
) -> None:
    here, person, other = who
    there = (theirs.c.organisation_id == here, theirs.c.person_id == other, theirs.c[about] == table.c[about])
    mine = (table.c.organisation_id == here, table.c.person_id == person)
    connection.execute(delete(table).where(*mine, exists().where(*there, wins)))


def forget_cards(connection: Connection, here: str, *people: str) -> None:
    """What stands in a chat that may not be the one any more cannot be shown again there."""
    connection.execute(delete(cards).where(cards.c.organisation_id == here, cards.c.target.in_(people)))


def _higher_roles(connection: Connection, here: str, person: str, other: str) -> None:
    theirs = members.alias()
    higher = select(theirs.c.role).where(
        theirs.c.organisation_id == here, theirs.c.person_id == other, theirs.c.team_id == members.c.team_id
    )
    mine = and_(members.c.organisation_id == here, members.c.person_id == person)
    lower = members.c.role < higher.scalar_subquery()
    connection.execute(update(members).where(mine, lower).values(role=higher.scalar_subquery()))


def _marks_once(connection: Connection, here: str, person: str, other: str) -> None:
    mine, theirs = marks.alias(), marks.alias()
    ref = literal("L-").concat(cast(learning_entries.c.number, Text))
    same = (mine.c.organisation_id == here, theirs.c.organisation_id == here, mine.c.record == theirs.c.record)
    twice = exists().where(
        *same, mine.c.person_id == person, theirs.c.person_id == other, mine.c.ref == theirs.c.ref, mine.c.ref == ref
    )
    by_both = and_(learning_entries.c.organisation_id == here, twice)
    connection.execute(update(learning_entries).where(by_both).values(useful=learning_entries.c.useful - 1))


def _one_subscription(connection: Connection, here: str, person: str, other: str, now: datetime) -> None:
    """Of two the one that goes on; what was sent of the other can still be shown again."""
    mine = and_(subscriptions.c.organisation_id == here, subscriptions.c.reader.in_((person, other)))
    rows = connection.execute(select(subscriptions).where(mine)).all()
    if len(rows) < 2:
        return
    ended = min(rows, key=lambda row: (row.ended is None, row.reader == person))
    this = and_(mine, subscriptions.c.number == ended.number)
    connection.execute(update(subscriptions).where(this).values(reader=f"D-{ended.number}", ended=ended.ended or now))


def _one_person(connection: Connection, here: str, person: str, other: str) -> None:
    both = select(persons).where(persons.c.organisation_id == here, persons.c.id.in_((person, other)))
    rows = {row.id: row for row in connection.execute(both)}
    mine, theirs = rows[person], rows[other]
    connection.execute(
        update(persons)
        .where(persons.c.organisation_id == here, persons.c.id == person)
        .values(
            admin=mine.admin or theirs.admin,
            guest=mine.guest and theirs.guest,
            nudges=theirs.nudges if mine.nudges is None else mine.nudges,
            away_until=mine.away_until or theirs.away_until,
        )
    )
