"""Drivers and ideas as their people use them: added, moved, tested, removed, and drawn."""

from datetime import UTC, datetime

import pytest

from bot.chat.card import Branch, Items, Tree
from bot.chat.form import ChoiceField
from bot.chat.intent import encode
from bot.chat.reply import Invalid, Reply
from bot.pdsa.intents import StartTest
from bot.ports import Store
from bot.projects.model import MOST_NODES
from tests.talk import Talk, World, answers_in, buttons, opened, shown, text

MONDAY = datetime(2031, 6, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def amina(store: Store) -> Talk:
    world = World(store)
    world.clock.move_to(MONDAY)
    amina = world.person("amina", "Ward 7")
    amina.send(amina.say("project start"), {"called": "Trolley key"})
    return amina


def add(who: Talk, what: str, kind: str, below: str = "0") -> Reply:
    form = who.press(who.say("project drivers P-1"), "Add an idea")
    return who.send(form, {"text": what, "kind": kind, "under": below})


def small_tree(who: Talk) -> Reply:
    """1 place > 2 hook > 4 lanyard; 1 > 3 board; 5 tell everybody."""
    add(who, "A fixed place", "driver")
    add(who, "The hook", "driver", "1")
    add(who, "A board", "idea", "1")
    add(who, "A red lanyard", "idea", "2")
    return add(who, "Tell everybody", "idea")


def items(reply: Reply) -> list[str]:
    return [line.removeprefix("• ") for line in text(reply).splitlines() if line.startswith("• ")]


def picture(reply: Reply) -> Tree:
    return next(each for each in shown(reply).elements if isinstance(each, Tree))


def press_beside(who: Talk, reply: Reply, line: str) -> Reply:
    """The button in the line of a list."""
    lines = next(each for each in shown(reply).elements if isinstance(each, Items)).items
    item = next(each for each in lines if line in "".join(getattr(span, "text", "") for span in each.text))
    assert item.button is not None
    return who.press_intent(encode(item.button.intent))


def test_nothing_yet_says_what_they_are_for(amina: Talk) -> None:
    empty = amina.press(amina.say("project P-1"), "Drivers and ideas")
    assert "Drivers are what has to change" in text(empty)
    assert list(buttons(shown(empty))) == ["Add a driver", "Add an idea", "Back to the project"]
    assert answers_in(opened(amina.press(empty, "Add a driver"))) == {"text": "", "kind": "driver", "under": "0"}
    assert text(amina.press(empty, "Back to the project")) == text(amina.say("project P-1"))


def test_the_picture_says_what_stands_in_each_column(amina: Talk) -> None:
    drawn = picture(small_tree(amina))
    assert drawn.columns == ("Aim", "Primary drivers and ideas", "Secondary drivers and ideas", "Ideas to test")
    assert drawn.root == Branch(
        "Trolley key",
        (
            Branch("A fixed place", (Branch("The hook", (Branch("A red lanyard"),)), Branch("Idea: A board"))),
            Branch("Idea: Tell everybody"),
        ),
    )
    assert drawn.alt == "What leads to “Trolley key”. Drivers: A fixed place (The hook). Ideas to test: 3."


def test_where_nothing_is_mixed_each_column_has_its_own_name(amina: Talk) -> None:
    only_idea = picture(add(amina, "A red lanyard", "idea"))
    assert only_idea.columns == ("Aim", "Ideas to test")
    amina.press(
        press_beside(amina, amina.press(amina.say("project drivers P-1"), "Change or remove"), "lanyard"), "Remove"
    )
    add(amina, "A fixed place", "driver")
    assert picture(add(amina, "A board", "idea", "2")).columns == ("Aim", "Primary drivers", "Ideas to test")
    assert picture(add(amina, "The hook", "driver", "2")).columns[2] == "Secondary drivers and ideas"


def test_an_idea_is_one_press_from_its_test(amina: Talk) -> None:
    listed = small_tree(amina)
    assert items(listed) == ["Idea: A red lanyard", "Idea: A board", "Idea: Tell everybody"]
    tested = buttons(shown(listed))["Test this"].intent
    assert isinstance(tested, StartTest)
    assert tested == StartTest(tested.team, project="P-1", idea=4)
    assert answers_in(opened(amina.press(listed, "Test this")))["trying"] == "A red lanyard"


def test_changed_and_moved(amina: Talk) -> None:
    listed = small_tree(amina)
    changing = amina.press(listed, "Change or remove")
    assert items(changing)[:3] == ["A fixed place", "↳ The hook", "↳ Idea: A red lanyard"]
    assert set(buttons(shown(changing))) == {"Change", "Drivers and ideas", "Back to the project"}
    card = press_beside(amina, changing, "A board")
    assert text(card) == "Idea to test: Trolley key\nA board\nBelow: A fixed place"
    form = amina.press(card, "Change")
    assert answers_in(opened(form)) == {"text": "A board", "under": "1"}
    moved = amina.send(form, {"text": "A white board", "under": "2"})
    assert items(moved) == ["Idea: A white board", "Idea: A red lanyard", "Idea: Tell everybody"]
    assert text(amina.press(card, "Drivers and ideas")) == text(moved)


def test_what_is_under_a_removed_one_moves_up(amina: Talk) -> None:
    changing = amina.press(small_tree(amina), "Change or remove")
    card = press_beside(amina, changing, "A fixed place")
    assert "what is below it moves up" in text(card)
    left = amina.press(card, "Remove")
    assert items(amina.press(left, "Change or remove")) == [
        "The hook",
        "↳ Idea: A red lanyard",
        "↳ Idea: A board",
        "↳ Idea: Tell everybody",
    ]
    assert items(amina.press(card, "Remove", key="once more")) == items(left)
    assert text(amina.press(changing, "Change")).startswith("I can’t find that.")  # its first is the removed one


def test_an_idea_s_number_is_never_another_s(amina: Talk) -> None:
    last = small_tree(amina)
    card = press_beside(amina, amina.press(last, "Change or remove"), "Tell everybody")
    amina.press(card, "Remove")
    added = add(amina, "A photo", "idea")
    listed = next(each for each in shown(added).elements if isinstance(each, Items))
    tested = [item.button.intent for item in listed.items if item.button and isinstance(item.button.intent, StartTest)]
    assert [each.idea for each in tested] == [4, 3, 6]


def test_a_driver_stands_where_it_can(amina: Talk) -> None:
    small_tree(amina)
    refused = add(amina, "Too deep", "driver", "2")
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("A driver stands below the aim or below a primary driver")
    assert answers_in(refused.form)["text"] == "Too deep"
    assert "A fixed place (The hook, Too deep)" in text(amina.send(refused, {"under": "1"}))
    form = amina.press(amina.say("project drivers P-1"), "Add an idea")
    places = next(each for each in opened(form).fields if isinstance(each, ChoiceField) and each.name == "under")
    assert [label for _, label in places.options] == ["The aim itself", "A fixed place", "The hook", "Too deep"]
    hook = press_beside(amina, amina.press(amina.say("project drivers P-1"), "Change or remove"), "A fixed place")
    own = next(each for each in opened(amina.press(hook, "Change")).fields if each.name == "under")
    assert isinstance(own, ChoiceField)
    assert [label for _, label in own.options] == ["The aim itself"]  # it has a driver below, and none may be deeper


def test_many_come_in_pages_and_then_no_more(amina: Talk) -> None:
    for number in range(1, MOST_NODES + 1):
        add(amina, f"Idea {number}", "idea")
    pages = [amina.say("project drivers P-1")]
    while "More" in buttons(shown(pages[-1])):
        pages.append(amina.press(pages[-1], "More"))
    assert [line for page in pages for line in items(page)] == [
        f"Idea: Idea {number}" for number in range(1, MOST_NODES + 1)
    ]
    refused = add(amina, "One too many", "idea")
    assert isinstance(refused, Invalid)
    assert "60 drivers and ideas" in refused.errors[""]
