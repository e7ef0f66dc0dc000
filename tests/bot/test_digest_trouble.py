"""Round-ups that stop, that cannot be sent, and that somebody has made up a button for."""

from dataclasses import replace

import pytest

from bot.chat.intent import encode
from bot.digests.intents import SendDigest, ShowRoundUp, ShowSection, ShowUnreached, SubscribeDigest
from bot.messaging import Unreachable
from bot.ports import Store
from tests.bot.digesting import DUE, WEEK, Told, Wards, champion, telling
from tests.talk import Talk, text


@pytest.fixture
def wards(store: Store) -> Wards:
    return Wards(store)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    return telling(monkeypatch)


def test_it_stops_and_goes_on(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["a"]}
    cara = champion(wards, "Ward 7", "Ward 9")
    cara.say("digest subscribe")
    assert text(cara.say("digest unsubscribe")).startswith("Your weekly round-up does not come by itself.")
    wards.until(DUE)
    assert wards.texts("cara") == []
    cara.press(cara.say("digest settings"), "Send me this every Monday")
    wards.until(DUE + WEEK)
    assert len(wards.texts("cara")) == 1


def test_subscribed_twice_it_comes_once(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["a"]}
    cara = champion(wards, "Ward 7", "Ward 9")
    for _ in range(3):
        cara.say("digest subscribe")
        wards.person("cara", "Ward 7").press_intent(encode(SubscribeDigest()))
    wards.until(DUE)
    assert len(wards.texts("cara")) == 1


def test_who_cannot_be_reached_finds_it_in_the_settings_and_is_tried_again(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["a"]}
    cara = champion(wards, "Ward 7", "Ward 9")
    cara.say("digest subscribe")
    wards.shows.trouble = lambda to: Unreachable("not installed") if to.key == "cara" else None
    wards.until(DUE)
    settings = text(cara.say("digest settings"))
    assert "I could not reach you on 23 Nov 2026" in settings
    wards.shows.trouble = lambda to: None
    wards.until(DUE + WEEK)
    assert len(wards.texts("cara")) == 1
    assert "could not reach" not in text(cara.say("digest settings"))


def test_a_closed_channel_stands_in_the_settings(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["a"]}
    sister = wards.lead()
    wards.shows.trouble = lambda to: Unreachable("gone") if to.key.startswith("#") else None
    wards.until(DUE)
    assert "I could not post in the channel" in text(sister.say("digest settings"))


@pytest.mark.parametrize(
    "intent",
    [
        SendDigest("D-1", "2026-11-23"),
        SendDigest("D-1", "x"),
        SendDigest("D-1", "0001-01-01"),
        SendDigest("D-1", "9999-12-31"),
        SendDigest("D-9", "2026-11-23"),
        SendDigest("x"),
        ShowSection("R-1", heading="digest-nothing"),
        ShowSection("", "x", "digest-borrow", 10_000),
        ShowRoundUp("R-7"),
        ShowRoundUp("", "x"),
    ],
    ids=str,
)
def test_a_button_that_was_made_up_does_nothing(wards: Wards, told: Told, intent: SendDigest) -> None:
    told.news = {"learned": ["secret"]}
    wards.lead()
    wards.until(DUE)
    before = len(wards.shows.posted)
    ben = wards.person("ben", "Ward 9")
    answer = text(ben.press_intent(encode(intent)))
    assert answer
    assert "secret" not in answer
    sister = wards.person("sister")
    sister.press_intent(encode(intent))
    wards.go()
    assert len(wards.shows.posted) == before


def test_administrators_hear_once_of_somebody_who_cannot_be_written_to(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["a"]}
    ada = wards.person("ada", "")
    Talk(ada.app, replace(ada.where, admin=True)).say("hi")
    cara = champion(wards, "Ward 7", "Ward 9")
    cara.say("digest subscribe")
    wards.shows.trouble = lambda to: Unreachable("not installed") if to.key == "cara" else None
    for week in range(3):
        wards.until(DUE + week * WEEK)
    (told_once,) = wards.texts("ada")
    assert told_once.startswith("I cannot write to cara\n")
    ben = wards.person("ben", "Ward 7")
    unreached = encode(ShowUnreached(wards.known(cara).person.id))
    assert "cara" not in text(ben.press_intent(unreached))
