"""The learning log where things go wrong, twice, or sideways."""

from datetime import timedelta

import pytest
from sqlalchemy import text as text_of

from bot.chat.inbound import TextSaid
from bot.chat.reply import Invalid
from bot.chat.spans import Mention, Plain
from bot.ports import Store
from storage.unit_of_work import open_store
from tests.talk import World, answers_in, buttons, opened, shown, text

LANYARD = "Drug trolley key on a red lanyard stops the 8 am hunt."


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def test_tags_alone_are_no_learning(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert text(amina.say("learn #falls")).startswith("There is nothing left to save.")
    assert "Nothing yet" in text(amina.say("learn list"))


def test_a_first_step_that_has_run_out_is_said(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("learn"), {"learned": "Precious"}, action="more")
    world.clock.ahead += timedelta(days=8)
    world.app.tick(world.clock.now())
    refused = amina.send(second, {"why": "Because"})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("I no longer have the other part of this form")
    assert answers_in(refused.form)["why"] == "Because"
    assert "Nothing yet" in text(amina.say("learn list"))


def test_the_same_key_from_another_place_or_person_is_another_event(world: World) -> None:
    world.person("amina", "Ward 7").say("learn Mine", key="same")
    assert "“Hers”" in text(world.person("zed", "Ward 3").say("learn Hers", key="same"))
    assert "“His”" in text(world.person("ben", "Ward 7").say("learn His", key="same"))


def test_deleting_takes_half_filled_forms_about_it_along(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    amina = World(store).person("amina", "Ward 7")
    amina.say("learn Fine")
    amina.send(amina.say("learn edit L-1"), {"learned": "Half-written words"}, action="more")
    with store.engines.reader.connect() as connection:
        count = text_of("SELECT count(*) FROM drafts")
        assert connection.execute(count).scalar() == 1
    amina.press(amina.say("learn delete L-1"), "Delete it")
    with store.engines.reader.connect() as connection:
        assert connection.execute(count).scalar() == 0
    store.close()


def test_a_mention_stays_one_when_something_else_is_edited(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    world.person("ben", "Ward 7").say("hi")
    ben = world.app._turn(world.app._meet(world.person("ben", "Ward 7").origin()), False).person
    amina.app.receive(
        TextSaid(amina.origin(), (Plain("learn Thanks to "), Mention(ben, "ben"), Plain(" for the hook")))
    )
    form = amina.say("learn edit L-1")
    assert answers_in(opened(form))["learned"] == "Thanks to @ben for the hook"
    saved = shown(amina.send(form, {"kind": "worked"}))
    assert Mention(ben, "ben") in saved.elements[0].text  # type: ignore[union-attr]


def test_showing_a_name_is_no_edit(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LANYARD}")
    card = amina.press(amina.say("learn show L-1"), "Show my name")
    assert "edited" not in text(card)
    assert "What it said before" not in buttons(shown(card))


def test_older_stays_with_its_team(world: World) -> None:
    for number in range(12):
        world.person("amina", "Ward 7").say(f"learn Lesson {number}")
    first = world.person("amina", "Ward 7").say("learn list")
    world.person("amina", "Ward 3").say("hi")
    amina = world.person("amina")
    assert "Lesson 0" in text(amina.press(first, "Older"))


@pytest.mark.parametrize(
    "values",
    [
        '"kind":"zz"',
        '"due":"2026-02-31"',
        '"owner":"Pt 999"',
        '"link":"javascript:alert(1)"',
        '"masked":1000001',
        '"masked":-1',
    ],
)
def test_values_that_no_form_offers(world: World, values: str) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say("hi")
    forged = amina.press_intent(f'{{"do":"learn.record","learned":"x",{values}}}')
    assert text(forged).startswith("That button is from an earlier version")
    assert "Nothing yet" in text(amina.say("learn list"))


@pytest.mark.parametrize(
    "press",
    [
        '{"do":"learn.edit","ref":"L-1","step":7}',
        '{"do":"learn.change","ref":"L-1","learned":"x","answered":["author"]}',
    ],
)
def test_presses_that_no_card_offers(world: World, press: str) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LANYARD}")
    assert text(amina.press_intent(press)).startswith("That button is from an earlier version")


def test_a_confirmation_shows_others_only_the_entry(world: World) -> None:
    world.person("amina", "Ward 7").say(f"learn {LANYARD}")
    ben = world.person("ben", "Ward 7")
    assert list(buttons(shown(ben.press_intent('{"do":"learn.saved","ref":"L-1"}')))) == ["Useful", "Test this"]
