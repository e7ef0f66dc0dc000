"""A picture's paper: lines, marks and words at pixels from the top left; the only file that names matplotlib."""

import functools
import io
import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from types import ModuleType
from typing import Any, NamedTuple

_LONGEST = 400
"""Characters of one text that are looked at; a picture has no room for more."""
_SHADES = 5
"""Between each colour and the paper, which is all that the file keeps; a palette chosen by how much there is of each
colour would lose that of the few points that matter."""
_APART = 16


class Ink(Enum):
    """What a colour is for; each has one for light and one for dark."""

    PAPER = "#ffffff", "#1b1f24"
    EDGE = "#c4cad1", "#4a525c"
    GRID = "#e3e7eb", "#30363d"
    TEXT = "#1d2127", "#eceff2"
    QUIET = "#56606b", "#aab4bf"
    DATA = "#1a5fb4", "#78b0ff"
    SIGNAL = "#c2410c", "#ffab66"
    CENTRE = "#343c45", "#d3d9df"
    LIMIT = "#6b7580", "#98a3ae"
    TARGET = "#0a7346", "#5ad19c"
    FIRST = "#dbe8fb", "#1f3a5f"
    SECOND = "#e4f2ea", "#1d4032"
    THIRD = "#fdf0dc", "#4a3919"
    FOURTH = "#f0eaf8", "#3a2f52"


class Dashes(Enum):
    SOLID = "-"
    LIMIT = (0, (5, 3))
    TARGET = (0, (7, 2.5, 1.5, 2.5))
    FINE = (0, (1.5, 2.5))


@dataclass(frozen=True)
class Letters:
    """How words are set."""

    size: int
    ink: Ink = Ink.TEXT
    bold: bool = False


class At(NamedTuple):
    x: float
    y: float


class Paper:
    """Not for two threads at once."""

    def __init__(self, width: int, height: int, *, dark: bool) -> None:
        self.width, self.height = width, height
        self._theirs = _library()
        self._dark = dark
        figure = self._theirs.Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=self._colour(Ink.PAPER))
        self._figure, self._canvas = figure, self._theirs.FigureCanvasAgg(figure)
        self._down = self._theirs.Affine2D().scale(1, -1).translate(0, height)
        self._layer = 0

    def line(self, points: Sequence[At], ink: Ink, width: float = 2, dashes: Dashes = Dashes.SOLID) -> None:
        style: Any = dashes.value
        self._lines(points, color=self._colour(ink), linewidth=width, linestyle=style, dash_capstyle="butt")

    def marks(self, points: Sequence[At], shape: str, size: float, ink: Ink, *, hollow: bool = False) -> None:
        """`shape`: "o" or "D"."""
        face = self._colour(Ink.PAPER if hollow else ink)
        edge = self._colour(ink if hollow else Ink.PAPER)
        width = size / 5 if hollow else size / 9
        style = {"markerfacecolor": face, "markeredgecolor": edge, "markeredgewidth": width}
        self._lines(points, linestyle="none", marker=shape, markersize=size, **style)

    def box(self, corner: At, width: float, height: float, face: Ink, edge: Ink | None = None) -> None:
        """With round corners; `corner` is the upper left one."""
        where = (corner.x, corner.y)
        colours = {"facecolor": self._colour(face), "edgecolor": self._colour(edge or face)}
        style = self._theirs.BoxStyle("Round", pad=0, rounding_size=min(12, height / 2))
        patch = self._theirs.FancyBboxPatch(where, width, height, boxstyle=style, linewidth=2, **colours)
        self._add(patch)

    def words(self, at: At, text: str, letters: Letters, across: str = "left", down: str = "center") -> None:
        """`across`: left, center or right of the words is at `at`; `down`: their top, center or baseline."""
        family = self._theirs.fonts[letters.bold]
        font = self._theirs.FontProperties(fname=family.path, size=letters.size)
        down = "center_baseline" if down == "center" else down
        where = {"x": at.x, "y": at.y, "ha": across, "va": down}
        text = family.known(text)
        self._add(
            self._theirs.Text(
                **where, text=text, color=self._colour(letters.ink), fontproperties=font, parse_math=False, usetex=False
            )
        )

    def long(self, text: str, letters: Letters) -> float:
        """How wide words are."""
        font: _Font = self._theirs.fonts[letters.bold]
        return font.long(text, letters.size)

    def wrapped(self, text: str, letters: Letters, width: float, most: int) -> list[str]:
        """At most so many lines; what has no room ends in "…"."""
        lines = self._broken(" ".join(self._theirs.fonts[letters.bold].known(text[:_LONGEST]).split()), letters, width)
        if len(lines) > most:
            last = lines[most - 1]
            while last and self.long(f"{last}…", letters) > width:
                last = last[:-1]
            lines = [*lines[: most - 1], f"{last.rstrip()}…"]
        return lines

    def _broken(self, text: str, letters: Letters, width: float) -> list[str]:
        lines = [""]
        for word in text.split():
            line = f"{lines[-1]} {word}".strip()
            if self.long(line, letters) <= width:
                lines[-1] = line
                continue
            if lines[-1]:
                lines.append("")
            for each in word:  # a word that is longer than a line is broken anywhere
                if lines[-1] and self.long(lines[-1] + each, letters) > width:
                    lines.append("")
                lines[-1] += each
        return lines if lines[0] else []

    def png(self) -> bytes:
        self._canvas.draw()
        picture = self._theirs.Image.frombuffer("RGBA", (self.width, self.height), self._canvas.buffer_rgba())
        few = picture.convert("RGB").quantize(palette=self._palette(), dither=self._theirs.Image.Dither.NONE)
        written = io.BytesIO()
        few.save(written, "PNG")
        return written.getvalue()

    def _palette(self) -> Any:
        under = bytes.fromhex(self._colour(Ink.PAPER)[1:])
        colours = [under]
        for ink in Ink:
            full = bytes.fromhex(self._colour(ink)[1:])
            for shade in range(1, _SHADES + 1):
                mixed = bytes(round(low + (high - low) * shade / _SHADES) for low, high in zip(under, full))
                # What is next to the paper would be taken for it.
                if max(abs(low - high) for low, high in zip(under, mixed)) >= _APART:
                    colours.append(mixed)
        palette = self._theirs.Image.new("P", (1, 1))
        palette.putpalette(b"".join(colours))
        return palette

    def _colour(self, ink: Ink) -> str:
        return ink.value[self._dark]

    def _lines(self, points: Sequence[At], **style: Any) -> None:
        if points:
            line = self._theirs.Line2D([each.x for each in points], [each.y for each in points], **style)
            self._add(line)

    def _add(self, artist: Any) -> None:
        """Whatever is added later lies above."""
        self._layer += 1
        artist.set(transform=self._down, zorder=self._layer, clip_on=False)
        self._figure.add_artist(artist)


class _Font:
    """What a file of letters can show."""

    def __init__(self, path: str, font: Any) -> None:
        self.path, self._font = path, font
        self._letters = frozenset(font.get_charmap())
        self._widths: dict[str, float] = {}

    def known(self, text: str) -> str:
        """Without what has no form here: a letter of an unknown script is a box, a pictogram is left out."""
        return "".join(self._form(each) for each in text)

    def long(self, text: str, size: int) -> float:
        return sum(self._width(each) for each in self.known(text)) * size

    def _form(self, letter: str) -> str:
        kind = unicodedata.category(letter)
        if kind[0] in "CZ":
            return " " if kind[0] == "Z" or letter in "\t\n\r" else ""
        if ord(letter) in self._letters:
            return letter
        return "□" if kind[0] in "LN" else ""

    def _width(self, letter: str) -> float:
        if letter not in self._widths:
            self._font.set_size(100, 72)
            self._widths[letter] = self._font.load_char(ord(letter)).linearHoriAdvance / 65536 / 100
        return self._widths[letter]


def get_ready() -> None:
    """What the first picture would do first."""
    _library()


@functools.cache
def _library() -> ModuleType:
    """matplotlib's objects under their names; to import it takes a second, so the first picture does."""
    # It would warn that it looks through the fonts, or that it cannot write where it keeps what it found.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties, get_font
    from matplotlib.lines import Line2D
    from matplotlib.patches import BoxStyle, FancyBboxPatch
    from matplotlib.text import Text
    from matplotlib.transforms import Affine2D
    from PIL import Image

    folder = f"{matplotlib.get_data_path()}/fonts/ttf"
    files = [f"{folder}/DejaVuSans.ttf", f"{folder}/DejaVuSans-Bold.ttf"]
    theirs: Any = ModuleType("theirs")
    theirs.fonts = [_Font(path, get_font(path)) for path in files]
    theirs.Figure, theirs.FigureCanvasAgg, theirs.Image = Figure, FigureCanvasAgg, Image
    theirs.FontProperties, theirs.Line2D, theirs.Text = FontProperties, Line2D, Text
    theirs.BoxStyle, theirs.FancyBboxPatch, theirs.Affine2D = BoxStyle, FancyBboxPatch, Affine2D
    return theirs  # type: ignore[no-any-return]
