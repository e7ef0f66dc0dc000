"""People's words in Slack: exactly what they are, in whatever element, and nobody is called by them."""

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.cards import blocks, message
from adapters.slack.spans import text_object
from bot.chat.card import Button, Card, Facts, Item, Items, Paragraph, Tone
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Span, Text
from bot.people.model import PersonId
from tests.adapters.fakes import Do, words
from tests.adapters.slack.validating import SAY, drawn, said

BEN = Mention(PersonId("b" * 16), "Ben <!here>")

BITS = st.sampled_from(
    [
        "<!channel>",
        "<@U1>",
        "&lt;",
        "&",
        "*b*",
        "_",
        "~s~",
        "`c`",
        ":smile:",
        "\n> q",
        "\u200b",
        "a",
        " ",
        "é",
        "😀",
        ".",
    ]
)
HOSTILE = st.lists(BITS, min_size=1, max_size=12).map("".join).filter(lambda text: bool(text.strip()))
SPANS = st.one_of(
    HOSTILE.map(Plain),
    HOSTILE.map(Bold),
    HOSTILE.map(Code),
    HOSTILE.map(lambda name: Mention(PersonId("a" * 16), name)),
    HOSTILE.map(lambda text: Link(text, "javascript:alert(1)")),
)
TEXTS = st.lists(SPANS, min_size=1, max_size=4).map(tuple)


def in_words(text: Text) -> str:
    return "".join("@" + span.name if isinstance(span, Mention) else span.text for span in text)


@given(TEXTS, st.sampled_from(Tone))
def test_a_paragraph_says_its_words_exactly(text: Text, tone: Tone) -> None:
    assert said(drawn(Paragraph(text, tone))) == in_words(text)


@given(TEXTS, st.booleans())
def test_a_line_of_a_list_says_its_words_exactly(text: Text, has_button: bool) -> None:
    assert said(drawn(Items((Item(text, Button("See", Do()) if has_button else None),)))) == in_words(text)


@given(TEXTS, HOSTILE)
def test_a_fact_and_a_title_say_their_words_exactly(text: Text, label: str) -> None:
    assert said(drawn(Facts(((label, text),)))) == f"{label}\n{in_words(text)}"
    assert said(blocks(Card(text, (Paragraph(words("p")),)), SAY)[:-1]) == in_words(text)
    assert said(blocks(Card(text), SAY)) == in_words(text)


@given(HOSTILE, HOSTILE)
def test_a_link_says_its_words_with_or_without_its_style(before: str, text: str) -> None:
    seen = said(drawn(Items((Item((Plain(before), Link(text, "https://x.example/a_b")), Button("See", Do())),))))
    assert seen in (before + text, before + " ".join(text.split()), f"{before}{text} (https://x.example/a_b)")


@given(HOSTILE)
def test_the_text_beside_the_blocks_calls_nobody(text: str) -> None:
    shown: str = message(Card(words(text)), SAY, private=True)["text"]
    assert "<" not in shown
    assert html.unescape(shown) == text.strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ((Bold("Ward 3"), Plain(": tried & kept")), ("mrkdwn", "*Ward 3*: tried &amp; kept")),
        ((Plain("try "), Code("learn"), Plain(", please")), ("mrkdwn", "try `learn`, please")),
        ((Link("a > b", "https://x.example/?a=1&b=|"),), ("mrkdwn", "<https://x.example/?a=1&amp;b=%7C|a &gt; b>")),
        ((Link("", "https://x.example/a_b"),), ("mrkdwn", "<https://x.example/a_b>")),
        ((Plain("un"), Bold("bold")), ("plain_text", "unbold")),
        ((Bold(" Ward 3 "), Plain("x")), ("plain_text", " Ward 3 x")),
        ((Bold("Ward 3"), Plain(" tried *it*")), ("plain_text", "Ward 3 tried *it*")),
        ((Bold("Ward 3"), Plain("\n> quoted")), ("plain_text", "Ward 3\n> quoted")),
        ((Link("a_b", "https://x.example/"),), ("plain_text", "a_b (https://x.example/)")),
        ((Link("press", "javascript:alert(1)"),), ("mrkdwn", "press")),
        ((Plain("<!channel> "), BEN), ("plain_text", "<!channel> @Ben <!here>")),
    ],
)
def test_styles_only_where_they_show_the_words_exactly(text: Text, shown: tuple[str, str]) -> None:
    found = text_object(text, 3000, SAY)
    assert (found["type"], found["text"]) == shown


@pytest.mark.parametrize(
    ("span", "element"),
    [
        (Plain("<!here>"), {"type": "text", "text": "<!here>"}),
        (Bold("b"), {"type": "text", "text": "b", "style": {"bold": True}}),
        (Code("c"), {"type": "text", "text": "c", "style": {"code": True}}),
        (BEN, {"type": "text", "text": "@Ben <!here>"}),
        (Link("w", "http://x.example/a b"), {"type": "link", "url": "http://x.example/a%20b", "text": "w"}),
        (Link("", "https://x.example/é"), {"type": "link", "url": "https://x.example/%C3%A9"}),
        (Link("w", "//x.example/"), {"type": "text", "text": "w"}),
        (Link("w", "http://[bad"), {"type": "text", "text": "w"}),
        (Link("", "data:text/html,x"), {"type": "text", "text": "data:text/html,x"}),
        (Link("w", "https://x.example/" + "a" * 3000), {"type": "text", "text": "w"}),
    ],
)
def test_spans_as_rich_text(span: Span, element: dict[str, Any]) -> None:
    assert drawn(Paragraph((span,))) == [
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}
    ]
