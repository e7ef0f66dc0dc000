"""What every outbox does: messages are posted once, in order, and cards follow what they show."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.outbox import Post
from bot.messaging import Destination
from bot.people.model import Known, Person, PersonId, Place, PlaceId, PlaceKind, Role
from bot.ports import Message, Store
from tests.contracts.sending import leased, send, views
from tests.contracts.world import NOW, meet, seen_by, team_of

A_REST = timedelta(seconds=3)


def post(store: Store, known: Known, view: str, key: str = "", **more: Any) -> bool:
    with store.write(seen_by(known)) as unit:
        whither: dict[str, Any] = {} if "person" in more else {"place": known.place.id}
        posted = unit.outbox.post(view, key or view, NOW, **whither, **more)
        unit.commit()
    return posted


def show_again(store: Store, known: Known, key: str, after: timedelta = timedelta()) -> None:
    with store.write(seen_by(known)) as unit:
        unit.outbox.show_again(key, NOW + after)
        unit.commit()


def test_messages_to_a_place_and_to_a_person(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.people.give_role(team_of(sam), sam.person.id, Role.LEAD)
        unit.people.remember_team(sam.person.id, team_of(sam), NOW)
        assert unit.outbox.post("board", "k1", NOW, place=sam.place.id) is True
        assert unit.outbox.post("hello", "k1", NOW + timedelta(hours=1), person=sam.person.id) is True
        unit.commit()
    (to_place,) = send(store)
    (to_person,) = send(store, timedelta(hours=1))
    nobody = Person(PersonId(""), "", "en-GB", "Europe/London")
    at_place = Known(sam.organisation, nobody, sam.place, sam.teams, {})
    channel = Destination("slack", "T1", PlaceKind.CHANNEL, "C1")
    assert to_place == Message(to_place.id, channel, at_place, "k1", "board", NOW)
    chat = Place(PlaceId(""), PlaceKind.PERSONAL, "", None)
    roles = {team_of(sam): Role.LEAD}
    alone = replace(sam, place=chat, roles=roles, last_team=team_of(sam), last_team_at=NOW)
    in_private = Destination("slack", "T1", PlaceKind.PERSONAL, "U1")
    assert to_person == Message(to_person.id, in_private, alone, "k1", "hello", NOW + timedelta(hours=1))


def test_the_same_key_is_posted_there_once(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known in (sam, there):
        assert post(store, known, "a", "k1") is True
        assert post(store, known, "b", "k1") is False
        assert post(store, known, "c", "k2") is True
        assert post(store, known, "d", "k1", person=known.person.id) is True
    assert sorted(views(send(store))) == ["a", "a", "c", "c", "d", "d"]
    for known in (sam, there):  # nor after it was sent
        assert post(store, known, "b", "k1") is False
        assert post(store, known, "e", "k1", person=known.person.id) is False
    assert send(store, timedelta(hours=1)) == []


def test_many_are_posted_at_once_but_for_those_that_were_before(store: Store) -> None:
    sam, ben = meet(store), meet(store, person_key="U2")
    post(store, sam, "before", "k1")
    send(store)
    post(store, sam, "waits", "k2")
    with store.write(seen_by(sam)) as unit:
        unit.outbox.post_many((), NOW)
        unit.outbox.post_many(
            [
                *(Post(f"again {key}", key, place=sam.place.id) for key in ("k1", "k2")),
                *(Post(f"new {key}", key, place=sam.place.id) for key in ("k4", "k3")),
                Post("to ben", "k1", person=ben.person.id, asked_by=sam.person.id, otherwise="not sent"),
            ],
            NOW,
        )
        unit.commit()
    sent = send(store)
    assert sorted(views(sent)) == ["new k3", "new k4", "to ben", "waits"]
    assert [each for each in views(sent) if each != "to ben"] == ["waits", "new k4", "new k3"]
    (to_ben,) = (each for each in sent if each.view == "to ben")
    assert (to_ben.asked_by, to_ben.otherwise) == (sam.person.id, "not sent")


def test_many_posted_at_once_keep_every_character(store: Store) -> None:
    """Each different, one alone, and twice the same."""
    sam = meet(store)
    odd = ['say "so"', r"C:\new\{a,b}", "NULL", "", " ,{} ", "%s :now", "line\nline\ttab", "Übergabe 🛏'--"]
    for several in (odd, odd[:1], odd[:1] * 2):
        posts = [
            Post(view, f"{len(several)} {n}", place=sam.place.id, under=view, until=None if n % 2 else NOW)
            for n, view in enumerate(several)
        ]
        with store.write(seen_by(sam)) as unit:
            unit.outbox.post_many(posts, NOW)
            unit.commit()
        assert views(send(store)) == several


def test_what_was_given_up_can_be_posted_again(store: Store) -> None:
    sam = meet(store)
    for again in (lambda: post(store, sam, "again", "k1"), lambda: _post_many(store, sam, "again", "k1")):
        post(store, sam, "first", "k1")
        with leased(store) as (desk, lane, message):
            assert desk.lanes.give_up(lane, message) is True
        assert send(store, timedelta(hours=1)) == []
        again()
        with leased(store) as (desk, lane, message):
            assert (message.view, message.tries) == ("again", 0)
            desk.lanes.give_up(lane, message)


def _post_many(store: Store, known: Known, view: str, key: str) -> None:
    with store.write(seen_by(known)) as unit:
        unit.outbox.post_many([Post(view, key, place=known.place.id)], NOW)
        unit.commit()


def test_what_was_sent_is_shown_again_in_its_place_and_once_in_three_seconds(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known in (sam, there):
        post(store, known, "view", "posted L-1")
        post(store, known, "other", "posted L-2")
    assert len(send(store)) == 4
    for _ in range(5):
        show_again(store, sam, "posted L-1")
    assert send(store, A_REST / 2) == []
    (again,) = send(store, A_REST)
    assert (again.view, again.key, again.shown_as) == ("view", "posted L-1", "m-posted L-1")
    assert again.known.organisation == sam.organisation
    assert send(store, timedelta(hours=1)) == []
    show_again(store, sam, "posted L-1", timedelta(hours=1))
    assert len(send(store, timedelta(hours=1))) == 1  # after a rest at once


def test_what_changes_while_it_is_on_its_way_is_shown_again(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "view", "posted L-1")
    with leased(store) as (desk, lane, message):
        show_again_meanwhile(desk, sam, "posted L-1")
        desk.lanes.sent(lane, message, "m-1", NOW)
    assert send(store) == []
    with leased(store, A_REST) as (desk, lane, message):
        assert message.shown_as == "m-1"
        show_again_meanwhile(desk, sam, "posted L-1")
        desk.lanes.sent(lane, message, "m-1", NOW + A_REST)
    assert [each.shown_as for each in send(store, 2 * A_REST)] == ["m-1"]
    assert send(store, timedelta(hours=1)) == []


def show_again_meanwhile(desk: Any, known: Known, key: str) -> None:
    """As another transaction does that ends before what was sent is marked."""
    desk.unit(seen_by(known)).outbox.show_again(key, NOW)
    desk.commit()


def test_what_changes_before_it_is_sent_is_sent_as_it_is_then(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "view", "posted L-1")
    show_again(store, sam, "posted L-1")
    assert views(send(store)) == ["view"]
    assert send(store, timedelta(hours=1)) == []


def test_a_card_follows_a_team_until_it_is_settled(store: Store) -> None:
    sam = meet(store)
    for key in ("card H-1", "card H-2"):
        post(store, sam, key, follows=team_of(sam))
    send(store)
    with store.write(seen_by(sam)) as unit:
        unit.outbox.settle("card H-1")
        unit.commit()
    show_again(store, sam, team_of(sam))
    assert views(send(store, A_REST)) == ["card H-2"]
    show_again(store, sam, "card H-1")
    assert views(send(store, 2 * A_REST)) == ["card H-1"]


def test_what_is_settled_while_it_is_on_its_way_does_not_follow(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "card H-1", follows=team_of(sam))
    with leased(store) as (desk, lane, message):
        desk.unit(seen_by(sam)).outbox.settle("card H-1")
        desk.commit()
        desk.lanes.sent(lane, message, "m-1", NOW)
    show_again(store, sam, team_of(sam))
    assert send(store, timedelta(hours=1)) == []


def test_what_is_taken_back_is_not_sent(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    for known in (sam, there):
        post(store, known, "a", "k1")
        post(store, known, "b", "k2")
    with store.write(seen_by(sam)) as unit:
        unit.outbox.take_back("k1")
        unit.commit()
    assert sorted(views(send(store))) == ["a", "b", "b"]
    assert post(store, sam, "a", "k1") is True


def test_what_is_taken_back_while_it_is_on_its_way_is_shown_as_it_is_now(store: Store) -> None:
    """It stands in the channel: it must not go on saying what is no longer so."""
    sam = meet(store)
    post(store, sam, "a", "k1")
    with leased(store) as (desk, lane, message):
        desk.unit(seen_by(sam)).outbox.take_back("k1")
        desk.commit()
        desk.lanes.sent(lane, message, "m-1", NOW)
    assert [each.shown_as for each in send(store, A_REST)] == ["m-1"]


def test_a_message_stands_in_the_thread_of_the_card_that_it_is_under(store: Store) -> None:
    sam, ben = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    post(store, ben, "elsewhere", "card H-1")
    post(store, sam, "card", "card H-1")
    post(store, sam, "summary", "summary H-1", under="card H-1")
    post(store, sam, "lost", "summary H-2", under="card H-2")
    assert {each.view: each.under for each in send(store)} == {
        "elsewhere": "",
        "card": "",
        "summary": "m-card H-1",
        "lost": "",
    }


def test_nothing_to_show_leaves_nothing_behind(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "a", "k1")
    with leased(store) as (desk, lane, message):
        desk.lanes.sent(lane, message, "", NOW)
    assert send(store, timedelta(hours=1)) == []
    assert post(store, sam, "a", "k1") is True


def test_without_commit_nothing_is_to_be_sent(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.outbox.post("a", "k1", NOW, place=sam.place.id)
    assert send(store) == []


def test_a_message_goes_either_to_a_place_or_to_a_person(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        with pytest.raises(ValueError, match="to a place or to a person"):
            unit.outbox.post("a", "k1", NOW)
        with pytest.raises(ValueError, match="to a place or to a person"):
            unit.outbox.post("a", "k1", NOW, place=sam.place.id, person=sam.person.id)
        with pytest.raises(ValueError, match="to a place or to a person"):
            unit.outbox.post_many([Post("a", "k1")], NOW)


def test_what_was_given_up_is_forgotten_in_the_end(store: Store) -> None:
    sam = meet(store)
    post(store, sam, "a", "k1")
    with leased(store) as (desk, lane, message):
        desk.lanes.give_up(lane, message)
    with store.desk(writes=True) as desk:
        assert desk.forget_expired(NOW + timedelta(days=29)) == 0
        assert desk.forget_expired(NOW + timedelta(days=31)) == 1


def test_a_card_is_forgotten_when_nobody_changes_it_any_more_unless_it_follows_something(store: Store) -> None:
    sam, days = meet(store), timedelta(days=1)
    follows = {"card H-1": "t-1", "card H-2": "", "summary H-2": "", "posted L-1": "L-1"}
    for key, whom in follows.items():
        post(store, sam, "view", key, follows=whom)
    send(store)
    show_again(store, sam, "card H-2", 80 * days)
    assert [each.key for each in send(store, 80 * days)] == ["card H-2"]
    assert _forgotten(store, 89 * days) == 0
    assert _forgotten(store, 91 * days) == 1
    with store.write(seen_by(sam)) as unit:
        unit.outbox.settle("card H-1")
        unit.commit()
    assert _forgotten(store, 91 * days) == 1
    for key in follows:
        show_again(store, sam, key, 91 * days)
    assert sorted(each.key for each in send(store, 91 * days)) == ["card H-2", "posted L-1"]


def _forgotten(store: Store, after: timedelta) -> int:
    with store.desk(writes=True) as desk:
        forgotten = desk.forget_expired(NOW + after)
        desk.commit()
    return forgotten
