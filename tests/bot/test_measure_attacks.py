"""Every intent of measures, projects and reports pressed by hand by whoever may not: nothing leaks or is written."""

from dataclasses import fields, replace

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Nothing, ShowCard, To
from storage.unit_of_work import SqlStore
from tests.bot.attacking import STRANGERS, stranger
from tests.bot.attacking_measures import FAULT, INTENTS, OURS, Measuring, leaks, words


@pytest.fixture
def target(store: SqlStore) -> Measuring:
    return Measuring(store)


def test_whoever_is_of_the_ward_sees_all_of_it(target: Measuring) -> None:
    """So that what the others do not see is there to be seen."""
    seen = "".join(str(target.amina.press_intent(encode(each))) for kind in INTENTS for each in target.every(kind))
    assert leaks(seen) == [*OURS[:], "amina"]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_from_elsewhere_sees_or_changes_anything(target: Measuring, who: str) -> None:
    talk = stranger(target, who)
    before = target.rows()
    for kind in INTENTS:
        for visible in (False, True):
            for intent in target.every(kind):
                reply = talk.press_intent(encode(intent), visible=visible)
                assert not leaks(reply), (intent, reply)
                assert FAULT not in str(reply), intent
        assert target.rows() == before, kind


def test_what_is_there_and_what_is_not_look_the_same(target: Measuring) -> None:
    """So that nobody can count another team's records."""
    talk = stranger(target, "of another team")
    for kind in INTENTS:
        if "ref" not in {each.name for each in fields(kind)}:
            continue
        for intent in target.every(kind):
            gone = replace(intent, ref=intent.ref[:2] + "900")  # type: ignore[attr-defined, call-arg]
            answers = [words(talk.press_intent(encode(each))) for each in (intent, gone)]
            assert answers[0].replace(intent.ref, "") == answers[1].replace(gone.ref, ""), intent  # type: ignore[attr-defined]


def test_what_a_team_sees_never_stands_in_another_s_channel(target: Measuring) -> None:
    """Somebody who is in both presses, where the other team looks on."""
    there = target.ward.person("amina", "Ward 9")
    there.say("hi")
    for kind in INTENTS:
        for intent in target.every(kind):
            reply = there.press_intent(encode(intent), visible=True)
            if isinstance(reply, ShowCard) and reply.to is To.PLACE:
                assert not leaks(reply), (intent, words(reply))


def test_nonsense_is_answered_with_a_card(target: Measuring) -> None:
    for kind in INTENTS:
        for intent in target.hostile(kind):
            reply = target.sister.press_intent(encode(intent))
            assert FAULT not in str(reply), intent
            assert isinstance(reply, Nothing) or words(reply).strip(), intent
