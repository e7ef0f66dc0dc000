"""Lists of teams in statements that are prepared once for a number of teams."""

from collections.abc import Collection


def padded(teams: Collection[str]) -> list[str]:
    """Of few lengths, each a power of two, so that nothing need be prepared for every number of teams: the last one is
    said again; "" is no team."""
    found: list[str] = sorted(teams) or [""]
    length = 1 << (len(found) - 1).bit_length()
    return found + found[-1:] * (length - len(found))
