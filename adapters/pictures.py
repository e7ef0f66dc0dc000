"""Pictures of what is on cards, drawn once for as long as they are asked for."""

import base64
import functools
import struct
import threading
from dataclasses import dataclass, replace

from adapters.chart_png import draw, draw_tree, get_ready
from bot.chat.card import Card, Chart, Tree

KEPT = 64
"""Pictures of some 30 kB each."""

Pictured = Chart | Tree


@dataclass(frozen=True)
class Embedded:
    """A picture inside a page."""

    url: str
    width: int
    height: int


class Pictures:
    """Safe for threads. To draw takes a while: not for the event loop."""

    def __init__(self) -> None:
        self._drawn = functools.lru_cache(KEPT)(drawn)

    def png(self, element: Pictured, *, dark: bool = False) -> bytes:
        # Its address is another one each time; what is seen is not.
        return self._drawn(replace(element, picture=""), dark)

    def embedded(self, element: Pictured, *, dark: bool = False) -> Embedded:
        png = self.png(element, dark=dark)
        width, height = struct.unpack(">II", png[16:24])
        return Embedded(f"data:image/png;base64,{base64.b64encode(png).decode()}", width, height)


def address(element: Pictured) -> str:
    """Of its picture, "" where it has none. It will be asked for in a moment, so what draws it gets ready meanwhile."""
    if not element.picture:
        return ""
    _get_ready_once()
    return f"{element.picture}.png"


@functools.cache
def _get_ready_once() -> None:
    threading.Thread(target=get_ready, name="pictures", daemon=True).start()


def drawn(element: Pictured, dark: bool = False) -> bytes:
    """A PNG; takes a while, so never on the event loop."""
    return draw(element, dark=dark) if isinstance(element, Chart) else draw_tree(element, dark=dark)


def pictured(card: Card) -> Pictured | None:
    """What a card's picture shows: its first chart or tree."""
    return next((each for each in card.elements if isinstance(each, Chart | Tree)), None)
