"""A huddle in the room, as its people lead it."""

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Nothing, ShowCard, To
from bot.huddles.intents import FinishHuddle, NextStep, SetRoom, StartHuddle
from bot.ports import Store
from tests.bot.huddling import Ward, labels, lines
from tests.talk import buttons, shown, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def test_a_huddle_is_one_card_that_everybody_sees_change(ward: Ward) -> None:
    sister = ward.lead()
    assert sister.say("huddle start") == Nothing()  # the card in the channel says it all
    ward.go()
    assert [lines(card) for card in ward.channel()] == [["Ward 7 huddle · 0 of 10 min", "1 of 5: Yesterday’s concerns"]]
    ward.at("07:33")
    assert labels(ward.card()) == [
        "Add concern",
        "Add action",
        "Add learning",
        "Next",
        "Finish",
        "How many in the room?",
    ]
    moved = sister.press(ward.card(), "Next", visible=True)
    assert lines(shown(moved)) == ["Ward 7 huddle · 3 of 10 min", "2 of 5: Today’s worries"]
    assert moved.replaces  # type: ignore[union-attr]
    assert moved.to is To.PLACE  # type: ignore[union-attr]
    ward.go()
    assert lines(ward.card()) == lines(shown(moved))
    ward.at("07:37")
    done = sister.press(ward.card(), "Finish", visible=True)
    assert lines(shown(done)) == ["Done in 7 min. Nothing new to follow up.", "Ward 7 huddle, 07:30"]
    ward.go()
    assert len(ward.channel()) == 1


def test_what_is_said_stands_in_the_card(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    form = sister.press(ward.card(), "Add concern", visible=True)
    sister.send(form, {"text": "Two staff short, late shift", "who": "Sister", "due": "today"})
    sister.send(sister.press(ward.card(), "Add action", visible=True), {"text": "Order red lanyards"})
    sister.send(
        sister.press(ward.card(), "Add learning", visible=True), {"learned": "Two clocks help the night shift."}
    )
    counted = sister.send(sister.press(ward.card(), "How many in the room?", visible=True), {"people": "14"})
    assert counted == Nothing(), "the card has the number"
    ward.go()
    assert lines(ward.card()) == [
        "Ward 7 huddle · 0 of 10 min · 14 in the room",
        "1 of 5: Yesterday’s concerns",
        "• Two staff short, late shift → Sister, today",
        "• A-1 Order red lanyards",
        "• Learned: Two clocks help the night shift.",
    ]
    assert "How many in the room?" not in labels(ward.card())
    sister.press(ward.card(), "Finish", visible=True)
    ward.go()
    assert lines(ward.card())[0] == "Done in 1 min. 1 concern, 1 action, 1 learning."
    assert lines(ward.card())[-1] == "Ward 7 huddle, 07:30 · 14 in the room"
    assert labels(ward.card()) == ["Add something", "Pass up a concern"]


def test_afterwards_more_can_be_added_in_private(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    sister.press(ward.card(), "Finish", visible=True)
    ward.go()
    add = sister.press(ward.card(), "Add something", visible=True)
    assert not add.replaces  # type: ignore[union-attr]
    assert labels(shown(add)) == ["Add concern", "Add action", "Add learning"]
    sister.send(sister.press(add, "Add concern"), {"text": "Bladder scanner missing"})
    ward.go()
    assert lines(ward.card())[0] == "Done in 1 min. 1 concern."
    picked = sister.press(ward.card(), "Pass up a concern", visible=True)
    assert lines(shown(picked)) == ["Which concern goes to your site huddle?", "• Bladder scanner missing"]
    assert labels(shown(picked)) == ["Pass up"]


def test_what_another_team_passes_up_is_in_the_site_huddle_with_a_way_to_answer(ward: Ward) -> None:
    matron, sister = ward.lead("matron", "Site"), ward.lead()
    matron.say("huddle start")
    sister.say("concern Bladder scanner missing")
    ward.go()
    site = ward.team_of(matron)
    sister.send(sister.press(sister.say("concern K-1"), "Pass up"), {"site": site})
    ward.go()
    assert lines(ward.card("Site"))[2:4] == [
        "Passed up to you",
        "• From Ward 7: Bladder scanner missing, passed up today",
    ]
    answer = matron.press(ward.card("Site"), "Answer", visible=True)
    matron.send(answer, {"outcome": "One comes at noon.", "solved": "yes"})
    ward.go()
    assert "Passed up to you" not in lines(ward.card("Site"))


def test_the_last_step_has_no_next(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    for _ in range(4):
        sister.press(ward.card(), "Next", visible=True)
        ward.go()
    assert lines(ward.card())[1] == "5 of 5: Announcements"
    assert "Next" not in labels(ward.card())
    sister.press_intent(encode(NextStep("H-1", 4)), visible=True)
    ward.go()
    assert lines(ward.card())[1] == "5 of 5: Announcements"


def test_a_double_press_goes_on_by_one(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    sister.say("huddle start")
    ward.go()
    first = ward.card()
    for who in (sister, ben, sister):
        assert lines(shown(who.press(first, "Next", visible=True)))[1] == "2 of 5: Today’s worries"


def test_of_two_who_finish_it_one_does_and_both_see_it_done(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    sister.say("huddle start")
    ward.go()
    card = ward.card()
    ward.at("07:35")
    replies = [who.press(card, "Finish", visible=True) for who in (ben, sister)]
    assert [lines(shown(reply))[0] for reply in replies] == ["Done in 5 min. Nothing new to follow up."] * 2
    late = [sister.press(card, "Next", visible=True), sister.press_intent(encode(SetRoom("H-1", "9")))]
    assert lines(shown(late[0]))[0] == "Done in 5 min. Nothing new to follow up."
    assert late[1] == Nothing()
    ward.go()
    assert "9 in the room" in text(ShowCard(ward.card()))


@pytest.mark.parametrize("said", ["-1", "501", "2.5", "many"])
def test_what_is_no_number_of_people_is_refused_at_its_field(ward: Ward, said: str) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    refused = sister.send(sister.press(ward.card(), "How many in the room?", visible=True), {"people": said})
    assert set(refused.errors) == {"people"}  # type: ignore[union-attr]
    ward.go()
    assert "in the room" not in lines(ward.card())[0]


def test_whoever_starts_it_in_private_is_told_where_it_stands(ward: Ward) -> None:
    ward.lead()
    sister = ward.person("sister", "")
    reply = sister.say("huddle start")
    assert text(reply) == "The huddle has begun. It stands in Ward 7’s channel now."
    ward.go()
    assert lines(ward.card())[0] == "Ward 7 huddle · 0 of 10 min"
    assert text(sister.press(reply, "Show it")).startswith("Ward 7 huddle · 0 of 10 min")


def test_a_team_without_a_channel_has_the_card_as_the_answer(ward: Ward) -> None:
    amina = ward.person("amina", "")
    named = amina.press(amina.say("huddle start"), "Name my team")
    reply = amina.send(named, {"team_name": "Community nurses"})
    assert text(reply).splitlines()[0] == "Community nurses huddle · 0 of 10 min"
    moved = amina.press(reply, "Next")
    assert text(amina.press(moved, "Finish")).startswith("Done in 1 min.")
    ward.go()
    assert ward.channel("Community nurses") == []


def test_one_that_is_open_already_is_shown(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    again = sister.say("huddle start")
    assert text(again) == "The huddle has begun. It stands in Ward 7’s channel now."
    assert text(sister.press(again, "Show it")).startswith("Ward 7 huddle · 0 of 10 min")
    ward.go()
    assert len(ward.channel()) == 1


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("huddle start safety", "Ward 7 huddle: Safety huddle"),
        ("huddle start Safety huddle", "Ward 7 huddle: Safety huddle"),
        ("huddle start", "Ward 7 huddle"),
    ],
)
def test_a_question_set_by_its_name(ward: Ward, said: str, name: str) -> None:
    ward.lead().say(said)
    ward.go()
    assert lines(ward.card())[0].startswith(f"{name} · 0 of ")


def test_a_name_that_nobody_knows_says_where_names_are(ward: Ward) -> None:
    reply = ward.lead().say("huddle start karaoke")
    assert text(reply) == (
        "I know no huddle and no questions of that name. Say huddle start alone, or huddle list to see the names."
    )
    ward.go()
    assert ward.channel() == []


def test_somebody_else_is_asked_whether_the_lead_is_away(ward: Ward) -> None:
    ward.lead()
    ben = ward.person("ben")
    asked = ben.say("huddle start")
    assert text(asked) == "sister leads Ward 7’s huddles. Away today?"
    ward.go()
    assert ward.channel() == []
    answered = ben.press(asked, "Stand in today")
    assert isinstance(answered, ShowCard)
    assert answered.replaces, "the question is answered"
    assert text(answered) == "The huddle has begun. It stands in Ward 7’s channel now."
    ward.go()
    assert lines(ward.card())[0] == "Ward 7 huddle · 0 of 10 min"


def test_while_nobody_leads_anybody_may_start(ward: Ward) -> None:
    assert ward.person("ben").say("huddle start") == Nothing()
    ward.go()
    assert len(ward.channel()) == 1


def test_close_finishes_what_is_open(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    nothing = ben.say("huddle close")
    assert text(nothing) == "No huddle of Ward 7 is open."
    assert labels(shown(nothing)) == ["Start huddle"]
    sister.say("huddle start")
    ward.at("07:34")
    assert text(ben.say("huddle close")).startswith("Done in 4 min.")
    ward.go()
    assert lines(ward.card())[0].startswith("Done in 4 min.")


def test_nobody_of_another_team_can_press_anything(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    before = lines(ward.card())
    stranger, other = ward.person("eve", "Ward 8"), ward.person("eve", organisation="another")
    for who in (stranger, other):
        for intent in (button.intent for button in buttons(ward.card()).values()):
            reply = who.press_intent(encode(intent))
            if intent.writes:
                assert text(reply).startswith("I can’t find that.")
        assert text(who.press_intent(encode(StartHuddle(ref="H-1")))).startswith("I can’t find that.")
        assert text(who.press_intent(encode(FinishHuddle("H-1")))).startswith("I can’t find that.")
    ward.go()
    assert lines(ward.card()) == before


def test_nothing_is_lost_by_a_press_on_what_is_not_there(ward: Ward) -> None:
    sister = ward.lead()
    for intent in (NextStep("H-9", 0), FinishHuddle("H-9"), SetRoom("H-9", "4"), StartHuddle(ref="H-9")):
        assert text(sister.press_intent(encode(intent))).startswith("I can’t find that.")
