"""What records are called since their organisation became one with another: L-12 is L-1012."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LETTERS = "ACDEHKLMPQRST"
"""Of what is counted within an organisation. N is counted over all, and stays."""
_REF = re.compile(rf"(#?)([{LETTERS}{LETTERS.lower()}])-([1-9][0-9]{{0,8}})")


@dataclass(frozen=True)
class Renumbered:
    """Numbers `below` are the old ones, and nobody else's: with `added` they are the new."""

    below: int
    added: int


def now_called(said: str, steps: Sequence[Renumbered]) -> str:
    """What is all of it a record's old name → the new one; anything else as it is."""
    match = _REF.fullmatch(said) if len(said) <= 12 else None
    if match is None:
        return said
    number = int(match[3])
    for step in steps:
        if number < step.below:
            number += step.added
    return f"{match[1]}{match[2]}-{number}"
