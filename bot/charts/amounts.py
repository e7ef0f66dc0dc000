"""A measure's numbers as people write them."""

import math

_DIGITS = 3
"""That are shown of a number with a part behind the point."""
_MOST_WHOLE = 1e15
"""Beyond it a number is shown with a power of ten."""


def amount(value: float, unit: str = "") -> str:
    """As in "12.5%", "5,588 min" or "0.0123"."""
    text = _number(value)
    return f"{text}%" if unit == "%" else f"{text} {unit}".rstrip()


def _number(value: float) -> str:
    size = abs(value)
    if size >= _MOST_WHOLE or 0 < size < 1e-6:
        return f"{value:.{_DIGITS}g}"
    if value == round(value):
        return f"{value + 0.0:,.0f}"
    behind = max(_DIGITS - 1 - math.floor(math.log10(size)), 0)
    text = f"{value:,.{behind}f}"
    return text.rstrip("0").rstrip(".") if behind else text
