"""A card as Markdown: its words and nothing that they could be taken for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.markdown import markdown
from bot.chat.card import (
    Actions,
    Branch,
    Button,
    Card,
    Divider,
    Facts,
    Image,
    Item,
    Items,
    Paragraph,
    Table,
    Tone,
    Tree,
)
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Span
from bot.people.model import PersonId
from tests import elements
from tests.adapters.fakes import CHART, Do, words


def written(*spans: Span, tone: Tone = Tone.NORMAL) -> str:
    return markdown(Card(words("T"), (Paragraph(spans, tone),))).removeprefix("# T").strip()


def test_a_card_with_everything_in_it() -> None:
    tree = Tree("What leads there", "Find it", ("Aim",), Branch("Aim", (Branch("", (Branch("Idea"),)), Branch("B"))))
    shown = Card(
        words("P-2 Find the key"),
        (
            Paragraph((Plain("Two lines\nof "), Bold("words"))),
            Paragraph(words("Said\n\nso"), Tone.QUOTE),
            Facts((("Lead", words("Ben")), ("Where", words("Ward 7\nWard 8")))),
            Items((Item(words("One"), Button("See", Do("see"))), Item(words("Two\nlines")))),
            Divider(),
            Table("Tests", ("Test", "Guess"), (("C-7", "a | b"), ("C-8", "two\nlines"))),
            tree,
            Image("https://x.example/a.png", "A picture"),
            Actions((Button("Go", Do("go")),)),
        ),
    )
    assert markdown(shown) == (
        "# P-2 Find the key\n\n"
        "Two lines  \nof **words**\n\n"
        "> Said\n>\n> so\n\n"
        "- **Lead:** Ben\n- **Where:** Ward 7  \n  Ward 8\n\n"
        "- One\n- Two  \n  lines\n\n"
        "---\n\n"
        "**Tests**\n\n"
        "| Test | Guess |\n| --- | --- |\n| C-7 | a \\| b |\n| C-8 | two lines |\n\n"
        "## Find it\n\nWhat leads there\n\n- Aim\n  - Idea\n  - B\n\n"
        "A picture\n"
    )


def test_bold_words_stand_apart_from_their_neighbours() -> None:
    assert written(Plain("a"), Bold(" b "), Plain("c"), Bold("  ")) == "a **b** c"


def test_what_is_blank_is_left_out() -> None:
    blank = Card(words("T"), (Table("", ("Day",), ()), Tree("alt", " ", (), Branch("x")), Paragraph(words(" "))))
    assert markdown(blank) == "# T\n\n| Day |\n| --- |\n\nalt\n\n- x\n"


def test_a_chart_is_its_words_and_its_numbers() -> None:
    text = markdown(Card(words("T"), (CHART,)))
    assert "## Minutes to find the key\n\nMinutes to find the key fell from 9 to 1\n" in text
    assert "| Mon | 9 |" in text


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Plain("*b* _i_ `c` [l](x) <s> #h | ~s~"), r"\*b\* \_i\_ \`c\` \[l\](x) \<s\> \#h \| \~s\~"),
        (Plain("# no heading"), r"\# no heading"),
        (
            Plain("- no list\n1. nor this\n+ or this\n---\n==="),
            "\\- no list  \n1\\. nor this  \n\\+ or this  \n\\---  \n\\===",
        ),
        (Plain("    no code"), "no code"),
        (Plain("6.5 by 08:25, http://x.example"), r"6.5 by 08\:25, http\://x.example"),
        (Plain("&lt; & $x$ \\"), r"\&lt; & \$x\$ \\"),
        (Bold("b*"), r"**b\***"),
        (Code("a`b``c"), "``` a`b``c ```"),
        (Link("here]", "https://x.example/a(b)"), r"[here\]](<https://x.example/a(b)>)"),
        (Link("here", "javascript:alert(1)"), "here"),
        (Link("here", "https://x.example/> <b>"), "here"),
        (Mention(PersonId("0" * 16), "Ben"), "@Ben"),
    ],
)
def test_words_stay_words(span: Span, text: str) -> None:
    assert written(span) == text


@given(st.text(max_size=60))
def test_nothing_that_a_person_writes_begins_anything(text: str) -> None:
    shown = Card(words(text), (Paragraph(words(text)), Facts(((text, words(text)),)), Table(text, (text,), ((text,),))))
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown(shown))
    assert not re.search(r"[<>\[`_~$]|(?<![-* ])\*(?!\*)", bare.replace("**", ""))
    assert bare.count("#") == 1
    assert all(line.count("|") in (0, 2) for line in bare.splitlines())


@pytest.mark.parametrize("name", elements.cards())
def test_every_card_can_be_kept(name: str) -> None:
    text = markdown(elements.cards()[name])
    assert text.startswith("# ")
    in_code = re.compile(r"(`+) .*? \1")
    assert "<script" not in re.sub(r"\\.", "", in_code.sub("", text))
