"""Where in a TOML file something stands; the library that reads it does not say."""

import re

_QUESTION = re.compile(r"\s*\[\[\s*questions\s*\]\]")


def line_of(text: str, question: int | None, field: str) -> int:
    """Of a field of the nth question, or of the set itself with None; where it begins, if the field is not there."""
    lines = text.split("\n")
    begins = [number for number, line in enumerate(lines) if _QUESTION.match(line)]
    if question is None:
        first, last = 0, begins[0] if begins else len(lines)
    elif question < len(begins):
        first, last = begins[question], [*begins, len(lines)][question + 1]
    else:  # written in another way than with a heading each
        first, last, field = 0, len(lines), "questions"
    named = re.compile(rf"\s*[\"']?{re.escape(field)}[\"']?\s*=") if field else None
    found = (number for number in range(first, last) if named and named.match(lines[number]))
    return next(found, first) + 1
