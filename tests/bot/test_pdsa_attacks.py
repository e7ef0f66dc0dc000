"""Every intent of small tests pressed by hand by whoever may not: nothing leaks, nothing is written."""

from dataclasses import fields, replace
from typing import Any

import pytest

from bot.answers.intents import TryAnswer
from bot.chat.card import plain_text
from bot.chat.intent import Intent, encode
from bot.chat.reply import Nothing, Reply, ShowCard, To
from bot.pdsa.intents import INTENTS, KeepTest, RemoveTest, SaveTest, StartTest
from storage.unit_of_work import SqlStore
from tests.bot import testing
from tests.bot.attacking import SECRET, STRANGERS, Target, stranger
from tests.bot.huddling import Ward

NOT_HERE = (
    "I can’t find that. It may have been deleted, or it belongs to a team that you are not in. "
    "Say find and a word of it to look for it."
)
FAULT = "Something went wrong"
THERE = tuple(f"C-{number}" for number in range(1, 6))
NOBODY_THERE = dict(zip(THERE, (f"C-{number}" for number in range(900, 905)), strict=True))


class Started(Target):
    """Ward 7 with a test at each of its stages, and a project, each with the secret in it."""

    def __init__(self, store: SqlStore) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        self.amina.say("hi")
        self.team, self.person = ward.team_of(self.sister), ward.known(self.amina).person.id
        self.question = "worries"
        self.amina.send(self.amina.say("project start"), {"called": f"{SECRET} aim"})
        self.amina.say(f"learn {SECRET} lanyard")
        steps = (testing.begun, testing.done, testing.studied, testing.acted)
        for number, ref in enumerate(THERE):
            testing.planned(self.amina, f"{SECRET} lanyard", f"{SECRET} guess")
            for step in steps[:number]:
                step(self.amina, ref)
        ward.go()

    def _values(self, kind: type[Intent], name: str) -> tuple[Any, ...]:
        default = next(each for each in fields(kind) if each.name == name).default
        known: dict[str, tuple[Any, ...]] = {
            "ref": THERE,
            "team": (self.team,),
            "about": ("L-1",),
            "previous": ("", "C-5"),
            "project": ("P-1",),
            "idea": (1,),
            "lead": (self.person,),
            "trying": ("written by somebody else",),
            "observations": ("written by somebody else",),
            "learned": ("written by somebody else",),
            "guesses": (("written by somebody else",),),
            "decision": ("adopt",),
            "anyway": (True,),
            "step": ("do", "study", "act", "closed"),
            "words": (SECRET,),
            "stage": ("", "plan", "closed"),
        }
        return known.get(name, (default,))


OURS = tuple(each for each in INTENTS if each is not KeepTest)


@pytest.fixture
def target(store: SqlStore) -> Started:
    return Started(store)


def words(reply: Reply) -> str:
    return plain_text(reply.card) if isinstance(reply, ShowCard) else type(reply).__name__


def leaks(reply: Reply) -> list[str]:
    """What only the ward knows; of what was typed by hand it may repeat the secret alone."""
    shown = str(reply)
    return [each for each in (f"{SECRET} lanyard", f"{SECRET} guess", f"{SECRET} aim", "amina") if each in shown]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_from_elsewhere_sees_or_changes_anything(target: Started, who: str) -> None:
    talk = stranger(target, who)
    before = target.rows()
    for kind in OURS:
        for visible in (False, True):
            for intent in target.every(kind):
                reply = talk.press_intent(encode(intent), visible=visible)
                assert not leaks(reply), (intent, reply)
                assert FAULT not in str(reply), intent
        assert target.rows() == before, kind


def test_what_is_there_and_what_is_not_look_the_same(target: Started) -> None:
    """So that nobody can count another team's tests."""
    talk = stranger(target, "of another team")
    for kind in OURS:
        if "ref" not in {each.name for each in fields(kind)}:
            continue
        for intent in target.every(kind):
            gone = replace(intent, ref=NOBODY_THERE[intent.ref])  # type: ignore[attr-defined, call-arg]
            answers = [words(talk.press_intent(encode(each))) for each in (intent, gone)]
            assert answers[0].replace(intent.ref, "") == answers[1].replace(gone.ref, ""), intent  # type: ignore[attr-defined]


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


def test_what_a_team_sees_never_stands_in_another_s_channel(target: Started) -> None:
    """Somebody who is in both presses, where the other team looks on."""
    there = target.ward.person("amina", "Ward 9")
    there.say("hi")
    for kind in OURS:
        for intent in target.every(kind):
            reply = there.press_intent(encode(intent), visible=True)
            if isinstance(reply, ShowCard) and reply.to is To.PLACE:
                assert not leaks(reply), (intent, words(reply))


def test_nonsense_is_answered_with_a_card(target: Started) -> None:
    for kind in OURS:
        for intent in target.hostile(kind):
            reply = target.sister.press_intent(encode(intent))
            assert FAULT not in str(reply), intent
            assert isinstance(reply, Nothing) or words(reply).strip(), intent


def test_an_answer_that_nobody_gave_cannot_be_tried(target: Started) -> None:
    assert words(target.sister.press_intent(encode(TryAnswer("H-1", 1, "worries")))) == NOT_HERE
