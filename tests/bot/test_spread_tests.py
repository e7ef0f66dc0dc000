"""Small tests that begin from what another team has learned, and what their decision says of it."""

import pytest

from bot.chat.intent import encode
from bot.learning.intents import ReallyDelete
from bot.pdsa.intents import TakeBackStep
from bot.pdsa.step_intents import WriteAct
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.spreading import LANYARD, adoption, tries, went, wide
from tests.bot.testing import CHANGED, KEPT, STOPPED, acted, begun, done, next_planned, studied
from tests.talk import Talk, answers_in, opened, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    amina = ward.lead("amina")
    wide(ward, amina)
    return amina


@pytest.fixture
def ruth(ward: Ward, amina: Talk) -> Talk:
    return ward.lead("ruth", "Ward 9")


def till_its_decision(who: Talk, ref: str = "C-1") -> None:
    """As far as its decision, from the adoption's card."""
    who.send(who.press(adoption(who), "Start a small test"), {"guess": "Found in a minute"})
    begun(who, ref)
    done(who, ref)
    studied(who, ref)


def test_a_test_of_it_begins_with_the_source_s_words_and_ours(ruth: Talk) -> None:
    tries(ruth, adapts="Blue, not red")
    form = ruth.press(adoption(ruth), "Start a small test")
    assert answers_in(opened(form))["trying"] == f"{LANYARD}\nWhat we do differently: Blue, not red"
    ruth.send(form, {})
    assert "Small tests of it:\n• C-1 " in text(adoption(ruth))


def test_it_begins_without_a_source_that_is_gone(amina: Talk, ruth: Talk) -> None:
    tries(ruth, kept="The lanyard")
    amina.press_intent(encode(ReallyDelete("L-1")))
    form = ruth.press(adoption(ruth), "Start a small test")
    assert answers_in(opened(form))["trying"] == "The lanyard"


@pytest.mark.parametrize(
    ("decision", "title"),
    [
        (KEPT, "Ward 9 tried this: it worked\n"),
        (CHANGED, "Ward 9 tried this: it worked once changed\n"),
        (STOPPED, "Ward 9 tried this, and stopped\n"),
    ],
)
def test_what_is_decided_says_how_it_went(ward: Ward, ruth: Talk, decision: dict[str, str], title: str) -> None:
    tries(ruth)
    till_its_decision(ruth)
    acted(ruth, answers=decision)
    assert text(adoption(ruth)).startswith(title)
    ward.go()
    assert len(ward.private("amina")) == 2  # that it is tried, and how it went
    ruth.press_intent(encode(TakeBackStep("C-1", "closed")))
    assert text(adoption(ruth)).startswith("Ward 9 is trying this")


def test_why_a_test_was_stopped_stays_with_its_team(amina: Talk, ruth: Talk) -> None:
    tries(ruth)
    till_its_decision(ruth)
    acted(ruth, answers=STOPPED)
    assert STOPPED["why"].rstrip(".") in text(adoption(ruth))
    seen = text(adoption(amina))
    assert STOPPED["why"].rstrip(".") not in seen
    assert "C-1" not in seen


def test_what_a_person_has_said_no_test_changes(ruth: Talk) -> None:
    tries(ruth)
    went(ruth, outcome="adapted", told="Once it was blue")
    ruth.send(ruth.say("pdsa start"), {"trying": "Something else"})  # C-1 is about nothing
    form = ruth.press_intent('{"do":"pdsa.start","about":"T-1"}')
    ruth.send(form, {"guess": "Found"})
    begun(ruth, "C-2")
    done(ruth, "C-2")
    studied(ruth, "C-2")
    acted(ruth, "C-2", STOPPED)
    assert text(adoption(ruth)).startswith("Ward 9 tried this: it worked once changed")
    assert "Once it was blue" in text(adoption(ruth))


def test_a_person_may_say_otherwise_afterwards(ruth: Talk) -> None:
    tries(ruth)
    till_its_decision(ruth)
    acted(ruth, answers=KEPT)
    went(ruth, outcome="abandoned", told="It was lost in the end")
    ruth.press_intent(encode(TakeBackStep("C-1", "closed")))
    assert text(adoption(ruth)).startswith("Ward 9 tried this, and stopped")


def test_of_tests_that_go_on_from_one_another_the_last_decides(ruth: Talk) -> None:
    tries(ruth)
    till_its_decision(ruth)
    acted(ruth, answers=CHANGED)
    next_planned(ruth, "C-1", guess="Found")
    begun(ruth, "C-2")
    done(ruth, "C-2")
    studied(ruth, "C-2")
    acted(ruth, "C-2", KEPT)
    assert text(adoption(ruth)).startswith("Ward 9 tried this: it worked\n")
    ruth.press_intent(encode(TakeBackStep("C-2", "closed")))
    assert text(adoption(ruth)).startswith("Ward 9 tried this: it worked once changed")


def test_another_team_s_test_decides_nothing(ward: Ward, ruth: Talk) -> None:
    tries(ruth)
    cara = ward.lead("cara", "Ward 3")
    cara.send(cara.press_intent('{"do":"pdsa.start","about":"T-1"}'), {"guess": "Found"})
    begun(cara)
    done(cara)
    studied(cara)
    acted(cara, answers=STOPPED)
    assert text(adoption(ruth)).startswith("Ward 9 is trying this")
    assert text(cara.press_intent(encode(WriteAct("C-1")))) != ""
