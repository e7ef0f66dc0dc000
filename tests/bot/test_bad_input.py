"""Hostile and unlucky input: a clear answer, nothing lost, nobody let in, nobody called."""

import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.card import plain_text
from bot.chat.errors import StoreAway
from bot.chat.reply import Invalid, ShowCard
from bot.ports import Store
from tests.talk import World, answers_in, opened, text

AWAY = (
    "I can’t reach my notebook just now. Nothing was saved. What you wrote is still here: please try again in a minute."
)


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def test_a_hundred_kilobytes_are_refused_whole(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    too_long = "That is 100,000 characters, and I can keep 3,000 in one piece. Nothing was saved."
    assert text(amina.say("learn " + "x" * 100_000)).startswith(too_long)
    assert text(world.person("amina").say("x" * 100_000)).startswith(too_long)
    refused = amina.send(amina.say("learn"), {"learned": "y" * 100_000})
    assert isinstance(refused, Invalid)
    assert answers_in(refused.form)["learned"] == "y" * 100_000
    assert text(amina.say("find " + "z" * 100_000)).startswith("That is 100,000 characters, and I can keep 300")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a\0b\x07c", "abc"),
        ("safe\u202etxt.exe", "safetxt.exe"),
        ("ward \ue000\uf8ff7", "ward 7"),
        ("👩🏽‍⚕️ early rounds 🎉", "👩🏽‍⚕️ early rounds 🎉"),
        ("<!channel> <at>everyone</at> @here", "<!channel> <at>everyone</at> @here"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'); DROP TABLE learning_entries;--", "'); DROP TABLE learning_entries;--"),
        ("{ $team } { BOLD($x) }", "{ $team } { BOLD($x) }"),
        ("\ud800 lone", "lone"),
    ],
)
def test_odd_characters(world: World, said: str, kept: str) -> None:
    amina = world.person("amina", "Ward 7")
    assert f"“{kept}”" in text(amina.say(f"learn {said}"))
    assert kept in text(amina.say("learn list"))


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "***",
        "AND OR NOT NEAR(",
        "title:x",
        "col : (",
        "-",
        "a:b:c",
        "since:",
        'team:"',
        "(" * 500,
        "%_\\",
        "\0",
        "' | !",
    ],
)
def test_anything_is_a_search(world: World, words: str) -> None:
    reply = world.person("amina", "Ward 7").say(f"find {words}")
    assert isinstance(reply, ShowCard)
    assert "Something went wrong" not in text(reply)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_words_get_an_answer(world: World, words: str) -> None:
    for who in (world.person("amina", "Ward 7"), world.person("amina")):
        for said in (words, f"learn {words}", f"find {words}", f"help {words}"):
            reply = who.say(said)
            if isinstance(reply, ShowCard):
                assert "Something went wrong" not in plain_text(reply.card)
                assert plain_text(reply.card).strip()


@pytest.mark.parametrize(
    "press",
    [
        "",
        "{}",
        "null",
        "[]",
        '"x"',
        '{"do":"learn.nothing"}',
        '{"do":"learn.show","ref":7}',
        '{"do":"learn.show","x":"y"}',
        '{"do":["a"]}',
        '{"do":"learn.list","skip":"0"}',
        "[" * 20_000,
        '{"do":"learn.show","ref":"L-99999999999999999999"}',
    ],
)
def test_a_press_that_nobody_could_make(world: World, press: str) -> None:
    reply = world.person("amina", "Ward 7").press_intent(press)
    assert text(reply).startswith(("That button is from an earlier version", "I can’t find that."))


def test_a_forged_press_reaches_no_other_team(world: World) -> None:
    world.person("ben", "Ward 3").say("learn A secret of ward three")
    team = opened(world.person("ben", "Ward 3").say("learn")).opened_by.team  # type: ignore[attr-defined]
    amina = world.person("amina", "Ward 7")
    assert text(amina.press_intent('{"do":"learn.show","ref":"L-1"}')).startswith("I can’t find that.")
    forged = f'{{"do":"learn.record","team":"{team}","learned":"x"}}'
    assert text(amina.press_intent(forged)).startswith("That is for members of the team.")
    assert "A secret" not in text(amina.say("find secret"))
    assert text(amina.press_intent(f'{{"do":"team.lead","team":"{team}"}}')).startswith("That is for members")
    assert "A secret" not in text(world.person("eve", "Ward 3", organisation="elsewhere").say("find secret"))


def test_a_form_that_nobody_could_send(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.say("learn")
    refused = amina.send(form, {"learned": "x", "kind": "worked", "nonsense": "y"}, action="explode")
    assert "Something went wrong" not in str(refused)
    assert "Nothing yet" in text(amina.say("learn list"))


class Away:
    """A store that cannot be reached, as often as `times` says."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.away = False

    def __getattr__(self, name: str) -> object:
        if self.away and name != "close":
            raise StoreAway
        return getattr(self._store, name)


def test_a_database_that_is_away_loses_nothing_that_was_typed(store: Store) -> None:
    door = Away(store)
    world = World(door)  # type: ignore[arg-type]
    amina = world.person("amina", "Ward 7")
    form = amina.say("learn")
    second = amina.send(form, {"learned": "On the first step"}, action="more")
    door.away = True
    assert text(amina.say("learn Something")) == f"{AWAY}\nlearn Something"
    refused = amina.send(form, {"learned": "Something long", "kind": "worked"})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"": AWAY}
    assert answers_in(refused.form) == {"learned": "Something long", "happened": "", "kind": "worked", "tags": ""}
    late = amina.send(second, {"why": "Because"})
    assert answers_in(opened(late))["why"] == "Because"
    door.away = False
    assert "“Something long”" in text(amina.send(refused, {}))


def test_a_fault_of_ours_is_told_with_a_number_and_logged_without_words(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    said = "about lanyards"

    class Broken(Away):
        def __getattr__(self, name: str) -> object:
            raise ValueError(said)

    with caplog.at_level(logging.ERROR):
        reply = World(Broken(store)).person("amina", "Ward 7").say("learn of lanyards")  # type: ignore[arg-type]
    told, _, given_back = text(reply).partition("\n")
    assert given_back == "learn of lanyards"
    id = told.rsplit(" ", 1)[1]
    assert f"id={id} error=ValueError" in caplog.text
    assert "lanyards" not in caplog.text
