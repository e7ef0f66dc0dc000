"""Two accounts become one person: nothing of the other is left behind, and what both had is had once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.chat.errors import NotFound
from bot.joining.errors import LinkNotTwo
from bot.people.audience import Audience
from bot.people.codes import Code, CodeKind
from bot.people.model import OrganisationId, PersonId, PlaceKind, Role
from bot.people.ports import Address
from storage.every_table import metadata
from storage.huddle_tables import answers
from storage.joining_people import merge
from storage.network_tables import subscriptions
from storage.spread_tables import follows
from storage.tables import accounts, learning_entries, marks, members, persons
from storage.unit_of_work import SqlStore
from tests.contracts.everything import NOW, Made, everything, fill

HERE, THERE = OrganisationId("a" * 16), OrganisationId("b" * 16)


def filled(connection: Connection) -> tuple[Made, str, str]:
    made = fill(connection, HERE, "slack")
    return made, made["people"][1]["id"], made["people"][2]["id"]


def rows(connection: Connection, table: Any) -> list[Any]:
    return list(connection.execute(select(table)).all())


def test_nothing_of_the_other_is_left_anywhere(store: SqlStore) -> None:
    with store.engines.writer.begin() as connection:
        _, person, other = filled(connection)
        fill(connection, THERE, "slack")
        elsewhere = _of(connection, THERE)
        before = sum(map(len, everything(connection).values()))
        merge(connection, HERE, person, other, NOW)
        left = everything(connection)
        assert other not in repr(left)
        assert _of(connection, THERE) == elsewhere
        gone = {"persons": 1, "links": 2}
        assert sum(map(len, left.values())) == before - sum(gone.values())


def _of(connection: Connection, organisation: str) -> dict[str, list[str]]:
    return {name: [row for row in every if organisation in row] for name, every in everything(connection).items()}


def test_what_both_had_is_had_once(store: SqlStore) -> None:
    with store.engines.writer.begin() as connection:
        made, person, other = filled(connection)
        twice = {"organisation_id": HERE, "person_id": other}
        team = made["teams"][1]["id"]
        connection.execute(update(members).where(members.c.team_id == team).values(role=int(Role.MEMBER)))
        connection.execute(insert(members).values(**twice, team_id=team, role=int(Role.LEAD)))
        mark = made["marks"][1]
        connection.execute(update(learning_entries).values(useful=2))
        connection.execute(update(marks).values(record="learning"))
        connection.execute(insert(marks).values(**twice, record="learning", ref=mark["ref"], at=NOW))
        connection.execute(update(follows).values(consent="ended"))
        connection.execute(insert(follows).values(**twice, team_id=team, consent="given", asked=NOW))
        later = {"at": NOW + timedelta(1), "words": ["later"], "skipped": False, "late": False}
        connection.execute(insert(answers).values(**twice, huddle_number=1, **later))
        connection.execute(update(subscriptions).values(ended=None))
        merge(connection, HERE, person, other, NOW)
        assert [row.role for row in rows(connection, members) if row.team_id == team] == [Role.LEAD]
        assert {row.number: row.useful for row in rows(connection, learning_entries)} == {1: 1, 2: 2}
        assert [row.consent for row in rows(connection, follows) if row.team_id == team] == ["given"]
        assert [row.words for row in rows(connection, answers) if row.huddle_number == 1] == [["later"]]
        assert {(row.reader, row.ended) for row in rows(connection, subscriptions)} == {(person, None), ("D-2", NOW)}


def test_whoever_administers_on_one_does_on_both_and_a_guest_is_one_on_both(store: SqlStore) -> None:
    with store.engines.writer.begin() as connection:
        _, person, other = filled(connection)
        connection.execute(update(persons).values(admin=False, guest=False))
        connection.execute(update(persons).where(persons.c.id == other).values(admin=True, guest=True))
        merge(connection, HERE, person, other, NOW)
        ((admin, guest),) = connection.execute(select(persons.c.admin, persons.c.guest))
        assert (admin, guest) == (True, False)


def two(store: SqlStore) -> tuple[PersonId, PersonId]:
    """Of one organisation, on two platforms."""
    with store.engines.writer.begin() as connection:
        _, person, other = filled(connection)
        connection.execute(update(accounts).where(accounts.c.person_id == other).values(platform="msteams"))
        connection.execute(metadata.tables["links"].delete())
    return PersonId(person), PersonId(other)


def test_only_whoever_has_asked_is_linked_and_not_for_ever(store: SqlStore) -> None:
    person, other = two(store)
    with store.write(Audience(HERE, frozenset())) as unit:
        with pytest.raises(NotFound):
            unit.joining.link(person, other, NOW)
        unit.joining.ask_link(person, other, NOW)
        with pytest.raises(NotFound):
            unit.joining.link(other, person, NOW)
        with pytest.raises(NotFound):
            unit.joining.link(person, other, NOW + timedelta(minutes=30))
        with pytest.raises(LinkNotTwo):
            unit.joining.ask_link(person, person, NOW)
        unit.joining.refuse_link(person, other)
        with pytest.raises(NotFound):
            unit.joining.link(person, other, NOW)
        unit.joining.ask_link(person, other, NOW)
        unit.joining.link(person, other, NOW + timedelta(seconds=1))
        assert unit.joining.platforms_of(person) == ("slack", "msteams")
        unit.joining.reach(person, "msteams", NOW + timedelta(1))
        assert unit.joining.platforms_of(person) == ("msteams", "slack")
        with pytest.raises(NotFound):
            unit.joining.reach(person, "elsewhere", NOW)
        unit.commit()


def test_another_organisation_knows_nothing_of_it(store: SqlStore) -> None:
    person, other = two(store)
    with store.engines.writer.begin() as connection:
        fill(connection, THERE, "other")
    with store.write(Audience(HERE, frozenset())) as unit:
        unit.joining.ask_link(person, other, NOW)
        unit.commit()
    with store.write(Audience(THERE, frozenset())) as unit:
        with pytest.raises(NotFound):
            unit.joining.require_asked(person, other, NOW)
        with pytest.raises(NotFound):
            unit.joining.link(person, other, NOW + timedelta(seconds=1))
        assert unit.joining.platforms_of(person) == ()
        with pytest.raises(NotFound):
            unit.joining.reach(person, "slack", NOW)


def test_a_proposal_is_seen_by_the_two_that_it_is_about(store: SqlStore) -> None:
    known = [_meet(store, platform) for platform in ("slack", "msteams", "other")]
    first, second, third = (Audience(each.organisation, frozenset()) for each in known)
    with store.write(second) as unit:
        code = Code(CodeKind.JOIN, first.organisation, known[0].person.id, "")
        id = unit.joining.propose(code, known[1].person.id, NOW).id
        unit.commit()
    for audience in (first, second):
        with store.read(audience) as unit:
            assert unit.joining.get(id, NOW).tell in {each.person.id for each in known[:2]}
            assert unit.joining.going_on(NOW) is not None
            with pytest.raises(NotFound):
                unit.joining.get(id, NOW + timedelta(days=1))
    with store.write(third) as unit:
        assert unit.joining.going_on(NOW) is None
        for call in (unit.joining.get, unit.joining.drop):
            with pytest.raises(NotFound):
                call(id, NOW)
        with pytest.raises(NotFound):
            unit.joining.agree(id, known[2].person.id, NOW)


def _meet(store: SqlStore, platform: str) -> Any:
    where = Address(platform, "T", f"Trust on {platform}", "U", "Sam", "dm", PlaceKind.PERSONAL)
    with store.desk(writes=True) as desk:
        known = desk.tenancy.meet(where, NOW)
        desk.commit()
    return known
