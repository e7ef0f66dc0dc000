"""A database of an earlier version keeps what it holds when it is brought up to date."""

from datetime import timedelta
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from bot.people.audience import Audience
from bot.people.model import OrganisationId, PlaceId
from storage import migrate
from storage.engine import engines
from storage.unit_of_work import SqlStore, open_store
from tests.contracts.sending import leased, send, views
from tests.contracts.world import NOW

HERE, ROOM, AMINA = "a" * 16, "c" * 16, "b" * 16
BEFORE = NOW - timedelta(days=3)


def test_cards_that_were_posted_go_on_following_their_record(any_store_url: str) -> None:
    store = upgraded(any_store_url)
    with store.write(Audience(OrganisationId(HERE), frozenset())) as unit:
        # What was sent before is not sent again, and is shown again when its record changes.
        assert unit.outbox.post("L-1", "posted L-1", NOW, place=PlaceId(ROOM)) is False
        unit.outbox.show_again("posted L-1", NOW)
        unit.commit()
    shown = {each.view: each.shown_as for each in send(store, timedelta(seconds=4))}
    assert shown == {"L-1": "m-1", "L-2": "m-2", "waits": "", "hello": ""}
    assert send(store, timedelta(hours=1)) == []
    after_years = timedelta(days=1000)
    with store.desk(writes=True) as desk:
        assert desk.forget_expired(NOW + after_years) == 2, "the greeting, and what was given up"
        desk.commit()
    with store.write(Audience(OrganisationId(HERE), frozenset())) as unit:
        for ref in ("L-1", "L-2", "L-4"):
            unit.outbox.show_again(f"posted {ref}", NOW + after_years)
        unit.commit()
    assert sorted(views(send(store, after_years))) == ["L-1", "L-2", "waits"]
    store.close()


def test_what_was_given_up_stays_given_up_and_numbers_go_on(any_store_url: str) -> None:
    store = upgraded(any_store_url)
    assert "given up" not in views(send(store, timedelta(days=1)))
    with store.write(Audience(OrganisationId(HERE), frozenset())) as unit:
        assert unit.outbox.post("again", "posted L-3", NOW, place=PlaceId(ROOM)) is True
        unit.commit()
    with leased(store, timedelta(days=1)) as (_, _, message):
        assert (message.view, message.id) == ("again", 6)
    store.close()


def test_a_team_and_its_people_are_kept(any_store_url: str) -> None:
    store = upgraded(any_store_url)
    with store.engines.reader.connect() as connection:
        for table in ("teams", "places", "members", "persons", "learning_entries"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 1  # noqa: S608
    store.close()


def upgraded(url: str) -> SqlStore:
    """Made by version 0003, filled, and opened by this one."""
    both = engines(url)
    with both.writer.connect() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(migrate.__file__).replace("migrate.py", "migrations"))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, "0003")
        fill(connection)
        connection.commit()
    both.dispose()
    return open_store(url)


def fill(connection: Connection) -> None:
    then = BEFORE.isoformat(timespec="microseconds")
    add(connection, "organisations", id=HERE, name="Trust", created=then)
    add(connection, "installations", platform="slack", key="T1", organisation_id=HERE, name="Trust")
    team = {"id": "d" * 16, "name": "Ward 7", "name_key": "ward 7", "named": True}
    add(connection, "teams", organisation_id=HERE, created=then, **team)
    person = {"id": AMINA, "name": "Amina", "name_key": "amina", "locale": "en-GB", "zone": "Europe/London"}
    add(connection, "persons", organisation_id=HERE, last_team_id=team["id"], created=then, **person)
    add(connection, "accounts", organisation_id=HERE, platform="slack", key="U1", person_id=AMINA)
    place = {"id": ROOM, "platform": "slack", "key": "C1", "kind": "channel", "name": "ward-7"}
    add(connection, "places", organisation_id=HERE, team_id=team["id"], **place)
    add(connection, "members", organisation_id=HERE, team_id=team["id"], person_id=AMINA, role=1)
    entry = dict.fromkeys(("title", "expected", "happened", "why", "learned", "next_step", "service"), "")
    more = {"tags": "[]", "show_author": False, "visibility": "team", "message_link": "", "masked": 0, "useful": 0}
    day = BEFORE.date().isoformat()
    add(connection, "learning_entries", organisation_id=HERE, number=1, team_id=team["id"], created=then, day=day,
        **entry, **more)  # fmt: skip
    later = NOW.isoformat(timespec="microseconds")
    post(connection, 1, "posted L-1", "L-1", next_try=None, sent=then, shown_as="m-1")
    post(connection, 2, "posted L-2", "L-2", next_try=later, sent=then, shown_as="m-2")  # changed, and not shown yet
    post(connection, 3, "posted L-3", "given up", next_try=None, sent=None, shown_as="")
    post(connection, 4, "posted L-4", "waits", next_try=later, sent=None, shown_as="")
    post(connection, 5, "k", "hello", person=True, next_try=then, sent=None, shown_as="")


def post(connection: Connection, id: int, key: str, view: str, *, person: bool = False, **more: Any) -> None:
    whither = {"person_id": AMINA, "target": AMINA} if person else {"place_id": ROOM, "target": ROOM}
    then = BEFORE.isoformat(timespec="microseconds")
    add(connection, "outbox", id=id, organisation_id=HERE, key=key, view=view, created=then, tries=0, **whither, **more)
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT setval('outbox_id_seq', {id})"))


def add(connection: Connection, table: str, **values: object) -> None:
    names = ", ".join(values)
    words = f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in values)})"  # noqa: S608
    connection.execute(text(words), values)
