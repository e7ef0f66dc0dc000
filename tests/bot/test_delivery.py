"""What is sent by itself: composed when it is sent, tried again, and told of where it cannot be."""

import logging
import random
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest

from bot import delivery, unsent
from bot.chat.intent import encode
from bot.chat.turn import everyone_there
from bot.learning.intents import ShowLearning
from bot.people.model import Known, PersonId, TeamId
from bot.ports import Desk, Destination, Store, TryLater, Unit, Unreachable
from bot.welcome.intents import SayHello, ShowPrivacy, ShowTeam
from tests.messengers import FakeMessenger
from tests.talk import Talk, World

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
HELLO, PRIVACY = encode(SayHello()), encode(ShowPrivacy())


@dataclass
class Room:
    """A team's channel with somebody in it, and what is sent there."""

    world: World
    messenger: FakeMessenger
    amina: Talk
    known: Known

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    @property
    def team(self) -> TeamId:
        assert self.known.place.team is not None
        return self.known.place.team

    def post(self, view: str, key: str = "", person: PersonId | None = None, **more: object) -> None:
        with self.world.store.write(everyone_there(self.known)) as unit:
            whither: dict[str, object] = {"place": self.known.place.id} if person is None else {"person": person}
            unit.outbox.post(view, key or view, self.now, **whither, **more)  # type: ignore[arg-type]
            unit.commit()

    def deliver(self, after: timedelta = timedelta()) -> int:
        return self.world.app.deliver(self.now + after)


@pytest.fixture
def room(store: Store) -> Room:
    world = World(store)
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina = world.person("amina", "Ward 7")
    amina.say("hi")
    with store.desk() as desk:
        known = desk.tenancy.find(amina.where)
    assert known is not None
    return Room(world, messenger, amina, known)


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


def test_whoever_asked_hears_of_what_came_to_nothing_unless_its_time_is_past(room: Room) -> None:
    ben = room.world.person("ben", "Ward 7")
    ben.say("hi")
    with room.world.store.desk() as desk:
        known = desk.tenancy.find(ben.where)
    assert known is not None
    asked = {"asked_by": known.person.id, "otherwise": PRIVACY}
    room.messenger.trouble = lambda to: ConnectionError()
    room.post(HELLO, "reminder", until=room.now + MINUTE, **asked)
    room.post(HELLO, "asked for", **asked)
    for minute in range(0, 24 * 60, 15):
        room.deliver(minute * MINUTE)
    room.messenger.trouble = lambda to: None
    assert room.deliver(DAY + MINUTE) == 1
    assert room.messenger.posted[0].to.key == "ben"
    assert room.messenger.texts[0].startswith("How private")


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


def test_a_channel_that_is_closed_is_told_to_administrators_once_a_day(room: Room) -> None:
    ada = replace(room.world.person("ada").where, admin=True)
    Talk(room.world.app, ada).say("hi")
    room.messenger.trouble = closed
    for key in "abc":
        room.post(HELLO, key)
    assert room.deliver() == 1
    assert room.messenger.posted[0].to.key == "ada"
    assert room.messenger.texts[0].startswith("I cannot post in Ward 7’s channel")
    room.post(HELLO, "d")
    assert room.deliver(timedelta(hours=1)) == 0
    room.post(HELLO, "e", until=room.now + 2 * DAY)
    assert room.deliver(DAY) == 1


def closed(to: Destination) -> Exception | None:
    return Unreachable("not_in_channel") if to.key.startswith("#") else None


def test_without_administrators_the_lead_is_told(room: Room) -> None:
    room.amina.press(room.amina.say("team"), "I run the huddle")
    room.messenger.trouble = closed
    room.post(HELLO)
    assert room.deliver() == 1
    assert room.messenger.posted[0].to.key == "amina"


def test_what_goes_to_a_closed_channel_by_itself_is_told_to_stop(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[tuple[TeamId, datetime]] = []

    def channel_gone(unit: Unit, team: TeamId, now: datetime) -> tuple[PersonId, ...]:
        gone.append((team, now))
        unit.outbox.post(PRIVACY, "told", now, person=room.known.person.id)
        return (room.known.person.id,)

    monkeypatch.setattr(unsent, "WHEN_UNREACHABLE", (channel_gone,))
    room.amina.press(room.amina.say("team"), "I run the huddle")
    room.messenger.trouble = closed
    room.post(HELLO)
    assert room.deliver() == 1, "the lead is told once, by what has stopped"
    ((team, _),) = gone
    assert team == room.team
    assert room.messenger.texts[0].startswith("How private")


def test_who_cannot_be_told_does_not_bring_the_message_back(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(unit: Unit, team: TeamId, now: datetime) -> tuple[PersonId, ...]:
        unit.outbox.post(PRIVACY, "told", now, person=room.known.person.id)
        raise RuntimeError("secret words")

    monkeypatch.setattr(unsent, "WHEN_UNREACHABLE", (fails,))
    room.messenger.trouble = closed
    room.post(HELLO)
    assert room.deliver() == 0
    assert room.deliver(timedelta(hours=1)) == 0
    assert room.messenger.posted == []
    assert "action=unreachable-untold" in caplog.text
    assert "secret" not in caplog.text


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
        freed.wait(10)

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
    looks, desk = [], room.world.store.desk

    def looked_at(*, writes: bool = False) -> AbstractContextManager[Desk]:
        looks.append(writes)
        return desk(writes=writes)

    monkeypatch.setattr(room.world.store, "desk", looked_at)
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
