"""The ids that people read: a letter and a number, counted within the organisation."""

import re

_REF = re.compile(r"([A-Z])-([1-9][0-9]{0,8})")


def number_in(ref: str, letter: str) -> int | None:
    """12 in "H-12", where the letter is "H"; None in what is no such id."""
    match = _REF.fullmatch(ref)
    return int(match[2]) if match is not None and match[1] == letter else None
