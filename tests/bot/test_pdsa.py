"""Small tests as their people use them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Invalid, Reply
from bot.pdsa.intents import SaveTest, StartTest
from bot.ports import Store
from tests.bot import testing
from tests.bot.testing import CHANGED, KEPT, LANYARD, QUICK, STOPPED, next_planned, planned, shown_test, whole
from tests.talk import Talk, World, answers_in, buttons, opened, shown, text

MONDAY = datetime(2031, 6, 2, 8, 30, tzinfo=UTC)
"""In ten years at most, which is as far as a clock can be moved."""


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


@pytest.fixture
def amina(world: World) -> Talk:
    return world.person("amina", "Ward 7")


def labels(reply: Reply) -> list[str]:
    return list(buttons(shown(reply)))


def lines(reply: Reply) -> list[str]:
    return text(reply).splitlines()


def test_five_questions_and_it_is_ready(amina: Talk) -> None:
    form = opened(amina.say("pdsa start Red lanyard on the trolley key"))
    assert [each.name for each in form.fields] == ["trying", "guess", "tell", "scale", "when"]
    assert answers_in(form) == {"trying": LANYARD, "guess": "", "tell": "", "scale": "1", "when": "Next shift"}
    ready = amina.send(amina.say(f"pdsa start {LANYARD}"), {"guess": QUICK})
    assert lines(ready)[:5] == [
        "Test C-1 ready.",
        f"“{LANYARD}”",
        f"Guess: {QUICK}",
        "How big: One person, once",
        "When: tomorrow",
    ]
    assert labels(ready)[:2] == ["We’ve started", "Change"]


def test_three_tests_in_a_row(world: World, amina: Talk) -> None:
    changed = whole(amina, "C-1", CHANGED)
    assert lines(changed)[0] == "Test C-1: we change it and try again."
    assert labels(changed)[0] == "Next test"
    form = amina.press(changed, "Next test")
    assert answers_in(opened(form))["trying"] == CHANGED["changes"]
    assert answers_in(opened(form))["scale"] == "2", "a step further, after what was guessed came true"
    assert "How big this time?" in [each.label for each in opened(form).fields], "it is not the first"
    ready = amina.send(form, {"guess": "30 seconds"})
    assert "Test C-2 ready." in text(ready)
    testing.begun(amina, "C-2")
    testing.done(amina, "C-2")
    testing.studied(amina, "C-2", **{"result-0": "2 minutes", "matched-0": "no", "learned": "Too many hooks."})
    stopped = testing.acted(amina, "C-2", STOPPED)
    assert lines(stopped)[0] == "Test C-2: stopped."
    assert "What next (Act): stopped" in lines(stopped)
    assert next(each for each in labels(stopped) if each != "See") == "Add learning"
    next_planned(amina, "C-2", trying="One hook, by the door", guess="Nobody asks for it")
    assert "• Before: C-2 Hook by the sink as well (stopped)" in lines(amina.say("pdsa C-3"))
    middle = text(shown_test(amina, "C-2"))
    assert "• Before: C-1 Red lanyard on the trolley key (changed and tried again)" in middle
    assert "• Next: C-3 One hook, by the door (not started)" in middle
    assert "Result: 2 minutes (No, it came differently)" in middle
    assert "Why: Pharmacy could not read it." in middle


def test_the_rest_of_the_plan_stands_behind_more(world: World, amina: Talk) -> None:
    world.person("ben", "Ward 7").say("hi")
    form = amina.send(amina.say(f"pdsa start {LANYARD}"), {"guess": QUICK}, "more")
    second = {"rationale": "Red is seen", "who": "late shift", "where": "bay 2", "collector": "clerk"}
    form = amina.send(form, second, "more")
    owner = next(each for each in opened(form).fields if each.name == "owner")
    ben = next(value for value, name in owner.options if name == "ben")  # type: ignore[union-attr]
    amina.send(form, {"further": "Liked? Yes\nWill it save time?", "tested": "3", "owner": ben, "due_do": "2031-06-05"})
    testing.begun(amina)
    card = lines(shown_test(amina))
    assert {"Why we think so: Red is seen", "Who: late shift", "Where: bay 2", "Notes it down: clerk"} <= set(card)
    assert {"Liked? Guess: Yes", "Will it save time? Guess: Not sure", "People tested: 3"} <= set(card)
    assert {"Who leads it: ben", "Next step by: Thu"} <= set(card)


def test_what_was_not_seen_in_the_form_stays_as_it_was(amina: Talk) -> None:
    """Saved at the first step, the others keep what they have."""
    form = amina.send(amina.say(f"pdsa start {LANYARD}"), {"guess": QUICK}, "more")
    amina.send(form, {"who": "late shift", "rationale": "Red is seen"})
    amina.send(amina.say("pdsa edit C-1"), {"tell": "minutes"})
    card = lines(amina.say("pdsa C-1"))
    assert {"How we tell: minutes", "Who: late shift", "Why we think so: Red is seen", f"Guess: {QUICK}"} <= set(card)
    testing.begun(amina)
    testing.done(amina)
    testing.studied(amina)
    testing.acted(amina, answers=KEPT)
    next_planned(amina, "C-1", guess="Everybody")
    card = lines(amina.say("pdsa C-2"))
    assert {"How we tell: minutes", "Who: late shift", "Who leads it: amina"} <= set(card)
    assert "Why we think so: Red is seen from across the bay." in card


@pytest.mark.parametrize("guess", ["", "Not sure", "not sure.", " NOT SURE "])
def test_not_sure_is_no_guess_and_is_asked_about_once(amina: Talk, guess: str) -> None:
    ready = planned(amina, guess=guess)
    assert "Guess: Not sure" in lines(ready)
    asked = amina.press(ready, "We’ve started")
    assert lines(asked)[0] == "A guess, even a wrong one, makes the result easier to read."
    assert labels(asked) == ["Add a guess", "Start anyway"]
    assert "not started" in text(amina.say("pdsa find lanyard"))
    started = amina.press(asked, "Start anyway")
    assert lines(started)[0] == "Test C-1 has started."
    assert lines(amina.press(asked, "Start anyway"))[0] == "Test C-1 has started."


def test_a_guess_that_is_added_counts(amina: Talk) -> None:
    asked = amina.press(planned(amina, guess=""), "We’ve started")
    ready = amina.send(amina.press(asked, "Add a guess"), {"guess-0": QUICK})
    assert f"Guess: {QUICK}" in lines(ready)
    assert lines(amina.press(ready, "We’ve started"))[0] == "Test C-1 has started."
    assert lines(amina.press(asked, "Start anyway"))[0] == "Test C-1 has started."


def test_a_day_is_said_as_people_say_it(amina: Talk) -> None:
    assert "When: Fri" in lines(planned(amina, when="Friday"))
    assert "When: today" in lines(planned(amina, when="today"))
    assert not any(line.startswith("When") for line in lines(planned(amina, when="")))
    refused = planned(amina, when="31 February")
    assert isinstance(refused, Invalid)
    assert refused.errors == {"": "There is no such day as 31 February. Which day did you mean?"}
    assert answers_in(refused.form)["trying"] == LANYARD


def test_it_begins_from_a_learning(amina: Talk) -> None:
    saved = amina.say("learn Red lanyards are seen from across the bay")
    form = amina.press(saved, "Test this")
    assert answers_in(opened(form))["trying"] == "Red lanyards are seen from across the bay"
    amina.send(form, {})
    assert "C-1" in text(amina.say("learn show L-1"))
    assert "Test this" in labels(amina.say("learn show L-1"))


def test_what_was_left_half_way_comes_back_where_it_began_and_nowhere_else(amina: Talk) -> None:
    first, second = amina.say("learn Red lanyards"), amina.say("learn Two clocks")
    amina.send(amina.press(first, "Test this"), {"trying": "Half-written"}, "more")
    assert answers_in(opened(amina.press(first, "Test this")))["trying"] == "Half-written"
    assert answers_in(opened(amina.press(second, "Test this")))["trying"] == "Two clocks"
    assert answers_in(opened(amina.say("pdsa start")))["trying"] == ""


def test_the_next_one_belongs_to_the_team_of_the_last(world: World, amina: Talk) -> None:
    """Also said in a personal chat, by somebody of several teams."""
    whole(amina)
    world.person("amina", "Ward 9").say("hi")
    world.clock.move_to(MONDAY + timedelta(days=3))
    ready = next_planned(world.person("amina"), "C-1", guess="30 seconds")
    assert "Seen by: Ward 7" in text(ready)


def test_it_begins_from_an_idea_of_a_project(world: World, amina: Talk) -> None:
    amina.send(amina.say("project start"), {"called": "Keys"})
    amina.press_intent('{"do":"project.save-node","ref":"P-1","kind":"idea","text":"Red lanyards"}')
    team = world_team(amina)
    form = amina.press_intent(encode(StartTest(team, project="P-1", idea=1)))
    assert answers_in(opened(form))["trying"] == "Red lanyards"
    amina.send(form, {"guess": QUICK})
    assert "Aim: Keys" in lines(amina.say("pdsa C-1"))


def world_team(who: Talk) -> str:
    form = opened(who.say("pdsa start"))
    assert isinstance(form.opened_by, StartTest)
    return form.opened_by.team


def test_learning_from_it_is_one_press_and_stays_linked(amina: Talk) -> None:
    form = amina.press(whole(amina, how=STOPPED), "Add learning")
    answers = answers_in(opened(form))
    assert answers["learned"] == "Red is seen from across the bay."
    assert (answers["happened"], answers["kind"]) == ("Found within 40 seconds", "didn't work")
    assert text(amina.send(form, {})).startswith("Saved for Ward 7")
    card = shown_test(amina)
    assert "• Ward 7: Red is seen from across the bay. (Didn’t work)" in lines(card)
    assert labels(card)[:2] == ["See", "Next test"]


def test_a_stopped_test_is_found_as_easily_as_any(amina: Talk) -> None:
    whole(amina, "C-1", STOPPED)
    whole(amina, "C-2", KEPT, trying="Two clocks")
    assert "C-1" in text(amina.say("pdsa find pharmacy"))
    assert "C-1" in text(amina.say("pdsa find stopped"))
    assert "C-2" not in text(amina.say("pdsa find stopped"))


def test_it_is_posted_once_and_says_so(amina: Talk) -> None:
    more = amina.press(planned(amina), "More")
    posted = amina.press(more, "Post to channel")
    assert "On its way to Ward 7’s channel. The card there changes with the test." in lines(posted)


def test_one_that_never_started_can_be_deleted(amina: Talk) -> None:
    more = amina.press(planned(amina), "More")
    asked = amina.press(more, "Delete")
    assert lines(asked)[0] == "Delete C-1 for good?"
    assert text(amina.press(asked, "Keep it")).startswith("Test C-1 ready.")
    assert text(amina.press(asked, "Delete it")) == "C-1 is deleted."
    assert text(amina.press(asked, "Delete it")) == "C-1 is deleted."
    assert text(amina.say("pdsa C-1")).startswith("I can’t find that.")
    assert "C-1" not in text(amina.say("pdsa find lanyard"))


def test_one_that_started_stays(amina: Talk) -> None:
    asked = amina.say("pdsa delete " + str(planned(amina) and "C-1"))
    testing.begun(amina)
    assert "so it stays in the record" in text(amina.press(asked, "Delete it"))
    assert "so it stays in the record" in text(amina.say("pdsa delete C-1"))
    assert "Delete" not in labels(amina.press(shown_test(amina), "More"))


def test_words_that_may_point_to_a_person_are_asked_about(amina: Talk) -> None:
    assert "Could this point to a patient" in text(planned(amina, trying="Lanyard for bed 4, 82F"))
    assert "Could this point" not in text(shown_test(amina))
    assert "report it in your incident system too" in text(planned(amina, guess="A patient fell"))


def test_what_is_typed_past_the_guard_is_withheld(amina: Talk) -> None:
    warned = planned(amina, guess="Key for 999 398 2598")
    assert "This looks like an NHS number" in text(warned)
    assert "Guess: Key for ●●●" in text(amina.press(warned, "Hide it and save"))
    again = planned(amina, trying="Key for 999 398 2598")
    assert answers_in(opened(amina.press(again, "Edit")))["trying"] == "Key for 999 398 2598"


def test_longer_than_is_kept_is_refused_whole(amina: Talk) -> None:
    refused = planned(amina, guess="x" * 1501)
    assert isinstance(refused, Invalid)
    assert refused.errors == {"guess": "That is 1,501 characters; 1,500 fit here."}
    team = world_team(amina)
    pressed = amina.press_intent(encode(SaveTest(trying="x", who="y" * 201, team=team)))
    assert text(pressed).startswith("That is 201 characters, and I can keep 200")


def test_a_test_with_more_questions_than_fit(amina: Talk) -> None:
    form = amina.send(amina.send(amina.say(f"pdsa start {LANYARD}"), {}, "more"), {}, "more")
    refused = amina.send(form, {"further": "\n".join(f"Question {n}?" for n in range(5))})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"further": "4 more questions fit here. Keep the ones that matter most."}


def test_the_card_follows_the_days(world: World, amina: Talk) -> None:
    planned(amina, when="tomorrow")
    world.clock.move_to(MONDAY + timedelta(days=1))
    assert "When: today" in lines(amina.say("pdsa C-1"))
