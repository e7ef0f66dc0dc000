"""A theme, and the list of them."""

from dataclasses import dataclass

LONGEST_NAME = 60
LONGEST_HINT = 200
MOST = 30
"""Themes of one organisation."""
MOST_OF_ENTRY = 3


@dataclass(frozen=True)
class Theme:
    key: str
    """Stays as it is when the name changes: "test-and-learn"."""
    name: str
    hint: str = ""
    """What belongs to it, in a few words."""
    ended: bool = False
    """Nobody chooses it any more; entries keep it."""
