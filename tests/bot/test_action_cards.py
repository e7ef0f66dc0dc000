"""Actions of several teams, and the cards on which they stand."""

from datetime import timedelta

import pytest

from bot.actions.intents import ListActions, RecordAction
from bot.chat.intent import encode
from bot.chat.reply import Reply
from bot.ports import Store
from tests.bot.test_actions import MONDAY, lines, mention, team_in
from tests.live import live_card, shown_now
from tests.messengers import FakeMessenger
from tests.talk import World, text


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


def test_a_private_chat_with_two_teams_knows_both(world: World) -> None:
    world.person("amina", "Ward 7").say("hi")
    mention(world.person("amina", "Ward 7"), "action seven ", "amina")
    mention(world.person("amina", "Ward 9"), "action nine ", "amina")
    world.clock.move_to(MONDAY + timedelta(days=1))
    private = world.person("amina")
    assert text(private.say("actions")).startswith("Still to do for your teams")
    assert lines(private.say("my actions")) == ["A-1 seven → amina", "A-2 nine → amina"]
    assert text(private.say("action three")).startswith("Which team is this for?")


@pytest.mark.parametrize("words", ["x" * 501, "x" * 3001])
def test_too_long_is_refused_whole(world: World, words: str) -> None:
    amina = world.person("amina", "Ward 7")
    assert text(amina.say(f"action {words}")).startswith(f"That is {len(words):,} characters")
    assert lines(amina.say("actions")) == []


def test_a_card_that_follows_the_team_shows_every_change(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina = world.person("amina", "Ward 7")
    live_card(world, amina, encode(ListActions(team_in(amina.say("actions")), "team")))

    def after(reply: Reply) -> list[str]:
        shown_now(world)
        return [line for line in messenger.updates[-1][1].splitlines() if line.startswith("•")]

    assert after(amina.say("action order lanyards")) == ["• A-1 order lanyards"]
    edited = amina.send(amina.say("action edit A-1"), {"text": "order ten"})
    assert after(edited) == ["• A-1 order ten"]
    assert after(amina.say("action done A-1")) == []
    assert after(amina.say("action reopen A-1")) == ["• A-1 order ten"]


def test_the_card_that_it_came_from_shows_it(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina = world.person("amina", "Ward 7")
    team = team_in(amina.say("actions"))
    live_card(world, amina, encode(ListActions(team, "team")), key="card H-12", follows=False)
    amina.say("action of another")
    shown_now(world)
    assert messenger.updates == []
    amina.press_intent(encode(RecordAction("order lanyards", team=team, about="H-12")))
    shown_now(world)
    assert "order lanyards" in messenger.updates[-1][1]
