"""How many series are classified a second, and how long a picture takes; beside numpy's and matplotlib's plainest."""

import io
import math
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.charts.charting import chart
from bot.charts.limits import Part, lines
from bot.charts.model import Kind, Options, Rules, Series
from bot.charts.picture import About, element
from bot.charts.rules import judged
from bot.charts.runs import crossings_min
from bot.chat.card import Chart
from bot.chat.phrases import load
from tests.bench.timing import Measured, in_turn
from tests.charts.series import series

SERIES, POINTS = 10_000, 100
ROUNDS = 5
PICTURES, COLD = 30, 3
COLD_OURS = """
import time
from tests.bench.charts import example
shown = example()
start = time.perf_counter()
from adapters.chart_png import draw
draw(shown)
print(time.perf_counter() - start)
"""
COLD_REFERENCE = """
import time
from tests.bench.charts import plain_picture
start = time.perf_counter()
plain_picture([float(i % 7) for i in range(100)])
print(time.perf_counter() - start)
"""


def measure() -> Iterator[str]:
    yield f"{'series of 100 points':46} {'a second':>9} {'reference':>11} {'ratio':>7}"
    chance = random.Random(1)
    made = [series([chance.gauss(50, 9) for _ in range(POINTS)]) for _ in range(SERIES)]
    arrays = [np.array(each.values, dtype=float) for each in made]
    ours, whole, reference = in_turn(
        [_all(_classified, made), _all(_charted, made), _all(_numpy_classified, arrays)], ROUNDS, warm_up=1
    )
    yield _rate("classified: median, runs, crossings (ref.: numpy)", ours, reference)
    yield _rate("a whole chart: points, phases (ref.: numpy)", whole, reference)
    yield f"\n{'one picture, milliseconds':46} {'p50':>9} {'reference':>11} {'ratio':>7}"
    yield _pictures("cold (reference: matplotlib, a bare line)", _cold(COLD_OURS), _cold(COLD_REFERENCE))
    yield _pictures("warm (reference: matplotlib, a bare line)", *_warm())


def example() -> Chart:
    values = [float(i * 7919 % 23) for i in range(POINTS)]
    return element(chart(series(values), Options(Kind.XMR)), About("Waits", "min"), load())


def plain_picture(values: list[float]) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10.24, 6.4), dpi=100)
    FigureCanvasAgg(figure)
    figure.subplots().plot(values)
    figure.savefig(picture := io.BytesIO(), format="png")
    return picture.getvalue()


def _classified(made: Series) -> bool:
    points = range(len(made.values))
    found = lines(Kind.RUN, Part(made.values, (), (), points), None, screen=False)
    return judged(Rules.ANHOEJ, made.values, points, found).signal


def _charted(made: Series) -> bool:
    return chart(made, Options()).phases[0].runs_signal


def _numpy_classified(values: NDArray[np.float64]) -> bool:
    sides = np.sign(values - np.median(values))
    sides = sides[sides != 0]
    changes = np.flatnonzero(sides[1:] != sides[:-1])
    longest = np.diff(np.concatenate(([-1], changes, [len(sides) - 1]))).max()
    return bool(longest > round(math.log2(len(sides))) + 3 or len(changes) < crossings_min(len(sides)))


def _all(call: Callable[[Any], bool], made: Sequence[Any]) -> Callable[[int], object]:
    return lambda number: sum(call(each) for each in made)


def _rate(name: str, ours: Measured, reference: Measured) -> str:
    ratio = reference.middle / ours.middle
    return f"{name:46} {SERIES / ours.middle:9.0f} {SERIES / reference.middle:11.0f} {ratio:7.2f}"


def _pictures(name: str, ours: float, reference: float) -> str:
    return f"{name:46} {ours * 1000:9.0f} {reference * 1000:11.0f} {ours / reference:7.2f}"


def _cold(code: str) -> float:
    """In a process of its own, what it imports included."""
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(COLD)]
    return statistics.median(float(each.stdout) for each in runs)


def _warm() -> tuple[float, float]:
    from adapters.chart_png import draw

    shown = example()
    values = [value or 0.0 for value in shown.values]
    ours, reference = in_turn([lambda number: draw(shown), lambda number: plain_picture(values)], PICTURES)
    return ours.middle, reference.middle
