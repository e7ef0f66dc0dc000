"""What arrives twice is done once."""

from datetime import timedelta

import pytest

from bot.messaging import Destination
from bot.people.model import PlaceKind
from bot.ports import Store
from tests.messengers import FakeMessenger
from tests.talk import World, buttons, shown, text

LANYARD = "Drug trolley key on a red lanyard stops the 8 am hunt."


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def test_a_retry_of_the_platform_is_answered_again_and_saves_once(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    first, second = (amina.say(f"learn {LANYARD}", key="event-1") for _ in range(2))
    assert first == second
    assert text(amina.say("learn list")).count("•") == 1


def test_a_form_sent_twice_saves_once(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.say("learn")
    first, second = (amina.send(form, {"learned": LANYARD}) for _ in range(2))
    assert text(first) == text(second)
    assert text(amina.say("learn list")).count("•") == 1


def test_a_form_s_last_step_sent_twice_saves_once(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("learn"), {"learned": LANYARD}, action="more")
    for _ in range(2):
        assert LANYARD in text(amina.send(second, {"why": "One place"}))
    edited = amina.press(amina.say("learn Pt 999 398 2598"), "Edit")
    for _ in range(2):
        assert "“Somebody waited”" in text(amina.send(edited, {"learned": "Somebody waited"}))
    assert text(amina.say("learn list")).count("•") == 2


def test_posting_to_the_channel_happens_once(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina = world.person("amina", "Ward 7")
    saved = amina.say(f"learn {LANYARD}")
    on_its_way = amina.press(saved, "Post to channel")
    assert "On its way to Ward 7’s channel." in text(on_its_way)
    assert list(buttons(shown(on_its_way))) == ["Add detail", "Test this", "Change"]
    amina.press(saved, "Post to channel")
    assert world.app.deliver(world.clock.now()) == 1
    assert world.app.deliver(world.clock.now()) == 0
    (posted,) = messenger.posted
    assert posted.to == Destination("test", "trust", PlaceKind.CHANNEL, "#Ward 7")
    assert posted.text.startswith("Ward 7 learned")
    amina.press(amina.say("learn delete L-1"), "Delete it")
    assert world.app.deliver(world.clock.now() + timedelta(seconds=4)) == 1
    assert messenger.updates == [("m-1", "This entry is no longer here.")]
