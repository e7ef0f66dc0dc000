"""Where the points of a chart stand in a picture of fixed size."""

from dataclasses import dataclass

from bot.chat.card import Chart

WIDTH, HEIGHT = 440, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 8, 14, 14


@dataclass(frozen=True)
class Drawing:
    """Coordinates as strings for SVG; `lines` breaks where a value is missing."""

    lines: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    centre: str
    highest: str
    lowest: str
    centre_label: str
    """"" where it would stand on one of the other two."""


def drawing(chart: Chart) -> Drawing:
    known = [value for value in chart.values if value is not None]
    scale = [*known, chart.centre] if chart.centre is not None else known
    low, high = (min(scale), max(scale)) if scale else (0.0, 0.0)
    span = (high - low) or 1.0
    step = (WIDTH - _LEFT - _RIGHT) / max(len(chart.values) - 1, 1)

    def down(value: float) -> str:
        return f"{_TOP + (high - value) / span * (HEIGHT - _TOP - _BOTTOM):.1f}"

    runs: list[list[tuple[str, str]]] = [[]]
    for index, value in enumerate(chart.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((f"{_LEFT + index * step:.1f}", down(value)))
    return Drawing(
        lines=tuple(" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1),
        points=tuple(point for run in runs for point in run),
        centre="" if chart.centre is None else down(chart.centre),
        highest=f"{high:g}" if scale else "",
        lowest=f"{low:g}" if scale and high != low else "",
        centre_label=""
        if chart.centre is None or not 0.15 < (high - chart.centre) / span < 0.85
        else f"{chart.centre:g}",
    )
