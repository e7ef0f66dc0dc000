"""Charts and trees in Teams: the picture where it can be fetched, otherwise its words, and the numbers behind it."""

from dataclasses import replace
from typing import Any

import pytest

from adapters.msteams.cards import Surface, card
from adapters.msteams.limits import MESSAGE_BYTES, shortened, size
from bot.chat.card import Branch, Card, Chart, Tree
from tests.adapters.fakes import CHART, words
from tests.adapters.msteams.validating import SAY, over_limits, said, within
from tests.elements import chart, tree

PAGE = "https://huddlelog.example/pages/abc"


def drawn(*elements: Chart | Tree) -> list[dict[str, Any]]:
    body: list[dict[str, Any]] = card(Card(words("T"), elements), SAY, Surface.SHARED)["body"]
    return body[1:]


def test_a_picture_and_the_numbers_at_a_press() -> None:
    image, buttons, numbers = drawn(replace(CHART, picture=PAGE))
    assert (image["type"], image["url"], image["altText"]) == ("Image", f"{PAGE}.png", CHART.alt)
    press, larger = buttons["actions"]
    assert (larger["type"], larger["title"], larger["url"]) == ("Action.OpenUrl", "See it larger", PAGE)
    assert (press["type"], press["title"], press["targetElements"]) == (
        "Action.ToggleVisibility",
        "The numbers",
        [numbers["id"]],
    )
    assert numbers["isVisible"] is False
    assert said(numbers)[:4] == ["Minutes to find the key", "Day", "Minutes", "Mon"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("", False),
        ("http://huddlelog.example/pages/abc", False),
        ("http://10.1.2.3/pages/abc", False),
        ("/pages/abc", False),
        ("javascript:alert(1)", False),
        ("http://127.0.0.1:3978/pages/abc", True),
        ("http://localhost:3978/pages/abc", True),
        ("http://[::1]:3978/pages/abc", True),
    ],
)
def test_a_picture_comes_by_https_or_from_this_computer_to_itself(page: str, shown: bool) -> None:
    first, *rest = drawn(replace(CHART, picture=page))
    assert (first["type"] == "Image") is shown
    table = next(each for each in within([first, *rest]) if each.get("type") == "Table")
    assert len(table["rows"]) == 4
    if not shown:
        assert said(first) == [CHART.alt]
        assert not [each for each in within(rest) if each.get("isVisible") is False], "the numbers stand open"


def test_two_charts_unfold_each_its_own_numbers() -> None:
    shown = drawn(replace(CHART, picture=PAGE), replace(CHART, picture=f"{PAGE}2"))
    targets = [each["targetElements"] for each in within(shown) if each.get("type") == "Action.ToggleVisibility"]
    assert targets == [[each["id"]] for each in within(shown) if "isVisible" in each]
    assert targets[0] != targets[1]


def test_a_tree_is_a_picture_with_a_list_behind_it_or_the_list() -> None:
    alt, *lines = drawn(tree("", "What leads to what"))
    assert said(alt) == ["What leads to what"]
    assert said(lines)[:3] == ["• Aim ", "\u2003• Driver 0 ", "\u2003\u2003• Idea 0 "]
    image, toggle, behind = drawn(tree("", "What leads to what", PAGE))
    assert image["url"] == f"{PAGE}.png"
    assert toggle["actions"][0]["title"] == "The same as a list"
    assert said(behind) == said(lines)


def test_nothing_to_unfold_is_no_button_for_it() -> None:
    bare = replace(CHART, table=replace(CHART.table, caption="", header=(), rows=()), picture=PAGE)
    _, buttons = drawn(bare)
    assert [each["type"] for each in buttons["actions"]] == ["Action.OpenUrl"]


def test_the_longest_chart_and_tree_are_shortened_and_say_so() -> None:
    wide = Tree("alt", "", (), Branch("root", tuple(Branch("x" * 500, (Branch("y" * 500),) * 30) for _ in range(60))))
    for each in (chart(tuple(float(n) for n in range(3000)), "x" * 9000, picture=PAGE), wide):
        shown = card(Card(words("T"), (each,)), SAY, Surface.PERSONAL)
        assert size(shown) <= MESSAGE_BYTES
        assert over_limits(shown) == []
        assert SAY.line("msteams-shortened") in said(shown)
    assert len(said(drawn(*shortened(Card((), (wide,)), 20, SAY).elements[:1]))) < 10  # type: ignore[arg-type]
