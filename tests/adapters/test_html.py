"""Cards and forms as HTML: exact escaping, every element, errors and answers kept."""

import base64
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chart_png import draw, draw_tree
from adapters.html import LONGEST_SHOWN, Html, spans
from adapters.pictures import Pictures
from bot.chat.card import (
    Actions,
    Branch,
    Button,
    Card,
    Chart,
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
    Tree,
)
from bot.chat.form import (
    ChoiceField,
    Form,
    FormAction,
    TextField,
)
from bot.chat.phrases import load
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Span, Text
from bot.people.model import PersonId
from tests.adapters.fakes import CHART, Do, words

HTML = Html(load())


class Seen(HTMLParser):
    """The tags and the words that a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def card(*elements: Element, title: str = "T") -> str:
    return str(HTML.card(Card(words(title), elements)))


@pytest.mark.parametrize(
    ("span", "html"),
    [
        (Plain("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;"),
        (Plain("<!channel> & <at>everyone</at>"), "&lt;!channel&gt; &amp; &lt;at&gt;everyone&lt;/at&gt;"),
        (Plain('"it\'s"'), "&#34;it&#39;s&#34;"),
        (Plain("{{ 7 * 7 }} {% raw %}"), "{{ 7 * 7 }} {% raw %}"),
        (Bold("<b>"), "<strong>&lt;b&gt;</strong>"),
        (Code("</code>"), "<code>&lt;/code&gt;</code>"),
        (Mention(PersonId("0" * 16), "Ben <Carter>"), '<span class="mention">@Ben &lt;Carter&gt;</span>'),
        (
            Link("<here>", 'https://nhs.uk/?a="b"'),
            '<a href="https://nhs.uk/?a=&#34;b&#34;" rel="noopener noreferrer" target="_blank">&lt;here&gt;</a>',
        ),
        (Link("press", "javascript:alert(1)"), "press"),
        (Link("press", "JAVASCRIPT:alert(1)"), "press"),
        (Link("press", "data:text/html,<script>"), "press"),
        (Link("press", "//evil.example/"), "press"),
        (Link("press", "http://[bad"), "press"),
    ],
)
def test_spans_are_escaped(span: Span, html: str) -> None:
    assert spans((span,)) == html


def test_a_card_with_everything_in_it() -> None:
    facts = Facts((("Own<er", words("Sister & co")),))
    buttons = Actions((Button("<Go>", Do('"><script>'), Style.PRIMARY),))
    html = card(Paragraph(words("q"), Tone.QUOTE), Paragraph(words("s"), Tone.QUIET), facts, Divider(), buttons)
    assert html == (
        '<div class="card"><h2>T</h2><blockquote class="words">q</blockquote><div class="words quiet">s</div>'
        '<dl class="facts"><div><dt>Own&lt;er</dt><dd class="words">Sister &amp; co</dd></div></dl><hr>'
        '<div class="actions"><button type="button" class="button primary" '
        'data-intent="{&#34;do&#34;:&#34;do&#34;,&#34;what&#34;:&#34;\\&#34;&gt;&lt;script&gt;&#34;}">&lt;Go&gt;</button>'
        "</div></div>"
    )


def test_a_list_has_a_button_in_a_line() -> None:
    html = card(Items((Item(words("one"), Button("See", Do("see"))), Item(words("two")))))
    assert html.count("<li>") == 2
    assert html.count("<button") == 1


def test_a_chart_is_a_picture_its_words_and_its_numbers() -> None:
    html = card(replace(CHART, alt="Fell <b>", picture="https://huddlelog.example/pages/to<ken"))
    seen = Seen(html)
    assert [each for each in seen.tags if each in ("source", "img")] == ["source", "img"]
    assert '<img src="/pages/to&lt;ken.png" alt="Fell &lt;b&gt;" width="1024" height="640">' in html
    assert '<source srcset="/pages/to&lt;ken.png?dark" media="screen and (prefers-color-scheme: dark)">' in html
    assert seen.tags.count("td") == 6
    assert '<figcaption aria-hidden="true">Fell &lt;b&gt;</figcaption>' in html


def test_what_the_card_says_is_not_said_again_below_its_picture() -> None:
    chart = replace(CHART, alt="Waits: 12 values. No signal.", picture="https://huddlelog.example/pages/x")
    html = card(chart, Paragraph(words("No signal.")))
    assert "<figcaption" not in html
    assert 'alt="Waits: 12 values. No signal."' in html
    assert "<figcaption>Waits" in card(replace(chart, picture=""), Paragraph(words("No signal.")))
    assert "<figcaption" in card(chart, Paragraph(words("Something else.")))


def test_bold_words_alone_are_a_heading() -> None:
    assert 'class="words heading"' in card(Paragraph((Bold("C-1"), Plain(" "), Bold("A red lanyard"))))
    assert "heading" not in card(Paragraph((Bold("Why"), Plain(": nobody knows"))))
    assert "heading" not in card(Paragraph((Bold("Later"),), Tone.QUIET), Paragraph(()))


def test_without_an_address_a_chart_is_its_words_and_its_numbers() -> None:
    seen = Seen(card(CHART))
    assert "img" not in seen.tags
    assert seen.tags.count("td") == 6
    assert "Minutes to find the key fell from 9 to 1" in seen.text
    assert 'aria-hidden="true"' not in card(CHART)


@pytest.mark.parametrize("picture", ["javascript:alert(1)", "https://evil.example/x", "data:image/png,x"])
def test_a_picture_is_fetched_from_this_server_alone(picture: str) -> None:
    assert "<img" not in card(replace(CHART, picture=picture))


TREE = Tree(
    "What leads there",
    "Find the key",
    ("Aim", "Drivers", "Ideas"),
    Branch("Aim", (Branch("Driver", (Branch("<Idea>"),)), Branch("", (Branch("Another"),)))),
)


def test_a_tree_is_a_picture_and_a_list() -> None:
    html = card(replace(TREE, picture="https://huddlelog.example/pages/x"))
    assert '<img src="/pages/x.png" alt="What leads there">' in html
    assert "<figcaption" not in html
    lists = re.sub(r"</?ul[^>]*>", "|", html.partition("</summary>")[2])
    assert lists.startswith("|<li>Aim|<li>Driver|<li>&lt;Idea&gt;</li>|</li><li>Another</li>|</li>|")


def test_on_paper_the_pictures_are_in_the_page() -> None:
    html = Html(load(), on_paper=Pictures()).card(Card(words("T"), (CHART, TREE)))
    found = [base64.b64decode(each) for each in re.findall('"data:image/png;base64,([^"]+)"', html)]
    assert len(found) == 4
    assert found[:2] == [draw(CHART, dark=True), draw(CHART)]
    assert found[2:] == [draw_tree(TREE, dark=True), draw_tree(TREE)]
    assert html.count("<details open>") == 2
    assert f'alt="{CHART.alt}" width="1024" height="640"' in html


@pytest.mark.parametrize(
    ("url", "shown"),
    [("/chart.png", True), ("https://a.nhs.uk/x.png", True), ("//evil.example/x.png", False), ("javascript:x", False)],
)
def test_pictures_come_from_the_web_alone(url: str, shown: bool) -> None:
    html = card(Image(url, "A <ward>"))
    assert ("<img" in html) is shown
    assert "A &lt;ward&gt;" in html


def test_a_long_text_is_folded_and_not_cut() -> None:
    text = "word " * 2000
    html = card(Paragraph(words(text)))
    before, _, rest = html.partition("<details")
    assert "Show the rest" in rest
    assert len(Seen(before).text) <= LONGEST_SHOWN + 1
    assert Seen(html).text.replace("Show the rest", "") == "T" + text


def test_a_long_bold_text_is_folded_too() -> None:
    text = "word " * 2000
    assert Seen(card(Paragraph((Bold(text),)))).text == "TShow the rest" + text


people = st.text(max_size=50)


@given(people)
def test_no_words_of_a_person_become_a_tag(text: str) -> None:
    def full(text: str) -> str:
        said: Text = (
            Plain(text),
            Bold(text),
            Code(text),
            Mention(PersonId("0" * 16), text),
            Link(text, "https://nhs.uk"),
        )
        shown = Card(
            said,
            (
                Paragraph(said, Tone.QUOTE),
                Facts(((text, said),)),
                Items((Item(said, Button(text, Do(text))),)),
                Image("/a.png", text),
                Chart(text, text, (), (), (), Table(text, (text,), ((text,),)), picture="/pages/x"),
                Tree(text, text, (text,), Branch(f"x{text}", (Branch(f"x{text}"),)), picture=f"/pages/{text}"),
            ),
        )
        fields = (TextField(f"n{text}", text, text, value=text), ChoiceField("c", text, ((text, text),), value=text))
        form = Form(text, text, Do(text), 0, fields, (FormAction(text, text),))
        return str(HTML.card(shown) + HTML.form(form, {"": text, "c": text}))

    assert Seen(full(text or "x")).tags == Seen(full("x")).tags
