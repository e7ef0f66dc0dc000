"""Who hears of what could not be sent."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot import unsent
from bot.chat.intent import encode
from bot.delivery import LONGEST_WAIT
from bot.messaging import Destination, Unreachable
from bot.people.model import PersonId, TeamId
from bot.ports import Store, Unit
from bot.welcome.intents import SayHello, ShowPrivacy
from tests.bot.room import Room, room_in
from tests.talk import Talk

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
HELLO, PRIVACY = encode(SayHello()), encode(ShowPrivacy())


@pytest.fixture
def room(store: Store) -> Room:
    return room_in(store)


def test_whoever_asked_hears_of_what_came_to_nothing_unless_its_time_is_past(room: Room) -> None:
    ben = room.world.person("ben", "Ward 7")
    ben.say("hi")
    with room.world.store.desk() as desk:
        known = desk.tenancy.find(ben.where)
    assert known is not None
    asked: dict[str, Any] = {"asked_by": known.person.id, "otherwise": PRIVACY}
    room.messenger.trouble = lambda to: ConnectionError()
    room.post(HELLO, "reminder", until=room.now + MINUTE, **asked)
    room.post(HELLO, "asked for", **asked)
    for minute in range(0, 24 * 60, 15):
        room.deliver(minute * MINUTE)
    room.messenger.trouble = lambda to: None
    assert room.deliver(DAY + 2 * LONGEST_WAIT) == 1
    assert room.messenger.posted[0].to.key == "ben"
    assert room.messenger.texts[0].startswith("How private")


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
