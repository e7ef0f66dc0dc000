"""Small tests are found by people's own words, those that were stopped as well as those that were kept."""

import pytest

from bot.chat.intent import encode
from bot.pdsa.board_intents import FindTests
from bot.ports import Store
from tests.bot.huddling import Ward, labels
from tests.bot.testing import CHANGED, STOPPED, planned, whole
from tests.talk import Talk, buttons, opened, shown, text

PRINTOUT = "• C-1 Printout by the bed (stopped: Pharmacy could not read it)"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.person("amina")


def found(who: Talk, words: str) -> list[str]:
    return [line for line in text(who.say(words)).splitlines() if line.startswith("•")]


def three(who: Talk) -> None:
    whole(who, "C-1", STOPPED, trying="Printout by the bed")
    whole(who, "C-2", CHANGED, trying="Printout at the door")
    whole(who, "C-3", trying="Key on a hook")
    planned(who, "Printout on the trolley")


def test_a_stopped_one_is_found_with_its_reason(amina: Talk) -> None:
    three(amina)
    reply = amina.say("pdsa find bed")
    assert text(reply).splitlines()[:2] == ["Small tests found for “bed”", PRINTOUT]
    assert text(amina.press(reply, "See")).startswith("Test C-1: stopped.")
    assert sorted(found(amina, "pdsa find printout")) == [
        PRINTOUT,
        "• C-2 Printout at the door (changed and tried again)",
        "• C-4 Printout on the trolley (not started)",
    ]


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("kind:stopped", "C-1"),
        ("kind:Stopped printout", "C-1"),
        ("kind:abandon", "C-1"),
        ("kind:kept", "C-3"),
        ("kind:changed", "C-2"),
        ("kind:planned", "C-4"),
        ("stopped", "C-1"),
        ("pharmacy", "C-1"),
        ('"bed"', "C-1"),
        ("troll*", "C-3 C-4"),
        ("trolley sugar", "C-3 C-4"),
        ("sugar", ""),
        ("kind:learned", ""),
    ],
)
def test_by_any_of_its_words_and_by_how_it_ended(amina: Talk, words: str, refs: str) -> None:
    whole(amina, "C-1", STOPPED, trying="Printout by the bed")
    whole(amina, "C-2", CHANGED, trying="Printout at the door")
    whole(amina, "C-3", trying="Key on a hook of the trolley")
    planned(amina, "Printout on the trolley")
    assert sorted(line.split()[1] for line in found(amina, f"pdsa find {words}")) == refs.split()


def test_what_has_only_some_of_the_words_is_said_to(amina: Talk) -> None:
    three(amina)
    assert "Nothing has all of these words." in text(amina.say("pdsa find bed sugar"))
    assert "I left out since:soon" in text(amina.say("pdsa find printout since:soon"))


def test_nothing_found_may_be_tried(amina: Talk) -> None:
    reply = amina.say("pdsa find two clocks")
    assert text(reply) == "No small test found for “two clocks”"
    assert opened(amina.press(reply, "Start a small test")).fields[0].value == "two clocks"
    assert text(amina.say("pdsa find")).startswith("Which small test shall I look for?")


def test_more_than_a_page(amina: Talk) -> None:
    for number in range(1, 13):
        planned(amina, f"Idea {number}")
    first = amina.say("pdsa find idea")
    assert len(found(amina, "pdsa find idea")) == 10
    second = amina.press(first, "More")
    assert len(text(second).splitlines()) == 3
    assert "More" not in labels(shown(second))


def test_words_that_show_a_patient_are_hidden_and_too_many_refused(amina: Talk) -> None:
    assert "450 557 7104" not in text(amina.say("pdsa find 450 557 7104 bed"))
    assert "301" in text(amina.press_intent(encode(FindTests("x" * 301))))


def test_others_find_nothing(ward: Ward, amina: Talk) -> None:
    three(amina)
    for other in (ward.person("zed", "Ward 9"), ward.person("noor", organisation="elsewhere")):
        assert found(other, "pdsa find printout") == []
        assert found(other, "find printout") == []


def test_looking_for_learning_finds_tests_too(amina: Talk) -> None:
    amina.say("learn The printout by the bed was read by nobody")
    three(amina)
    reply = amina.say("find printout")
    lines = text(reply).splitlines()
    assert lines[:3] == [
        "Found for “printout”",
        "• Ward 7: The printout by the bed was read by nobody",
        "Small tests",
    ]
    assert PRINTOUT in lines
    assert "Save this as learning instead" in labels(shown(reply))
    assert text(amina.say('find "key on a hook"')).splitlines() == [
        'Found for “"key on a hook"”',
        "Small tests",
        "• C-3 Key on a hook (kept)",
    ]
    assert text(amina.say("find sugar")) == "Nothing found for “sugar”"


def test_many_tests_beside_learning_are_a_press_away(amina: Talk) -> None:
    for number in range(1, 6):
        planned(amina, f"Idea {number}")
    reply = amina.say("find idea")
    assert found(amina, "find idea")[3:] == ["• and more"]
    assert len(text(amina.press_intent(encode(buttons(shown(reply))["See all"].intent))).splitlines()) == 6
