"""The guard in conversation: nothing that may identify a patient is stored, and nothing typed is lost."""

from pathlib import Path

import pytest

from bot.chat.reply import ShowCard, To
from bot.chat.spans import mark, plain
from bot.people.model import PersonId
from bot.ports import Store
from bot.privacy.screening import find
from storage.unit_of_work import open_store
from tests.talk import World, answers_in, buttons, opened, shown, text

NUMBER = "999 398 2598"


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def test_a_private_warning_names_what_was_found_and_where(world: World) -> None:
    reply = world.person("amina", "Ward 7").say(f"learn Pt {NUMBER} waited")
    assert text(reply) == "Not saved.\nThis looks like an NHS number: “Pt ●●● ●●● ●●●● waited”."
    assert list(buttons(shown(reply))) == ["Hide it and save", "Edit", "Discard"]


def test_hiding_saves_the_masked_words_once(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say(f"learn Pt {NUMBER} waited")
    for _ in range(2):
        assert "“Pt ●●● ●●● ●●●● waited”" in text(amina.press(warned, "Hide it and save"))
    assert text(amina.say("learn list")).count("•") == 1


def test_edit_gives_back_every_word(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.press(amina.say(f"learn Pt {NUMBER} waited #delay"), "Edit")
    assert answers_in(opened(form)) == {"learned": f"Pt {NUMBER} waited", "happened": "", "kind": "", "tags": "delay"}
    assert "“Somebody waited”" in text(amina.send(form, {"learned": "Somebody waited"}))


def test_what_the_form_has_saved_the_warning_cannot_save_again(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say(f"learn Pt {NUMBER} waited")
    form = amina.press(warned, "Edit")
    amina.send(form, {"learned": "Somebody waited"})
    for label in ("Hide it and save", "Discard"):
        assert "“Somebody waited”" in text(amina.press(warned, label))
    assert text(amina.say("learn list")).count("•") == 1


def test_the_warning_hides_what_the_form_has_come_to(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say(f"learn Pt {NUMBER} waited")
    form = amina.press(warned, "Edit")
    amina.send(form, {"learned": "Somebody waited"}, action="more")
    assert "“Somebody waited”" in text(amina.press(warned, "Hide it and save"))


def test_a_form_with_an_identifier_comes_back_whole(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    answers = {"learned": "Call back", "happened": "Rang 07700 900123", "kind": "worked", "tags": "phones"}
    warned = amina.send(amina.say("learn"), answers)
    assert "This looks like a phone number: “Rang ●●●●● ●●●●●●”." in text(warned)
    assert answers_in(opened(amina.press(warned, "Edit"))) == answers


def test_between_the_steps_of_a_form_too(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.send(amina.say("learn"), {"learned": f"Pt {NUMBER}"}, action="more")
    assert text(warned).startswith("Not saved.")


def test_edit_keeps_every_step_and_opens_the_one_with_the_finding(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("learn"), {"learned": "Key on a hook"}, action="more")
    answers = {"title": f"Key, Pt {NUMBER}", "why": "One place"}
    form = amina.press(amina.send(second, answers), "Edit")
    assert opened(form).step == 1
    assert {name: answers_in(opened(form))[name] for name in answers} == answers
    back = amina.send(form, {"title": "Key"}, action="back")
    assert answers_in(opened(back))["learned"] == "Key on a hook"
    amina.send(amina.send(back, {}, action="more"), {})
    entry = text(amina.say("learn show L-1"))
    assert entry.startswith("Key\nWhat we learned: Key on a hook\nWhy: One place")


def test_a_form_that_was_closed_can_be_opened_again(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say(f"learn Pt {NUMBER} waited")
    amina.press(warned, "Edit")
    assert answers_in(opened(amina.press(warned, "Edit")))["learned"] == f"Pt {NUMBER} waited"
    assert "●●●● waited" in text(amina.press(warned, "Hide it and save"))


def test_discard_after_saving_says_what_was_saved(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say(f"learn Pt {NUMBER} waited")
    amina.press(warned, "Hide it and save")
    assert text(amina.press(warned, "Discard")).startswith("Saved for Ward 7")


def test_words_that_are_no_command_and_searches_are_looked_at(world: World) -> None:
    amina = world.person("amina", "Ward 7", visible=True)
    assert "Your message may show an NHS number" in text(amina.say(f"Pt {NUMBER} was upset"))
    assert "398" not in str(amina.say(f"find {NUMBER}"))
    assert "398" not in str(amina.say(f"hlep {NUMBER.replace(' ', '')}").card.elements[-1])  # type: ignore[union-attr]


def test_a_very_long_identifier_is_shown_shortened(world: World) -> None:
    warned = world.person("amina", "Ward 7").say("learn mail " + "a" * 2700 + "@example.com")
    assert text(warned).startswith("Not saved.\nThis looks like an e-mail address: “")
    assert len(text(warned)) < 300


def test_discard_leaves_nothing(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say(f"learn Pt {NUMBER}")
    assert text(amina.press(warned, "Discard")) == "Discarded. Nothing was saved."
    assert text(amina.press(warned, "Hide it and save")).startswith("I no longer have those words")


def test_where_others_can_see_it(world: World) -> None:
    reply = world.person("amina", "Ward 7", visible=True).say(f"learn Pt {NUMBER} waited")
    assert isinstance(reply, ShowCard)
    assert reply.to is To.ASKER
    assert plain(reply.in_place) == "Not saved. I’ve sent you a private message."
    assert plain(reply.if_unreachable) == "Not saved: it may contain patient details. Please delete your message."
    assert text(reply).startswith("Not saved.\nYour message may show an NHS number and others can see it")
    assert list(buttons(reply.card)) == ["Save with it hidden", "Discard"]


@pytest.mark.parametrize("field", ["learned", "happened", "tags", "title", "service", "why"])
def test_every_free_text_of_the_form_is_looked_at(world: World, field: str) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("learn"), {"learned": "Fine"}, action="more")
    form = second if field in answers_in(opened(second)) else amina.send(second, {}, action="back")
    assert text(amina.send(form, {field: f"Pt {NUMBER}"})).startswith("Not saved.")


def test_editing_naming_a_team_and_hiding_are_guarded(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.add_bot()
    amina.say("learn Fine")
    assert text(amina.send(amina.say("learn edit L-1"), {"learned": NUMBER})).startswith("Not saved.")
    named = amina.send(amina.press(amina.say("team"), "Name the team"), {"team_name": NUMBER})
    assert text(named).startswith("Not saved.")
    hidden = amina.send(amina.press_intent('{"do":"learn.hide","ref":"L-1"}'), {"reason": NUMBER})
    assert text(hidden).startswith("Not saved.")
    assert "Fine" in text(amina.say("learn show L-1"))


def test_plain_words_in_a_personal_chat_are_looked_at(world: World) -> None:
    world.person("amina", "Ward 7").say("hi")
    amina = world.person("amina")
    warned = amina.say(f"Pt {NUMBER} waited for ages in the corridor")
    assert text(warned).startswith("Not saved.")
    assert "●●● ●●● ●●●● waited" in text(amina.press(warned, "Hide it and save"))


def test_a_softer_question_blocks_nothing(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    saved = amina.say("learn bed 4, 82F liked the quiet hour")
    assert "Saved for Ward 7" in text(saved)
    question = "Could this point to a patient or a colleague? Describe the system, not the person."
    assert question in text(saved)
    assert question not in text(amina.press(saved, "It’s fine"))


def test_words_of_harm_bring_a_reminder(world: World) -> None:
    saved = world.person("amina", "Ward 7").say("learn Wrong dose nearly given, the charts look alike")
    assert "report it in your incident system too: this is not a report." in text(saved)


def test_a_person_s_id_is_no_identifier(world: World) -> None:
    """A mention is kept as a random id, and an id of digits alone must not trip the guard."""
    assert find(f"thanks to {mark(PersonId('9993982598999398'))}") == ()


def test_withheld_words_are_nowhere_in_the_database(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    amina = World(store).person("amina", "Ward 7", visible=True)
    amina.say(f"learn Pt {NUMBER} from ZZ99 3VZ waited")
    amina.send(amina.say("learn"), {"happened": f"Pt {NUMBER}"}, action="more")
    store.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    content = b"".join(each.read_bytes() for each in file.parent.iterdir())
    assert b"398 2598" not in content
    assert b"3VZ" not in content
    assert b"amina" in content
