"""Pictures of charts: whatever there is to draw, they can be read, in light and in dark."""

import io
import math
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from adapters.chart_drawing import draw_on
from adapters.chart_plan import WIDTH, Words
from adapters.chart_png import draw, draw_tree, size
from adapters.paper import Ink
from bot.chat.card import Chart, Mark, Table, Tree
from tests import elements
from tests.adapters.pictures import Written, chart, overlapping, pixels
from tests.words import ROOT

DICE = random.Random(5)
NOISE = tuple(DICE.gauss(50, 8) for _ in range(10_000))
SAID = Words("Target", "No values yet", "and # earlier", "and # more")

CASES = {
    "run": chart((9, 7, 8.5, None, 6, 7, 4, 3, 4, 2), 6.5, target=2.0, unit="min", signals=(6, 7), left_out=(1,)),
    "limits": chart(NOISE[:30], 50.0, lower=(26.0,) * 30, upper=(74.0,) * 30, unit="%", phases=(12,), target=95.0),
    "limits that move": chart(NOISE[:9], 50.0, lower=NOISE[9:18], upper=NOISE[18:27], unit="%"),
    "one": chart((5.0,), 5.0, target=3.0, unit="min"),
    "none": chart(()),
    "all missing": chart((None,) * 5, target=3.0, marks=(Mark(2, "C-7"),)),
    "constant": chart((5.0,) * 12, 5.0),
    "nothing but none": chart((0.0,) * 12, 0.0, target=0.0),
    "huge": chart(tuple(each * 1e300 for each in NOISE[:12]), 5e301, unit="£"),
    "hugest": chart((1.7e308, -1.7e308, 0.0), 0.0, target=-1.7e308),
    "tiny": chart(tuple(each * 1e-300 for each in NOISE[:12]), 5e-299, unit="mg"),
    "tiniest": chart((5e-324, 0.0, 1e-323), 0.0),
    "close together": chart((1e6 + 1e-3, 1e6 + 2e-3, 1e6), 1e6, unit="mg"),
    "next to each other": chart((1e15, 1e15 + 0.125, 1e15), 1e15),
    "no number at all": chart((math.nan, 3.0, math.inf), -math.inf, target=math.nan),
    "ten thousand, in phases": chart(NOISE, 50.0, phases=tuple(range(400, 9999, 400))),
    "many": chart(NOISE[:500], 50.0, phases=(100, 101, 300), marks=tuple(Mark(n * 12, f"C-{n}") for n in range(40))),
    "ten thousand": chart(
        NOISE, 50.0, lower=(26.0,) * 10_000, upper=(74.0,) * 10_000, signals=tuple(range(0, 9999, 90))
    ),
    "words": chart(
        (1.0, 2.0, 3.0),
        2.0,
        title="$\\frac{1}{2}$ \U0001f600 中文 العربية \u202e\x07 <b> $" + "W" * 3000,
        unit="$x_1$ \x00 \ud800 per round " * 9,
        marks=tuple(Mark(n, "$\\alpha$ \U0001f600\n中文 " + "x" * 999) for n in range(3)),
    ),
    "places that are not there": chart(
        (1.0, 2.0), 1.5, phases=(-1, 0, 9), marks=(Mark(-1, "before"), Mark(9, "after")), signals=(-1, 9), left_out=(9,)
    ),
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("case", CASES)
def test_everything_can_be_drawn_and_is_small_enough_to_send(case: str, dark: bool) -> None:
    png = draw(CASES[case], dark=dark)
    picture = Image.open(io.BytesIO(png))
    picture.load()
    assert (picture.format, picture.size) == ("PNG", size(CASES[case]))
    assert len(png) < 64_000


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_cut_and_no_words_lie_on_others(case: str) -> None:
    paper = Written(*size(CASES[case]), dark=False)
    draw_on(paper, CASES[case], SAID)
    assert paper.cut() == []
    assert overlapping(paper.written) == []


numbers = st.one_of(st.none(), st.floats(-1e9, 1e9), st.floats(0, 100), st.floats(allow_nan=True))
texts = st.text(max_size=40)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    values = draw(st.lists(numbers, max_size=40))
    count = len(values)
    places = st.lists(st.integers(0, max(count - 1, 0)), max_size=6).map(tuple)
    marks = draw(st.lists(st.builds(Mark, st.integers(0, max(count - 1, 0)), texts), max_size=9))
    made = chart(
        tuple(values),
        draw(numbers),
        title=draw(texts),
        unit=draw(st.sampled_from(["", "%", "min"]) | texts),
        marks=tuple(marks),
        target=draw(numbers),
        signals=draw(places),
        left_out=draw(places),
        phases=tuple(sorted(set(draw(places)))),
    )
    limits = draw(st.none() | st.lists(numbers, min_size=count, max_size=count))
    return made if limits is None else replace(made, upper=tuple(limits))


@given(charts())
@settings(max_examples=60, deadline=None)
def test_no_chart_is_refused_or_drawn_over_itself(drawn: Chart) -> None:
    paper = Written(*size(drawn), dark=False)
    draw_on(paper, drawn, SAID)
    paper.png()
    assert paper.cut() == []
    assert overlapping(paper.written) == []


def test_equal_charts_are_equal_pictures_and_dark_is_another() -> None:
    run = CASES["run"]
    assert draw(run) == draw(replace(run))
    assert draw(run) != draw(run, dark=True)
    assert draw(run) != draw(replace(run, values=(*run.values[:-1], 3.0)))
    assert pixels(draw(run)).getpixel((200, 12)) == (255, 255, 255)
    assert max(pixels(draw(run, dark=True)).getpixel((200, 12))) < 64  # type: ignore[arg-type]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_few_signals_among_many_points_keep_their_colour(dark: bool) -> None:
    found = pixels(draw(replace(CASES["many"], signals=(7, 80)), dark=dark)).getcolors() or []
    signal = bytes.fromhex(Ink.SIGNAL.value[dark][1:])
    assert sum(count for count, colour in found if colour == tuple(signal)) > 60


def test_each_meaning_has_its_own_shape_and_not_only_its_colour() -> None:
    """In grey, a signal, a point left out and a missing one all differ from the plain chart."""

    def grey(**more: Any) -> bytes:
        return pixels(draw(chart((1, 2, 3, 2, 1, 2, 3, 2), 2.0, **more))).convert("L").tobytes()

    shown = [grey(), grey(signals=(4,)), grey(left_out=(4,)), grey(phases=(4,)), grey(signals=(4,), left_out=(4,))]
    assert len(set(shown)) == len(shown)


def test_a_line_is_broken_where_a_value_is_missing() -> None:
    data = bytes.fromhex(Ink.DATA.value[0][1:])

    def longest(middle: float | None) -> int:
        """Pixels of the line, where it has most of them in a row."""
        picture = pixels(draw(chart((5, 5, middle, 5, 5))))
        rows = (picture.crop((0, row, WIDTH, row + 1)).tobytes() for row in range(picture.height))
        return max(sum(row[at : at + 3] == data for at in range(0, len(row), 3)) for row in rows)

    assert longest(None) < longest(5.0) * 0.6


def said(drawn: Chart) -> list[str]:
    paper = Written(*size(drawn), dark=False)
    draw_on(paper, drawn, SAID)
    return [text for text, _ in paper.written]


def test_the_words_on_a_chart() -> None:
    run = chart((9.0, 7.5, 6.0, 3.25), 6.75, title="Minutes", unit="min", target=2.0, marks=(Mark(2, "C-7 Lanyard"),))
    words = said(run)
    assert {"Minutes", "min", "3.25", "6.75", "Target 2", "1", "C-7 Lanyard", "2 Nov", "5 Nov"} <= set(words)
    assert said(replace(run, values=(None,) * 4)).count("No values yet") == 1
    phases = replace(run, centre=(8.0, 8.0, 4.5, 4.5), phases=(2,))
    assert {"8", "4.5"} <= set(said(phases))
    assert "7.5%" in said(replace(run, values=(9.0, 7.5, 6.0, 7.5), unit="%"))


def test_years_are_named_where_there_is_more_than_one() -> None:
    days = [date(2025, 12, 1) + timedelta(days=30 * each) for each in range(4)]
    words = said(replace(chart((1.0, 2.0, 3.0, 4.0)), days=tuple(days)))
    assert (words.count("2025"), words.count("2026")) == (1, 1)
    assert "2026" not in said(chart((1.0, 2.0, 3.0, 4.0)))


def test_more_marks_than_there_is_room_for_are_counted() -> None:
    words = said(chart(tuple(map(float, range(20))), marks=tuple(Mark(each, f"C-{each}") for each in range(20))))
    assert "and 15 earlier" in words
    assert "C-19" in words
    assert "C-14" not in words


def _pictured() -> Sequence[tuple[str, Chart | Tree]]:
    cards = elements.cards().items()
    return [(name, each) for name, card in cards for each in card.elements if isinstance(each, Chart | Tree)]


@pytest.mark.parametrize(("name", "element"), _pictured(), ids=[name for name, _ in _pictured()])
def test_every_chart_and_tree_that_other_tests_show_can_be_drawn(name: str, element: Chart | Tree) -> None:
    png = draw(element) if isinstance(element, Chart) else draw_tree(element)
    pixels(png).load()


def test_a_table_is_no_part_of_the_picture() -> None:
    assert draw(replace(CASES["run"], table=Table("x", (), ()))) == draw(CASES["run"])


def test_the_library_comes_with_the_first_picture_and_says_nothing() -> None:
    """Where it may write nothing down, too, and whatever somebody has set for it."""
    script = (
        "import sys, adapters.pages, adapters.playground.page\n"
        "from adapters.chart_png import draw\n"
        "assert not {'matplotlib', 'numpy', 'PIL'} & set(sys.modules)\n"
        "from tests.adapters.pictures import chart\n"
        "assert draw(chart((1.0, 2.0)))[:4] == b'\\x89PNG'\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/dev/null",
        "MPLCONFIGDIR": "/dev/null/none",
        "MPLBACKEND": "tkagg",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_whoever_is_given_a_picture_s_address_has_it_made_ready() -> None:
    script = (
        "import sys, time\n"
        "from dataclasses import replace\n"
        "from adapters.html import Html\n"
        "from bot.chat.card import Card\n"
        "from bot.chat.phrases import load\n"
        "from tests.adapters.pictures import chart\n"
        "html = Html(load())\n"
        "html.body(Card((), (chart((1.0, 2.0)),)))\n"
        "assert 'matplotlib' not in sys.modules\n"
        "page = 'http://127.0.0.1/pages/abc'\n"
        "assert '/pages/abc.png' in html.body(Card((), (replace(chart((1.0, 2.0)), picture=page),)))\n"
        "while 'matplotlib.figure' not in sys.modules:\n"
        "    time.sleep(0.01)\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=60, check=True)
