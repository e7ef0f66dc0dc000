"""How a chart looks: its frame, its lines and its points."""

from adapters.chart_plan import AXIS, HEIGHT, LINE, MARGIN, TITLE, WIDTH, Plan, Values, Words, has_values
from adapters.chart_scale import day_ticks
from adapters.chart_words import MOST_NAMED, NAME, centres_of_earlier_phases, flags, names_beside
from adapters.paper import At, Dashes, Ink, Paper
from bot.chat.card import Chart

MANY = 300
"""Points; more are a line alone."""


def size(chart: Chart) -> tuple[int, int]:
    named = len(chart.marks) if has_values(chart) else 0
    return WIDTH, HEIGHT + LINE * min(named, MOST_NAMED)


def draw_on(paper: Paper, chart: Chart, words: Words) -> None:
    plan = Plan(paper, chart, words)
    _frame(plan)
    if plan.empty:
        return
    _axes(plan)
    flags(plan)
    # Many points would hide the lines, few are hidden by them.
    for draw in (_lines, _points) if len(chart.values) <= MANY else (_points, _lines):
        draw(plan)
    names_beside(plan)
    centres_of_earlier_phases(plan)


def _frame(plan: Plan) -> None:
    paper, area = plan.paper, plan.area
    paper.box(At(2, 2), WIDTH - 4, paper.height - 4, Ink.PAPER, Ink.EDGE)
    for index, line in enumerate(plan.title):
        paper.words(At(MARGIN, MARGIN + LINE * (index + 0.5)), line, TITLE)
    if plan.empty:
        middle = At((area.left + area.right) / 2, (area.top + area.bottom) / 2)
        paper.words(middle, plan.words.nothing, NAME, "center")


def _axes(plan: Plan) -> None:
    paper, area = plan.paper, plan.area
    unit = paper.wrapped(plan.scale.axis, AXIS, WIDTH - 2 * MARGIN, 1)
    paper.words(At(MARGIN, MARGIN + LINE * (len(plan.title) + 0.5)), "".join(unit), AXIS)
    for value, text in plan.ticks:
        down = plan.up((value - plan.scale.low) / (plan.scale.high - plan.scale.low))
        paper.line([At(area.left, down), At(area.right, down)], Ink.GRID)
        paper.words(At(area.left - 12, down), text, AXIS, "right")
    wide = paper.long("30 Nov", AXIS)
    for tick in day_ticks(plan.chart.days, int((area.right - area.left) / (wide * 1.25))):
        for line, text in enumerate((tick.day, tick.year)):
            half = paper.long(text, AXIS) / 2
            across = min(max(plan.x(tick.at), MARGIN + half), WIDTH - MARGIN - half)
            paper.words(At(across, area.bottom + 8 + LINE * (line + 0.5)), text, AXIS, "center")
        paper.line([At(plan.x(tick.at), area.bottom), At(plan.x(tick.at), area.bottom + 8)], Ink.LIMIT)


def _lines(plan: Plan) -> None:
    chart, paper, area = plan.chart, plan.paper, plan.area
    for begin, end in plan.phases():
        if begin:
            across = plan.x(begin - 0.5)
            paper.line([At(across, area.top), At(across, area.bottom)], Ink.QUIET, 2)
        for values, ink, dashes in (
            (chart.lower, Ink.LIMIT, Dashes.LIMIT),
            (chart.upper, Ink.LIMIT, Dashes.LIMIT),
            (chart.centre, Ink.CENTRE, Dashes.SOLID),
        ):
            for steps in _steps(plan, values[begin:end], begin):
                if len(chart.values) > MANY:
                    paper.line(steps, Ink.PAPER, 6)
                paper.line(steps, ink, 3, dashes)
    if chart.target is not None:
        down = plan.y(chart.target)
        paper.line([At(area.left, down), At(area.right, down)], Ink.TARGET, 3, Dashes.TARGET)


def _steps(plan: Plan, values: Values, begin: int) -> list[list[At]]:
    """A line that is level at each point, half way to the next; broken where it is unknown."""
    lines: list[list[At]] = [[]]
    for index, value in enumerate(values, begin):
        if value is None:
            lines.append([])
            continue
        left = plan.x(index - 0.5) if index else plan.area.left
        right = plan.x(index + 0.5) if index < len(plan.chart.days) - 1 else plan.area.right
        down = plan.y(value)
        if lines[-1] and lines[-1][-1].y == down:
            lines[-1][-1] = At(right, down)
        else:
            lines[-1] += [At(left, down), At(right, down)]
    return [each for each in lines if each]


def _points(plan: Plan) -> None:
    chart, paper = plan.chart, plan.paper
    count = len(chart.values)
    size = 17 if count <= 40 else 12 if count <= 100 else 7
    runs = _runs(plan)
    for run in runs:
        if len(run) > 1:
            paper.line(run, Ink.DATA, 4 if count <= 100 else 2.5 if count <= 1000 else 1.2)
    signals, left_out = frozenset(chart.signals), frozenset(chart.left_out)
    seen = [(index, point) for index in range(count) if (point := plan.at(index)) is not None]
    if count <= MANY:
        plain = [point for index, point in seen if index not in signals | left_out]
    else:
        plain = [run[0] for run in runs if len(run) == 1]
    paper.marks(plain, "o", size, Ink.DATA)
    stands_out = max(size * 1.25, 11)
    paper.marks([point for index, point in seen if index in signals - left_out], "D", stands_out, Ink.SIGNAL)
    hollow = [(index in signals, point) for index, point in seen if index in left_out]
    paper.marks([point for signal, point in hollow if not signal], "o", size * 1.1, Ink.DATA, hollow=True)
    paper.marks([point for signal, point in hollow if signal], "D", stands_out, Ink.SIGNAL, hollow=True)


def _runs(plan: Plan) -> list[list[At]]:
    """The points between which there is a line: it is broken where a value is missing."""
    runs: list[list[At]] = [[]]
    for index in range(len(plan.chart.values)):
        point = plan.at(index)
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return runs
