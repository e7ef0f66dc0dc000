"""Where the organisation allows it, people say that what the guard found is no patient detail."""

import logging
from dataclasses import replace

import pytest

from bot.chat.intent import encode
from bot.chat.reply import ShowCard, To
from bot.ports import Store
from bot.privacy.intents import AllowOverruling, ShowOverruling
from tests.talk import Talk, World, buttons, shown, text

EXTENSION = "Rang 07700 900123"
NO_DETAIL = "It’s no patient detail: save it"


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def admin(world: World, name: str = "ada") -> Talk:
    talk = world.person(name)
    return Talk(talk.app, replace(talk.where, admin=True))


def allowed(world: World) -> Talk:
    ada = admin(world)
    settings = ada.press(ada.say("admin"), "Patient details")
    ada.press(settings, "Let people say that it is none")
    return ada


def test_nobody_may_before_an_administrator_allows_it(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say(f"learn {EXTENSION}")
    assert list(buttons(shown(warned))) == ["Hide it and save", "Edit", "Discard"]
    allowed(world)
    assert list(buttons(shown(amina.say(f"learn {EXTENSION}")))) == ["Hide it and save", "Edit", NO_DETAIL, "Discard"]


def test_it_is_saved_once_as_it_stands_and_noted_without_the_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    ada, amina = allowed(world), world.person("amina", "Ward 7")
    caplog.set_level(logging.DEBUG)
    warned = amina.say(f"learn {EXTENSION}")
    for _ in range(2):
        assert f"“{EXTENSION}”" in text(amina.press(warned, NO_DETAIL))
    assert text(amina.say("learn list")).count("•") == 1
    assert "It was said once." in text(ada.press(ada.say("admin"), "Patient details"))
    assert "action=overruled" in caplog.text
    assert "kinds=phone" in caplog.text
    assert "07700" not in caplog.text


def test_what_others_have_seen_may_be_kept_too(world: World) -> None:
    allowed(world)
    amina = world.person("amina", "Ward 7", visible=True)
    warned = amina.say(f"learn {EXTENSION}")
    assert isinstance(warned, ShowCard)
    assert warned.to is To.ASKER
    assert list(buttons(warned.card)) == ["Save with it hidden", NO_DETAIL, "Discard"]
    assert EXTENSION in text(world.person("amina", "").press(warned, NO_DETAIL))


def test_taken_back_the_button_is_no_permission_any_more(world: World) -> None:
    ada, amina = allowed(world), world.person("amina", "Ward 7")
    warned = amina.say(f"learn {EXTENSION}")
    ada.press(ada.press(ada.say("admin"), "Patient details"), "No longer let them")
    again = amina.press(warned, NO_DETAIL)
    assert text(again).startswith("Not saved.")
    assert NO_DETAIL not in buttons(shown(again))
    assert "Nobody has said so yet." in text(ada.press(ada.say("admin"), "Patient details"))
    assert "“Rang ●●●●● ●●●●●●”" in text(amina.press(again, "Hide it and save"))


def test_it_is_still_looked_at_before_it_goes_beyond_the_team(world: World) -> None:
    allowed(world)
    amina = world.person("amina", "Ward 7")
    amina.press(amina.say(f"learn {EXTENSION}"), NO_DETAIL)
    assert list(buttons(shown(amina.say("share L-1"))))[:2] == ["Hide it", "Edit"]


def test_administrators_alone_see_and_set_it_and_for_their_own(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say("hi")
    for intent in (ShowOverruling(), AllowOverruling(allowed=True)):
        assert text(amina.press_intent(encode(intent))).startswith("Only an administrator")
    allowed(world)
    elsewhere = world.person("eve", "Ward 7", organisation="other")
    assert NO_DETAIL not in buttons(shown(elsewhere.say(f"learn {EXTENSION}")))
