"""Pictures of trees: every box in its column, nothing on anything else."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from adapters import tree_drawing
from adapters.chart_png import draw_tree
from adapters.tree_drawing import MOST_LEAVES
from bot.chat.card import Branch, Tree
from tests.adapters.pictures import Written, overlapping

COLUMNS = ("Aim", "Primary drivers", "Secondary drivers", "Change ideas")


def ideas(count: int) -> tuple[Branch, ...]:
    return tuple(Branch(f"Idea {each}: a key on a red lanyard") for each in range(count))


def tree(*branches: Branch, title: str = "Find the key", aim: str = "Under 2 minutes by 31 March") -> Tree:
    return Tree("alt", title, COLUMNS, Branch(aim, branches))


def written(shown: Tree) -> Written:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree_drawing, "Paper", Written)
        paper = tree_drawing.drawn(shown, "and # more", dark=False)
    assert isinstance(paper, Written)
    return paper


CASES = {
    "an aim alone": tree(),
    "three columns": tree(Branch("One place", ideas(3)), Branch("Everybody knows", ideas(1)), Branch("Nobody")),
    "four columns, forty ideas": tree(
        *(Branch(f"Driver {n}", tuple(Branch(f"Part {m}", ideas(4)) for m in range(5))) for n in range(2))
    ),
    "a column passed over": tree(
        Branch("", (Branch("", (Branch("An idea on the aim"),)),)), Branch("Driver", ideas(2))
    ),
    "a high aim": tree(Branch("Small"), aim="Under 2 minutes on every round " * 9),
    "hostile": tree(
        Branch("$x^2$ \U0001f600 中文 \x00\u202e" + "W" * 3000, ideas(2)), Branch(" "), title="<b>" * 300, aim="\ud800"
    ),
    "too much": tree(*(Branch(f"Driver {n}", ideas(30)) for n in range(9))),
}


@pytest.mark.parametrize("case", CASES)
def test_every_tree_can_be_drawn_and_read(case: str) -> None:
    paper = written(CASES[case])
    assert paper.cut() == []
    assert overlapping(paper.written) == []
    light, dark = draw_tree(CASES[case]), draw_tree(CASES[case], dark=True)
    assert Image.open(io.BytesIO(light)).size == (paper.width, paper.height)
    assert light != dark
    assert light == draw_tree(CASES[case])
    assert len(light) < 250_000


labels = st.text(max_size=60)
branches = st.recursive(
    st.builds(Branch, labels),
    lambda inner: st.builds(Branch, labels, st.lists(inner, max_size=5).map(tuple)),
    max_leaves=40,
)


@given(branches, labels)
@settings(max_examples=40, deadline=None)
def test_no_tree_is_refused_or_drawn_over_itself(root: Branch, title: str) -> None:
    paper = written(Tree("alt", title, COLUMNS, root))
    paper.png()
    assert paper.cut() == []
    assert overlapping(paper.written) == []


def test_what_leads_to_an_aim_stands_right_of_it() -> None:
    places = dict(written(CASES["a column passed over"]).written)
    aim, primary, secondary, change = (places[each][0] for each in COLUMNS)
    assert aim < primary < secondary < change
    assert secondary < change < places["An idea on the"][0]
    assert primary < places["Driver"][0] < secondary


def test_what_there_is_no_room_for_is_counted() -> None:
    words = [text for text, _ in written(CASES["too much"]).written]
    assert len([each for each in words if each.startswith("Idea")]) <= MOST_LEAVES
    left_out = [int(found[1]) for each in words if (found := re.fullmatch(r"and (\d+) more", each))]
    assert left_out
