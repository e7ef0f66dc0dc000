"""The words on a chart that have to find a place: marks, values beside their lines, centres of earlier phases."""

from collections.abc import Sequence
from dataclasses import replace

from adapters.chart_plan import AXIS, HEIGHT, LINE, MARGIN, WIDTH, Area, Plan
from adapters.paper import At, Dashes, Ink, Letters

MOST_NAMED = 6
"""Marks that are named below the chart; of more, the last ones."""
NAME = Letters(30)
_FLAG = Letters(26, bold=True)
_CENTRE = Letters(28, Ink.CENTRE)


def flags(plan: Plan) -> None:
    """Numbered above the chart and named below it; those that would lie on one another are one."""
    paper, marks = plan.paper, plan.chart.marks
    high = plan.area.top - 14 - LINE / 2
    for group in _grouped(plan):
        middle, half = _flag(plan, group)
        for number in group:
            foot = plan.x(marks[number].at)
            paper.line([At(foot, high), At(foot, plan.area.bottom)], Ink.LIMIT, 2, Dashes.FINE)
        paper.box(At(middle - half, high - 20), 2 * half, 40, Ink.CENTRE)
        paper.words(At(middle, high), _numbers(group), replace(_FLAG, ink=Ink.PAPER), "center")
    _named(plan)


def _grouped(plan: Plan) -> list[list[int]]:
    groups: list[list[int]] = []
    for number in range(len(plan.chart.marks)):
        groups.append([number])
        while len(groups) > 1 and _touch(plan, groups[-2], groups[-1]):
            last = groups.pop()
            groups[-1] += last
    return groups


def _touch(plan: Plan, one: Sequence[int], other: Sequence[int]) -> bool:
    (left, half), (right, another) = _flag(plan, one), _flag(plan, other)
    return right - left < half + another + 4


def _flag(plan: Plan, group: Sequence[int]) -> tuple[float, float]:
    """Its middle, and half its width."""
    half = max(20.0, plan.paper.long(_numbers(group), _FLAG) / 2 + 10)
    first, last = (plan.x(plan.chart.marks[number].at) for number in (group[0], group[-1]))
    return min(max((first + last) / 2, MARGIN + half), WIDTH - MARGIN - half), half


def _numbers(group: Sequence[int]) -> str:
    first, last = group[0] + 1, group[-1] + 1
    return str(first) if first == last else f"{first}–{last}"


def _named(plan: Plan) -> None:
    paper = plan.paper
    shown = list(enumerate(plan.chart.marks, 1))
    down = HEIGHT + (LINE - MARGIN) / 2
    if len(shown) > MOST_NAMED:
        more = len(shown) - MOST_NAMED + 1
        shown = shown[more:]
        paper.words(At(MARGIN, down), plan.words.earlier.replace("#", str(more)), AXIS)
        down += LINE
    wide = max((paper.long(str(number), _FLAG) for number, _ in shown), default=0.0) + 14
    for number, mark in shown:
        paper.words(At(MARGIN + wide - 14, down), str(number), _FLAG, "right")
        label = paper.wrapped(mark.label, NAME, WIDTH - 2 * MARGIN - wide, 1)
        paper.words(At(MARGIN + wide, down), "".join(label), NAME)
        down += LINE


def names_beside(plan: Plan) -> None:
    """Each at the height of its line, or pushed just so far that all can be read."""
    area, paper = plan.area, plan.paper
    names = sorted(plan.names, key=lambda each: -each.value)
    last = max(index for index, each in enumerate(plan.chart.values) if each is not None)
    downs = _pushed([plan.y(each.value) for each in names], 36, area.top - 16, area.bottom - 8)
    for name, down in zip(names, downs):
        level = plan.y(name.value)
        begin = plan.x(last) + 11 if name.ink is Ink.DATA else area.right
        way = [At(begin, level), At(area.right, level), At(area.right + 26, down)]
        paper.line(way, name.ink, name.thick, name.dashes)
        paper.words(At(area.right + 34, down), name.text, name.letters)


def _pushed(downs: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """In their order, so far apart at least, and within bounds."""
    placed: list[float] = []
    for down in downs:
        placed.append(max(down, placed[-1] + apart) if placed else max(down, top))
    limit = bottom
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - apart
    return placed


def centres_of_earlier_phases(plan: Plan) -> None:
    """Each at its line, where it hides least."""
    taken: list[Area] = []
    for begin, end in plan.phases()[:-1]:
        known = [each for each in plan.chart.centre[begin:end] if each is not None]
        if not known:
            continue
        text = plan.scale.said(known[-1])
        points = [plan.at(index) for index in range(max(begin - 1, 0), end + 1)]
        places = _places(plan, (begin, end), plan.paper.long(text, _CENTRE), plan.y(known[-1]))
        free = [place for place in places if all(place.apart(each) for each in taken)]
        if free:
            best = min(free, key=lambda place: _hides(place, points))
            taken.append(best)
            plan.paper.box(At(best.left, best.top), best.right - best.left, best.bottom - best.top, Ink.PAPER)
            plan.paper.words(At(best.left + 2, (best.top + best.bottom) / 2), text, _CENTRE)


def _places(plan: Plan, phase: tuple[int, int], wide: float, level: float) -> list[Area]:
    """Above its line and below it, from left to right."""
    left, right = max(plan.x(phase[0] - 0.5), plan.area.left), plan.x(phase[1] - 0.5)
    room = right - left - wide - 12
    if room < 0:
        return []
    tops = [each for each in (level - 31, level + 5) if plan.area.top <= each <= plan.area.bottom - 26]
    across = [left + 4 + room * part / 30 for part in range(31)]
    return [Area(each, top, each + wide + 4, top + 26) for each in across for top in tops]


def _hides(place: Area, points: Sequence[At | None]) -> int:
    """Points, which count most, and eighths of the way from one to the next, that lie under it."""
    found = 0
    before: At | None = None
    for point in points:
        if point is not None and place.left - 60 <= point.x <= place.right + 60:
            found += 8 * _under(place, point, 8)
            if before is not None:
                found += sum(_under(place, each, 2) for each in _between(before, point))
        before = point
    return found


def _under(place: Area, point: At, around: float) -> bool:
    across = place.left - around <= point.x <= place.right + around
    return across and place.top - around <= point.y <= place.bottom + around


def _between(one: At, other: At) -> list[At]:
    return [At(one.x + (other.x - one.x) * n / 8, one.y + (other.y - one.y) * n / 8) for n in range(1, 8)]
