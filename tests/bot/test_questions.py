"""A team's own questions: copied, changed, and kept in order by whoever leads the team."""

import pytest

from bot.chat.card import Items, plain_text
from bot.chat.intent import encode
from bot.chat.reply import Invalid, Reply
from bot.chat.spans import plain
from bot.ports import Store
from bot.questions.intents import RaiseQuestion, SaveQuestion
from tests.talk import SAY, Talk, World, answers_in, buttons, opened, shown, text

WHEN = (
    "What you change is asked from the next huddle on that uses this set. "
    "One that is announced already keeps its questions."
)
BEDS = {"label": "Beds?", "kind": "choice", "options": "Full\n\n Free \n"}


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


@pytest.fixture
def amina(world: World) -> Talk:
    return world.person("amina", "Ward 7")


def press_at(talk: Talk, reply: Reply, words: str) -> Reply:
    """Presses the button of the line that begins with those words, or at least has them."""
    items = [item for element in shown(reply).elements if isinstance(element, Items) for item in element.items]
    there = [item for item in items if words in plain(item.text)]
    button = max(there, key=lambda item: plain(item.text).startswith(words)).button
    assert button is not None
    return talk.press_intent(encode(button.intent))


def copied(talk: Talk, name: str = "Plus/delta") -> Reply:
    """The card of a team's own set, of two questions."""
    return talk.press(press_at(talk, talk.say("huddle questions"), name), "Copy and change")


def lines(reply: Reply) -> list[str]:
    """The questions on a set's card."""
    return [each.removeprefix("• ") for each in text(reply).splitlines() if each.startswith("• ")]


def test_the_sets_are_listed_and_shown(amina: Talk) -> None:
    listed = amina.say("huddle questions")
    assert text(listed).startswith("Questions for Ward 7’s huddles\n• Daily huddle · 5 questions · 10 min\n")
    daily = press_at(amina, listed, "Daily huddle")
    assert lines(daily)[1] == "2. Today’s worries · Long text · counts as a concern"
    assert list(buttons(shown(daily))) == ["Copy and change", "Use in a huddle", "All sets"]
    assert plain_text(shown(amina.press(daily, "All sets"))) == text(listed)


def test_a_copy_is_the_teams_own(amina: Talk) -> None:
    own = copied(amina)
    assert text(own) == (
        "Our Plus/delta · 2 questions · 5 min\n"
        "• 1. What was good? · Long text\n"
        "• 2. What would make it better? · Long text\n" + WHEN
    )
    assert "Your own\n• Our Plus/delta · 2 questions · 5 min\nTo choose from" in text(amina.say("huddle questions"))


def test_a_copy_is_for_the_team_that_was_chosen(world: World) -> None:
    for channel in ("Ward 7", "Ward 8"):
        world.person("amina", channel).say("huddle questions")
    amina = world.person("amina")
    listed = amina.press(amina.say("huddle questions"), "Ward 7")
    amina.press(press_at(amina, listed, "Daily huddle"), "Copy and change")
    for channel, theirs in (("Ward 7", True), ("Ward 8", False)):
        assert ("Our Daily huddle" in text(world.person("amina", channel).say("huddle questions"))) is theirs
    elsewhere = amina.press_intent(f'{{"do":"questions.copy","key":"daily","team":"{"f" * 16}"}}')
    assert text(elsewhere) == SAY.line("error-not-a-member")


def test_a_question_is_added_with_everything(amina: Talk) -> None:
    form = amina.press(copied(amina), "Add a question")
    more = amina.send(form, BEDS | {"hint": "Side rooms too", "required": "yes"}, action="more")
    assert [each.name for each in opened(more).fields] == ["weekdays", "after", "answered", "from_last", "becomes"]
    first_question = next(each for each in opened(more).fields if each.name == "after").options[0][0]  # type: ignore[union-attr]
    rest = {"weekdays": "0,4", "after": first_question, "answered": "All", "from_last": "yes", "becomes": "concern"}
    own = amina.send(more, rest)
    assert lines(own)[2] == (
        "3. Beds? · A choice · must be answered · only on Monday, Friday · only if “What was good?” is All"
        " · filled in from last time · counts as a concern"
    )
    beds = press_at(amina, own, "Beds?")
    assert text(beds).splitlines()[2:] == ["Side rooms too", "• Full", "• Free", WHEN]
    again = amina.press(beds, "Edit")
    assert answers_in(opened(again)) == {
        "label": "Beds?",
        "kind": "choice",
        "options": "Full\nFree",
        "hint": "Side rooms too",
        "required": "yes",
    }
    assert answers_in(opened(amina.send(again, {}, action="more"))) == rest


def test_what_is_not_on_the_first_page_stays(amina: Talk) -> None:
    own = amina.send(amina.send(amina.press(copied(amina), "Add a question"), BEDS, "more"), {"weekdays": "4"})
    changed = amina.send(amina.press(press_at(amina, own, "Beds?"), "Edit"), {"label": "Free beds?"})
    assert lines(changed)[2] == "3. Free beds? · A choice · only on Friday"


def test_options_go_with_the_kind(amina: Talk) -> None:
    own = amina.send(amina.press(copied(amina), "Add a question"), BEDS)
    beds = press_at(amina, amina.send(amina.press(press_at(amina, own, "Beds?"), "Edit"), {"kind": "date"}), "Beds?")
    assert "Full" not in text(beds)


@pytest.mark.parametrize(
    ("answers", "field", "why"),
    [
        ({"label": ""}, "label", "Please fill this in."),
        ({"label": "W" * 151}, "label", "That is 151 characters; 150 fit here."),
        ({"kind": ""}, "kind", "Please fill this in."),
        ({"kind": "drawing"}, "kind", "Please choose one of the list."),
        ({"options": "Full"}, "options", "A choice needs at least two options."),
        ({"options": "Full\nfull"}, "options", "An option is empty, or stands there twice."),
        ({"options": "Full\n" + "x" * 76}, "options", "That is 76 characters; 75 fit here."),
        ({"options": "\n".join(map(str, range(21)))}, "options", "That is more than 20 options."),
    ],
)
def test_what_is_wrong_stands_at_its_field(amina: Talk, answers: dict[str, str], field: str, why: str) -> None:
    sent = amina.send(amina.press(copied(amina), "Add a question"), BEDS | answers)
    assert isinstance(sent, Invalid)
    assert sent.errors == {field: why}
    assert answers_in(sent.form)[field] == answers[field]


def test_a_condition_that_cannot_come_true(amina: Talk) -> None:
    own = amina.send(amina.press(copied(amina), "Add a question"), BEDS)
    more = amina.send(amina.press(own, "Add a question"), {"label": "Which?", "kind": "short text"}, "more")
    beds = next(value for each in opened(more).fields if each.name == "after" for value, _ in each.options[2:])  # type: ignore[union-attr]
    sent = amina.send(more, {"after": beds, "answered": "Perhaps"})
    assert isinstance(sent, Invalid)
    assert sent.errors == {"": "“Perhaps” is not an answer that the earlier question can have."}
    assert answers_in(sent.form)["answered"] == "Perhaps"
    alone = amina.send(more, {"answered": "Full"})
    assert isinstance(alone, Invalid)
    assert list(alone.errors) == ["answered"]
    assert lines(amina.send(sent, {"answered": "free"}))[3] == "4. Which? · Short text · only if “Beds?” is free"


def with_condition(amina: Talk) -> Reply:
    """A set whose third question depends on its second."""
    own = copied(amina)
    more = amina.send(amina.press(own, "Add a question"), {"label": "Which?", "kind": "short text"}, "more")
    return amina.send(more, {"after": "delta"})


def test_a_question_goes_up_once_a_press(amina: Talk) -> None:
    own = copied(amina)
    second = press_at(amina, own, "2. What would")
    for _ in range(2):
        moved = amina.press(second, "Up")
        assert lines(moved)[0].startswith("1. What would make it better?")
    assert "Up" not in buttons(shown(press_at(amina, moved, "1. What would")))


def test_what_others_depend_on_stays_where_it_is(amina: Talk) -> None:
    own = with_condition(amina)
    refused = amina.press(press_at(amina, own, "2. What would"), "Remove")
    needed = "“Which?” is only asked after “What would make it better?”. Change or remove that one first."
    assert text(refused) == needed
    below = amina.press(press_at(amina, own, "Which?"), "Up")
    assert text(below) == "“Which?” is only asked after “What would make it better?”, so it stays below it."
    assert lines(amina.press(press_at(amina, own, "Which?"), "Remove"))[2:] == []
    assert len(lines(amina.press(press_at(amina, own, "2. What would"), "Remove"))) == 1


def test_what_others_depend_on_can_still_be_answered_so(amina: Talk) -> None:
    own = amina.send(amina.press(copied(amina), "Add a question"), BEDS)
    more = amina.send(amina.press(own, "Add a question"), {"label": "Which?", "kind": "short text"}, "more")
    beds = next(value for each in opened(more).fields if each.name == "after" for value, _ in each.options[2:])  # type: ignore[union-attr]
    own = amina.send(more, {"after": beds, "answered": "Free"})
    sent = amina.send(amina.press(press_at(amina, own, "Beds?"), "Edit"), {"options": "Full\nNearly full"})
    assert isinstance(sent, Invalid)
    assert sent.errors == {"": "“Which?” is only asked after “Beds?”. Change or remove that one first."}


def test_the_last_question_stays(amina: Talk) -> None:
    own = copied(amina)
    first = press_at(amina, own, "1.")
    for _ in range(2):
        left = amina.press(first, "Remove")
        assert lines(left) == ["1. What would make it better? · Long text"]
    assert text(amina.press(press_at(amina, left, "1."), "Remove")) == SAY.line("questions-last")


def test_a_set_has_a_name_and_a_length(amina: Talk) -> None:
    form = amina.press(copied(amina), "Rename")
    assert answers_in(opened(form)) == {"set_name": "Our Plus/delta", "minutes": "5"}
    assert text(amina.send(form, {"set_name": "Nights", "minutes": "7.0"})).startswith("Nights · 2 questions · 7 min")
    for minutes in ("0.5", "121", "7.5"):
        sent = amina.send(
            amina.press(amina.press(amina.say("huddle questions"), "See"), "Rename"), {"minutes": minutes}
        )
        assert isinstance(sent, Invalid)
        assert sent.errors


def test_a_set_is_deleted_after_a_question(amina: Talk) -> None:
    asked = amina.press(copied(amina), "Delete")
    assert text(asked).startswith("Delete “Our Plus/delta”? A huddle that asks these questions asks the daily huddle’s")
    assert "Our Plus/delta" in text(amina.press(asked, "Keep it"))
    for _ in range(2):
        assert "Our Plus/delta" not in text(amina.press(asked, "Delete it"))


def test_a_set_and_a_team_have_an_end(amina: Talk) -> None:
    own = copied(amina)
    for number in range(13):
        own = amina.send(amina.press(own, "Add a question"), {"label": f"{number}?", "kind": "yes/no"})
    assert "Add a question" not in buttons(shown(own))
    late = amina.press_intent('{"do":"questions.edit","key":"Q-1"}')
    refused = amina.send(late, {"label": "One more?", "kind": "yes/no"})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"": SAY.line("questions-full", most=15)}
    for _ in range(19):
        copied(amina)
    assert text(copied(amina)) == SAY.line("questions-many-sets", most=20)


def test_only_the_lead_changes_them_where_there_is_one(world: World, amina: Talk) -> None:
    ben = world.person("ben", "Ward 7")
    own = copied(ben)  # nobody leads yet
    change = press_at(ben, own, "1.")
    amina.press(amina.say("team"), "I run the huddle")
    seen = press_at(ben, ben.say("huddle questions"), "Our Plus/delta")
    assert list(buttons(shown(seen))) == ["All sets"]
    assert text(seen).endswith("The team’s lead can change this.")
    for reply in (
        ben.press(change, "Edit"),
        ben.press(change, "Remove"),
        ben.press(own, "Rename"),
        ben.press(own, "Delete"),
        ben.press(own, "Add a question"),
        ben.press_intent('{"do":"questions.copy","key":"daily"}'),
        ben.press_intent(encode(RaiseQuestion("Q-1", "delta", 1))),
        ben.press_intent('{"do":"questions.really-delete","key":"Q-1"}'),
    ):
        assert text(reply) == SAY.line("error-not-the-lead", leads=1, names="amina")
    assert "Change" in buttons(shown(press_at(amina, amina.say("huddle questions"), "Our Plus/delta")))


def test_others_do_not_see_them(world: World, amina: Talk) -> None:
    copied(amina)
    for other in (world.person("zoe", "Ward 8"), world.person("zoe", "Ward 7", organisation="other")):
        assert "Our Plus/delta" not in text(other.say("huddle questions"))
        for pressed in ("questions.show", "questions.edit", "questions.delete"):
            assert text(other.press_intent(f'{{"do":"{pressed}","key":"Q-1"}}')) == SAY.line("error-not-found")


def test_the_guard_reads_questions_too(amina: Talk) -> None:
    warned = amina.send(amina.press(copied(amina), "Add a question"), BEDS | {"options": "Pt 999 398 2598\nFree"})
    assert text(warned).startswith("Not saved.")
    form = amina.press(warned, "Edit")
    assert answers_in(opened(form))["options"] == "Pt 999 398 2598\nFree"
    assert len(lines(amina.send(form, {"options": "Full\nFree"}))) == 3


def test_a_form_left_half_way_is_its_questions_own(amina: Talk) -> None:
    own = copied(amina)
    amina.send(amina.press(press_at(amina, own, "1."), "Edit"), {"label": "What helped?"}, action="more")
    assert answers_in(opened(amina.press(press_at(amina, own, "2."), "Edit")))["label"] == "What would make it better?"
    assert answers_in(opened(amina.press(press_at(amina, own, "1."), "Edit")))["label"] == "What helped?"


@pytest.mark.parametrize(
    "intent",
    [
        SaveQuestion("Q-1", "plus", label="x", changed=("key",)),
        SaveQuestion("Q-1", "plus", weekdays=("7",), changed=("weekdays",)),
        SaveQuestion("Q-1", "plus", kind="drawing", changed=("kind",)),
        SaveQuestion("Q-1", "plus", becomes="song", changed=("becomes",)),
        SaveQuestion("Q-1", "plus", label="", changed=("label",)),
        SaveQuestion("Q-1", "plus", label="x" * 151, changed=("label",)),
        SaveQuestion("Q-1", "gone", label="x", changed=("label",)),
        SaveQuestion("daily", "today", label="x", changed=("label",)),
    ],
)
def test_what_no_form_sends_changes_nothing(amina: Talk, intent: SaveQuestion) -> None:
    before = text(copied(amina))
    amina.press_intent(encode(intent))
    assert text(press_at(amina, amina.say("huddle questions"), "Our Plus/delta")) == before
