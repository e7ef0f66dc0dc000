"""Cards as Block Kit: people's words exactly and nothing else, within Slack's limits."""

import html
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.cards import blocks, home, message, modal, text_message
from adapters.slack.limits import TooMuchToCarry
from adapters.slack.pictures import linked, pictured
from bot.chat.card import (
    Actions,
    Button,
    Card,
    Divider,
    Element,
    Facts,
    Image,
    Item,
    Items,
    Paragraph,
    Style,
    Table,
    Tone,
)
from bot.chat.card import plain_text as all_words
from bot.chat.intent import encode
from bot.chat.spans import Bold, Code, Plain, Text
from tests import examples
from tests.adapters.fakes import CHART, Do, words
from tests.adapters.slack.validating import SAY, complaints, drawn, over_limits, said, within
from tests.elements import tree

CARDS = examples.cards()


def every_way(card: Card) -> dict[str, dict[str, Any]]:
    in_words = {
        "message": message(card, SAY, private=False),
        "private": message(card, SAY, private=True),
        "home": home(card, SAY),
        "modal": modal(card, SAY, "metadata"),
    }
    if not pictured(card):
        return in_words
    fetched, uploaded = linked(pictured(card)), {each: {"slack_file": {"id": "F0123456"}} for each in pictured(card)}
    return {
        **in_words,
        "message, fetched": message(card, SAY, fetched, private=False),
        "message, uploaded": message(card, SAY, uploaded, private=False),
        "home, fetched": home(card, SAY, fetched),
        "modal, fetched": modal(card, SAY, "metadata", fetched),
    }


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_within_the_limits(name: str) -> None:
    assert {way: wrong for way, shown in every_way(CARDS[name]).items() if (wrong := over_limits(shown))} == {}


@pytest.mark.parametrize("surface", ["message", "home", "modal"])
def test_every_card_is_clean_under_the_validator(surface: str, tmp_path: Path) -> None:
    drawn_so = {(name, way): shown for name, card in CARDS.items() for way, shown in every_way(card).items()}
    on_it = {
        f"{name}, {way}": shown
        for (name, way), shown in drawn_so.items()
        if way.partition(",")[0].replace("private", "message") == surface
    }
    assert complaints(tmp_path, surface, on_it) == []


@pytest.mark.parametrize("name", CARDS)
def test_nobody_is_called_and_nothing_is_parsed(name: str) -> None:
    for each in within(every_way(CARDS[name])):
        if each.get("type") == "mrkdwn":
            assert each["verbatim"] is True
            assert "<!" not in each["text"]
            assert "<@" not in each["text"]
            assert "<#" not in each["text"]
        assert each.get("emoji", False) is False
        assert each.get("type") not in ("user", "usergroup", "channel", "broadcast", "emoji", "date", "markdown")


def test_tones() -> None:
    quote, quiet = drawn(Paragraph(words("q"), Tone.QUOTE), Paragraph(words("s"), Tone.QUIET))
    assert quote["elements"][0]["type"] == "rich_text_quote"
    assert quiet == {"type": "context", "elements": [{"type": "plain_text", "text": "s", "emoji": False}]}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (words("Saved for Ward 7"), "header"),
        (words("x" * 151), "rich_text"),
        (words("two\nlines"), "rich_text"),
        ((Bold("L-12"),), "rich_text"),
    ],
)
def test_titles(title: Text, kind: str) -> None:
    assert blocks(Card(title, (Paragraph(words("p")),)), SAY)[0]["type"] == kind


def test_a_card_that_is_one_sentence_has_no_heading() -> None:
    assert [each["type"] for each in blocks(Card(words("Posted.")), SAY)] == ["section"]


# Buttons


def test_buttons() -> None:
    intent = Do("a & b <c> “é”")
    card = Actions((Button("Post", intent, Style.PRIMARY), Button("x" * 76, Do(), Style.DANGER), Button(" ", Do())))
    first, second, third = drawn(card)[0]["elements"]
    assert (first["action_id"], first["style"], first["text"]["text"]) == ("intent:1", "primary", "Post")
    assert json.loads(first["value"]) == json.loads(encode(intent))
    assert not set("&<>") & set(first["value"])  # Slack would send them back as entities
    assert (second["action_id"], second["style"], second["text"]["text"]) == ("intent:2", "danger", "x" * 74 + "…")
    assert "style" not in third
    assert third["text"]["text"] == "…"


def test_buttons_in_all_of_a_card_have_ids_of_their_own() -> None:
    card = Card(words("T"), (Items((Item(words("a"), Button("See", Do())),)), Actions((Button("See", Do()),) * 30)))
    ids = [each["action_id"] for each in within(blocks(card, SAY)) if "action_id" in each]
    assert ids == [f"intent:{number}" for number in range(1, 32)]


def test_a_button_that_would_carry_too_much_is_left_out_and_that_is_said() -> None:
    big = Button("Find <this>", Do("x" * 2000))
    line, without = drawn(Items((Item(words("a"), big),)))
    assert "accessory" not in line
    assert "“Find <this>”" in said(without)
    assert "“Find <this>”" in said(drawn(Actions((big,))))


# What is long


def test_a_long_text_is_split_and_whole() -> None:
    text = "".join(f"word{number} " for number in range(800))
    for tone in Tone:
        shown = drawn(Paragraph(words(text), tone))
        assert said(shown) == text
        assert len(shown) == 3


def test_what_is_far_too_long_is_shortened_everywhere_alike_and_says_so() -> None:
    text = "word " * 1200
    shown = drawn(*(Paragraph(words(f"{number} {text}")) for number in range(4)), Actions((Button("Edit", Do()),)))
    assert [said(each)[:6] for each in shown[:-1]] == [f"{number} word" for number in range(4)]
    assert all(said(each).endswith(" … (shortened)") for each in shown[:-1])
    assert shown[-1]["type"] == "actions"


def test_more_than_fits_leaves_a_line_that_says_so_and_the_buttons() -> None:
    lines = tuple(Item(words(f"line {number}"), Button("See", Do(str(number)))) for number in range(80))
    shown = blocks(Card(words("Title"), (Items(lines), Actions((Button("More", Do()),)))), SAY)
    assert len(shown) <= 50
    assert said(shown[0]) == "Title"
    assert said(shown[-2]) == "There is more here than Slack can show at once."
    assert shown[-1]["elements"][0]["text"]["text"] == "More"
    assert [said(each) for each in shown[1:-2]] == [f"line {number}" for number in range(len(shown) - 3)]
    assert len(home(Card(words("Title"), (Items(lines),)), SAY)["blocks"]) == 81


def test_more_blocks_than_a_message_has_room_for() -> None:
    shown = blocks(Card(words("T"), (*(Divider(),) * 60, Actions((Button("Go", Do()),)))), SAY)
    assert len(shown) == 50
    assert [each["type"] for each in shown[-2:]] == ["context", "actions"]


@given(st.lists(st.text(max_size=9000), max_size=8), st.sampled_from(Tone), st.integers(0, 60))
def test_any_card_is_within_the_limits(texts: list[str], tone: Tone, lines: int) -> None:
    elements: tuple[Element, ...] = (
        *(Paragraph(words(text), tone) for text in texts),
        Facts(tuple((text[:300], words(text)) for text in texts)),
        Items(tuple(Item(words(f"{number} {texts[:1]}"), Button("See", Do())) for number in range(lines))),
        Actions((Button("Go", Do()),)),
    )
    card = Card(words("".join(texts[:1])), elements)
    assert over_limits(message(card, SAY, private=True)) == []
    assert any(each["type"] == "actions" for each in blocks(card, SAY))


# Tables, charts, pictures

NUMBERS = Table("Minutes", ("Day", "Minutes"), (("Mon", "9"), ("Tue", "")))


def test_a_table_and_in_words_where_there_may_be_no_other() -> None:
    caption, table, _, typed = drawn(NUMBERS, NUMBERS)
    assert said(caption) == "Minutes"
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [["Day", "Minutes"], ["Mon", "9"], ["Tue", " "]]
    assert typed["elements"][0]["type"] == "rich_text_preformatted"
    assert said(typed) == "Day  Minutes\nMon  9\nTue"
    assert "table" not in {each["type"] for each in home(Card(words("T"), (NUMBERS,)), SAY)["blocks"]}


@pytest.mark.parametrize(
    "table",
    [
        Table("Long", ("Day",), (("Mon",),) * 100),
        Table("Wide", ("Day",) * 21, ()),
        Table("Full", ("Day",) * 20, (("word " * 50,) * 20,) * 5),
    ],
)
def test_a_table_that_is_cut_says_so(table: Table) -> None:
    assert said(drawn(table)[-1]) == "The table has more in it than Slack can show."
    assert drawn(Table("Whole", ("Day",) * 20, (("Mon",),) * 99))[-1]["type"] == "table"


def test_a_chart_is_its_words_and_its_numbers() -> None:
    shown = drawn(CHART)
    assert said(shown[0]) == CHART.alt
    assert [each["type"] for each in shown[1:]] == ["rich_text", "table"]


def test_a_picture_stands_above_the_numbers_instead_of_its_words() -> None:
    source = {"image_url": "https://x.example/1.png"}
    picture, *below = blocks(Card(words("T"), (CHART,)), SAY, {CHART: source})[1:]
    title = {"type": "plain_text", "text": CHART.title, "emoji": False}
    assert picture == {"type": "image", **source, "alt_text": CHART.alt, "title": title}
    assert below == drawn(CHART)[1:]


def test_a_tree_is_its_words_and_a_list_that_goes_in() -> None:
    grown = tree("", "What leads to what")
    alt, listed = drawn(grown)
    assert said(alt) == "What leads to what"
    assert [(each.get("indent", 0), len(each["elements"])) for each in listed["elements"]][:5] == [
        (0, 1), (1, 1), (2, 4), (1, 1), (2, 4),
    ]  # fmt: skip
    source = {"slack_file": {"id": "F1"}}
    shown = blocks(Card(words("T"), (grown,)), SAY, {grown: source})[1:]
    assert [(each["type"], each["slack_file"]) for each in shown] == [("image", {"id": "F1"})]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://x.example/chart.png?a=1&b=2", "image"),
        ("http://x.example/chart.png", "rich_text"),
        ("/chart.png", "rich_text"),
        ("javascript:alert(1)", "rich_text"),
    ],
)
def test_pictures_come_from_the_web_alone(url: str, shown: str) -> None:
    (block,) = drawn(Image(url, "A <ward>"))
    assert block["type"] == shown
    assert "A <ward>" in (block.get("alt_text"), said(block))


# Messages and views


@pytest.mark.parametrize("name", CARDS)
def test_no_word_of_a_card_stands_on_a_lock_screen(name: str) -> None:
    assert message(CARDS[name], SAY, private=False)["text"] == "Something new from Huddlelog"


def test_a_private_message_is_read_out_whole() -> None:
    card = Card(words("Saved & kept"), (Paragraph(words("<!channel>")), Items((Item(words("one")),))))
    assert html.unescape(message(card, SAY, private=True)["text"]) == all_words(card)
    long = message(Card(words("x" * 9000)), SAY, private=True)["text"]
    assert len(long) <= 4000
    assert long.endswith("… (shortened)")


def test_one_sentence() -> None:
    shown = text_message((Plain("Not saved: "), Code("L-1")), SAY)
    assert shown["text"] == "Something new from Huddlelog"
    assert said(shown["blocks"]) == "Not saved: L-1"
    assert text_message(words("Not <saved>"), SAY, private=True)["text"] == "Not &lt;saved&gt;"


def test_a_modal_carries_what_it_is_given_and_refuses_what_slack_would_cut() -> None:
    assert modal(Card(words("T")), SAY, "m" * 3000)["private_metadata"] == "m" * 3000
    with pytest.raises(TooMuchToCarry):
        modal(Card(words("T")), SAY, "m" * 3001)
