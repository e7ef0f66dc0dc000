"""A test's steps: in their order, by one person at a time, and back again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.intent import Intent, encode
from bot.chat.reply import Invalid, Reply
from bot.pdsa.intents import BeginTest, StartTest, TakeBackStep
from bot.pdsa.step_intents import SaveAct, SaveDo, SaveGuess, SaveStudy, WriteAct, WriteDo, WriteGuess, WriteStudy
from bot.ports import Store
from tests.bot import testing
from tests.bot.testing import DONE, KEPT, QUICK, STUDIED, planned, shown_test
from tests.talk import Talk, World, answers_in, buttons, opened, shown, text

MONDAY = datetime(2031, 6, 2, 8, 30, tzinfo=UTC)
STAGES = ("plan", "do", "study", "act", "closed")
TITLES = {
    "plan": "Test C-1 ready.",
    "do": "Test C-1 has started.",
    "study": "Test C-1: what did it tell you?",
    "act": "Test C-1: what next?",
    "closed": "Test C-1: we keep it.",
}
WHERE = {
    "plan": "It has not started yet.",
    "do": "It has started, and “what happened” comes next.",
    "study": "“What happened” is written, and “what it told us” comes next.",
    "act": "“What it told us” is written, and “what next” is to be decided.",
    "closed": "It is finished: “what next” is decided.",
}
GOES_ON: dict[str, Callable[[Talk], Reply]] = {
    "plan": testing.begun,
    "do": testing.done,
    "study": testing.studied,
    "act": testing.acted,
}
FORMS: dict[str, Intent] = {"do": WriteDo("C-1"), "study": WriteStudy("C-1"), "act": WriteAct("C-1")}
SENT: dict[str, Intent] = {
    "do": SaveDo("C-1", observations="Found"),
    "study": SaveStudy("C-1", ("40 seconds",), ("yes",), "Red is seen"),
    "act": SaveAct("C-1", "adopt"),
}
ANSWERS = {"do": DONE, "study": STUDIED, "act": KEPT}
BACK = {
    "do": "We haven’t started yet",
    "study": "Back to what happened",
    "act": "Back to what it told us",
    "closed": "Decide again",
}


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


@pytest.fixture
def amina(world: World) -> Talk:
    return world.person("amina", "Ward 7")


def at(stage: str, who: Talk) -> None:
    """A test that has come that far."""
    planned(who)
    for each in STAGES[: STAGES.index(stage)]:
        GOES_ON[each](who)


def title(reply: Reply) -> str:
    return text(reply).splitlines()[0]


def stage(who: Talk) -> str:
    said = title(shown_test(who))
    return next(each for each in STAGES if TITLES[each] == said)


WRONG = [(here, step) for here in STAGES for step in FORMS if here != step]


@pytest.mark.parametrize(("here", "step"), WRONG)
def test_a_step_out_of_its_turn_is_not_opened(amina: Talk, here: str, step: str) -> None:
    at(here, amina)
    said = text(amina.press_intent(encode(FORMS[step])))
    assert said == f"C-1 is not at that step. {WHERE[here]} To go on, say: pdsa C-1"
    assert stage(amina) == here


@pytest.mark.parametrize(("here", "step"), WRONG)
def test_a_step_out_of_its_turn_is_not_saved(amina: Talk, here: str, step: str) -> None:
    at(here, amina)
    before = text(shown_test(amina))
    assert text(amina.press_intent(encode(SENT[step]))).startswith(f"C-1 has moved on. {WHERE[here]}")
    assert text(shown_test(amina)) == before


@pytest.mark.parametrize("step", FORMS)
def test_of_two_who_write_a_step_one_is_saved_and_the_other_keeps_the_words(world: World, step: str) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    at(step, amina)
    first, second = (who.press_intent(encode(FORMS[step])) for who in (amina, ben))
    amina.send(first, ANSWERS[step])
    after = text(shown_test(amina))
    words = {name: "Ben's own" for name in answers_in(opened(second)) if name in ("observations", "learned", "why")}
    refused = ben.send(second, {**ANSWERS[step], **words})
    assert isinstance(refused, Invalid)
    next_one = STAGES[STAGES.index(step) + 1]
    assert refused.errors[""].startswith(f"C-1 has moved on. {WHERE[next_one]} Your words are not saved")
    assert words.items() <= answers_in(refused.form).items()
    assert text(shown_test(amina)) == after


def test_of_two_presses_one_starts_it_and_both_see_that_it_has(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    ready = planned(amina)
    assert title(amina.press(ready, "We’ve started")) == TITLES["do"]
    world.clock.move_to(MONDAY + timedelta(days=2))
    late = ben.press(ready, "We’ve started")
    assert title(late) == TITLES["do"]
    assert "Started 2 Jun 2031" in text(late)


@pytest.mark.parametrize("here", STAGES)
def test_the_next_step_is_the_first_button(amina: Talk, here: str) -> None:
    at(here, amina)
    first = {
        "plan": "We’ve started",
        "do": "What happened",
        "study": "What it told us",
        "act": "What next",
        "closed": "Add learning",
    }
    assert next(iter(buttons(shown(shown_test(amina))))) == first[here]


@pytest.mark.parametrize("here", STAGES[1:])
def test_a_step_is_taken_back_and_its_words_stay_in_the_form(amina: Talk, here: str) -> None:
    at(here, amina)
    step = STAGES[STAGES.index(here) - 1]
    more = amina.press(shown_test(amina), "More")
    assert title(amina.press(more, BACK[here])) == TITLES[step]
    assert stage(amina) == step
    for words in ("Found within", "Red is seen", "ward clerk checks")[max(STAGES.index(step) - 1, 0) :]:
        assert words not in text(shown_test(amina))
    if step in FORMS:
        again = amina.press_intent(encode(FORMS[step]))
        assert ANSWERS[step].items() <= answers_in(opened(again)).items()
        amina.send(again, {})
        assert stage(amina) == here


def test_a_second_press_takes_nothing_more_back(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    at("act", amina)
    more = amina.press(shown_test(amina), "More")
    amina.press(more, BACK["act"])
    assert title(ben.press(more, BACK["act"])) == TITLES["study"]
    for step in ("", "plan", "nonsense"):
        ben.press_intent(encode(TakeBackStep("C-1", step)))
    assert stage(amina) == "study"


def test_what_never_started_has_nothing_to_take_back(amina: Talk) -> None:
    at("plan", amina)
    assert "earlier version" in text(amina.press_intent(encode(TakeBackStep("C-1", "plan"))))
    assert stage(amina) == "plan"


def test_a_guess_is_fixed_once_it_has_started(world: World, amina: Talk) -> None:
    at("do", amina)
    world.clock.move_to(MONDAY + timedelta(days=1))
    form = amina.press(amina.press(shown_test(amina), "More"), "Add to the guess")
    assert opened(form).fields[0].hint.startswith(f"Your guess: “{QUICK}” That stays as it is.")
    assert answers_in(opened(form)) == {"guess-0": ""}
    card = text(amina.send(form, {"guess-0": "Rather 2 minutes"}))
    assert f"Guess: {QUICK}\nLater, on 3 Jun 2031: Rather 2 minutes" in card
    all_of_them = text(amina.press(amina.press(shown_test(amina), "More"), "All guesses"))
    assert all_of_them.splitlines()[1:] == [
        f"What do you think will happen? Guess: {QUICK}",
        "Guessed 2 Jun 2031",
        "Later, on 3 Jun 2031: Rather 2 minutes",
    ]
    testing.done(amina)
    study = opened(amina.press_intent(encode(WriteStudy("C-1"))))
    assert study.fields[0].hint == f"Your guess: “{QUICK}” Later: “Rather 2 minutes”"


def test_before_it_starts_a_guess_is_simply_another(amina: Talk) -> None:
    planned(amina)
    amina.send(amina.say("pdsa edit C-1"), {"guess": "2 minutes"})
    card = text(shown_test(amina))
    assert "Guess: 2 minutes" in card
    assert QUICK not in card


def test_a_guess_that_was_changed_while_it_started_is_kept_as_a_later_one(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    planned(amina)
    form = ben.say("pdsa edit C-1")
    testing.begun(amina)
    ben.send(form, {"guess": "2 minutes", "tell": "a watch"})
    assert f"Guess: {QUICK}\nLater, on 2 Jun 2031: 2 minutes" in text(shown_test(amina))
    assert "How we tell: a watch" in text(shown_test(amina))


def test_a_plan_that_is_changed_later_leaves_the_guesses_alone(amina: Talk) -> None:
    at("study", amina)
    form = amina.say("pdsa edit C-1")
    assert "guess" not in answers_in(opened(form))
    amina.send(form, {"tell": "a watch"})
    card = text(shown_test(amina))
    assert f"Guess: {QUICK}" in card
    assert "Later" not in card
    assert "How we tell: a watch" in card


def test_a_form_from_before_it_was_taken_back_clears_no_guess(amina: Talk) -> None:
    at("do", amina)
    form = amina.say("pdsa edit C-1")
    amina.press_intent(encode(TakeBackStep("C-1", "do")))
    amina.send(form, {"tell": "a watch"})
    assert f"Guess: {QUICK}" in text(shown_test(amina))


def test_no_more_later_guesses_than_are_kept(amina: Talk) -> None:
    at("do", amina)
    for number in range(21):
        said = text(amina.press_intent(encode(SaveGuess("C-1", (f"guess {number}",)))))
    assert said.startswith("I can keep 20 of them")
    assert "guess 20" not in text(shown_test(amina))


def test_a_finished_one_takes_no_more_guesses(amina: Talk) -> None:
    at("closed", amina)
    assert WHERE["closed"] in text(amina.press_intent(encode(WriteGuess("C-1"))))
    assert WHERE["closed"] in text(amina.press_intent(encode(SaveGuess("C-1", ("x",)))))


@pytest.mark.parametrize(
    ("step", "answers", "field"),
    [
        ("do", dict.fromkeys(DONE, ""), "observations"),
        ("study", dict.fromkeys(STUDIED, ""), "learned"),
        ("act", {"decision": "abandon"}, "why"),
        ("act", {"decision": ""}, "decision"),
    ],
)
def test_a_step_without_words_is_asked_for_some(amina: Talk, step: str, answers: dict[str, str], field: str) -> None:
    at(step, amina)
    refused = amina.send(amina.press_intent(encode(FORMS[step])), answers)
    assert isinstance(refused, Invalid)
    assert list(refused.errors) == [field]
    assert stage(amina) == step


def test_nothing_goes_on_from_what_never_started(amina: Talk) -> None:
    planned(amina)
    assert text(amina.say("pdsa next C-1")).startswith("C-1 has not started yet")
    assert text(amina.press_intent(encode(StartTest(previous="C-1")))).startswith("C-1 has not started yet")


def test_one_from_which_another_went_on_stays(amina: Talk) -> None:
    at("closed", amina)
    testing.next_planned(amina, "C-1")
    for here in reversed(STAGES[1:]):
        amina.press_intent(encode(TakeBackStep("C-1", here)))
    assert stage(amina) == "plan"
    assert "another test goes on from it" in text(amina.say("pdsa delete C-1"))


def test_an_old_button_starts_nothing_twice(amina: Talk) -> None:
    at("closed", amina)
    before = text(shown_test(amina))
    assert title(amina.press_intent(encode(BeginTest("C-1", anyway=True)))) == TITLES["closed"]
    assert text(shown_test(amina)) == before
