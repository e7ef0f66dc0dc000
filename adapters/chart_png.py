"""Pictures of charts and trees as PNG files, for messages and pages."""

import functools
import threading

from adapters import chart_drawing, paper, tree_drawing
from adapters.chart_plan import Words
from bot.chat.card import Chart, Tree
from bot.chat.phrases import load

_ONE_AT_A_TIME = threading.Lock()
"""matplotlib is not safe for threads."""


def get_ready() -> None:
    """The first picture takes no longer than any other afterwards."""
    with _ONE_AT_A_TIME:
        paper.get_ready()


def draw(element: Chart, *, dark: bool = False) -> bytes:
    """Takes some tens of milliseconds, the first one of a process a second or two: not for an event loop."""
    with _ONE_AT_A_TIME:
        sheet = paper.Paper(*size(element), dark=dark)
        chart_drawing.draw_on(sheet, element, _words())
        return sheet.png()


def draw_tree(tree: Tree, *, dark: bool = False) -> bytes:
    """As `draw`."""
    with _ONE_AT_A_TIME:
        return tree_drawing.drawn(tree, _words().more, dark=dark).png()


def size(element: Chart) -> tuple[int, int]:
    """Width and height of its picture, known before it is drawn."""
    return chart_drawing.size(element)


@functools.cache
def _words() -> Words:
    say = load()
    earlier = say.line("picture-earlier", count="#")
    more = say.line("picture-more", count="#")
    return Words(say.line("picture-target"), say.line("picture-no-values"), earlier, more)
