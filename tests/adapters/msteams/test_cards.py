"""Cards in Teams: people's words exactly and nothing parsed, within its limits, with buttons that fit their place."""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.msteams.cards import Surface, attachment, card, text
from adapters.msteams.limits import MESSAGE_BYTES, RESULT_BYTES, cut, size
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
from bot.chat.intent import Intent, encode
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Text, plain
from bot.people.model import PersonId
from tests import examples
from tests.adapters.fakes import CHART, Do, words
from tests.adapters.msteams.validating import SAY, actions, over_limits, said, within

CARDS = examples.cards()
people = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@dataclass(frozen=True)
class Write(Intent):
    name: ClassVar[str] = "write"
    opens_form: ClassVar[bool] = True


def drawn(*elements: Element, surface: Surface = Surface.PERSONAL) -> list[dict[str, Any]]:
    """Without the title."""
    body: list[dict[str, Any]] = card(Card(words("T"), elements), SAY, surface)["body"]
    return body[1:]


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_within_the_limits(name: str) -> None:
    for surface in Surface:
        shown = card(CARDS[name], SAY, surface)
        assert over_limits(shown) == []
        assert size(shown) <= MESSAGE_BYTES
    assert size(card(CARDS[name], SAY, Surface.SHARED, RESULT_BYTES)) <= RESULT_BYTES


@pytest.mark.parametrize("name", CARDS)
def test_no_button_is_lost(name: str) -> None:
    asked = [button.intent for element in CARDS[name].elements for button in _buttons(element)]
    for surface in Surface:
        shown = card(CARDS[name], SAY, surface)
        assert [each["data"]["intent"] for each in actions(shown)] == [encode(each) for each in asked]


def _buttons(element: Element) -> list[Button]:
    if isinstance(element, Items):
        return [item.button for item in element.items if item.button is not None]
    return list(element.buttons) if isinstance(element, Actions) else []


def test_a_press_is_executed_and_falls_back_to_being_sent() -> None:
    press = {"title": "Save", "style": "positive", "data": {"intent": '{"do":"do","what":"save"}'}}
    [row] = drawn(Actions((Button("Save", Do("save"), Style.PRIMARY),)))
    fallback = {"type": "Action.Submit", **press}
    assert row["actions"] == [{"type": "Action.Execute", **press, "verb": "intent", "fallback": fallback}]


def test_a_form_opens_in_a_dialog_where_others_are_and_in_the_chat_otherwise() -> None:
    opens = Actions((Button("Write", Write()), Button("Go", Do(), Style.DANGER)))
    [shared] = drawn(opens, surface=Surface.SHARED)
    data = {"msteams": {"type": "task/fetch"}, "intent": '{"do":"write"}'}
    assert shared["actions"][0] == {"type": "Action.Submit", "title": "Write", "data": data}
    assert (shared["actions"][1]["type"], shared["actions"][1]["style"]) == ("Action.Execute", "destructive")
    [personal] = drawn(opens)
    assert [each["type"] for each in personal["actions"]] == ["Action.Execute"] * 2


def test_in_a_dialog_every_button_is_sent() -> None:
    [row] = drawn(Actions((Button("Write", Write()), Button("Go", Do()))), surface=Surface.DIALOG)
    assert [(each["type"], each["data"]) for each in row["actions"]] == [
        ("Action.Submit", {"intent": '{"do":"write"}'}),
        ("Action.Submit", {"intent": '{"do":"do"}'}),
    ]


def test_many_buttons_stand_in_rows_that_a_phone_has_room_for() -> None:
    few = Actions(tuple(Button(label, Do()) for label in ("Post to channel", "Add detail", "Change")))
    assert [len(row["actions"]) for row in drawn(few)] == [3]
    long = Actions(tuple(Button("A rather long label", Do()) for _ in range(3)))
    assert [len(row["actions"]) for row in drawn(long)] == [1, 1, 1]
    short = Actions(tuple(Button("x", Do()) for _ in range(13)))
    assert [len(row["actions"]) for row in drawn(short)] == [6, 6, 1]


def test_a_long_label_ends_visibly() -> None:
    [row] = drawn(Actions((Button("w" * 200, Do()),)))
    assert row["actions"][0]["title"] == "w" * 79 + "…"


def test_how_spans_look() -> None:
    spans = (Plain("a "), Bold("b"), Code("c"), Link("d", "https://nhs.uk/"), Mention(PersonId("0" * 16), "Ben"))
    [shown] = drawn(Paragraph(spans))
    link = {"type": "Action.OpenUrl", "url": "https://nhs.uk/"}
    assert shown["inlines"] == [
        {"type": "TextRun", "text": "a "},
        {"type": "TextRun", "text": "b", "weight": "Bolder"},
        {"type": "TextRun", "text": "c", "fontType": "Monospace"},
        {"type": "TextRun", "text": "d", "color": "Accent", "selectAction": link},
        {"type": "TextRun", "text": "@Ben"},
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[bad", "msteams:/x"]
)
def test_a_link_leads_to_the_web_or_nowhere(url: str) -> None:
    shown = drawn(Paragraph((Link("press", url),)), Image(url, "A ward"))
    assert said(shown) == ["press", "A ward"]
    assert not [each for each in within(shown) if each.get("type") in ("Action.OpenUrl", "Image")]


def test_a_picture_comes_by_https_with_its_words() -> None:
    assert drawn(Image("https://a.nhs.uk/x.png", "Minutes fell"), Image("http://a.nhs.uk/x.png", "No picture")) == [
        {"type": "Image", "url": "https://a.nhs.uk/x.png", "altText": "Minutes fell", "size": "Stretch"},
        {
            "type": "RichTextBlock",
            "inlines": [{"type": "TextRun", "text": "No picture", "size": "Small", "isSubtle": True}],
        },
    ]


def test_tones_lists_facts_tables_and_charts() -> None:
    quote, quiet = drawn(Paragraph(words("q"), Tone.QUOTE), Paragraph(words("s"), Tone.QUIET))
    assert (quote["type"], quote["style"], said(quote)) == ("Container", "emphasis", ["q"])
    assert quiet["inlines"] == [{"type": "TextRun", "text": "s", "size": "Small", "isSubtle": True}]
    items = drawn(Items((Item(words("one"), Button("See", Do())), Item(words("two")))))
    assert [(each["type"], said(each)) for each in items] == [("ColumnSet", ["• one"]), ("RichTextBlock", ["• two"])]
    assert said(drawn(Facts((("Lead", words("Ben")),)))) == ["Lead", "Ben"]
    table = Table("Caption", ("Day", "Minutes"), (("Mon", "9"), ("Tue",)))
    caption, shown = drawn(table)
    assert said(caption) == ["Caption"]
    assert [said(row) for row in shown["rows"]] == [["Day", "Minutes"], ["Mon", "9"], ["Tue", " "]]
    assert shown["firstRowAsHeader"] is True
    assert said(drawn(CHART)) == [CHART.alt, *said(drawn(CHART.table))]


def test_a_divider_is_a_line_above_what_follows() -> None:
    shown = drawn(Paragraph(words("a")), Divider(), Paragraph(words("b")), Divider())
    assert [each.get("separator", False) for each in shown] == [False, True]


def test_nothing_of_what_people_wrote_stands_in_a_notification() -> None:
    shown = card(Card(words("Secret"), (Paragraph(words("Secret")),)), SAY, Surface.SHARED)
    assert "Secret" not in shown["fallbackText"]
    assert "speak" not in shown


def test_a_plain_title_is_a_heading_for_a_screen_reader() -> None:
    [heading] = card(Card(words("Saved for Ward 7")), SAY, Surface.PERSONAL)["body"]
    assert (heading["type"], heading["style"], heading["wrap"]) == ("TextBlock", "heading", True)


@pytest.mark.parametrize(
    "title",
    ["*a*", "a_b_", "- a", "1. a", "+ a", "a\nb", "x.org", "http://x", "&amp;", "[a](b)", ":smile:", "a:b:", "`a`"],
)
def test_a_title_that_could_be_read_as_markup_is_not(title: str) -> None:
    [heading] = card(Card(words(title)), SAY, Surface.PERSONAL)["body"]
    assert heading["type"] == "RichTextBlock"
    assert said(heading) == [title]


@given(people)
def test_words_come_out_exactly_and_nothing_is_parsed(said_words: str) -> None:
    said_words = "w" + said_words  # what is blank takes no line of its own
    lines = (Paragraph(words(said_words)), Paragraph(words(said_words), Tone.QUOTE), Items((Item(words(said_words)),)))
    table = Table(said_words, (said_words,), ((said_words,),))
    shown = card(
        Card(words(said_words), (*lines, Facts(((said_words, words(said_words)),)), table)), SAY, Surface.SHARED
    )
    assert said(shown) == [*[said_words] * 3, f"• {said_words}", *[said_words] * 5]
    assert over_limits(shown) == []


@given(people)
def test_date_functions_stay_words(said_words: str) -> None:
    trick = "{{DATE(2026-11-16T08:00:00Z)}}" + said_words + "{{{TIME(2026-11-16T08:00:00Z)}}"
    shown = drawn(Paragraph((Bold(trick), Code(trick))))
    assert said(shown) == [trick * 2]
    assert not [each for each in within(shown) if "{{" in each.get("text", "")]


class Read(HTMLParser):
    """What a reader sees of a message that is text alone."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.words += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.words += data


@given(people)
def test_a_message_of_text_alone_says_the_words_exactly(said_words: str) -> None:
    kept = said_words.replace("\r", "").replace("\x00", "")
    spans: Text = (Plain(kept), Bold(kept), Code(kept), Mention(PersonId("0" * 16), kept))
    shown = text(spans)
    assert Read(shown).words == plain(spans)
    assert set(Read(shown).tags) <= {"b", "code", "br"}
    assert not set("*_`[]~#|\\!{}@$()") & set(shown.replace("&#", ""))


@pytest.mark.parametrize(
    ("said_words", "sent"),
    [
        ("Saved, it’s fine. 2 of 5!", "Saved, it’s fine. 2 of 5&#33;"),
        ("<at>all</at>", "&#60;at&#62;all&#60;/at&#62;"),
        ("1. a\n- b", "1&#46; a<br/>&#45; b"),
        ("**x** www.x.org", "&#42;&#42;x&#42;&#42; www&#46;x.org"),
    ],
)
def test_what_is_markup_becomes_a_reference(said_words: str, sent: str) -> None:
    assert text(words(said_words)) == sent


def test_a_link_in_a_message_of_text_alone() -> None:
    assert text((Link("a&b", "https://x.org/?a=1"), Link("no", "javascript:x"))) == (
        '<a href="https&#58;//x.org/?a&#61;1">a&#38;b</a>no'
    )


def test_what_is_too_long_is_shortened_where_one_sees_it() -> None:
    told = SAY.line("msteams-shortened")
    whole = Card(words("T"), (Paragraph(words("word " * 600)), Actions((Button("Go", Do()),))))
    assert said(card(whole, SAY, Surface.SHARED)) == ["T", "word " * 600]
    long = Card(words("T"), (Paragraph(words("word " * 60_000)), Actions((Button("Go", Do()),))))
    shown = card(long, SAY, Surface.SHARED)
    title, cut_short, last = said(shown)
    assert (title, last) == ("T", told)
    assert cut_short.endswith(" word…")
    assert shown["body"][-1]["type"] == "ActionSet"


def test_a_long_table_keeps_its_first_rows() -> None:
    rows = tuple((str(number), "word " * 40) for number in range(600))
    shown = said(card(Card(words("T"), (Table("Many", ("N", "W"), rows),)), SAY, Surface.SHARED))
    assert shown[:6] == ["T", "Many", "N", "W", "0", shown[5]]
    assert shown[-1] == SAY.line("msteams-shortened")
    assert 10 < len(shown) < 1200


@given(people, st.integers(1, 90))
def test_cutting_keeps_a_beginning_and_says_so(said_words: str, most: int) -> None:
    short = cut(said_words, most)
    assert len(short) <= most
    assert short == said_words or (short[-1] == "…" and said_words.startswith(short[:-1]))


def test_size_is_counted_as_utf_16() -> None:
    assert size("aé漢") == 2 * 5
    assert size("🏥") == 2 * 4


def test_an_attachment_says_what_it_is() -> None:
    assert attachment({"a": 1}) == {"contentType": "application/vnd.microsoft.card.adaptive", "content": {"a": 1}}
