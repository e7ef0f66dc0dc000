"""What every outbox does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.people.model import Known, Person, PersonId, Place, PlaceId, PlaceKind, Role
from bot.ports import Destination, Message, Store
from tests.contracts.world import NOW, meet, seen_by, team_of


def due(store: Store, after: timedelta = timedelta(), most: int = 10) -> tuple[Message, ...]:
    with store.desk() as desk:
        return desk.due(NOW + after, most)


def test_messages_to_a_place_and_to_a_person(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.people.give_role(team_of(sam), sam.person.id, Role.LEAD)
        unit.people.remember_team(sam.person.id, team_of(sam), NOW)
        assert unit.outbox.post("board", "k1", NOW, place=sam.place.id) is True
        assert unit.outbox.post("hello", "k1", NOW + timedelta(hours=1), person=sam.person.id) is True
        unit.commit()
    to_place, to_person = due(store, timedelta(hours=1))
    nobody = Person(PersonId(""), "", "en-GB", "Europe/London")
    at_place = Known(sam.organisation, nobody, sam.place, sam.teams, {})
    channel = Destination("slack", "T1", PlaceKind.CHANNEL, "C1")
    assert to_place == Message(to_place.id, channel, at_place, "board", 0, "")
    chat = Place(PlaceId(""), PlaceKind.PERSONAL, "", None)
    roles = {team_of(sam): Role.LEAD}
    alone = replace(sam, place=chat, roles=roles, last_team=team_of(sam), last_team_at=NOW)
    in_private = Destination("slack", "T1", PlaceKind.PERSONAL, "U1")
    assert to_person == Message(to_person.id, in_private, alone, "hello", 0, "")
    assert due(store) == (to_place,)
    assert due(store, timedelta(hours=1), most=1) == (to_place,)


def test_the_same_key_is_posted_there_once(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known in (sam, there):
        with store.write(seen_by(known)) as unit:
            assert unit.outbox.post("a", "k1", NOW, place=known.place.id) is True
            assert unit.outbox.post("b", "k1", NOW, place=known.place.id) is False
            assert unit.outbox.post("c", "k2", NOW, place=known.place.id) is True
            assert unit.outbox.post("d", "k1", NOW, person=known.person.id) is True
            unit.commit()
    assert [message.view for message in due(store)] == ["a", "c", "d", "a", "c", "d"]


def test_sent_tried_again_and_given_up(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        for view in ("sent", "again", "given up"):
            unit.outbox.post(view, view, NOW, place=sam.place.id)
        unit.commit()
    messages = {message.view: message for message in due(store)}
    ids = {view: message.id for view, message in messages.items()}
    with store.desk(writes=True) as desk:
        desk.sent(messages["sent"], "m-1", NOW)
        desk.failed(ids["again"], NOW + timedelta(minutes=1))
        desk.failed(ids["given up"], None)
        desk.commit()
    assert due(store) == ()
    assert [(message.view, message.tries) for message in due(store, timedelta(days=9))] == [("again", 1)]
    with store.write(seen_by(sam)) as unit:
        assert unit.outbox.post("sent", "sent", NOW, place=sam.place.id) is False


def test_what_was_sent_is_shown_again_in_its_place(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known in (sam, there):
        with store.write(seen_by(known)) as unit:
            unit.outbox.post("view", "posted L-1", NOW, place=known.place.id)
            unit.outbox.post("other", "posted L-2", NOW, place=known.place.id)
            unit.outbox.show_again("posted L-1", NOW)
            unit.commit()
    sent = due(store)
    with store.desk(writes=True) as desk:
        for message in sent:
            desk.sent(message, f"m-{message.id}", NOW)
        desk.commit()
    with store.write(seen_by(sam)) as unit:
        unit.outbox.show_again("posted L-1", NOW)
        unit.commit()
    (again,) = due(store)
    assert again == replace(sent[0], shown_as=f"m-{sent[0].id}", version=sent[0].version + 1)


def test_what_changes_while_it_is_on_its_way_is_sent_again(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.outbox.post("view", "posted L-1", NOW, place=sam.place.id)
        unit.commit()
    for _ in range(2):  # as it is posted, and as it is shown again
        (on_its_way,) = due(store)
        with store.write(seen_by(sam)) as unit:
            unit.outbox.show_again("posted L-1", NOW)
            unit.commit()
        with store.desk(writes=True) as desk:
            desk.sent(on_its_way, "m-1", NOW)
            desk.commit()
    (again,) = due(store)
    with store.desk(writes=True) as desk:
        desk.sent(again, "m-1", NOW)
        desk.commit()
    assert due(store) == ()


def test_without_commit_nothing_is_to_be_sent(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.outbox.post("a", "k1", NOW, place=sam.place.id)
    assert due(store) == ()


def test_a_message_goes_either_to_a_place_or_to_a_person(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        with pytest.raises(ValueError, match="to a place or to a person"):
            unit.outbox.post("a", "k1", NOW)
        with pytest.raises(ValueError, match="to a place or to a person"):
            unit.outbox.post("a", "k1", NOW, place=sam.place.id, person=sam.person.id)
