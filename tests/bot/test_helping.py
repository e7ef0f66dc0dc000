"""Between teams: offers and questions reach a lead alone, and whoever asked hears the answer."""

import pytest

from bot.chat.card import plain_text
from bot.chat.form import TextField
from bot.chat.intent import encode
from bot.chat.reply import Invalid
from bot.helping.intents import (
    AnswerOffer,
    AnswerQuestion,
    AskTheTeam,
    OfferHelp,
    SendAnswer,
    SendQuestion,
    ShowAnswer,
    ShowAsk,
    ShowPassedOn,
)
from bot.helping.model import LONGEST_TEXT, MOST_A_DAY
from bot.ports import Store
from tests.bot.champions import Followed
from tests.bot.huddling import labels
from tests.talk import opened, shown, text

NOT_FOUND = "I can’t find that."


@pytest.fixture
def there(store: Store) -> Followed:
    found = Followed(store)
    found.works()
    found.follows()
    return found


def test_an_offer_of_help_reaches_the_lead_alone(there: Followed) -> None:
    reply = there.cara.press(there.cara.say("pdsa C-1"), "Offer help")
    assert text(reply) == (
        "Ward 7’s lead has been told that you offer help\n"
        "If they answer, I’ll tell you. They need not, and nobody is reminded."
    )
    there.ward.go()
    card = there.told("sister")
    assert plain_text(card) == (
        "An offer of help for Ward 7\n"
        "cara of Hub offers help with C-1 (Red lanyard on the key a colleague).\n"
        "If you say yes, they hear your name. No answer is fine too."
    )
    assert there.ward.private("amina") == []
    thanks = there.sister.press(card, "Thank you, please get in touch")
    assert "they have been asked to get in touch" in text(thanks)
    there.ward.go()
    assert plain_text(there.told()).endswith(
        "sister of Ward 7 thanks you for your offer with C-1 (Red lanyard on the key a colleague): please get in touch."
    )
    assert "Not now" not in labels(there.told("sister"))


def test_not_now_is_said_without_a_name(there: Followed) -> None:
    there.cara.press(there.cara.say("concern show K-2"), "Offer help")
    there.ward.go()
    there.sister.press(there.told("sister"), "Not now")
    there.ward.go()
    assert "Ward 7 thanks you for your offer" in plain_text(there.told())
    assert "sister" not in plain_text(there.told())
    there.sister.press_intent(encode(AnswerOffer("E-1", welcome=True)))  # the first answer counts
    there.ward.go()
    assert len([card for card in there.ward.private("cara") if "offer" in plain_text(card)]) == 1


def test_a_question_and_its_answer(there: Followed) -> None:
    form = there.cara.press(there.cara.say("measure M-1"), "Ask the team")
    (field,) = opened(form).fields
    assert isinstance(field, TextField)
    assert "lead alone" in field.hint
    reply = there.cara.send(form, {"question": "How do you count near falls?"})
    assert text(reply).startswith("Ward 7’s lead has your question")
    there.ward.go()
    card = there.told("sister")
    assert "cara of Hub asks about M-1 (Falls):\n“How do you count near falls?”" in plain_text(card)
    answered = there.sister.send(there.sister.press(card, "Answer"), {"answer": "We leave them out."})
    assert "You answered:\n“We leave them out.”" in text(answered)
    there.ward.go()
    heard = plain_text(there.told())
    assert "Ward 7’s lead says:\n“We leave them out.”" in heard
    assert "sister" not in heard
    again = there.sister.press_intent(encode(AnswerQuestion("E-1")))
    assert text(again).startswith("Somebody has answered that already.")
    late = there.sister.press_intent(encode(SendAnswer("E-1", "More")))
    assert text(late).startswith("Somebody has answered that already.")


def test_nobody_is_reminded(there: Followed) -> None:
    there.cara.press_intent(encode(OfferHelp("C-1")))
    there.ward.go()
    there.ward.at("08:00", days=30)
    assert len([card for card in there.ward.private("sister") if "offer" in plain_text(card)]) == 1


def test_the_guard_reads_questions_and_answers(there: Followed) -> None:
    asked = there.cara.press_intent(encode(SendQuestion("C-1", "What of Pt 999 398 2598?")))
    assert "This looks like an NHS number" in text(asked)
    there.cara.press_intent(encode(SendQuestion("C-1", "Which lanyard?")))
    answered = there.sister.press_intent(encode(SendAnswer("E-1", "As for Pt 999 398 2598")))
    assert "This looks like an NHS number" in text(answered)
    there.ward.go()
    assert "answer" not in there.heard("cara").lower()


def test_too_long_a_question_keeps_its_words(there: Followed) -> None:
    form = there.cara.press_intent(encode(AskTheTeam("C-1")))
    reply = there.cara.send(form, {"question": "x" * (LONGEST_TEXT + 1)})
    assert isinstance(reply, Invalid)
    assert opened(reply).fields[0].value == "x" * (LONGEST_TEXT + 1)


def test_the_same_again_is_not_passed_on_twice(there: Followed) -> None:
    for _ in range(3):
        reply = there.cara.press_intent(encode(OfferHelp("C-1")))
    assert text(reply).startswith("That has been passed on already")
    there.ward.go()
    assert len([card for card in there.ward.private("sister") if "offer" in plain_text(card)]) == 1


def test_there_is_an_end_to_it_within_a_day(there: Followed) -> None:
    for number in range(MOST_A_DAY):
        there.cara.press_intent(encode(SendQuestion("C-1", f"Question {number}")))
    more = there.cara.press_intent(encode(OfferHelp("C-1")))
    assert text(more).startswith(f"{MOST_A_DAY} offers and questions are as many")
    there.ward.at("09:00", days=1)
    assert "has been told" in text(there.cara.press_intent(encode(OfferHelp("C-1"))))


def test_only_about_what_the_asker_may_see(there: Followed) -> None:
    for ref in ("K-1", "L-1", "C-9", "H-1", "", "E-1", "C-1\n"):
        for intent in (OfferHelp(ref), AskTheTeam(ref), SendQuestion(ref, "What?")):
            assert text(there.cara.press_intent(encode(intent))).startswith(NOT_FOUND), intent
    stranger = there.ward.person("nora", "Ward 9")
    stranger.say("hi")
    assert text(stranger.press_intent(encode(OfferHelp("C-1")))).startswith(NOT_FOUND)
    there.ward.go()
    assert "offer" not in there.heard("sister")


def test_one_s_own_team_is_asked_directly(there: Followed) -> None:
    for intent in (OfferHelp("C-1"), AskTheTeam("K-2"), SendQuestion("C-1", "What?")):
        assert text(there.amina.press_intent(encode(intent))).startswith("That is your own team’s")


def test_a_team_without_a_lead_cannot_be_asked(there: Followed) -> None:
    there.sister.press(there.sister.say("team"), "I no longer run the huddle")
    assert text(there.cara.press_intent(encode(OfferHelp("C-1")))).startswith("Nobody leads Ward 7 yet")


def test_nobody_else_reads_or_answers_it(there: Followed) -> None:
    there.cara.press_intent(encode(SendQuestion("C-1", "Which lanyard?")))
    there.ward.go()
    of_lead = (ShowAsk("E-1"), AnswerQuestion("E-1"), SendAnswer("E-1", "Mine"), AnswerOffer("E-1", welcome=True))
    for talk in (there.amina, there.site, there.cara):
        for intent in of_lead:
            assert text(talk.press_intent(encode(intent))).startswith(NOT_FOUND), intent
    for talk in (there.amina, there.site, there.sister):
        for shows in (ShowPassedOn("E-1"), ShowAnswer("E-1")):
            assert text(talk.press_intent(encode(shows))).startswith(NOT_FOUND), shows
    there.ward.go()
    assert "Mine" not in there.heard("cara")


def test_once_consent_is_withdrawn_its_words_are_gone_from_the_answer(there: Followed) -> None:
    there.cara.press_intent(encode(OfferHelp("C-1")))
    there.ward.go()
    there.sister.press(there.sister.say("followers"), "End")
    there.sister.press_intent(encode(AnswerOffer("E-1", welcome=True)))
    there.ward.go()
    heard = text(there.cara.press_intent(encode(ShowAnswer("E-1"))))
    assert "offer with C-1: please get in touch" in heard
    assert "lanyard" not in heard
    assert shown(there.cara.press_intent(encode(ShowAnswer("E-1")))).title
