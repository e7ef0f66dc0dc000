"""The first ten minutes, help, and never a dead end."""

from datetime import timedelta

import pytest

from bot.chat.card import Actions
from bot.chat.reply import Invalid, Nothing, ShowCard, To
from bot.features import COMMANDS
from bot.ports import Store
from tests.talk import Talk, World, address, buttons, opened, shown, text


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def test_the_one_hello_card(world: World) -> None:
    ben = world.person("ben", "Ward 7")
    hello = ben.add_bot()
    assert isinstance(hello, ShowCard)
    assert hello.to is To.PLACE
    assert text(hello) == (
        "Hello Ward 7.\nTell me one thing you learned today.\n"
        "No patient details, please. Harm or a near miss: report it in your incident system too."
    )
    assert list(buttons(hello.card)) == ["Add learning", "Start huddle", "How private is this?"]
    assert ben.add_bot() == Nothing()


def test_whoever_adds_it_leads(world: World) -> None:
    world.person("ben", "Ward 7").add_bot()
    assert "Huddles are led by ben." in text(world.person("amina", "Ward 7").say("team"))
    assert "I run the huddle" not in buttons(shown(world.person("amina", "Ward 7").say("team")))


def test_where_that_is_unknown_the_first_to_press_leads_and_may_stop(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    hello = amina.add_bot(adder_known=False)
    greeted = amina.press(hello, "I run the huddle", visible=True)
    assert list(buttons(shown(greeted))) == ["Add learning", "Start huddle", "How private is this?"]
    assert "Huddles are led by amina." in text(ben.say("team"))
    ben.press(hello, "I run the huddle")
    assert "Huddles are led by amina." in text(ben.say("team"))
    team = amina.press(amina.say("team"), "I no longer run the huddle")
    assert "Nobody leads the huddle here yet." in text(team)
    assert "Huddles are led by ben." in text(ben.press(ben.say("team"), "I run the huddle"))


def test_a_stop_gap_name_is_asked_for(world: World) -> None:
    ben = world.person("ben", "general")
    hello = ben.add_bot()
    assert "I call this team “general” for now. What do you call it?" in text(hello)
    form = ben.press(hello, "Name the team")
    assert text(ben.send(form, {"team_name": "Ward 7"})).startswith("Ward 7")
    assert text(ben.say("hi")).startswith("Hello Ward 7.")
    assert "for now" not in text(ben.say("hi"))


def test_a_general_channel_takes_the_wider_name(world: World) -> None:
    where = address("ben", "General")
    wider = Talk(world.app, type(where)(**{**where.__dict__, "wider_name": "Stroke Unit"}))
    assert text(wider.add_bot()).startswith("Hello Stroke Unit.")


def test_only_a_lead_renames_once_there_is_one(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.press(amina.say("team"), "Name the team")
    world.person("ben", "Ward 7").add_bot()
    assert "Name the team" not in buttons(shown(amina.say("team")))
    refused = amina.send(form, {"team_name": "Ours"})
    assert opened(refused).title == "The team’s name"
    assert text(amina.say("team")).startswith("Ward 7")


@pytest.mark.parametrize("words", ["hi", "Hello!", "hey", "Hi there", "good morning", ""])
def test_greetings_answer(world: World, words: str) -> None:
    world.person("amina", "Ward 7").say("hi")
    assert text(world.person("amina").say(words)).startswith("Hello amina.\nTell me one thing you learned today.")


def test_a_word_that_is_nearly_a_command(world: World) -> None:
    amina = world.person("amina", "Ward 7", visible=True)
    reply = amina.say("lern lst")
    assert text(reply) == "I didn’t catch that.\nDid you mean one of these?"
    assert next(iter(buttons(shown(reply)))) == "learn list"
    assert "Nothing yet from Ward 7" in text(amina.press(reply, "learn list"))


def test_words_that_are_no_command_in_a_channel_can_be_saved(world: World) -> None:
    amina = world.person("amina", "Ward 7", visible=True)
    reply = amina.say("the scanner has a home now")
    assert text(reply).startswith("Save this as learning for Ward 7?")
    assert "“the scanner has a home now”" in text(amina.press(reply, "Save"))


def test_help_fits_a_phone_and_names_every_command_a_press_away(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    first = amina.say("help")
    assert "learn find …: searches" in text(first)
    assert len(text(first).splitlines()) < 20
    topics = ["Learning", "Small tests", "Numbers", "Projects", "Huddles", "Actions", "Concerns"]
    topics += ["Weekly round-up", "Stories and themes", "Other teams", "Other organisations"]
    pressed = [text(amina.press(first, label)) for label in topics]
    told = "\n".join((text(first), *pressed))
    assert [each.pattern for each in COMMANDS if each.help and f"• {each.pattern}: " not in told] == []


def test_a_topic_narrows_help(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert next(iter(buttons(shown(amina.say("help pdsa"))))) == "Start a small test"
    assert next(iter(buttons(shown(amina.say("help measure"))))) == "Add measure"
    assert opened(amina.press(amina.say("help project"), "Start a project"))
    narrow = text(amina.say("help find"))
    assert "learn find …" in narrow
    assert "learn delete" not in narrow


def test_privacy_is_told_plainly(world: World) -> None:
    assert "Your name is hidden from colleagues and leads here" in text(world.person("amina", "Ward 7").say("privacy"))


def test_the_last_team_is_kept_for_twelve_hours_in_a_personal_chat(world: World) -> None:
    for ward in ("Ward 7", "Ward 3"):
        world.person("amina", ward).say("hi")
    world.person("amina", "Ward 3").say("learn Bank shift lesson")
    amina = world.person("amina")
    assert text(amina.say("learn Another lesson")).startswith("Saved for Ward 3")
    world.clock.ahead += timedelta(hours=12, minutes=1)
    asked = amina.say("learn A third lesson")
    assert text(asked) == "Which team is this for?"
    assert text(amina.press(asked, "Ward 7")).startswith("Saved for Ward 7\n“A third lesson”")
    assert text(amina.press(asked, "Ward 7")).startswith("Saved for Ward 7\n“A third lesson”")
    assert text(amina.say("learn list")).count("•") == 1


def test_changing_the_team_moves_the_entry_or_the_offer(world: World) -> None:
    for ward in ("Ward 7", "Ward 3"):
        world.person("amina", ward).say("hi")
    amina = world.person("amina")
    form = amina.press(amina.press(amina.say("learn A lesson"), "Ward 7"), "Change team")
    ward_3 = next(value for value, label in opened(form).fields[0].options if label == "Ward 3")  # type: ignore[union-attr]
    assert text(amina.send(form, {"team": ward_3})).startswith("Saved for Ward 3\n“A lesson”")
    assert "A lesson" in text(world.person("ben", "Ward 3").say("learn list"))
    assert "Nothing yet" in text(world.person("ben", "Ward 7").say("learn list"))
    ward_7 = next(value for value, label in opened(form).fields[0].options if label == "Ward 7")  # type: ignore[union-attr]
    offered = amina.say("A longer line about the same thing again")
    moved = amina.send(amina.press(offered, "Change team"), {"team": ward_7})
    assert text(moved).startswith("Saved for Ward 7\n“A longer line")


def test_somebody_in_no_team_names_one_and_loses_nothing(world: World) -> None:
    amina = world.person("amina")
    asked = amina.say("learn The kettle is in the other room")
    assert text(asked).startswith("Which team is this for?\nYou are in no team here yet.")
    form = amina.press(asked, "Name my team")
    saved = amina.send(form, {"team_name": "Night Team"})
    assert text(saved).startswith("Saved for Night Team\n“The kettle is in the other room”")
    assert "Huddles are led by amina." in text(amina.say("team"))


def test_a_second_team_of_one_name_is_refused(world: World) -> None:
    world.person("ben", "Ward 7").say("hi")
    amina = world.person("amina")
    form = amina.press(amina.say("learn The kettle moved"), "Name my team")
    refused = amina.send(form, {"team_name": "ward 7"})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("There is a team called ward 7 already.")
    assert text(amina.send(refused, {"team_name": "Night Team"})).startswith("Saved for Night Team")


def test_words_that_only_begin_like_a_command(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert text(amina.say("Help with feeding was late today")).startswith("Save this as learning")
    assert "learn find" in text(amina.say("learn help"))
    assert "Nothing yet" in text(amina.say("learn show"))


def test_a_slash_command_that_is_none_and_an_id_alone(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert text(amina.say("/agenda now")).startswith("I didn’t catch that.")
    amina.say("learn Key on a hook")
    assert "Key on a hook" in text(amina.say("learn L-1"))


def test_a_mistyped_slash_command_with_much_behind_it_loses_no_word(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert text(amina.say("/lern Pt 999 398 2598")).startswith("Not saved.")
    long = "/lern " + "every word of this is kept " * 10
    assert long.strip() in text(amina.press(amina.say(long), "Save"))


def test_home_shows_what_to_do_first(world: World) -> None:
    world.person("amina", "Ward 7").say("hi")
    home = shown(world.person("amina").open_home())
    assert "Add learning" in buttons(home)
    assert list(buttons(home))[-2:] == ["Find learning", "Follow teams"]
    assert [len(each.buttons) for each in home.elements if isinstance(each, Actions)][-1] == 2, "in one row"
