"""What is the lead's alone in huddles, and what crosses from team to team, pressed by hand: one clear answer."""

import pytest

from bot.actions.intents import RecordAction
from bot.answers.intents import ActFromAnswer, LearnFromAnswer, PassUpAnswer, ShowSummary, TryAnswer, UseAnswer
from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.concerns.intents import RecordConcern, SetSite
from bot.huddles.intents import FinishHuddle, NotToday
from storage.unit_of_work import SqlStore
from tests.bot.attacking import INTENTS, NOT_HERE, SECRET, Target, stranger, words

OF_ANSWERS = (UseAnswer, LearnFromAnswer, ActFromAnswer, PassUpAnswer, TryAnswer)


@pytest.fixture
def target(store: SqlStore) -> Target:
    return Target(store)


LEADS_ALONE = {
    "huddle.not-today",
    "huddle.ask-days-since",
    "huddle.set-days-since",
    "series.schedule",
    "series.edit",
    "series.save",
    "series.same",
    "series.pause",
    "series.resume",
    "series.delete",
    "series.really-delete",
    "questions.question",
    "questions.copy",
    "questions.edit",
    "questions.save",
    "questions.remove",
    "questions.raise",
    "questions.name",
    "questions.rename",
    "questions.delete",
    "questions.really-delete",
}


def test_a_member_is_told_that_it_is_the_lead_s(target: Target) -> None:
    before = target.rows()
    for kind in INTENTS:
        if kind.name not in LEADS_ALONE:
            continue
        for intent in target.every(kind):
            for visible in (False, True):
                reply = target.amina.press_intent(encode(intent), visible=visible)
                if kind is not NotToday:  # of a huddle that is open it shows what it has come to
                    told = words(reply)
                    assert told.startswith(("Only the team’s lead", "I can’t find that")), (intent, told)
        assert target.rows() == before, kind


def test_nobody_writes_into_another_team_s_huddle_by_naming_it(target: Target) -> None:
    """Not even by passing up to that team: it stands among what was passed up, not among what was said there."""
    talk = stranger(target, "who leads another team")
    team = target.ward.team_of(talk)
    talk.press_intent(encode(SetSite(team, target.team)))
    talk.press_intent(encode(RecordConcern(team, "From elsewhere", about="H-2", pass_up=True)))
    talk.press_intent(encode(RecordAction(team, "Done elsewhere", about="H-2")))
    target.ward.go()
    there = [line for card in target.ward.channel() for line in plain_text(card).splitlines() if "elsewhere" in line]
    assert there
    assert all(line.startswith("• From Ward 9: From elsewhere") for line in there), there
    target.sister.press_intent(encode(FinishHuddle("H-2")))
    target.ward.go()
    assert "elsewhere" not in plain_text(target.ward.card())


def test_nobody_reads_another_s_answer_before_all_are_in(target: Target) -> None:
    use = (ShowSummary("H-1"), *(kind("H-1", 1, target.question) for kind in OF_ANSWERS))
    for intent in use:
        for visible in (False, True):
            assert words(target.sister.press_intent(encode(intent), visible=visible)) == NOT_HERE, intent
    target.sister.press_intent(encode(FinishHuddle("H-1")))
    assert all(f"{SECRET} answer" in str(target.sister.press_intent(encode(intent))) for intent in use)
