"""What is sent by itself: composed when it is sent, tried again, and told of where it cannot be."""

import logging
import random
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from threading import Event, Thread

import pytest

from bot import delivery
from bot.chat.intent import encode
from bot.learning.intents import ShowLearning
from bot.messaging import Destination, TryLater
from bot.ports import Busy, Desk, Store
from bot.welcome.intents import SayHello, ShowPrivacy, ShowTeam
from storage.unit_of_work import SqlDesk
from tests.bot.room import Room, room_in
from tests.messengers import FakeMessenger
from tests.patience import PATIENCE
from tests.talk import Talk

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
HELLO, PRIVACY = encode(SayHello()), encode(ShowPrivacy())


@pytest.fixture
def room(store: Store) -> Room:
    return room_in(store)


@pytest.fixture(autouse=True)
def _no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits as they are without the quarter more or less."""
    monkeypatch.setattr(random, "uniform", lambda low, high: (low + high) / 2)


def failing(*errors: Exception | None) -> Iterator[Exception | None]:
    yield from errors
    while True:
        yield None


def test_what_fails_is_tried_again_with_growing_pauses_and_nothing_overtakes_it(room: Room) -> None:
    trouble = failing(*[RuntimeError("secret words")] * 3)
    room.messenger.trouble = lambda to: next(trouble)
    room.post(HELLO)
    room.post(PRIVACY)
    tried = []
    for second in range(60):
        before = room.deliver(timedelta(seconds=second))
        if before:
            tried.append((second, before))
    ((second, many),) = tried
    assert many == 2
    assert 35 <= second <= 38  # after 5, 10 and 20 seconds, each perhaps a little late
    assert [text.split("\n")[0] for text in room.messenger.texts] == ["Hello Ward 7.", "How private is this?"]


def test_pauses_differ_a_little_and_end_at_a_quarter_of_an_hour(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    room.messenger.trouble = lambda to: RuntimeError()
    room.post(HELLO, until=room.now + 9 * DAY)
    for number in range(20):
        room.deliver(number * timedelta(minutes=20))
    room.messenger.trouble = lambda to: None
    last = 19 * timedelta(minutes=20)
    assert room.deliver(last + timedelta(minutes=11)) == 0
    assert room.deliver(last + timedelta(minutes=19)) == 1


def test_a_platform_that_fails_for_a_day_is_no_news_any_more(room: Room) -> None:
    room.messenger.trouble = lambda to: ConnectionError()
    room.post(HELLO)
    room.post(PRIVACY, until=room.now + 2 * DAY)
    for minute in range(0, 24 * 60, 15):
        room.deliver(minute * MINUTE)
    room.messenger.trouble = lambda to: None
    room.deliver(DAY + MINUTE)
    assert [text.split("\n")[0] for text in room.messenger.texts] == ["How private is this?"]


def test_a_message_that_cannot_be_composed_does_not_stop_those_behind_it(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.post('{"do":"no.such.intent"}', asked_by=room.known.person.id, otherwise=HELLO)
    room.post(PRIVACY)
    with caplog.at_level(logging.WARNING):
        for minute in range(60):
            room.deliver(minute * MINUTE)
    told, behind = sorted(room.messenger.posted, key=lambda each: not each.in_private)
    assert told.text.startswith("Hello amina")
    assert behind.text.startswith("How private")
    assert caplog.text.count("error=OldButton") == delivery.MOST_FAULTS


def test_a_platform_that_is_not_connected_loses_nothing(room: Room) -> None:
    room.post(HELLO)
    room.world.app.messengers.clear()
    assert room.deliver() == 0
    room.world.app.messengers["test"] = room.messenger
    assert room.deliver(MINUTE) == 0
    assert room.deliver(6 * MINUTE) == 1


def test_a_message_that_may_have_arrived_is_looked_for_before_it_is_sent_again(room: Room) -> None:
    room.messenger.finds = True
    room.post(HELLO)
    _lose_answer(room)
    assert room.deliver() == 0
    assert room.deliver(MINUTE) == 1
    assert len(room.messenger.posted) == 1
    room.deliver(2 * MINUTE)  # as it is now: it was composed some time ago
    assert [message for message, _ in room.messenger.updates] == ["m-1"]


def test_where_nobody_can_look_it_is_sent_again(room: Room) -> None:
    room.post(HELLO)
    _lose_answer(room)
    assert room.deliver() == 0
    assert room.deliver(MINUTE) == 1
    assert len(room.messenger.posted) == 2
    assert len({each.delivery for each in room.messenger.posted}) == 1


def _lose_answer(room: Room) -> None:
    """The platform takes the message, and the connection breaks before it says so."""
    post = room.messenger.post

    def broken(*given: object, **more: object) -> str:
        post(*given, **more)  # type: ignore[arg-type]
        room.messenger.post = post  # type: ignore[method-assign]
        raise ConnectionError

    room.messenger.post = broken  # type: ignore[method-assign]


def test_what_was_sent_is_marked_even_where_somebody_else_was_in_the_way(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.post(HELLO)
    commit, commits = SqlDesk.commit, list[SqlDesk]()

    def busy_after_sending(desk: SqlDesk) -> None:
        commits.append(desk)
        if len(commits) == 2:
            raise Busy
        commit(desk)

    monkeypatch.setattr(SqlDesk, "commit", busy_after_sending)
    assert room.deliver() == 1
    assert room.deliver(DAY) == 0
    assert len(room.messenger.posted) == 1


def test_delivery_ids_say_nothing_and_are_of_one_message_each(room: Room) -> None:
    for key in "ab":
        room.post(HELLO, key)
        room.post(HELLO, key, person=room.known.person.id)
    assert room.deliver() == 4
    ids = {each.delivery for each in room.messenger.posted}
    assert len(ids) == 4
    assert all(each.isalnum() for each in ids)


def test_an_organisation_whose_platform_asks_for_patience_waits_as_a_whole(room: Room) -> None:
    trouble = failing(TryLater(0.6, everywhere=True))
    room.messenger.trouble = lambda to: next(trouble)
    room.post(HELLO)
    room.post(HELLO, person=room.known.person.id)
    assert room.deliver() == 2  # waits for it, and goes on


def test_a_platform_that_hangs_leaves_a_thread_to_the_others(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four deliver at once; of many lanes that hang three are begun, and the other platform's is sent."""
    freed, hanging = Event(), FakeMessenger()

    def hang(to: Destination) -> None:
        assert freed.wait(PATIENCE)

    hanging.trouble = hang
    room.world.app.messengers["slow"] = hanging
    for number in range(6):
        where = replace(room.amina.where, platform="slow", place_key=f"#{number}", person_key=f"p{number}")
        Talk(room.world.app, where).say("hi")
        with room.world.store.desk() as desk:
            known = desk.tenancy.find(where)
        assert known is not None
        replace(room, known=known).post(HELLO)
    threads = [Thread(target=room.deliver) for _ in range(3)]
    for thread in threads:
        thread.start()
    while sum(room.world.app._delivery._busy.values()) < 3:
        freed.wait(0.01)
    room.post(PRIVACY)
    looks, open_desk = list[bool](), room.world.store.desk

    def counted(*, writes: bool = False) -> AbstractContextManager[Desk]:
        looks.append(writes)
        return open_desk(writes=writes)

    monkeypatch.setattr(room.world.store, "desk", counted)
    assert room.deliver() == 1
    assert room.messenger.texts[0].startswith("How private")
    assert len(looks) < 200, "what has to wait for the platform is not looked for without a rest"
    freed.set()
    for thread in threads:
        thread.join()
    room.deliver(MINUTE)
    assert len(hanging.posted) == 6


def test_what_may_no_longer_be_seen_is_not_sent(room: Room) -> None:
    room.amina.say("learn The key on a red lanyard")
    room.post(encode(ShowLearning("L-1")))
    room.amina.press(room.amina.say("learn delete L-1"), "Delete it")
    assert room.deliver() == 0
    assert room.messenger.posted == []


def test_a_message_is_composed_when_it_is_sent(room: Room) -> None:
    room.post(encode(ShowTeam()))
    room.amina.press(room.amina.say("team"), "I run the huddle")
    room.deliver()
    assert "amina" in room.messenger.texts[0]
