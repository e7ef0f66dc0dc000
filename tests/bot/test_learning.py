"""The learning log as its people use it."""

from datetime import timedelta

import pytest

from bot.chat.reply import Invalid, OpenForm, ShowCard, To
from bot.ports import Store
from tests.talk import World, answers_in, buttons, opened, shown, text

LANYARD = "Drug trolley key on a red lanyard stops the 8 am hunt."


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def test_one_line_is_enough(world: World) -> None:
    reply = world.person("amina", "Ward 7").say(f"learn {LANYARD}")
    assert text(reply) == (f"Saved for Ward 7\n“{LANYARD}”\nSeen by: your team · Your name: hidden · L-1")
    assert list(buttons(shown(reply))) == ["Post to channel", "Add detail", "Test this", "Change"]


@pytest.mark.parametrize("words", ["learn", "log", "learned", "Learnt", "/learn", "Learn:", "LEARN "])
def test_the_words_for_it(world: World, words: str) -> None:
    reply = world.person("amina", "Ward 7").say(f"{words} Key on a hook")
    assert text(reply).startswith("Saved for Ward 7\n“Key on a hook”")


def test_tags_at_the_end_go_and_those_between_words_stay_as_words(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert "“Second nurse for handover helps”" in text(amina.say("learn Second nurse for #handover helps #staffing"))
    assert "Tags: #handover #staffing" in text(amina.say("learn show L-1"))


def test_an_id_alone_shows_and_with_more_words_it_is_a_learning(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LANYARD}")
    assert text(amina.say("learn show l-1")).startswith("Ward 7 learned\n" + LANYARD)
    assert text(amina.say("learn show the sheets early")).startswith("Saved for Ward 7\n“show the sheets early”")
    assert text(amina.say("learn list the allergies on the board")).startswith("Saved for Ward 7")


def test_the_form_wants_one_of_two_and_keeps_the_answers(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.say("learn")
    refused = amina.send(form, {"tags": "keys, Drug Round", "kind": "worked"})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"learned": "Say what you learned or what happened. One of the two is enough."}
    assert answers_in(refused.form) == {"learned": "", "happened": "", "kind": "worked", "tags": "keys, Drug Round"}
    assert refused.form.id == opened(form).id
    saved = amina.send(refused, {"happened": "The key was gone again."})
    assert "“The key was gone again.”" in text(saved)
    assert "Tags: #keys #drug-round" in text(amina.say("learn show L-1"))


def test_more_detail_is_a_second_step_that_keeps_the_first(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("learn"), {"learned": LANYARD}, action="more")
    assert isinstance(second, OpenForm)
    assert second.form.step == 1
    back = amina.send(second, {"why": "One place for it"}, action="back")
    assert answers_in(opened(back))["learned"] == LANYARD
    again = amina.send(back, {}, action="more")
    assert answers_in(opened(again))["why"] == "One place for it"
    amina.send(again, {"title": "Red lanyard", "due": "2026-12-01", "show_author": "yes"})
    entry = text(amina.say("learn show L-1"))
    assert entry.startswith("Red lanyard\nWhat we learned: " + LANYARD)
    assert "Why: One place for it" in entry
    assert "By when: 1 Dec 2026" in entry
    assert "· amina" in entry


@pytest.mark.parametrize(
    ("answers", "field", "error"),
    [
        ({"learned": "x" * 3001}, "learned", "That is 3,001 characters; 3,000 fit here."),
        ({"learned": "x", "kind": "nonsense"}, "kind", "Please choose one of the list."),
    ],
)
def test_a_fault_stands_at_its_field(world: World, answers: dict[str, str], field: str, error: str) -> None:
    amina = world.person("amina", "Ward 7")
    refused = amina.send(amina.say("learn"), answers)
    assert isinstance(refused, Invalid)
    assert refused.errors == {field: error}
    assert answers_in(refused.form)["learned"] == answers["learned"]


def test_a_date_that_does_not_exist_is_refused(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("learn"), {"learned": LANYARD}, action="more")
    refused = amina.send(second, {"due": "2026-02-31"})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"due": "Please write a date that exists, such as 2026-11-30."}


def test_editing_keeps_what_was_not_on_the_step_and_what_it_said_before(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LANYARD} #keys")
    detail = amina.press(amina.say("learn show L-1"), "Edit")
    assert answers_in(opened(detail)) == {"learned": LANYARD, "happened": "", "kind": "", "tags": "keys"}
    amina.send(detail, {"learned": "Key on a red lanyard."})
    entry = amina.say("learn show L-1")
    assert "Key on a red lanyard." in text(entry)
    assert "Tags: #keys" in text(entry)
    assert "edited" in text(entry)
    assert LANYARD in text(amina.press(entry, "What it said before"))
    assert LANYARD not in text(world.person("ben", "Ward 7").say("learn show L-1"))


def test_add_detail_opens_the_second_step_with_the_entry_in_it(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.press(amina.say(f"learn {LANYARD}"), "Add detail")
    assert opened(form).step == 1
    amina.send(form, {"service": "elderly care"})
    assert text(amina.say("learn show L-1")).startswith("Ward 7 learned\n" + LANYARD)
    assert "Service: elderly care" in text(amina.say("learn show L-1"))


def test_an_entry_cannot_be_emptied(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LANYARD}")
    refused = amina.send(amina.press(amina.say("learn show L-1"), "Edit"), {"learned": ""})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"": "There is nothing left to save. Say what you learned or what happened."}
    assert LANYARD in text(amina.say("learn show L-1"))


def test_only_its_author_edits_or_deletes(world: World) -> None:
    world.person("amina", "Ward 7").say(f"learn {LANYARD}")
    ben = world.person("ben", "Ward 7")
    offered = set(buttons(shown(ben.say("learn show L-1"))))
    assert {"Useful", "Test this"} <= offered
    assert not offered & {"Edit", "Delete"}
    assert text(ben.say("learn edit L-1")) == "Only its author can change or delete L-1."
    assert text(ben.say("learn delete L-1")) == "Only its author can change or delete L-1."
    assert text(ben.press_intent('{"do":"learn.really-delete","ref":"L-1"}')).startswith("Only its author")
    assert LANYARD in text(ben.say("learn show L-1"))


def test_deleting_asks_first_and_then_leaves_nothing(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    saved = amina.say(f"learn {LANYARD}")
    asked = amina.say("learn delete L-1")
    assert LANYARD in text(amina.press(asked, "Keep it"))
    for key in ("once", "once", "again"):  # sent again by the platform, and pressed again
        assert text(amina.press(asked, "Delete it", key=key)) == "L-1 is deleted, with everything it said before."
    gone = (
        "I can’t find that. It may have been deleted, or it belongs to a team that you are not in. "
        "Say find and a word of it to look for it."
    )
    pressed = amina.press(asked, "Keep it")
    assert isinstance(pressed, ShowCard)
    assert (text(pressed), pressed.replaces) == (gone, True)
    assert text(amina.say("learn show L-1")) == gone
    assert text(amina.press(saved, "Post to channel")) == gone
    assert "Nothing found" in text(amina.say("find lanyard"))


def test_useful_counts_each_person_once(world: World) -> None:
    amina, ben, cara = (world.person(name, "Ward 7") for name in ("amina", "ben", "cara"))
    amina.say(f"learn {LANYARD}")
    card = ben.say("learn show L-1")
    assert "useful to 1 person" in text(ben.press(card, "Useful"))
    assert "useful to 1 person" in text(ben.press(card, "Useful"))
    pressed = cara.press(card, "Useful", visible=True)
    assert "useful to 2 people" in text(pressed)
    assert isinstance(pressed, ShowCard)
    assert (pressed.to, pressed.replaces) == (To.PLACE, True)
    assert list(buttons(shown(pressed))) == ["Useful", "Open", "Test this"]


def test_the_authors_name_is_hidden_until_shown(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    amina.say(f"learn {LANYARD}")
    assert "amina" not in text(ben.say("learn show L-1"))
    assert "Nothing found" in text(ben.say("find lanyard by:amina"))
    assert LANYARD in text(amina.say("find lanyard by:me"))
    card = amina.press(amina.say("learn show L-1"), "Show my name")
    assert "· amina" in text(ben.say("learn show L-1"))
    assert LANYARD in text(ben.say("find lanyard by:amina"))
    amina.press(card, "Hide my name")
    assert "amina" not in text(ben.say("learn show L-1"))
    assert "Nothing found" in text(ben.say("find by:amina"))


def test_a_lead_hides_with_a_reason_that_the_author_sees(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    ben.add_bot()
    amina.say(f"learn {LANYARD}")
    form = ben.press(ben.say("learn show L-1"), "Hide")
    assert isinstance(ben.send(form, {"reason": " "}), Invalid)
    ben.send(form, {"reason": "It names a supplier."})
    assert "Hidden by the team’s lead: It names a supplier." in text(amina.say("learn show L-1"))
    assert text(world.person("cara", "Ward 7").say("learn show L-1")).startswith("I can’t find that.")
    assert "Nothing found" in text(world.person("cara", "Ward 7").say("find lanyard"))
    ben.press(ben.say("learn show L-1"), "Show again")
    assert LANYARD in text(world.person("cara", "Ward 7").say("find lanyard"))
    assert (
        text(amina.press_intent('{"do":"learn.hide","ref":"L-1"}'))
        == "Only the team’s lead can do that. Say team to see who leads, and ask them."
    )


def test_others_have_been_here(world: World) -> None:
    ben = world.person("ben", "Ward 7")
    ben.say("learn A hook by the cupboard: nobody takes the trolley key home")
    reply = world.person("amina", "Ward 7").say("learn Trolley key now lives on a red lanyard")
    assert "Others have been here:\n• Ward 7: A hook by the cupboard" in text(reply)
    assert "A hook by" in text(world.person("amina", "Ward 7").press(reply, "See"))
    assert "Others" not in text(world.person("amina", "Ward 7").say("learn Weekend bloods went in the fridge"))


def test_finding(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for line in (LANYARD, "Bladder scanner had no home #kit", "Medication round starts at eight #medicines"):
        amina.say(f"learn {line}")
    assert "Bladder" in text(amina.say("find scanners"))
    assert "Medication" in text(amina.say("learn find medic*"))
    assert "Bladder" in text(amina.say("find tag:kit"))
    assert LANYARD in text(amina.say('find "red lanyard" team:"ward 7"'))
    some = amina.say("find lanyard elephant")
    assert "Nothing has all of these words. These have some of them." in text(some)
    assert LANYARD in text(some)
    nothing = amina.say("find giraffe")
    assert text(nothing) == "Nothing found for “giraffe”"
    form = amina.press(nothing, "Save this as learning instead")
    assert answers_in(opened(form))["learned"] == "giraffe"
    assert text(amina.say("find")).startswith("What shall I look for?")


def test_a_list_goes_on_behind_a_press(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for number in range(12):
        amina.say(f"learn Lesson {number}")
    first = amina.say("learn list")
    assert "Lesson 11" in text(first)
    assert "Lesson 1\n" not in text(first) + "\n"
    assert text(amina.press(first, "Older")).splitlines()[1:] == ["• Ward 7: Lesson 1", "• Ward 7: Lesson 0"]


def test_plain_words_in_a_personal_chat_are_offered(world: World) -> None:
    world.person("amina", "Ward 7").say("hi")
    amina = world.person("amina")
    offered = amina.say("Putting the key on a lanyard helped a lot today #keys")
    assert text(offered).startswith("Save this as learning for Ward 7?")
    assert "Nothing yet" in text(amina.say("learn list"))
    assert text(amina.press(offered, "Save")).startswith("Saved for Ward 7\n“Putting the key on a lanyard helped a lot")
    assert text(amina.press(offered, "Save")).startswith("Saved for Ward 7")
    assert text(amina.say("learn list")).count("•") == 1


def test_an_offer_that_is_refused_or_old_saves_nothing(world: World) -> None:
    world.person("amina", "Ward 7").say("hi")
    amina = world.person("amina")
    offered = amina.say("A long enough line about nothing much")
    assert text(amina.press(offered, "Not now")) == "Discarded. Nothing was saved."
    assert text(amina.press(offered, "Save")).startswith("I no longer have those words")
    later = amina.say("Another long enough line about nothing")
    world.clock.ahead += timedelta(minutes=16)
    assert text(amina.press(later, "Save")).startswith("I no longer have those words")
    assert "Nothing yet" in text(amina.say("learn list"))


def test_another_person_cannot_press_what_is_kept_for_me(world: World) -> None:
    world.person("amina", "Ward 7").say("hi")
    world.person("ben", "Ward 7").say("hi")
    offered = world.person("amina").say("A long enough line about nothing much")
    assert text(world.person("ben").press(offered, "Save")).startswith("I no longer have those words")
    assert text(world.person("amina").press(offered, "Save")).startswith("Saved")


def test_a_message_is_saved_through_the_form(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.save_message("We moved the scanner to bay 2\nIt is found now.", "https://chat.example.com/m/1")
    assert answers_in(opened(form))["learned"] == "We moved the scanner to bay 2\nIt is found now."
    amina.send(form, {})
    assert "Message: Open the message" in text(amina.say("learn show L-1"))
