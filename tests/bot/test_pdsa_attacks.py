"""Small tests of one team named by hand in another's: nobody goes on from them there."""

import pytest

from bot.answers.intents import TryAnswer
from bot.chat.intent import encode
from bot.pdsa.intents import RemoveTest, SaveTest, StartTest
from storage.unit_of_work import SqlStore
from tests.bot.attacking import NOT_HERE, stranger, words
from tests.bot.attacking_tests import Started


@pytest.fixture
def target(store: SqlStore) -> Started:
    return Started(store)


def test_nobody_goes_on_from_another_team_s_test(target: Started) -> None:
    talk = stranger(target, "who leads another team")
    team = target.ward.team_of(talk)
    before = target.rows()
    for intent in (
        StartTest(team, previous="C-5"),
        SaveTest(team=team, trying="x", previous="C-5"),
        SaveTest(team=team, trying="x", project="P-1"),
        StartTest(team, project="P-1"),
        StartTest(team, about="L-1"),
        RemoveTest("C-1"),
    ):
        assert words(talk.press_intent(encode(intent))) == NOT_HERE, intent
    assert target.rows() == before


def test_a_test_stays_in_its_team_even_for_somebody_of_both(target: Started) -> None:
    """A row of tests belongs to one team."""
    there = target.ward.person("amina", "Ward 9")
    there.say("hi")
    team = target.ward.team_of(there)
    for intent in (
        SaveTest(team=team, trying="x", previous="C-5"),
        SaveTest(team=team, trying="x", project="P-1"),
        SaveTest(team=team, trying="x", lead="f" * 16),
    ):
        assert "earlier version" in words(there.press_intent(encode(intent))), intent


def test_an_answer_that_nobody_gave_cannot_be_tried(target: Started) -> None:
    assert words(target.sister.press_intent(encode(TryAnswer("H-1", 1, "worries")))) == NOT_HERE
