"""What one team has learned, tried by another: how it begins, how it went, and who hears of it."""

from datetime import timedelta

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.reply import Invalid
from bot.learning.intents import PostToChannel, ReallyDelete
from bot.ports import Store
from bot.spread.intents import ChangeTry, SaveOutcome, SaveTry, TellOutcome
from tests.bot.huddling import Ward
from tests.bot.spreading import LANYARD, adoption, card_of, tries, try_form, went, wide
from tests.talk import Talk, answers_in, buttons, opened, shown, text

NOT_FOUND = "I can’t find that."


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    """Of Ward 7, whose L-1 everybody may see."""
    amina = ward.lead("amina")
    wide(ward, amina)
    return amina


@pytest.fixture
def ruth(ward: Ward, amina: Talk) -> Talk:
    return ward.lead("ruth", "Ward 9")


def test_two_presses_are_enough(ruth: Talk) -> None:
    form = ruth.press(card_of(ruth), "We’ll try this")
    saved = ruth.send(form, {})
    assert text(saved) == (
        f"Ward 9 is trying this\n• From Ward 7: {LANYARD}\nT-1 · Seen by: your team, and whoever can see that learning"
    )
    assert list(buttons(shown(saved))) == ["See", "Start a small test", "How did it go?", "Change"]


def test_what_we_keep_and_do_differently_can_be_said_and_changed(ruth: Talk) -> None:
    saved = tries(ruth, kept="The lanyard", adapts="Blue, not red", setting="rural", service="Stroke")
    assert "What we keep: The lanyard" in text(saved)
    form = ruth.press(saved, "Change")
    assert answers_in(opened(form)) == {
        "kept": "The lanyard",
        "adapts": "Blue, not red",
        "setting": "rural",
        "service": "Stroke",
    }
    changed = text(ruth.send(form, {"adapts": "Green"}))
    assert "What we’ll do differently: Green" in changed
    assert "What we keep: The lanyard" in changed


def test_where_we_are_is_remembered(ward: Ward, amina: Talk, ruth: Talk) -> None:
    wide(ward, amina, "Another")
    tries(ruth, kept="It", setting="coastal", service="Frailty")
    assert answers_in(opened(ruth.say("try L-2"))) == {
        "kept": "",
        "adapts": "",
        "setting": "coastal",
        "service": "Frailty",
    }


def test_the_first_time_it_comes_from_what_the_team_wrote(ward: Ward, ruth: Talk) -> None:
    wide(ward, ruth, "Ours", setting="urban", service="Stroke")
    found = answers_in(opened(ruth.say("try L-1")))
    assert (found["setting"], found["service"]) == ("urban", "Stroke")


def test_what_a_team_has_learned_itself_is_nothing_to_bring_over(ward: Ward, amina: Talk) -> None:
    own = "This is your own team’s learning, so there is nothing to bring over. To go on with it, start a small test"
    assert text(amina.say("try L-1")).startswith(own)
    assert "We’ll try this" not in buttons(card_of(amina))
    pressed = amina.press_intent(encode(SaveTry(team=ward.team_of(amina), ref="L-1")))
    assert text(pressed).startswith(own)


def test_pressed_twice_it_is_tried_once_and_no_word_is_lost(ward: Ward, amina: Talk, ruth: Talk) -> None:
    joan = ward.person("joan", "Ward 9")
    forms = [ruth.say("try L-1"), joan.say("try L-1")]
    ruth.send(forms[0], {"kept": "The lanyard"})
    again = text(joan.send(forms[1], {"adapts": "Blue"}))
    assert "What we keep: The lanyard" in again
    assert "What we’ll do differently: Blue" in again
    assert "T-1 ·" in again
    assert answers_in(opened(ruth.say("try L-1")))["kept"] == "The lanyard"
    ward.go()
    assert len(ward.private("amina")) == 1


def test_the_source_s_card_says_how_often_and_how_it_went(ward: Ward, amina: Talk) -> None:
    assert "Tried in" not in plain_text(card_of(amina))
    outcomes = ("worked", "worked", "worked", "adapted", "abandoned", "")
    for number, outcome in enumerate(outcomes, 1):
        there = ward.lead(f"nurse {number}", f"Ward 1{number}")
        tries(there)
        if outcome:
            went(there, f"T-{number}", outcome, "Because")
    said = plain_text(card_of(amina))
    assert "Tried in 6 settings: worked 3, adapted 1, stopped 1, still trying 1" in said
    assert "• Ward 16: still trying\n• Ward 15: stopped\n• Ward 14: adapted" in said
    assert "nurse" not in said


def test_the_card_in_the_channel_changes_in_place(ward: Ward, amina: Talk, ruth: Talk) -> None:
    amina.press_intent(encode(PostToChannel("L-1")))
    ward.go()
    tries(ruth)
    ward.go()
    assert "Tried in 1 setting: still trying 1" in plain_text(ward.card())
    went(ruth)
    ward.go()
    assert "Tried in 1 setting: worked 1" in plain_text(ward.card())
    assert len(ward.channel()) == len(ward.channel("Ward 7"))


def test_where_it_worked_is_said_once_two_teams_say_so(ward: Ward, amina: Talk) -> None:
    told = [("rural", "worked"), ("rural", "adapted"), ("urban", "abandoned"), ("urban", "abandoned")]
    seen = []
    for number, (setting, outcome) in enumerate(told, 1):
        there = ward.lead(f"nurse {number}", f"Ward 1{number}")
        tries(there, setting=setting)
        went(there, f"T-{number}", outcome, "Because")
        seen.append(plain_text(card_of(amina)))
    assert "settings." not in seen[0]
    assert "Worked in rural settings." in seen[1]
    assert "not in urban" not in seen[2]
    assert "Worked in rural settings, not in urban ones." in seen[3]


def test_how_it_went_is_a_choice_and_stopping_says_why(amina: Talk, ruth: Talk) -> None:
    tries(ruth)
    form = ruth.press(adoption(ruth), "How did it go?")
    refused = ruth.send(form, {"outcome": "abandoned", "told": " "})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"told": "Please say why, in a few words: it saves others the trouble."}
    stopped = ruth.send(form, {"outcome": "abandoned", "told": "Pharmacy could not read it"})
    assert text(stopped).startswith("Ward 9 tried this, and stopped")
    assert "Why we stopped: Pharmacy could not read it" in text(stopped)
    again = ruth.press(stopped, "Change how it went")
    assert answers_in(opened(again)) == {"outcome": "abandoned", "told": "Pharmacy could not read it"}
    assert text(ruth.send(again, {"outcome": "trying"})).startswith("Ward 9 is trying this")
    assert "still trying 1" in plain_text(card_of(amina))


def test_the_author_is_told_once_that_it_is_tried_and_once_how_it_went(ward: Ward, amina: Talk, ruth: Talk) -> None:
    tries(ruth, adapts="Blue, not red")
    ward.go()
    (told,) = ward.private("amina")
    assert plain_text(told) == (
        f"You said, we did\nYou said:\n“{LANYARD}”\nWard 9 is trying it now.\nWhat we’ll do differently: Blue, not red"
    )
    went(ruth)
    went(ruth, outcome="adapted", told="Once it was blue")
    ward.go()
    _, outcome = ward.private("amina")
    assert "Ward 9 tried it: it worked once changed.\nWhat we’ll do differently: Blue, not red" in plain_text(outcome)
    assert "ruth" not in plain_text(outcome)
    assert ward.private("ruth") == []


def test_nobody_is_told_what_they_do_themselves(ward: Ward, amina: Talk) -> None:
    both = ward.lead("amina", "Ward 9")
    tries(both)
    went(both)
    ward.go()
    assert ward.private("amina") == []
    assert "Tried in 1 setting: worked 1" in plain_text(card_of(amina))


def test_deleting_the_source_keeps_what_others_wrote(ward: Ward, amina: Talk, ruth: Talk) -> None:
    tries(ruth, kept="The lanyard")
    amina.press_intent(encode(ReallyDelete("L-1")))
    said = text(adoption(ruth))
    assert "The learning that this came from is no longer here. What you wrote down stays yours." in said
    assert "What we keep: The lanyard" in said
    assert LANYARD not in said
    assert text(went(ruth)).startswith("Ward 9 tried this: it worked")
    assert "T-1, whose source is no longer here (worked)" in text(ruth.say("try"))
    assert text(adoption(amina)).startswith(NOT_FOUND)
    assert text(try_form(ruth)).startswith(NOT_FOUND)
    ward.go()
    assert all(LANYARD not in plain_text(each) for each in ward.private("amina"))


def test_deleted_while_the_form_is_open_it_is_not_there_to_be_tried(amina: Talk, ruth: Talk) -> None:
    form = ruth.say("try L-1")
    amina.press_intent(encode(ReallyDelete("L-1")))
    refused = ruth.send(form, {"kept": "The lanyard"})
    said = refused.errors[""] if isinstance(refused, Invalid) else text(refused)
    assert said.startswith(NOT_FOUND)


@pytest.mark.parametrize(
    "intent",
    [
        SaveOutcome("T-1", "worked"),
        ChangeTry("changed", ref="T-1"),
        TellOutcome("T-1"),
    ],
)
def test_only_the_team_itself_says_how_it_goes(ward: Ward, amina: Talk, ruth: Talk, intent: SaveOutcome) -> None:
    tries(ruth)
    before = text(adoption(ruth))
    third, other = ward.lead("cara", "Ward 3"), ward.person("eve", "Ward 9", organisation="other")
    for outsider in (amina, third):
        assert text(outsider.press_intent(encode(intent))).startswith("That is for members of the team.")
    assert text(other.press_intent(encode(intent))).startswith(NOT_FOUND)
    assert text(adoption(ruth)) == before


def test_others_read_it_and_have_nothing_to_press_but_where_it_went(ward: Ward, amina: Talk, ruth: Talk) -> None:
    tries(ruth, kept="The lanyard")
    seen = adoption(ward.lead("cara", "Ward 3"))
    assert "What we keep: The lanyard\nT-1" in text(seen)
    assert list(buttons(shown(seen))) == ["See", "Where it went"]


def test_nobody_of_the_team_that_tries_it_is_named_to_others(amina: Talk, ruth: Talk) -> None:
    """Neither where a form has spelled a mention."""
    tries(ruth, kept="As @ruth does it", adapts="By @ruth")
    went(ruth, told="Ask @ruth")
    for who, name in ((ruth, "@ruth"), (amina, "a colleague")):
        said = text(adoption(who))
        assert all(each in said for each in (f"As {name} does it", f"By {name}")), said
        assert ("ruth" in said) is (who is ruth)


def test_what_a_team_keeps_to_itself_is_not_there_for_others(amina: Talk, ruth: Talk) -> None:
    amina.say("learn Ours alone")
    assert text(ruth.say("try L-2")).startswith(NOT_FOUND)
    assert text(amina.say("try L-99")).startswith(NOT_FOUND)


@pytest.mark.parametrize("ref", ["H-1", "C-1", "N-1", "L-0", "x", ""])
def test_what_cannot_be_tried_is_answered_plainly(ward: Ward, ruth: Talk, ref: str) -> None:
    said = text(ruth.press_intent(encode(SaveTry(team=ward.team_of(ruth), ref=ref))))
    assert said.startswith(NOT_FOUND)


@pytest.mark.parametrize(("field", "value"), [("setting", "moon"), ("setting", "URBAN")])
def test_a_forged_press_changes_nothing(ward: Ward, ruth: Talk, field: str, value: str) -> None:
    forged = SaveTry(team=ward.team_of(ruth), ref="L-1", **{field: value})
    assert text(ruth.press_intent(encode(forged))).startswith("That button is from an earlier version")
    assert "tries nothing of others" in text(ruth.say("try"))
    tries(ruth)
    assert text(ruth.press_intent(encode(SaveOutcome("T-1", "won")))).startswith("That button is from an earlier")


def test_the_guard_reads_every_word(amina: Talk, ruth: Talk) -> None:
    warned = tries(ruth, adapts="As for Pt 999 398 2598")
    assert text(warned).startswith("Not saved.\nThis looks like an NHS number")
    assert "Tried in" not in plain_text(card_of(amina))
    ruth.press(warned, "Hide it and save")
    assert "2598" not in text(adoption(ruth))


def test_trying_alone_lists_what_my_team_tries(ward: Ward, amina: Talk, ruth: Talk) -> None:
    none = ruth.say("try")
    assert text(none).startswith("Ward 9 tries nothing of others just now.\nFind something")
    wide(ward, amina, "Two clocks")
    tries(ruth)
    tries(ruth, "L-2")
    went(ruth, "T-1")
    assert text(ruth.say("trying")) == (
        f"What Ward 9 tries of others\n• Ward 7: Two clocks (still trying)\n• Ward 7: {LANYARD} (worked)"
    )
    assert "What your team tries of others (Ward 9)\n• Ward 7: Two clocks (still trying)" in text(ruth.open_home())


def test_in_a_chat_of_one_s_own_the_team_is_asked_for(ward: Ward, amina: Talk, ruth: Talk) -> None:
    ward.lead("ruth", "Ward 3")
    ward.until(ward.clock.moment + timedelta(hours=13))
    alone = ward.person("ruth", "")
    form = alone.press(alone.say("try L-1"), "Ward 3")
    assert text(alone.send(form, {})).startswith("Ward 3 is trying this")
