"""An entry grows into an impact story: as its author, its team and others meet it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.reply import Invalid, OpenForm, Reply
from bot.learning.intents import EditLearning, PostToChannel, ReallyDelete, ShowLearning
from bot.learning.model import Visibility
from bot.ports import Store
from bot.stories.intents import SaveStory, ShowStory, WriteStory
from storage.learning import SqlLearning
from tests.bot.huddling import Ward
from tests.bot.measuring import measure
from tests.talk import Talk, answers_in, buttons, opened, shown, text

PROBLEM = "The drug key was lost every morning."
FIRST = {
    "problem": PROBLEM,
    "support": "Two hours a week from the ward manager.",
    "results": "Found in a minute. Really.",
}
SECOND = {"points": "Hang it where everybody passes.", "next_steps": "Order ten more.", "quote": "I sleep better."}
NHS_NUMBER = "999 398 2598"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    talk = ward.lead("amina")
    talk.say("learn A red lanyard stops the hunt. It hangs by the sink. #keys")
    return talk


def write(who: Talk, first: dict[str, str] | None = None, second: dict[str, str] | None = None) -> Reply:
    form = who.send(who.say("story write L-1"), first or FIRST, action="more")
    return who.send(form, second or SECOND)


def open_to_all(ward: Ward, who: Talk) -> None:
    """As sharing it beyond the team does."""
    with ward.store.write(who.app._turn(ward.known(who), False).audience) as unit:
        assert isinstance(unit.learning, SqlLearning)
        wide = replace(unit.learning.get("L-1"), visibility=Visibility.ORGANISATION)
        unit.learning._save(wide, visibility=wide.visibility.value)
        unit.commit()


def test_an_entry_grows_in_four_taps(amina: Talk) -> None:
    entry = amina.say("learn L-1")
    form = amina.press(entry, "Grow into a story")
    assert list(answers_in(opened(form))) == ["problem", "support", "results"]
    form = amina.send(form, FIRST, action="more")
    assert answers_in(opened(form))["points"] == "A red lanyard stops the hunt. It hangs by the sink."
    saved = amina.send(form, SECOND)
    assert text(saved).startswith("Story saved for Ward 7\n“Found in a minute.”\nWhoever sees L-1 sees its story.")
    assert "they read the entry alone" in text(saved)
    story = text(amina.press(saved, "Read the whole story"))
    assert [line for line in story.splitlines() if line][:11] == [
        "Impact story: A red lanyard stops the hunt.",
        "The problem",
        PROBLEM,
        "How it was supported",
        FIRST["support"],
        "What came of it",
        FIRST["results"],
        "What we learned",
        SECOND["points"],
        "What is next",
        SECOND["next_steps"],
    ]
    assert "“I sleep better.”" in story


def test_what_the_entry_says_is_in_the_form_already(amina: Talk) -> None:
    form = amina.press_intent(encode(EditLearning("L-1")))
    amina.send(amina.send(form, {"happened": "It was lost."}, action="more"), {"next_step": "Order more."})
    form = amina.say("story write L-1")
    assert answers_in(opened(form))["problem"] == "It was lost."
    assert answers_in(opened(amina.send(form, {}, action="more")))["next_steps"] == "Order more."


def test_the_entry_s_card_tells_it_in_short(amina: Talk, ward: Ward) -> None:
    write(amina)
    card = amina.say("learn L-1")
    assert "Impact story: Found in a minute." in text(card)
    assert "How did it go? Impact story" in text(card)
    assert "Grow into a story" not in buttons(shown(card))
    read = ward.person("ben").press(card, "Read the whole story")
    assert PROBLEM in text(read)
    assert list(buttons(shown(read))) == ["Useful", "See the entry"]


def test_its_words_are_found(amina: Talk) -> None:
    write(amina)
    assert "A red lanyard" in text(amina.say('find "every morning"'))
    assert "A red lanyard" in text(amina.say('find kind:"impact story"'))


def test_it_is_changed_by_the_same_form(amina: Talk) -> None:
    write(amina)
    form = amina.press(amina.say("story L-1"), "Change the story")
    assert answers_in(opened(form))["problem"] == PROBLEM
    assert "Other words" in text(amina.press(amina.send(form, {"problem": "Other words"}), "Read the whole story"))
    kept = text(amina.say("story L-1"))
    assert SECOND["points"] in kept
    assert PROBLEM not in kept


def test_only_its_author_writes(amina: Talk, ward: Ward) -> None:
    ben = ward.person("ben")
    assert "Grow into a story" not in buttons(shown(ben.say("learn L-1")))
    assert "Only its author" in text(ben.say("story write L-1"))
    save = SaveStory(ref="L-1", problem="Not mine", answered=("problem",))
    assert "Only its author" in text(ben.press_intent(encode(save)))
    assert "has no story yet" in text(ben.say("story L-1"))


def test_it_is_not_there_for_another_team_until_the_entry_is(amina: Talk, ward: Ward) -> None:
    write(amina)
    cara = ward.person("cara", "Ward 9")
    cara.say("hi")
    for words in ("story L-1", "story write L-1"):
        assert PROBLEM not in str(cara.say(words))
    assert "Nothing found" in text(cara.say("find morning"))
    open_to_all(ward, amina)
    assert PROBLEM in text(cara.say("story L-1"))
    assert "Ward 7" in text(cara.say("find morning"))


def test_a_form_whose_entry_was_deleted_keeps_its_words(amina: Talk) -> None:
    form = amina.say("story write L-1")
    amina.press_intent(encode(ReallyDelete("L-1")))
    refused = amina.send(form, FIRST)
    assert PROBLEM in str(refused)


def test_it_goes_with_its_entry_and_from_the_channel(amina: Talk, ward: Ward) -> None:
    write(amina)
    amina.press_intent(encode(PostToChannel("L-1")))
    ward.go()
    assert "Found in a minute" in plain_text(ward.card())
    amina.press_intent(encode(ReallyDelete("L-1")))
    ward.until(ward.clock.moment + timedelta(seconds=10))
    assert "Found in a minute" not in plain_text(ward.card())
    assert PROBLEM not in str(amina.say("story L-1"))
    assert "Nothing found" in text(amina.say("find morning"))


def test_the_posted_card_follows_it(amina: Talk, ward: Ward) -> None:
    amina.press_intent(encode(PostToChannel("L-1")))
    ward.go()
    assert "Impact story" not in plain_text(ward.card())
    write(amina)
    ward.until(ward.clock.moment + timedelta(seconds=10))
    assert "Impact story: Found in a minute." in plain_text(ward.card())
    assert "Grow into a story" not in buttons(ward.card())


def test_of_two_savings_the_second_keeps_its_words_and_loses_none_of_the_first(amina: Talk) -> None:
    one, two = amina.say("story write L-1"), amina.say("story write L-1")
    assert "Story saved" in text(amina.send(one, FIRST))
    refused = amina.send(two, {"problem": "From my phone"})
    assert isinstance(refused, Invalid)
    assert "say story L-1 to go on from how it stands now" in refused.errors[""]
    assert answers_in(refused.form)["problem"] == "From my phone"
    assert PROBLEM in text(amina.say("story L-1"))
    assert "Story saved" in text(amina.send(amina.say("story write L-1"), {"problem": "From my phone"}))


def test_a_form_sent_twice_saves_once(amina: Talk) -> None:
    form = amina.say("story write L-1")
    first = amina.send(form, FIRST)
    assert text(amina.send(form, FIRST)) == text(first)


@pytest.mark.parametrize("field", ["problem", "support", "results", "points", "next_steps", "quote", "quoted"])
def test_the_guard_reads_every_field(amina: Talk, field: str) -> None:
    said: Any = {"problem": "Keys", "quote": "Well", field: f"Pt {NHS_NUMBER}"}
    save = SaveStory(ref="L-1", answered=tuple(said), **said)
    warned = amina.press_intent(encode(save))
    assert "Not saved" in text(warned)
    assert "has no story yet" in text(amina.say("story L-1"))
    amina.press(warned, "Hide it and save")
    story = text(amina.say("story L-1"))
    assert NHS_NUMBER not in story
    assert "●●●" in story


def test_the_guard_s_edit_opens_the_form_where_it_was(amina: Talk) -> None:
    form = amina.send(amina.say("story write L-1"), FIRST, action="more")
    again = amina.press(amina.send(form, {"quote": f"Pt {NHS_NUMBER}"}), "Edit")
    assert answers_in(opened(again))["quote"] == f"Pt {NHS_NUMBER}"
    assert "Story saved" in text(amina.send(again, {"quote": "I sleep better."}))
    assert PROBLEM in text(amina.say("story L-1"))


def test_softer_questions_come_with_the_confirmation_and_block_nothing(amina: Talk) -> None:
    saved = write(amina, {**FIRST, "problem": "Bed 4, 82F, fell at night."})
    assert "Could this point to a patient" in text(saved)
    assert "incident system" in text(saved)
    settled = amina.press(saved, "It’s fine")
    assert "Could this point" not in text(settled)
    assert "Story saved" in text(settled)


@pytest.mark.parametrize("length", [3000, 3001])
def test_three_thousand_characters_fit_in_a_part(amina: Talk, length: int) -> None:
    reply = amina.send(amina.say("story write L-1"), {"problem": "x" * length})
    assert isinstance(reply, Invalid) == (length > 3000)


def test_what_no_form_sends_is_refused(amina: Talk, ward: Ward) -> None:
    ward.person("cara", "Ward 9").say("hi")
    theirs = ward.person("cara", "Ward 9")
    measure(theirs, "Falls")
    bad = (
        SaveStory(ref="L-1", problem="x", measures=("M-1",)),
        SaveStory(ref="L-1", problem="x", measures=("M-9",)),
        SaveStory(ref="L-1", problem="x", measures=("<script>",) * 4),
        SaveStory(ref="L-1", problem="x", quote="y" * 501),
        SaveStory(ref="L-9", problem="x"),
        SaveStory(ref="'; DROP", problem="x"),
        SaveStory(ref="L-1", problem="x", seen="nonsense"),
    )
    answered = ("problem", "quote", "measures")
    odd = [SaveStory(ref="L-1", problem="x", answered=fields) for fields in ((), ("ref",), ("problem", "team"))]
    empty = SaveStory(ref="L-1", answered=("problem", "support", "results", "points", "next_steps"))
    for each in (*(replace(each, answered=answered) for each in bad), *odd, empty):
        amina.press_intent(encode(each))
        assert "has no story yet" in text(amina.say("story L-1")), each


def test_an_empty_form_says_what_is_enough(amina: Talk) -> None:
    form = amina.send(amina.say("story write L-1"), {"problem": " "}, action="more")
    reply = amina.send(form, {"points": " "})
    assert isinstance(reply, Invalid)
    assert reply.errors[""] == "Write at least one part of the story."


def test_saved_at_the_first_step_the_rest_is_what_the_entry_says(amina: Talk) -> None:
    amina.send(amina.say("story write L-1"), {"problem": PROBLEM})
    assert "What we learned\nA red lanyard stops the hunt. It hangs by the sink." in text(amina.say("story L-1"))


def test_markup_is_words(amina: Talk) -> None:
    hostile = "<script>alert(1)</script> <!channel> **x** {$y}"
    write(amina, {**FIRST, "problem": hostile})
    assert hostile in text(amina.say("story L-1"))


def test_the_page_shows_it_without_buttons_for_one_person(amina: Talk, ward: Ward) -> None:
    write(amina)
    page = amina.app.page(ward.known(amina).organisation, [ward.team_of(amina)], encode(ShowStory("L-1")))
    assert page is not None
    assert PROBLEM in plain_text(page)
    assert "Change the story" not in buttons(page)


def test_what_opens_and_shows_is_safe_for_what_is_not_there(amina: Talk) -> None:
    for intent in (ShowStory("L-9"), ShowStory(""), WriteStory("L-9"), WriteStory("C-1")):
        assert not isinstance(amina.press_intent(encode(intent)), OpenForm)
    assert "A red lanyard" in text(amina.press_intent(encode(ShowLearning("L-1"))))


def test_it_is_the_story_of_the_week_in_the_round_up(amina: Talk, ward: Ward) -> None:
    write(amina)
    ward.clock.moment += timedelta(days=1)
    told = amina.say("digest")
    assert "Impact story" in text(told)
    assert "Ward 7: A red lanyard stops the hunt." in text(told)
    assert PROBLEM in text(amina.press(told, "Read it"))
