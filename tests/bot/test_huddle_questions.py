"""Which questions a huddle asks, chosen where the questions are."""

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Reply
from bot.chat.spans import plain
from bot.ports import Store
from bot.questions.intents import ShowQuestionSet
from bot.series.intents import AskInSeries, PickAsking
from tests.bot.huddling import Ward, lines
from tests.talk import SAY, Talk, buttons, shown, text

MORNING, NIGHT = "Ward 7 huddle", "Night huddle"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def own_set(lead: Talk) -> Reply:
    """A copy of Plus/delta, as its card."""
    team = shown(lead.say("huddle questions")).view
    original = lead.press_intent(encode(ShowQuestionSet("plus-delta", getattr(team, "team", ""))))
    return lead.press(original, "Copy and change")


def test_a_set_is_used_in_a_huddle_from_its_own_card(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    asked = sister.press(own_set(sister), "Use in a huddle")
    assert text(asked) == f"Which huddle asks “Our Plus/delta”?\n• {MORNING} asks “Daily huddle” now"
    saved = sister.press(asked, "Ask these")
    assert "Questions: Our Plus/delta" in text(saved)
    ward.at("08:25")
    sister.press(ward.card(), "Start")
    ward.go()
    assert lines(ward.card())[1] == "1 of 2: What was good?"


def test_one_that_asks_them_already_is_opened_instead(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.schedule(sister, {"huddle_name": NIGHT, "times": "20:15"})
    card = own_set(sister)
    sister.press(sister.press(card, "Use in a huddle"), "Ask these")
    again = sister.press(card, "Use in a huddle")
    assert text(again).splitlines()[1:] == [
        f"• {NIGHT} asks “Our Plus/delta” now",
        f"• {MORNING} asks “Daily huddle” now",
    ]
    assert list(buttons(shown(again))) == ["Open", "Ask these"]


def test_without_a_huddle_one_is_offered(ward: Ward) -> None:
    sister = ward.lead()
    asked = sister.press(own_set(sister), "Use in a huddle")
    assert text(asked) == "Ward 7 has no huddle that comes again yet."
    assert "Schedule a huddle" in buttons(shown(asked))


def test_only_the_lead_chooses_and_only_among_what_the_team_has(ward: Ward) -> None:
    sister, ben, matron = ward.lead(), ward.person("ben"), ward.lead("matron", "Ward 8")
    ward.schedule(sister)
    ward.schedule(matron)
    ours, theirs = shown(own_set(sister)).view, shown(own_set(matron)).view
    assert isinstance(ours, ShowQuestionSet)
    assert isinstance(theirs, ShowQuestionSet)
    team = ward.team_of(sister)
    for intent in (PickAsking(team, ours.key), AskInSeries("S-1", ours.key)):
        ben.say("hi")
        assert plain(shown(ben.press_intent(encode(intent))).title) == SAY.line(
            "error-not-the-lead", leads=1, names="sister"
        )
    foreign = sister.press_intent(encode(AskInSeries("S-1", theirs.key)))
    assert plain(shown(foreign).title) == SAY.line("error-not-found")
    assert "Questions: Daily huddle" in text(sister.press(sister.say("huddle list"), "Open"))
