"""Where the organisation allows it, people say that what the guard found is no patient detail."""

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.chat.intent import Intent, encode
from bot.chat.reply import Reply, ShowCard, To
from bot.concerns.intents import SetSite, ShowConcern
from bot.helping.intents import SendQuestion
from bot.learning.intents import EditLearning
from bot.people.model import TeamId
from bot.ports import Store
from bot.privacy.intents import AllowOverruling, ShowOverruling
from bot.spread.intents import ChangeTry, SaveOutcome, SaveTry
from bot.stories.intents import SaveStory
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


def team_of(world: World, who: Talk) -> TeamId:
    with world.store.desk() as desk:
        known = desk.tenancy.find(who.where)
    assert known is not None
    assert known.place.team is not None
    return known.place.team


def edits(who: Talk) -> Reply:
    return who.send(who.press_intent(encode(EditLearning("L-1"))), {"learned": EXTENSION})


def tells(who: Talk) -> Reply:
    return who.press_intent(encode(SaveStory("L-1", problem=EXTENSION, answered=("problem",))))


@pytest.mark.parametrize("says", [edits, tells])
def test_nor_does_what_is_shared_already_say_it_later(world: World, says: Callable[[Talk], Reply]) -> None:
    allowed(world)
    amina, noor = world.person("amina", "Ward 7"), world.person("noor", "Ward 8")
    amina.say("learn Keys on a hook")
    amina.press(amina.say("share L-1"), "Share with the organisation")
    warned = says(amina)
    assert text(amina.press(warned, NO_DETAIL)).startswith("Others read this beyond your team")
    assert text(noor.say("find rang")).startswith("Nothing found")
    amina.press(warned, "Hide it and save")
    assert EXTENSION not in text(noor.say("find rang"))
    assert "L-1" in encode(buttons(shown(noor.say("find rang")))["See"].intent)


@pytest.mark.parametrize(
    "says",
    [
        SaveTry(ref="L-1", kept=EXTENSION),
        ChangeTry(ref="T-1", service=EXTENSION),
        SaveOutcome(ref="T-1", outcome="worked", told=EXTENSION),
        SendQuestion("L-1", EXTENSION),
    ],
    ids=lambda says: says.name,
)
def test_nor_do_words_for_another_team(world: World, says: Intent) -> None:
    allowed(world)
    amina, noor = world.person("amina", "Ward 7"), world.person("noor", "Ward 8")
    amina.say("learn Keys on a hook")
    amina.press(amina.say("share L-1"), "Share with the organisation")
    noor.say("hi")
    if not isinstance(says, SaveTry):
        noor.press_intent(encode(SaveTry(ref="L-1")))
    warned = noor.press_intent(encode(says))
    assert text(noor.press(warned, NO_DETAIL)).startswith("Others read this beyond your team")


def test_nor_does_a_concern_that_is_passed_up(world: World) -> None:
    allowed(world)
    amina, sol = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    sol.say("hi")
    amina.press(amina.say(f"concern {EXTENSION}"), NO_DETAIL)
    amina.press_intent(encode(SetSite(team_of(world, amina), team_of(world, sol))))
    concern = amina.press_intent(encode(ShowConcern("K-1")))
    assert text(amina.press(concern, "Pass up")).startswith("Others read this beyond your team")
    assert "Seen by: your team" in text(amina.press_intent(encode(ShowConcern("K-1"))))


def test_administrators_alone_see_and_set_it_and_for_their_own(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say("hi")
    for intent in (ShowOverruling(), AllowOverruling(allowed=True)):
        assert text(amina.press_intent(encode(intent))).startswith("Only an administrator")
    allowed(world)
    elsewhere = world.person("eve", "Ward 7", organisation="other")
    assert NO_DETAIL not in buttons(shown(elsewhere.say(f"learn {EXTENSION}")))
