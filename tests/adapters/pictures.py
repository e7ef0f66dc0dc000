"""Charts to draw, and paper that remembers where its words stand."""

import io
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from PIL import Image

from adapters.paper import At, Letters, Paper
from bot.chat.card import Chart, Table

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def chart(
    values: tuple[float | None, ...],
    centre: float | None = None,
    *,
    title: str = "Minutes to find the key",
    **more: Any,
) -> Chart:
    days = tuple(date(2026, 11, 2) + timedelta(days=each) for each in range(len(values)))
    return Chart("alt", title, days, values, (centre,) * len(values), Table("Minutes", ("Day", "Minutes"), ()), **more)


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


class Written(Paper):
    def __init__(self, width: int, height: int, *, dark: bool) -> None:
        super().__init__(width, height, dark=dark)
        self.written: list[tuple[str, Area]] = []

    def words(self, at: At, text: str, letters: Letters, across: str = "left", down: str = "center") -> None:
        super().words(at, text, letters, across, down)
        wide, half = self.long(text, letters), letters.size * 0.4
        left = at.x - {"left": 0.0, "center": wide / 2, "right": wide}[across]
        if wide:
            self.written.append((text, (left, at.y - half, left + wide, at.y + half)))

    def cut(self) -> list[str]:
        """Words beyond the paper's edge."""
        return [
            text
            for text, (left, top, right, bottom) in self.written
            if left < 0 or top < 0 or right > self.width or bottom > self.height
        ]


def overlapping(written: list[tuple[str, Area]]) -> list[tuple[str, str]]:
    return [(one, other) for (one, here), (other, there) in combinations(written, 2) if _overlap(here, there)]


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
