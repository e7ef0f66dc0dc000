"""Every element of a card and every kind of field, with hostile words and at its longest."""

from datetime import date, timedelta
from typing import Any

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
    Mark,
    Paragraph,
    Style,
    Table,
    Tone,
    Tree,
)
from bot.chat.form import (
    LONGEST_ANSWER,
    MOST_OPTIONS,
    ChoiceField,
    DateField,
    Field,
    Form,
    FormAction,
    NumberField,
    PersonField,
    SeveralField,
    TextField,
    YesNoField,
)
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Text
from bot.learning.intents import FindLearning, ShowLearning, WriteLearning
from bot.people.model import PersonId

LONGEST = LONGEST_ANSWER
PAGE = "https://huddlelog.example/pages"
HOSTILE = (
    "<!channel> <!here> <@U1> <#C1|x> <at>everyone</at> *bold* _x_ ~y~ `code` ```block``` [link](http://x.example) "
    "![i](http://x.example/i.png) <http://x.example|click> :smile: &lt; &amp; <script>alert(1)</script> "
    "<img src=x onerror=alert(1)> \u202eesrever\u202c \u2066x\u2069 {{DATE(2026-11-16,SHORT)}} ${name} {name} "
    "\\*escaped\\* # heading > quote 1. list - item"
)
"""What a platform's own markup could take for something else."""


def words(text: str) -> Text:
    return (Plain(text),)


def spans(text: str) -> Text:
    """The same words as every kind of span."""
    person = PersonId("a" * 16)
    url = "https://x.example/a?b=1&c=<d>|e)"
    return (Plain(text), Bold(text), Code(text), Link(text, url), Link("", url), Mention(person, text), Plain(" end"))


def table(rows: int, cell: str) -> Table:
    header = ("Day", "Minutes to find the key", cell)
    return Table(f"Minutes {cell}", header, tuple((f"{row} Nov", str(row), cell) for row in range(1, rows + 1)))


def chart(values: tuple[float | None, ...], alt: str, title: str = "Minutes to find the key", **more: Any) -> Chart:
    """With everything on it that there is room for."""
    days = tuple(date(2026, 1, 1) + timedelta(days=index) for index in range(len(values)))
    ends = tuple(index for index in (1, len(values) - 1) if 0 < index < len(values))
    lower, upper = ((0.0,) * len(values), (12.0,) * len(values)) if len(values) > 20 else ((), ())
    drawn: dict[str, Any] = {
        "lower": lower,
        "upper": upper,
        "signals": ends,
        "left_out": ends[:1],
        "phases": ends[:1],
        "marks": tuple(Mark(index, f"{alt} {index}"[:200]) for index in ends),
        "target": 2.0,
        "unit": "min",
    }
    centre = (6.0,) * len(values)
    return Chart(alt, title, days, values, centre, table(len(values), "found"), **{**drawn, **more})


def tree(label: str, alt: str, picture: str = "") -> Tree:
    ideas = tuple(Branch(f"Idea {number} {label}") for number in range(4))
    drivers = tuple(Branch(f"Driver {number} {label}", ideas) for number in range(3))
    return Tree(alt, "What leads to what", ("Aim", "Drivers", "Ideas"), Branch(f"Aim {label}", drivers), picture)


def _buttons(count: int, label: str) -> tuple[Button, ...]:
    styles = tuple(Style)
    return tuple(
        Button(f"{label} {number}", ShowLearning(f"L-{number}"), styles[number % len(styles)])
        for number in range(1, count + 1)
    )


def _items(count: int, text: str) -> Items:
    """Every other one with a button."""
    return Items(
        tuple(
            Item(spans(f"{number} {text}"), Button("See", ShowLearning(f"L-{number}")) if number % 2 else None)
            for number in range(1, count + 1)
        )
    )


def cards() -> dict[str, Card]:
    big = Button("Find", FindLearning("é" * 300, 10), Style.PRIMARY)
    write = Button("Save", WriteLearning("7" * 16, "&<>\"'" * 20))
    found: dict[str, tuple[Element, ...]] = {
        "title only": (),
        "every span": (Paragraph(spans("words")), Paragraph(spans(HOSTILE))),
        "every tone": tuple(Paragraph(spans(tone.value), tone) for tone in Tone),
        "every tone, hostile": tuple(Paragraph(words(HOSTILE), tone) for tone in Tone),
        "every tone, longest": tuple(Paragraph(words("&" * LONGEST), tone) for tone in Tone),
        "several lines": tuple(Paragraph(words("one\n\ntwo\n> three\n  four"), tone) for tone in Tone),
        "blank words": (Paragraph(words("")), Paragraph(words(" \n")), Paragraph(()), Facts((("", words("")),))),
        "facts": (Facts((("Lead", words("Ben Carter")), ("By when", words("Fri")))),),
        "facts, hostile": (Facts(((HOSTILE, spans(HOSTILE)),)),),
        "facts, many and long": (Facts(tuple((f"Fact {n}", words("<" * LONGEST)) for n in range(12))),),
        "items": (_items(4, "Two staff short, late shift"),),
        "items, many and long": (_items(12, "&" * LONGEST),),
        "items, none": (Items(()),),
        "table": (table(5, "found"),),
        "table, hostile": (table(2, HOSTILE),),
        "table, many rows": (table(120, "word " * 20),),
        "table, wide": (Table("Wide", tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), (tuple("abcdefghijklmnopqrstuvwxyz"),)),),
        "table, no rows": (Table("Nothing yet", ("Day", "Minutes"), ()),),
        "chart": (chart((9.0, 7.0, None, 8.0, 3.0, 1.0), "Minutes fell from 9 to 1"),),
        "chart, long": (chart(tuple(float(n % 9) for n in range(120)), HOSTILE + "x" * LONGEST),),
        "chart, no values": (chart((), "No numbers yet"),),
        "chart, pictured": (chart((9.0, 7.0, None, 8.0, 3.0, 1.0), "Fell to 1", picture=f"{PAGE}/chart"),),
        "chart, pictured, long": (
            chart(tuple(float(n % 9) for n in range(120)), "&" * LONGEST, HOSTILE, picture=f"{PAGE}/{HOSTILE}"),
        ),
        "charts, two": (chart((1.0,), "One", picture=f"{PAGE}/1"), chart((1.0, 2.0), "Two", picture=f"{PAGE}/2")),
        "tree": (tree("", "What leads to what: 3 drivers, 12 ideas"), Paragraph(words("below"))),
        "tree, pictured": (tree("", "What leads to what: 3 drivers, 12 ideas", f"{PAGE}/tree"),),
        "tree, hostile and long": (tree(HOSTILE, HOSTILE), tree("&" * 200, "x" * LONGEST, "javascript:alert(1)")),
        "tree, root alone": (Tree("An aim", "", (), Branch(" ")),),
        "image": (Image("https://x.example/chart.png?a=1&b=2", "Minutes fell from 9 to 1"),),
        "image, hostile": (Image("javascript:alert(1)", HOSTILE), Image("/chart.png", "x" * LONGEST)),
        "divider": (Divider(), Paragraph(words("between")), Divider()),
        "buttons": (Actions(_buttons(3, "Do")),),
        "buttons, many": (Actions(_buttons(30, "Do")), Actions(_buttons(6, "Again"))),
        "buttons, none": (Actions(()),),
        "buttons, twice the same": (Actions(_buttons(2, "Do")), Actions(_buttons(2, "Do"))),
        "buttons, long and hostile": (Actions((*_buttons(2, HOSTILE), *_buttons(2, "W" * 80), big, write)),),
        "sixty elements": tuple(Paragraph(words(f"{n} {HOSTILE}")) for n in range(60)),
    }
    titles = {
        "title only": words("Not saved."),
        "every span": spans(HOSTILE),
        "every tone, longest": words("<" * LONGEST),
    }
    return {f"element.{about}": Card(titles.get(about, words(about)), each) for about, each in found.items()}


def _fields(value: str, options: tuple[tuple[str, str], ...], text: str) -> tuple[Field, ...]:
    """Every kind, each once with everything and once with as little as there may be."""
    first, second = (options[0][0], options[-1][0]) if options and value else ("", "")
    number, day, yes = ("7.5", "2026-11-16", "yes") if value else ("", "", "")
    both = f"{first},{second}" if value else ""
    days = tuple((each, f"{each} {text}"[:200]) for each in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    return (
        TextField("line", f"Line {text}", text, required=True, value=value),
        TextField("long", "Long", text, long=True, value=value),
        TextField("short", "Short", most=20, value=value[:20]),
        ChoiceField("choice", f"Choice {text}", options, hint=text, required=True, value=first),
        ChoiceField("free", "Choice", options, value=second),
        ChoiceField("looked_up", "Looked up", look_up="teams", hint=text, value=second),
        ChoiceField("found", "Found before", (("england", f"England {text}"),), "teams", value="england"),
        NumberField("number", f"Number {text}", text, required=True, least=0, value=number),
        NumberField("any_number", "Number", value=number),
        YesNoField("agreed", f"Yes or no {text}", text, required=True, value=yes),
        YesNoField("maybe", "Yes or no", value=yes),
        DateField("day", f"Day {text}", text, required=True, value=day),
        DateField("some_day", "Day", value=day),
        PersonField("who", f"Who {text}", text, required=True, options=options, value=first),
        PersonField("anybody", "Who", options=options, value=second),
        SeveralField("days", f"Days {text}", days, text, required=True, value="mon,fri" if value else ""),
        SeveralField("some", "Some", options, value=both),
        SeveralField("none", "None to choose from", value=both),
    )


def _form(title: str, fields: tuple[Field, ...], notice: str = "", actions: int = 1) -> Form:
    more = tuple(FormAction(f"more-{n}", f"More {n}", n) for n in range(1, actions))
    return Form("f" * 32, title, WriteLearning("7" * 16), 0, fields, (FormAction("save", "Save"), *more), notice)


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    few = (("one", "One"), ("two", "Two"))
    many = tuple((f"{n:016x}", f"{n} {HOSTILE}") for n in range(MOST_OPTIONS))
    blank, filled = _fields("", few, ""), _fields("Some words", few, "A hint")
    hostile, longest = _fields(HOSTILE, many, HOSTILE), _fields("&" * LONGEST, many, "W" * 200)
    errors = {each.name: f"Wrong: {HOSTILE}" for each in hostile}
    return {
        "every field: blank": (_form("Every field", blank), {}),
        "every field: filled in": (_form("Every field", filled, "These are your words from before.", 3), {}),
        "every field: hostile, all wrong": (_form(HOSTILE, hostile, HOSTILE, 3), {"": HOSTILE, **errors}),
        "every field: longest": (_form("T" * 80, longest, "N" * 300, 3), {"": "E" * 500, "gone": "No such field"}),
        "one field": (_form("Short", blank[:1]), {}),
    }
