"""How a tree looks: boxes from left to right, and lines between what leads to what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from adapters.paper import At, Ink, Letters, Paper
from bot.chat.card import Branch, Tree

MOST_LEAVES = 60
"""That are drawn; how many there are besides is said."""
MOST_DEEP = 6
"""Columns."""
_MARGIN = 28
_ACROSS, _BETWEEN, _APART = 44, 14, 30
"""Pixels between columns, between boxes of one parent, and of two."""
_PAD, _LINE = 12, 35
_MOST_LINES = 8
_ROOT_LINES = 14

_TITLE = Letters(36, bold=True)
_HEAD = Letters(26, Ink.QUIET, bold=True)
_LABEL = Letters(28)
_FACES = Ink.FIRST, Ink.SECOND, Ink.THIRD, Ink.FOURTH


@dataclass(frozen=True)
class _Box:
    lines: tuple[str, ...]
    """() where a column is passed over: a line goes through."""
    depth: int
    after: tuple["_Box", ...]
    top: float = 0

    @property
    def high(self) -> float:
        return len(self.lines) * _LINE + 2 * _PAD

    @property
    def middle(self) -> float:
        return self.top + self.high / 2


def drawn(tree: Tree, more: str, *, dark: bool) -> Paper:
    """`more`: what is said of those left out, with "#" where their number stands."""
    root = _pruned(tree.root, 0, [MOST_LEAVES], more)
    columns = _deep(root)
    width = 1024 if columns <= 3 else 256 * (columns + 1)
    wide = min(420.0, (width - 2 * _MARGIN - _ACROSS * (columns - 1)) / columns)
    width = round(max(640, 2 * _MARGIN + wide * columns + _ACROSS * (columns - 1)))
    measure = Paper(1, 1, dark=dark)  # words are measured before it is known how high the picture is
    title = measure.wrapped(tree.title, _TITLE, width - 2 * _MARGIN, 2)
    heads = [measure.wrapped(each, _HEAD, wide, 2) for each in tree.columns[:columns]]
    top = _MARGIN + 44 * len(title) + 33 * max((len(each) for each in heads), default=0) + 16
    placed, bottom = _placed(_box(root, 0, measure, wide - 2 * _PAD), top)
    paper = Paper(width, round(bottom) + _MARGIN, dark=dark)
    paper.box(At(2, 2), paper.width - 4, paper.height - 4, Ink.PAPER, Ink.EDGE)
    _heads(paper, title, heads, wide)
    _draw(paper, placed, wide)
    return paper


def _pruned(branch: Branch, depth: int, room: list[int], more: str) -> Branch:
    """With as many leaves as there is room for."""
    after: list[Branch] = []
    for at, each in enumerate(branch.branches):
        if room[0] <= 0 or depth + 1 >= MOST_DEEP:
            after.append(Branch(more.replace("#", str(len(branch.branches) - at))))
            break
        after.append(_pruned(each, depth + 1, room, more))
    room[0] -= not branch.branches
    return Branch(branch.label, tuple(after))


def _deep(branch: Branch) -> int:
    return 1 + max((_deep(each) for each in branch.branches), default=0)


def _box(branch: Branch, depth: int, paper: Paper, wide: float) -> _Box:
    lines = paper.wrapped(branch.label, _LABEL, wide, _MOST_LINES if depth else _ROOT_LINES)
    if not lines and not (depth and branch.branches):
        lines = ["–"]
    return _Box(tuple(lines), depth, tuple(_box(each, depth + 1, paper, wide) for each in branch.branches))


def _placed(box: _Box, top: float) -> tuple[_Box, float]:
    """The box at the middle of what comes after it, and where the next may begin."""
    after: list[_Box] = []
    bottom = top
    for index, each in enumerate(box.after):
        if index:
            bottom += _APART if each.after or box.after[index - 1].after else _BETWEEN
        placed, bottom = _placed(each, bottom)
        after.append(placed)
    if not after:
        return replace(box, top=top), top + box.high
    middle = (after[0].middle + after[-1].middle) / 2
    over = top - (middle - box.high / 2)
    if over > 0:  # higher than all of them together
        after = [_lower(each, over) for each in after]
        middle, bottom = middle + over, bottom + over
    return replace(box, after=tuple(after), top=middle - box.high / 2), max(bottom, middle + box.high / 2)


def _lower(box: _Box, by: float) -> _Box:
    return replace(box, top=box.top + by, after=tuple(_lower(each, by) for each in box.after))


def _heads(paper: Paper, title: Sequence[str], heads: Sequence[Sequence[str]], wide: float) -> None:
    down = _MARGIN
    for line in title:
        paper.words(At(_MARGIN, down + 22), line, _TITLE)
        down += 44
    for depth, head in enumerate(heads):
        for at, line in enumerate(head):
            paper.words(At(_left(depth, wide), down + 8 + 33 * (at + 0.5)), line, _HEAD)


def _left(depth: int, wide: float) -> float:
    return _MARGIN + depth * (wide + _ACROSS)


def _draw(paper: Paper, root: _Box, wide: float) -> None:
    for box in _all(root):
        right, turn = _left(box.depth, wide) + wide, _left(box.depth, wide) + wide + _ACROSS / 2
        for each in box.after:
            left = _left(each.depth, wide)
            path = [At(right, box.middle), At(turn, box.middle), At(turn, each.middle), At(left, each.middle)]
            paper.line(path, Ink.LIMIT, 3)
    for box in _all(root):
        left = _left(box.depth, wide)
        if not box.lines:
            paper.line([At(left, box.middle), At(left + wide, box.middle)], Ink.LIMIT, 3)
            continue
        paper.box(At(left, box.top), wide, box.high, _FACES[box.depth % len(_FACES)], Ink.LIMIT)
        for at, line in enumerate(box.lines):
            paper.words(At(left + _PAD, box.top + _PAD + _LINE * (at + 0.5)), line, _LABEL)


def _all(box: _Box) -> Iterator[_Box]:
    yield box
    for each in box.after:
        yield from _all(each)
