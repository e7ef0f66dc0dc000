"""What a champion reads of a team that they follow, and what not."""

import re

import pytest

from bot.chat.card import Chart, plain_text
from bot.chat.intent import Intent, encode
from bot.concerns.intents import ListConcerns, ShowConcern
from bot.digests.intents import ShowDigest, ShowPage, ShowSection
from bot.following.intents import EndFollow, ShowFollowed
from bot.helping.intents import AskTheTeam, OfferHelp, WhoElse
from bot.learning.intents import ShowLearning
from bot.measures.intents import EndMeasure, ListMeasures, ShowChart, ShowCorrections, ShowMeasure
from bot.measures.value_intents import ShowValue
from bot.pdsa.board_intents import ShowBoard, ShowTestsOf
from bot.pdsa.intents import AskGuess, MoreOfTest, RemoveTest, ShowGuesses, ShowTest
from bot.ports import Store
from bot.projects.intents import ShowDrivers, ShowProject
from bot.reports.intents import OfferReport
from tests.bot import testing
from tests.bot.champions import Followed
from tests.bot.measuring import measure
from tests.talk import buttons, shown, text

NOT_FOUND = "I can’t find that."
REFUSED = (NOT_FOUND, "That is for members", "earlier version", "Something went wrong")
READ_ONLY: tuple[type[Intent], ...] = (
    *(ShowTest, ShowProject, ShowMeasure, ShowChart, ShowConcern, ShowDrivers, ShowTestsOf, ShowGuesses),
    *(OfferReport, OfferHelp, AskTheTeam, WhoElse, ShowFollowed),
)
"""What leads on from what a follower reads: to read more, or to ask the lead."""


@pytest.fixture
def there(store: Store) -> Followed:
    found = Followed(store)
    found.works()
    return found


CARDS: tuple[Intent, ...] = (
    ShowTest("C-1"),
    ShowTest("C-1", saved=True, posted=True),
    ShowGuesses("C-1"),
    MoreOfTest("C-1"),
    AskGuess("C-1"),
    RemoveTest("C-1"),
    ShowTestsOf("P-1"),
    ShowProject("P-1"),
    ShowDrivers("P-1"),
    ShowDrivers("P-1", changing=True),
    ShowMeasure("M-1"),
    ShowMeasure("M-1", saved="2026-11-20"),
    ShowChart("M-1"),
    ShowValue("M-1", "2026-11-20"),
    EndMeasure("M-1"),
    ShowConcern("K-2"),
    ShowConcern("K-2", saved=True),
)


def test_it_is_read_once_the_lead_agrees_and_no_longer(there: Followed) -> None:
    there.asks()
    for card in CARDS:
        assert text(there.cara.press_intent(encode(card))).startswith(NOT_FOUND), card
    there.answers(agrees=True)
    for card in CARDS:
        reply = there.cara.press_intent(encode(card))
        assert not text(reply).startswith(NOT_FOUND), card
        assert not re.search("amina|sister", text(reply), re.IGNORECASE), card
    person = there.ward.known(there.cara).person.id
    there.sister.press_intent(encode(EndFollow(there.team, person)))
    for card in CARDS:
        assert text(there.cara.press_intent(encode(card))).startswith(NOT_FOUND), card


def test_no_button_would_fail(there: Followed) -> None:
    there.follows()
    for card in CARDS:
        for button in buttons(shown(there.cara.press_intent(encode(card)))).values():
            assert isinstance(button.intent, READ_ONLY), (card, button)
            answer = str(there.cara.press_intent(encode(button.intent)))
            assert not any(refused in answer for refused in REFUSED), (card, button)


def test_what_the_team_keeps_to_itself_stays_there(there: Followed) -> None:
    there.follows()
    for card in (ShowConcern("K-1"), ShowLearning("L-1")):
        assert text(there.cara.press_intent(encode(card))).startswith(NOT_FOUND), card


def test_the_team_as_its_follower_sees_it(there: Followed) -> None:
    there.follows()
    page = there.cara.press_intent(encode(ShowFollowed(there.team)))
    said = text(page)
    for seen in ("C-1 Red lanyard on the key a colleague", "P-1 Keys", "M-1 Falls", "Bladder scanner missing"):
        assert seen in said
    for never in ("Two staff short", "Not for everybody", "amina", "sister"):
        assert never not in said


def test_lists_of_a_followed_team_have_nothing_to_be_changed(there: Followed) -> None:
    there.follows()
    measures = there.cara.press_intent(encode(ListMeasures(there.team)))
    assert "M-1 Falls" in text(measures)
    assert list(buttons(shown(measures))) == ["Show chart"]
    for closed in (ShowBoard(there.team), ListConcerns(there.team)):
        assert "Falls" not in text(there.cara.press_intent(encode(closed)))
        assert "Red lanyard" not in text(there.cara.press_intent(encode(closed)))


def test_a_guess_that_changed_is_read_without_adding_to_it(there: Followed) -> None:
    there.follows()
    testing.begun(there.amina)
    testing.guessed(there.amina, "In two minutes, says @amina")
    there.ward.go()
    reply = there.cara.press_intent(encode(ShowGuesses("C-1")))
    assert "In two minutes" in text(reply)
    assert {type(each.intent) for each in buttons(shown(reply)).values()} == {ShowTest}
    assert "amina" not in text(reply)


def test_few_people_are_not_counted_beyond_the_team(there: Followed) -> None:
    there.follows()
    testing.begun(there.amina)
    testing.done(there.amina, tested="3")
    assert "People tested: 3" in text(there.amina.say("pdsa C-1"))
    assert "People tested" not in text(there.cara.say("pdsa C-1"))


def test_a_channel_never_shows_what_somebody_there_follows(there: Followed) -> None:
    there.follows()
    for card in CARDS:
        reply = there.cara.press_intent(encode(card), visible=True)
        if "PLACE" in str(getattr(reply, "to", "")):
            assert "Red lanyard" not in text(reply), card
    team = there.cara.say("team")
    assert "Ward 7" not in text(team)


def test_the_champion_s_own_home_offers_nothing_that_would_fail(there: Followed) -> None:
    there.follows()
    home = there.cara.open_home()
    assert "You follow 1 team." in text(home)
    assert "Red lanyard" not in text(home)


def test_messages_are_composed_for_the_reader_as_they_follow_then(there: Followed) -> None:
    """Withdrawn between posting and sending: nothing of the team arrives."""
    there.follows()
    person = there.ward.known(there.cara).person.id
    with there.ward.store.write(there.nobody()) as unit:
        unit.outbox.post(encode(ShowTest("C-1")), "one", there.ward.clock.moment, person=person)
        unit.commit()
    there.ward.go()
    assert "Red lanyard" in plain_text(there.told())
    with there.ward.store.write(there.nobody()) as unit:
        unit.outbox.post(encode(ShowTest("C-1")), "two", there.ward.clock.moment, person=person)
        unit.follows.end(person, there.team, person, there.ward.clock.moment)
        unit.commit()
    before = len(there.ward.private("cara"))
    there.ward.go()
    assert len(there.ward.private("cara")) == before


class _Pages:
    def link(self, *about: object) -> str:
        return "https://huddlelog.example/page"


def test_no_page_s_address_outlasts_the_consent(there: Followed) -> None:
    there.ward.app.links.pages = _Pages()
    there.follows()
    for card in (ShowChart("M-1"), ShowDrivers("P-1"), OfferReport("P-1")):
        assert "huddlelog.example" not in str(there.cara.press_intent(encode(card))), card
    assert "huddlelog.example" in str(there.amina.press_intent(encode(ShowChart("M-1"))))


def test_no_figure_of_a_measure_with_small_counts_leaves_its_team(there: Followed) -> None:
    """By the one rule: on its card, its chart, in lists, on a project's card and in its report."""
    amina = there.amina
    measure(amina, "Harm @amina", {"project": "P-1"}, shape="count")
    for day, count in enumerate((2731, 2, 2733)):
        amina.say(f"measure Harm @amina {count} on {day + 17} Nov - note{count}")
    there.follows()
    asked = (ShowMeasure("M-2"), ShowChart("M-2"), ListMeasures(there.team), ShowProject("P-1"), OfferReport("P-1"))
    for card in (
        *asked,
        ShowMeasure("M-2", saved="2026-11-18"),
        ShowValue("M-2", "2026-11-18"),
        ShowCorrections("M-2"),
    ):
        reply = there.cara.press_intent(encode(card))
        assert "Harm a colleague" in text(reply), card
        assert not re.search("273[13]|2,73[13]|note2", str(reply)), card
        assert not any(isinstance(each, Chart) for each in shown(reply).elements), card
    assert "2,731" in text(there.amina.press_intent(encode(ShowMeasure("M-2"))))
    assert "7 on 20 Nov" in text(there.cara.press_intent(encode(ListMeasures(there.team))))


def test_nobody_of_the_team_is_named_in_its_follower_s_round_up(there: Followed) -> None:
    """Neither where a form has spelled a mention."""
    amina = there.amina
    there.follows()
    for step in (testing.begun, testing.done, testing.studied, testing.acted):
        step(amina)
    measure(amina, "Minutes that @amina counts")
    amina.say("measure Minutes that @amina counts 30 on 20 Nov")
    there.ward.go()
    for shows in (ShowDigest(mine=True), ShowPage(), ShowSection(heading="digest-tests")):
        said = text(there.cara.press_intent(encode(shows)))
        assert "Red lanyard on the key a colleague" in said, shows
        assert not re.search("amina|sister", said, re.IGNORECASE), shows
    followed = text(there.cara.press_intent(encode(ShowFollowed(there.team))))
    assert "Minutes that a colleague counts" in followed
    assert "amina" not in followed
    whole = text(there.cara.press_intent(encode(ShowPage())))
    assert "Bladder scanner missing, says a colleague" in whole
    assert "Minutes that a colleague counts" in whole
